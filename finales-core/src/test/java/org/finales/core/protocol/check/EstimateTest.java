package org.finales.core.protocol.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.finales.core.protocol.check.ProtocolCheckTest.read;

import java.util.List;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.sequence.SequenceStatus;
import org.finales.cycler.spi.Envelope;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final CellParameters CELL =
      CellParameters.parse("li-ion-nmc?capacity=2.5Ah&soc=0");

  private static Estimate estimate(String lines) {
    return Estimate.of(read(lines), CELL, Envelope.UNBOUNDED);
  }

  private static List<String> codes(String lines) {
    return estimate(lines).findings().stream().map(one -> one.step() + " " + one.code()).toList();
  }

  @Test
  void durationThroughputAndExtremesComeOut() {
    Estimate estimate =
        estimate(
            "LOOP 2 / CCCV, 1.25, 4.2, CURRENT, 0.125 / WAIT, 600 / CC, -1.25, VOLTAGE, 2.5 / END");
    assertThat(estimate.status()).isEqualTo(SequenceStatus.FINISHED);
    assertThat(estimate.reason()).isNull();
    assertThat(estimate.seconds()).isBetween(4 * 3600.0, 10 * 3600.0);
    assertThat(estimate.total().chargedAh()).isBetween(4.0, 5.1);
    assertThat(estimate.total().dischargedWh()).isBetween(14.0, 20.0);
    assertThat(estimate.voltage().most()).isCloseTo(4.2, within(1e-3));
    assertThat(estimate.voltage().least()).isLessThan(2.51);
    assertThat(estimate.temperature().most()).isBetween(25.0, 60.0);
    assertThat(estimate.steps()).extracting(StepShare::runs).containsExactly(2L, 2L, 2L, 0L);
    assertThat(estimate.steps().get(1).seconds()).isCloseTo(1200, within(1e-3));
    assertThat(estimate.steps().get(1).doing()).isEqualTo("rest for 10 min");
    assertThat(estimate.steps().get(2).endedBy()).isEqualTo("a lower voltage of 2.5 V");
    assertThat(estimate.steps().stream().mapToDouble(StepShare::seconds).sum())
        .isCloseTo(estimate.seconds(), within(1e-3));
    assertThat(estimate.findings()).isEmpty();
  }

  @Test
  void aPeakBetweenRecordedPointsIsNotLost() {
    Estimate estimate =
        estimate(
            "RECORD, TIME, 3600 / PULSES, 3\n | WAIT, 100000\n | CC, 2, TIME, 0.5\n | WAIT, 9");
    double most = 0;
    for (double current : estimate.trace().maxCurrent) {
      most = Math.max(most, current);
    }
    assertThat(most).isEqualTo(2);
    assertThat(estimate.trace().size).isLessThanOrEqualTo(Trace.MOST);
  }

  @Test
  void aVoltageThatTheChemistryDoesNotBearIsNamedWithItsStep() {
    assertThat(codes("WAIT, 1 / CC, 1.25, VOLTAGE, 4.5")).containsExactly("2 above-chemistry");
    assertThat(codes("WAIT, 1 / CC, 1.25, VOLTAGE, 4.2")).isEmpty();
    assertThat(codes("CC, -1.25, VOLTAGE, 2")).containsExactly("1 below-chemistry");
    assertThat(estimate("CC, 1.25, VOLTAGE, 4.5").findings().get(0).message())
        .isEqualTo("it takes the cell to 4.5 V, above the 4.2 V that li-ion-nmc bears");
  }

  @Test
  void whatDoesNotEndWithinAYearIsTold() {
    assertThat(rarely("WAIT, TEMPERATURE > 90").findings())
        .extracting(Finding::code)
        .containsExactly("does-not-end");
    assertThat(rarely("WAIT, 300 d").findings()).isEmpty();
    assertThat(rarely("a: WAIT, 600 -> GO TO a").status()).isNotEqualTo(SequenceStatus.FINISHED);
  }

  /** With a reading every ten minutes, which is quicker. */
  private static Estimate rarely(String lines) {
    return Estimate.of(read(lines), CELL, Envelope.UNBOUNDED, Estimate.BOUNDS.withStep(600));
  }

  @Test
  void aLimitThatStopsItIsTold() {
    assertThat(codes("SAFETY, MAX VOLTAGE, 4 / CC, 1.25, VOLTAGE, 4.2")).containsExactly("1 fails");
    assertThat(codes("SAFETY, MAX VOLTAGE, 4.3 / CC, 1.25, VOLTAGE, 4.2")).isEmpty();
  }

  @Test
  void aStepWithoutTimeIsNoted() {
    assertThat(codes("CC, -1.25, VOLTAGE, 2.6"))
        .containsExactly("1 below-chemistry", "1 ended-at-once");
  }

  @Test
  void aHotCellIsTold() {
    assertThat(codes("CC, 12.5, VOLTAGE, 4.2; TIME, 300")).doesNotContain("1 too-hot");
    assertThat(codes("WAIT, 2 h | CHAMBER, 70")).containsExactly("1 too-hot");
    assertThat(codes("WAIT, 2 h | CHAMBER, 50")).isEmpty();
  }

  @Test
  void aPowerThatTheCellCannotGiveIsTold() {
    assertThat(codes("CP, 5, VOLTAGE, 4.1 / CP, -5, VOLTAGE, 2.8")).isEmpty();
    Estimate estimate = estimate("WAIT, 1 / CP, -2000, TIME, 5");
    assertThat(estimate.findings())
        .filteredOn(finding -> finding.code().equals("power-not-reached"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.step()).isEqualTo(2))
        .satisfies(finding -> assertThat(finding.message()).contains("not the 2000 W of the step"));
  }

  @Test
  void whatTheWindowForbidsIsRefused() {
    assertThatThrownBy(
            () -> Estimate.of(read("WAIT, 1 / CC, 3, TIME, 1"), CELL, Envelope.of(2.5, 4.2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step 2");
  }
}
