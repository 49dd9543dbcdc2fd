package org.finales.samples.electrolyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.finales.api.chemistry.BatteryChemicals;
import org.finales.api.chemistry.Chemical;
import org.finales.api.chemistry.Formulation;
import org.finales.api.chemistry.FractionType;
import org.junit.jupiter.api.Test;

class FormulationsTest {
  @Test
  void aRecipeSurvivesTheJourneyThroughJson() {
    for (SolventMixture solvent : ConductivityModel.mixtures()) {
      for (int i = 0; i <= 300; i++) {
        Electrolyte electrolyte = new Electrolyte(solvent, i / 100.0);

        Electrolyte back =
            Formulations.toElectrolyte(Formulation.read(Formulations.of(electrolyte).toJson()));

        assertThat(back.concentration()).isCloseTo(electrolyte.concentration(), within(1e-9));
        assertThat(back.solvent().agreesWith(solvent, 1e-9)).as("%s", back).isTrue();
      }
    }
  }

  @Test
  void chemicalsAreKnownByTheirSmilesAlone() {
    Formulation formulation =
        Formulation.builder(FractionType.MOLE_PERCENT)
            .add(Chemical.of("C1COC(=O)O1", null), "46.6")
            .add(Chemical.of("COC(=O)OC", null), "45.5")
            .add(Chemical.of("[Li+].F[P-](F)(F)(F)(F)F", null), "7.9")
            .build();

    Electrolyte electrolyte = Formulations.toElectrolyte(formulation);

    assertThat(electrolyte.solvent().agreesWith(SolventMixture.EC_DMC_1_1, 0.001)).isTrue();
    assertThat(electrolyte.concentration()).isCloseTo(1.07, within(0.05));
  }

  @Test
  void sharesOfMassNameTheSameElectrolyteAsSharesOfAmount() {
    Electrolyte electrolyte = new Electrolyte(SolventMixture.EC_EMC_3_7, 1.0);
    double density = DensityModel.density(electrolyte, 298.15);
    double salt = Constituent.LIPF6.molarMass() / (1000 * density);
    Formulation byMass =
        Formulation.builder(FractionType.MASS_PER_MASS)
            .add(BatteryChemicals.EC.chemical(), Double.toString(0.3 * (1 - salt)))
            .add(BatteryChemicals.EMC.chemical(), Double.toString(0.7 * (1 - salt)))
            .add(BatteryChemicals.LIPF6.chemical(), Double.toString(salt))
            .build();

    Electrolyte back = Formulations.toElectrolyte(byMass);

    assertThat(back.concentration()).isCloseTo(1.0, within(1e-9));
    assertThat(back.solvent().agreesWith(SolventMixture.EC_EMC_3_7, 1e-9)).isTrue();
  }

  @Test
  void aChemicalThatTheModelsDoNotKnowIsNamed() {
    Formulation formulation =
        Formulation.builder(FractionType.MOL_PER_MOL)
            .add(BatteryChemicals.EC.chemical(), "0.5")
            .add(BatteryChemicals.PC.chemical(), "0.5")
            .build();

    assertThatThrownBy(() -> Formulations.toElectrolyte(formulation))
        .isInstanceOf(ModelRangeException.class)
        .hasMessageContaining("Propylene carbonate");
  }

  @Test
  void anUnknownChemicalOfWhichThereIsNothingDoesNoHarm() {
    Formulation formulation =
        Formulation.builder(FractionType.MOL_PER_MOL)
            .add(BatteryChemicals.DMC.chemical(), "1")
            .add(BatteryChemicals.PC.chemical(), "0")
            .build();

    assertThat(Formulations.toElectrolyte(formulation).concentration()).isZero();
  }

  @Test
  void sharesOfVolumeAreRefused() {
    Formulation formulation =
        Formulation.builder(FractionType.VOLUME_PERCENT)
            .add(BatteryChemicals.EC.chemical(), "50")
            .add(BatteryChemicals.DMC.chemical(), "50")
            .build();

    assertThatThrownBy(() -> Formulations.toElectrolyte(formulation))
        .isInstanceOf(ModelRangeException.class)
        .hasMessageContaining("volumePercent");
  }
}
