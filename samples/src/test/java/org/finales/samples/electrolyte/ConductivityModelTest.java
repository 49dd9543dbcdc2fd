package org.finales.samples.electrolyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConductivityModelTest {
  private static double conductivity(SolventMixture solvent, double c, double temperature) {
    return ConductivityModel.conductivity(new Electrolyte(solvent, c), temperature);
  }

  @Test
  void givesThePublishedValueOfOneMolarSaltInEcEmc() {
    assertThat(conductivity(SolventMixture.EC_EMC_3_7, 1.0, 298.15)).isCloseTo(9.13, within(0.005));
  }

  @Test
  void agreesWithTheFormulaEvaluatedByHand() {
    // e^(1000/298.15) = 28.61744, (1 + 70.15) = 71.15
    double numerator = 0.798 * 71.15 * (1 - 1.22 + 0.509 * (1 - 0.004 * 28.61744));
    assertThat(conductivity(SolventMixture.EC_DMC_1_1, 1.0, 298.15))
        .isCloseTo(numerator / (1 + 0.00379 * 28.61744), within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "273.15, 0.7824, 7.0214",
    "288.15, 0.8704, 9.8393",
    "298.15, 0.9326, 11.8516",
    "313.15, 1.0323, 15.0734"
  })
  void findsTheOptimumThatAFineGridFinds(double temperature, double c, double conductivity) {
    ConductivityModel.Optimum optimum = ConductivityModel.optimum(temperature, 0.2, 2.5);

    assertThat(optimum.electrolyte().solvent()).isEqualTo(SolventMixture.EC_DMC_1_1);
    assertThat(optimum.electrolyte().concentration()).isCloseTo(c, within(2e-4));
    assertThat(optimum.conductivity()).isCloseTo(conductivity, within(1e-4));
  }

  @Test
  void findsAnOptimumAtTheEdgeOfTheRange() {
    ConductivityModel.Optimum optimum = ConductivityModel.optimum(298.15, 0.2, 0.5);

    assertThat(optimum.electrolyte().concentration()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void risesWithTemperature() {
    for (SolventMixture solvent : ConductivityModel.mixtures()) {
      double previous = 0;
      for (double temperature = 253; temperature <= 333; temperature += 5) {
        double now = conductivity(solvent, 1.0, temperature);
        assertThat(now).as("%s at %s K", solvent.label(), temperature).isGreaterThan(previous);
        previous = now;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.09})
  void refusesConcentrationsThatWereNotMeasured(double c) {
    assertThatThrownBy(() -> conductivity(SolventMixture.EC_DMC_1_1, c, 298.15))
        .isInstanceOf(ModelRangeException.class)
        .hasMessageContaining("LiPF6 concentration " + c + " mol/L")
        .hasMessageContaining("0.1 to 3.0 mol/L");
  }

  @ParameterizedTest
  @ValueSource(doubles = {252.9, 333.1, Double.NaN, Double.POSITIVE_INFINITY, -5})
  void refusesTemperaturesOutsideTheRange(double temperature) {
    assertThatThrownBy(() -> conductivity(SolventMixture.EC_DMC_1_1, 1.0, temperature))
        .isInstanceOf(ModelRangeException.class)
        .hasMessageContaining("temperature " + temperature + " K");
  }

  @Test
  void refusesMixturesThatWereNotMeasuredAndNamesThoseThatWere() {
    SolventMixture unknown =
        SolventMixture.byMass(Map.of(Constituent.EC, 1.0, Constituent.EMC, 1.0));

    assertThatThrownBy(() -> conductivity(unknown, 1.0, 298.15))
        .isInstanceOf(ModelRangeException.class)
        .hasMessageContaining("EC:EMC 50:50 (w)")
        .hasMessageContaining("EC:EMC 30:70 (w) and EC:DMC 50:50 (w)");
  }

  @Test
  void takesAMixtureThatIsWeighedInWithinHalfAPerCent() {
    SolventMixture weighed =
        SolventMixture.byMass(Map.of(Constituent.EC, 3.01, Constituent.EMC, 6.99));

    assertThat(conductivity(weighed, 1.0, 298.15))
        .isEqualTo(conductivity(SolventMixture.EC_EMC_3_7, 1.0, 298.15));
  }
}
