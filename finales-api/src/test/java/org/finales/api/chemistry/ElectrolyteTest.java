package org.finales.api.chemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.finales.api.battinfo.Concept;
import org.finales.api.json.FinalesJson;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElectrolyteTest {
  private static Constituent.Builder of(Substance substance) {
    return Constituent.of(substance).toBuilder();
  }

  /** 1 mol/L LiPF6 in EC:EMC 3:7 by volume with 2 % of its mass VC. */
  private static Electrolyte.Builder lp57() {
    return Electrolyte.builder()
        .kind(ElectrolyteKind.ORGANIC)
        .solvents(
            List.of(
                of(Substance.ETHYLENE_CARBONATE)
                    .volumeFraction(Quantity.of("0.3", "1"))
                    .density(Quantity.of("1.32", "g/cm3"))
                    .build(),
                of(Substance.ETHYL_METHYL_CARBONATE)
                    .volumeFraction(Quantity.of("70", "vol%"))
                    .density(Quantity.of("1.006", "kg/L"))
                    .build()))
        .salts(
            List.of(
                of(Substance.LITHIUM_HEXAFLUOROPHOSPHATE)
                    .concentration(Quantity.of("1.0", "mol/L"))
                    .build()))
        .additives(
            List.of(
                of(Substance.VINYLENE_CARBONATE).massFraction(Quantity.of("2", "wt%")).build()));
  }

  private static final Observation DENSITY =
      Observation.measured(PropertyKind.DENSITY, Quantity.of("1.2", "g/cm3"));

  private static double share(Formulation formulation, Substance substance) {
    return formulation
        .fractionOf(substance.chemical().orElseThrow())
        .map(BigDecimal::doubleValue)
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(names = {"MOL_PER_MOL", "MOLE_PERCENT", "MASS_PER_MASS", "VOLUME_PERCENT"})
  void aFormulationComesBackAsItWasDigitForDigit(FractionType type) {
    BigDecimal whole = type.whole();
    Formulation formulation =
        Formulation.builder(type)
            .add(
                BatteryChemicals.LIPF6.chemical().withBatch("b 7", "maker"),
                new BigDecimal("0.0750").multiply(whole))
            .add(BatteryChemicals.EC.chemical(), new BigDecimal("0.3120").multiply(whole))
            .add(BatteryChemicals.EMC.chemical(), new BigDecimal("0.6130").multiply(whole))
            .build();
    Electrolyte electrolyte = Electrolyte.of(formulation);
    assertThat(electrolyte.salts()).extracting(Constituent::substance).hasSize(1);
    assertThat(electrolyte.salts().get(0).role()).isEqualTo(ConstituentRole.SALT);
    Formulation back = electrolyte.toFormulation(type);
    for (FormulationComponent component : formulation.components()) {
      assertThat(back.fractionOf(component.chemical()).orElseThrow())
          .as(component.chemical().label())
          .isEqualByComparingTo(component.fraction());
    }
    assertThat(back.components())
        .extracting(FormulationComponent::chemical)
        .containsExactlyInAnyOrderElementsOf(
            formulation.components().stream().map(FormulationComponent::chemical).toList());
  }

  @Test
  void concentrationsVolumesAndMassSharesBecomeSharesOfTheWholeMass() {
    Formulation byMass =
        lp57().properties(List.of(DENSITY)).build().toFormulation(FractionType.MASS_PER_MASS);
    // 1 mol/L of 151.902 g/mol in 1.2 kg/L is a share of 0.126585; the rest is of the solvents
    double salt = 151.902 / 1200;
    double solvents = 1 - salt - 0.02;
    double ec = 0.3 * 1.32 / (0.3 * 1.32 + 0.7 * 1.006);
    assertThat(share(byMass, Substance.LITHIUM_HEXAFLUOROPHOSPHATE)).isCloseTo(salt, within(1e-12));
    assertThat(share(byMass, Substance.VINYLENE_CARBONATE)).isCloseTo(0.02, within(1e-12));
    assertThat(share(byMass, Substance.ETHYLENE_CARBONATE)).isCloseTo(ec * solvents, within(1e-12));
  }

  @Test
  void molalitiesCountByTheMassOfTheSolvents() {
    Electrolyte electrolyte =
        Electrolyte.builder()
            .solvents(List.of(Constituent.of(Substance.PROPYLENE_CARBONATE)))
            .salts(
                List.of(
                    of(Substance.LITHIUM_HEXAFLUOROPHOSPHATE)
                        .molality(Quantity.of("1", "mol/kg"))
                        .build()))
            .build();
    Formulation byAmount = electrolyte.toFormulation(FractionType.MOL_PER_MOL);
    double solvent = 1000 / 102.089;
    assertThat(share(byAmount, Substance.LITHIUM_HEXAFLUOROPHOSPHATE))
        .isCloseTo(1 / (1 + solvent), within(1e-9));
  }

  @Test
  void whatIsMissingForAConversionIsNamedAllAtOnce() {
    assertThatThrownBy(() -> lp57().build().toFormulation(FractionType.MOL_PER_MOL))
        .isInstanceOf(FormulationException.class)
        .hasMessageContaining("the electrolyte needs a density");
    Electrolyte unknown =
        Electrolyte.builder()
            .solvents(
                List.of(
                    Constituent.builder()
                        .name("secret")
                        .volumeFraction(Quantity.of("1", "1"))
                        .build()))
            .salts(List.of(Constituent.of(Substance.LITHIUM_PERCHLORATE)))
            .build();
    assertThatThrownBy(() -> unknown.toFormulation(FractionType.MOL_PER_MOL))
        .isInstanceOf(FormulationException.class)
        .hasMessageContaining("secret has neither SMILES nor InChIKey")
        .hasMessageContaining("secret needs a density")
        .hasMessageContaining("LiClO4 needs a molality, a concentration or a mass fraction");
  }

  @Test
  void sharesOfSolventsThatDoNotAddUpAreRefused() {
    Electrolyte electrolyte =
        Electrolyte.builder()
            .solvents(
                List.of(
                    of(Substance.ETHYLENE_CARBONATE).massFraction(Quantity.of("0.3", "1")).build(),
                    of(Substance.DIMETHYL_CARBONATE).massFraction(Quantity.of("0.3", "1")).build()))
            .salts(
                List.of(
                    of(Substance.LITHIUM_HEXAFLUOROPHOSPHATE)
                        .molality(Quantity.of("1", "mol/kg"))
                        .build()))
            .build();
    assertThatThrownBy(() -> electrolyte.toFormulation(FractionType.MASS_PER_MASS))
        .isInstanceOf(FormulationException.class)
        .hasMessageContaining("add up to 0.6 instead of 1");
    assertThatThrownBy(() -> electrolyte.toFormulation(FractionType.ATOM_PERCENT))
        .isInstanceOf(FormulationException.class)
        .hasMessageContaining("atoms");
  }

  @Test
  void aWrongDimensionIsAnErrorThatNamesBothUnits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Constituent.builder().molality(Quantity.of("1", "mol/L")).build())
        .withMessageContaining("molality")
        .withMessageContaining("'mol/kg'")
        .withMessageContaining("'mol/L'");
  }

  @Test
  void rolesMayBeLeftOutWithinAnElectrolyte() {
    Electrolyte read =
        FinalesJson.convert(
            FinalesJson.read("{\"additives\": [{\"substance\": \"vinyleneCarbonate\"}]}"),
            Electrolyte.class);
    assertThat(read.additives().get(0).role()).isEqualTo(ConstituentRole.ADDITIVE);
  }

  @ParameterizedTest
  @EnumSource(BatteryChemicals.class)
  void chemicalsAreFoundByInChIKeyAndBySmiles(BatteryChemicals known) throws Exception {
    Substance substance = Substance.of(known.chemical()).orElseThrow();
    String label =
        Substance.class.getField(substance.name()).getAnnotation(Concept.class).value()[0];
    assertThat(label.toLowerCase(java.util.Locale.ROOT))
        .isEqualTo(
            String.valueOf(known.chemical().name())
                .replace(" ", "")
                .toLowerCase(java.util.Locale.ROOT));
    assertThat(Substance.of(Chemical.of(known.chemical().smiles(), null))).contains(substance);
    assertThat(Substance.of(Chemical.of(null, known.chemical().inchiKey()))).contains(substance);
    assertThat(substance.molarMass()).contains(known.molarMass());
  }

  @ParameterizedTest
  @EnumSource(Substance.class)
  void everyFormulaHasAMolarMass(Substance substance) {
    assertThat(substance.molarMass().isPresent()).isEqualTo(substance.formula() != null);
  }
}
