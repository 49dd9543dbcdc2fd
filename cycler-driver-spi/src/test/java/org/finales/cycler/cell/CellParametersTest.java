package org.finales.cycler.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CellParametersTest {

  @ParameterizedTest
  @CsvSource({
    "li-ion, LI_ION_NMC",
    "Li-Ion-NMC, LI_ION_NMC",
    "li-ion-lfp, LI_ION_LFP",
    "li-ion-nca, LI_ION_NCA",
    "li-ion-lmo, LI_ION_LMO",
    "li-ion-lco, LI_ION_LCO",
    "li-ion-lto, LI_ION_LTO",
    "lead-acid, LEAD_ACID",
    "vanadium_redox, VANADIUM_REDOX"
  })
  void chemistriesHaveNames(String name, CellChemistry expected) {
    assertThat(CellChemistry.of(name)).isEqualTo(expected);
    assertThat(CellParameters.parse(name)).isEqualTo(expected.defaults(1));
  }

  @Test
  void settingsAreQuantitiesInAnyUnit() {
    CellParameters cell =
        CellParameters.parse(
            "li-ion-lfp?capacity=2500 mAh&resistance=20mOhm&resistance1=0.5 mOhm&time1=1min"
                + "&soc=80%&ambient=298.15K&series=4&parallel=2&efficiency=0.99&fade=1e-4");
    assertThat(cell.capacityAh()).isCloseTo(2.5, within(1e-12));
    assertThat(cell.packCapacityAh()).isCloseTo(5, within(1e-12));
    assertThat(cell.resistance()).isCloseTo(0.02, within(1e-12));
    assertThat(cell.fastResistance()).isCloseTo(0.0005, within(1e-12));
    assertThat(cell.fastSeconds()).isCloseTo(60, within(1e-12));
    assertThat(cell.stateOfCharge()).isCloseTo(0.8, within(1e-12));
    assertThat(cell.ambientCelsius()).isCloseTo(25, within(1e-9));
    assertThat(cell.series()).isEqualTo(4);
    assertThat(cell.fadePerCycle()).isEqualTo(1e-4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "zinc-air; choose li-ion, li-ion-nmc",
        "li-ion?capacity=2.5V; capacity=2.5V; give it in a unit such as Ah",
        "li-ion?capacity=much; capacity=much; give a number with a unit such as Ah",
        "li-ion?capacity=0Ah; the capacity is 0.0 Ah",
        "li-ion?capacity=-1Ah; more than zero",
        "li-ion?colour=red; no setting \"colour\"",
        "li-ion?soc; write name=value",
        "li-ion?soc=1&soc=0; given twice",
        "li-ion?series=1.5; a whole number",
        "li-ion?resistance=0Ohm; more than zero"
      })
  void refusalsNameTheSettingAndTheRemedy(String text, String expected) {
    assertThatThrownBy(() -> CellParameters.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aCellHoldsItsCapacityBetweenItsUsualVoltages(CellChemistry chemistry) {
    CellModel cell = new CellModel(chemistry.defaults(2).toBuilder().stateOfCharge(0.5).build());
    cell.hold(ControlMode.CURRENT, 0.2, Envelope.UNBOUNDED);
    cell.advanceUntil(
        Threshold.atLeast(Threshold.Watched.VOLTAGE, chemistry.maxVoltage()), 100_000);
    assertThat(cell.stateOfCharge()).isBetween(0.96, 1.03);
    double full = cell.stateOfCharge();
    cell.hold(ControlMode.CURRENT, -0.2, Envelope.UNBOUNDED);
    cell.advanceUntil(Threshold.atMost(Threshold.Watched.VOLTAGE, chemistry.minVoltage()), 100_000);
    assertThat(full - cell.stateOfCharge()).isBetween(0.95, 1.05);
  }

  @ParameterizedTest
  @EnumSource
  void everyCurveRisesAndGoesOnBeyondItsEnds(CellChemistry chemistry) {
    OcvTable ocv = chemistry.ocv();
    double before = ocv.voltage(-0.5);
    for (double soc = -0.499; soc < 1.5; soc += 0.001) {
      assertThat(ocv.voltage(soc)).isGreaterThan(before);
      assertThat(ocv.slope(soc))
          .isCloseTo((ocv.voltage(soc + 1e-7) - ocv.voltage(soc - 1e-7)) / 2e-7, within(0.05));
      before = ocv.voltage(soc);
    }
    double half = ocv.voltage(0.5);
    assertThat(half).isBetween(chemistry.minVoltage(), chemistry.maxVoltage());
    assertThat(ocv.stateOfCharge(half)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aTableIsMetAtItsPointsAndIsStraightWhereTheyAre() {
    double[] socs = {0, 0.1, 0.4, 0.7, 1};
    double[] volts = {3, 3.5, 3.6, 3.7, 4.2};
    OcvTable ocv = OcvTable.of(socs, volts);
    for (int i = 0; i < socs.length; i++) {
      assertThat(ocv.voltage(socs[i])).isCloseTo(volts[i], within(1e-12));
    }
    OcvTable line = OcvTable.of(new double[] {0, 0.3, 0.5, 1}, new double[] {3, 3.3, 3.5, 4});
    assertThat(line.voltage(0.77)).isCloseTo(3.77, within(1e-12));
    assertThat(line.voltage(1.5)).isCloseTo(4.5, within(1e-12));
    assertThatThrownBy(() -> OcvTable.of(new double[] {0, 1}, new double[] {4, 3}))
        .hasMessageContaining("point 2");
  }

  @Test
  void noiseIsTheSameAgainForTheSameSeedAndRoundedToTheResolution() {
    MeasurementNoise noise = new MeasurementNoise(0.001, 0.0005, 0.01, 0, 0, 0.1);
    NoisyMeter one = noise.meter(7);
    NoisyMeter other = noise.meter(7);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 10_000; i++) {
      double voltage = one.voltage(3.7);
      assertThat(voltage).isEqualTo(other.voltage(3.7));
      assertThat(voltage / 0.0005).isCloseTo(Math.rint(voltage / 0.0005), within(1e-6));
      sum += voltage - 3.7;
      squares += (voltage - 3.7) * (voltage - 3.7);
    }
    assertThat(sum / 10_000).isCloseTo(0, within(5e-5));
    assertThat(Math.sqrt(squares / 10_000)).isCloseTo(0.001, within(5e-5));
    assertThat(one.temperature(25.04)).isCloseTo(25.0, within(1e-9));
    assertThat(MeasurementNoise.NONE.meter(1).current(1.25)).isEqualTo(1.25);
  }
}
