package org.finales.samples.electrolyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoleFractionsTest {
  private static final double EXACT = 1e-9;

  private static void assertSame(Electrolyte actual, Electrolyte expected) {
    assertThat(actual.concentration())
        .as("concentration of %s", expected)
        .isCloseTo(expected.concentration(), within(EXACT));
    assertThat(actual.solvent().agreesWith(expected.solvent(), EXACT))
        .as("%s instead of %s", actual.solvent(), expected.solvent())
        .isTrue();
  }

  @Test
  void aRecipeComesBackFromItsMoleFractions() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      Map<Constituent, Double> masses = new EnumMap<>(Constituent.class);
      masses.put(Constituent.EC, 0.01 + random.nextDouble());
      masses.put(Constituent.EMC, 0.01 + random.nextDouble());
      if (i % 2 == 0) {
        masses.put(Constituent.DMC, 0.01 + random.nextDouble());
      }
      Electrolyte electrolyte =
          new Electrolyte(SolventMixture.byMass(masses), 3 * random.nextDouble());

      Map<Constituent, Double> fractions = MoleFractions.of(electrolyte);

      assertThat(fractions.values().stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-12));
      assertSame(MoleFractions.toElectrolyte(fractions), electrolyte);
    }
  }

  @Test
  void moleFractionsComeBackFromTheirRecipe() {
    Map<Constituent, Double> fractions =
        Map.of(Constituent.EC, 0.32, Constituent.EMC, 0.60, Constituent.LIPF6, 0.08);

    Map<Constituent, Double> again = MoleFractions.of(MoleFractions.toElectrolyte(fractions));

    fractions.forEach(
        (constituent, x) ->
            assertThat(again.get(constituent)).as("%s", constituent).isCloseTo(x, within(EXACT)));
  }

  @Test
  void bothMixturesSurviveAtTheLimitsOfTheRange() {
    for (SolventMixture solvent : ConductivityModel.mixtures()) {
      for (double c : new double[] {0, 1e-6, 0.1, 0.2, 2.5, 3}) {
        Electrolyte electrolyte = new Electrolyte(solvent, c);
        assertSame(MoleFractions.toElectrolyte(MoleFractions.of(electrolyte)), electrolyte);
      }
    }
  }

  @Test
  void theConcentrationIsThatOfTheSolutionAtTheReferenceTemperature() {
    Electrolyte electrolyte = new Electrolyte(SolventMixture.EC_DMC_1_1, 1.0);
    Map<Constituent, Double> fractions = MoleFractions.of(electrolyte);
    double molarMass =
        fractions.entrySet().stream()
            .mapToDouble(part -> part.getValue() * part.getKey().molarMass())
            .sum();
    double density = DensityModel.density(electrolyte, DensityModel.REFERENCE_TEMPERATURE);

    double perLitre = 1000 * density / molarMass * fractions.getOrDefault(Constituent.LIPF6, 0.0);

    assertThat(perLitre).isCloseTo(1.0, within(1e-12));
  }

  @Test
  void roundedFractionsAreScaled() {
    Electrolyte electrolyte =
        MoleFractions.toElectrolyte(
            Map.of(Constituent.EC, 0.4658, Constituent.DMC, 0.4554, Constituent.LIPF6, 0.0790));

    assertThat(electrolyte.solvent().agreesWith(SolventMixture.EC_DMC_1_1, 1e-4)).isTrue();
    assertThat(electrolyte.concentration()).isBetween(1.0, 1.1);
  }

  @Test
  void fractionsThatDoNotAddUpAreRefused() {
    assertThatThrownBy(
            () ->
                MoleFractions.toElectrolyte(
                    Map.of(Constituent.EC, 0.5, Constituent.DMC, 0.4, Constituent.LIPF6, 0.08)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("add up to 0.98");
  }

  @Test
  void negativeAndMissingNumbersAreRefused() {
    for (double wrong : new double[] {-0.1, Double.NaN, 1.1}) {
      assertThatThrownBy(() -> MoleFractions.toElectrolyte(Map.of(Constituent.EC, wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("mole fraction of EC is " + wrong);
    }
  }

  @Test
  void saltAloneIsRefused() {
    assertThatThrownBy(() -> MoleFractions.toElectrolyte(Map.of(Constituent.LIPF6, 1.0)))
        .isInstanceOf(ModelRangeException.class)
        .hasMessageContaining("no solvent");
  }

  @Test
  void aSolutionTooConcentratedForTheModelsIsRefused() {
    assertThatThrownBy(
            () -> MoleFractions.toElectrolyte(Map.of(Constituent.DMC, 0.5, Constituent.LIPF6, 0.5)))
        .isInstanceOf(ModelRangeException.class)
        .hasMessageContaining("0.0 to 3.0 mol/L");
  }
}
