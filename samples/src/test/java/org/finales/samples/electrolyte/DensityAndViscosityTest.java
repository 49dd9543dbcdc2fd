package org.finales.samples.electrolyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DensityAndViscosityTest {
  private static Electrolyte pure(Constituent solvent) {
    return new Electrolyte(SolventMixture.byMass(Map.of(solvent, 1.0)), 0);
  }

  @Test
  void pureSolventsHaveTheTabulatedDensities() {
    assertThat(DensityModel.density(pure(Constituent.EMC), 298.15)).isCloseTo(1.006, within(1e-12));
    assertThat(DensityModel.density(pure(Constituent.DMC), 298.15)).isCloseTo(1.063, within(1e-12));
    assertThat(DensityModel.density(pure(Constituent.EC), 313.15)).isCloseTo(1.321, within(1e-12));
  }

  @Test
  void pureSolventsHaveTheTabulatedViscosities() {
    assertThat(ViscosityModel.viscosity(pure(Constituent.EC), 313.15))
        .isCloseTo(1.90, within(1e-9));
    assertThat(ViscosityModel.viscosity(pure(Constituent.DMC), 293.15))
        .isCloseTo(0.59, within(1e-9));
    assertThat(ViscosityModel.viscosity(pure(Constituent.EMC), 298.15))
        .isCloseTo(0.65, within(1e-9));
  }

  @Test
  void densityIsLinearInTheConcentrationAtTheReferenceTemperature() {
    double none = DensityModel.density(new Electrolyte(SolventMixture.EC_DMC_1_1, 0), 298.15);
    double one = DensityModel.density(new Electrolyte(SolventMixture.EC_DMC_1_1, 1), 298.15);
    double two = DensityModel.density(new Electrolyte(SolventMixture.EC_DMC_1_1, 2), 298.15);

    assertThat(two - one).isCloseTo(one - none, within(1e-12));
    assertThat(one - none)
        .isCloseTo(
            (Constituent.LIPF6.molarMass() - DensityModel.SALT_MOLAR_VOLUME * none) / 1000,
            within(1e-12));
  }

  @Test
  void densityFallsAndViscosityFallsWithTemperatureAndBothRiseWithSalt() {
    for (SolventMixture solvent : ConductivityModel.mixtures()) {
      for (double c = 0; c <= 2.5; c += 0.5) {
        Electrolyte electrolyte = new Electrolyte(solvent, c);
        Electrolyte stronger = new Electrolyte(solvent, c + 0.5);
        for (double temperature = 253; temperature <= 323; temperature += 10) {
          double density = DensityModel.density(electrolyte, temperature);
          double viscosity = ViscosityModel.viscosity(electrolyte, temperature);

          assertThat(density).isBetween(1.0, 1.6);
          assertThat(viscosity).isBetween(0.5, 100.0);
          assertThat(DensityModel.density(electrolyte, temperature + 10)).isLessThan(density);
          assertThat(DensityModel.density(stronger, temperature)).isGreaterThan(density);
          assertThat(ViscosityModel.viscosity(electrolyte, temperature + 10)).isLessThan(viscosity);
          assertThat(ViscosityModel.viscosity(stronger, temperature)).isGreaterThan(viscosity);
        }
      }
    }
  }

  @Test
  void oneMolarElectrolytesAreOfTheUsualSize() {
    Electrolyte electrolyte = new Electrolyte(SolventMixture.EC_EMC_3_7, 1.0);

    assertThat(DensityModel.density(electrolyte, 298.15)).isBetween(1.15, 1.25);
    assertThat(ViscosityModel.viscosity(electrolyte, 298.15)).isBetween(2.5, 3.5);
  }

  @Test
  void whatLiesOutsideTheRangeIsRefused() {
    Electrolyte electrolyte = new Electrolyte(SolventMixture.EC_EMC_3_7, 1.0);

    assertThatThrownBy(() -> DensityModel.density(electrolyte, 250))
        .isInstanceOf(ModelRangeException.class);
    assertThatThrownBy(() -> ViscosityModel.viscosity(electrolyte, 340))
        .isInstanceOf(ModelRangeException.class);
    assertThatThrownBy(() -> InfraredModel.spectrum(electrolyte, Double.NaN))
        .isInstanceOf(ModelRangeException.class);
    for (double wrong : new double[] {-0.1, 3.1, Double.NaN}) {
      assertThatThrownBy(() -> new Electrolyte(SolventMixture.EC_EMC_3_7, wrong))
          .isInstanceOf(ModelRangeException.class)
          .hasMessageContaining("LiPF6 concentration " + wrong);
    }
  }
}
