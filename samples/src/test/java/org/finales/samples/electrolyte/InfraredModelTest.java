package org.finales.samples.electrolyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfraredModelTest {
  private static double at(Spectrum spectrum, double wavenumber) {
    return spectrum.absorbances().get(spectrum.wavenumbers().indexOf(wavenumber));
  }

  private static Spectrum spectrum(SolventMixture solvent, double c) {
    return InfraredModel.spectrum(new Electrolyte(solvent, c), 298.15);
  }

  @Test
  void coversTheRegionOfTheCarbonylStretchPointByPoint() {
    Spectrum spectrum = spectrum(SolventMixture.EC_EMC_3_7, 1.0);

    assertThat(spectrum.wavenumbers()).hasSize(221).startsWith(1650.0).endsWith(1870.0).isSorted();
    assertThat(spectrum.absorbances()).hasSize(221).allMatch(a -> a > 0 && a < 10);
  }

  @Test
  void saltMovesAbsorbanceFromTheFreeToTheBoundBand() {
    Spectrum none = spectrum(SolventMixture.EC_EMC_3_7, 0);
    Spectrum one = spectrum(SolventMixture.EC_EMC_3_7, 1);
    Spectrum two = spectrum(SolventMixture.EC_EMC_3_7, 2);

    assertThat(at(one, 1746)).isLessThan(at(none, 1746));
    assertThat(at(two, 1746)).isLessThan(at(one, 1746));
    assertThat(at(one, 1718)).isGreaterThan(at(none, 1718));
    assertThat(at(two, 1718)).isGreaterThan(at(one, 1718));
  }

  @Test
  void absorbancesOfUnsaltedMixturesAddUpByConcentration() {
    SolventMixture mixture = SolventMixture.EC_DMC_1_1;
    Spectrum mixed = spectrum(mixture, 0);
    Spectrum ec = spectrum(SolventMixture.byMass(Map.of(Constituent.EC, 1.0)), 0);
    Spectrum dmc = spectrum(SolventMixture.byMass(Map.of(Constituent.DMC, 1.0)), 0);
    double density = DensityModel.ofSolvent(mixture, 298.15);
    double ecShare =
        0.5
            * density
            / DensityModel.ofSolvent(new SolventMixture(Map.of(Constituent.EC, 1.0)), 298.15);

    for (double wavenumber : List.of(1700.0, 1755.0, 1773.0, 1804.0)) {
      assertThat(at(mixed, wavenumber))
          .isCloseTo(
              ecShare * at(ec, wavenumber) + (1 - ecShare) * at(dmc, wavenumber), within(1e-9));
    }
  }

  @Test
  void theAreaOfADilutedBandFollowsItsStrength() {
    Spectrum emc = spectrum(SolventMixture.byMass(Map.of(Constituent.EMC, 1.0)), 0);
    double area = emc.absorbances().stream().mapToDouble(a -> a).sum() * InfraredModel.STEP;
    double concentration = 1000 * 1.006 / Constituent.EMC.molarMass();

    // A Lorentzian has some 6 % of its area outside this window.
    assertThat(area / (3.6 * concentration)).isBetween(0.92, 0.95);
  }

  @Test
  void aSpectrumNeedsAsManyAbsorbancesAsWavenumbers() {
    assertThatThrownBy(() -> new Spectrum(List.of(1.0, 2.0), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 wavenumbers but 1 absorbances");
  }
}
