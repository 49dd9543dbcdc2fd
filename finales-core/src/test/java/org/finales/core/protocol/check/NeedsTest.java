package org.finales.core.protocol.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.finales.core.protocol.check.ProtocolCheckTest.read;

import org.finales.cycler.spi.ControlMode;
import org.junit.jupiter.api.Test;

class NeedsTest {

  @Test
  void setPointsAndEndsMakeTheEnvelope() {
    Needs needs =
        Needs.of(
            read(
                "CC, 1.5, VOLTAGE, 4.2 / CV, 4.2, CURRENT, 0.1 / WAIT, 60 / CC, -1.5, VOLTAGE, 2.5"),
            Double.NaN);
    assertThat(needs.whole().voltage()).isEqualTo(new Range(2.5, 4.2));
    assertThat(needs.whole().current()).isEqualTo(new Range(-1.5, 1.5));
    assertThat(needs.whole().modes())
        .containsExactlyInAnyOrder(ControlMode.CURRENT, ControlMode.VOLTAGE);
    assertThat(needs.steps().get(1).charges()).isTrue();
    assertThat(needs.steps().get(2).current().isKnown()).isFalse();
  }

  @Test
  void cRatesBecomeCurrentsOnceTheCapacityIsKnown() {
    assertThat(Needs.of(read("CC, -2C, VOLTAGE, 3"), 2.5).whole().current().least()).isEqualTo(-5);
    assertThat(Needs.of(read("CAPACITY, 1 / CC, -2C, VOLTAGE, 3"), 2.5).whole().current().least())
        .isEqualTo(-2);
    Need unknown = Needs.of(read("CC, -2C, VOLTAGE, 3"), Double.NaN).whole();
    assertThat(unknown.current().isKnown()).isFalse();
    assertThat(unknown.cRate().least()).isEqualTo(-2);
    assertThat(unknown.discharges()).isTrue();
  }

  @Test
  void guardsAreNoNeeds() {
    assertThat(Needs.of(read("CC, 1, VOLTAGE, 4.2; VOLTAGE < 1 -> FAIL"), 1).whole().voltage())
        .isEqualTo(new Range(4.2, 4.2));
  }

  @Test
  void theLongestTimeCountsLoops() {
    String lines = "LOOP 3 / LOOP 2 / WAIT, 10 / END / CC, 1, VOLTAGE, 4; TIME, 5 / END / WAIT, 1";
    assertThat(Needs.of(read(lines), 1).whole().longest()).isCloseTo(76, within(1e-9));
    assertThat(Needs.of(read("CC, 1, VOLTAGE, 4"), 1).whole().longest()).isInfinite();
    assertThat(Needs.of(read("a: WAIT, 5 -> GO TO a"), 1).whole().longest()).isInfinite();
  }

  @Test
  void pulsesTablesScansAndResistancesAreLookedInto() {
    Need pulses =
        Needs.of(read("PULSES, 10\n | CC, -2, TIME, 0.5\n | CP, 7, TIME, 40\n | CV, 4, TIME, 1"), 1)
            .whole();
    assertThat(pulses.current().least()).isEqualTo(-2);
    assertThat(pulses.power().most()).isEqualTo(7);
    assertThat(pulses.voltage().most()).isEqualTo(4);
    assertThat(pulses.shortest()).isEqualTo(0.5);
    assertThat(pulses.longest()).isCloseTo(415, within(1e-9));
    Need table =
        Needs.of(read("DRIVE, POWER, 3\n | UNITS, min, kW\n | 0, -1.5; 1, 0.5; 2, 0"), 1).whole();
    assertThat(table.power()).isEqualTo(new Range(-1500, 500));
    assertThat(table.longest()).isCloseTo(360, within(1e-9));
    assertThat(Needs.of(read("SCAN, 3.0, 4.2, 1 mV/s"), 1).whole().longest())
        .isCloseTo(1200, within(1e-6));
    assertThat(Needs.of(read("CR, 5, VOLTAGE, 3"), 1).whole().leastResistance()).isEqualTo(5);
    assertThat(Needs.of(read("EIS, 10 mV, 10 kHz, 0.1 Hz"), 1).whole().impedance()).isTrue();
    assertThat(Needs.of(read("WAIT, TEMPERATURE < 30"), 1).whole().temperature()).isTrue();
  }
}
