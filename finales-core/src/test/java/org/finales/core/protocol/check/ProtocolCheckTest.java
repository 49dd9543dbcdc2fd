package org.finales.core.protocol.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.text.ProfileText;
import org.finales.core.protocol.check.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolCheckTest {

  static Protocol read(String lines) {
    return ProfileText.read(lines.replace(" / ", "\n")).protocol();
  }

  private static List<String> codes(String lines) {
    return ProtocolCheck.of(read(lines), 2.5).stream()
        .filter(one -> !one.code().equals("no-safety-limits"))
        .map(one -> one.step() + " " + one.code())
        .toList();
  }

  @ParameterizedTest(name = "{0} is found in {1}, and not in {2}")
  @CsvSource(
      delimiter = '!',
      value = {
        "1 set-point-beyond-limit ! SAFETY, MAX CURRENT, 1 / CC, 1.5, VOLTAGE, 4.2 ! SAFETY, MAX CURRENT, 1.5 / CC, 1.5, VOLTAGE, 4.2",
        "1 set-point-beyond-limit ! SAFETY, MIN CURRENT, -1 / CC, -1.5, VOLTAGE, 3 ! SAFETY, MIN CURRENT, -1 / CC, -1, VOLTAGE, 3",
        "1 set-point-beyond-limit ! SAFETY, MAX CURRENT, 1 / CC, 0.5C, VOLTAGE, 4.2 ! SAFETY, MAX CURRENT, 1.25 / CC, 0.5C, VOLTAGE, 4.2",
        "1 set-point-beyond-limit ! CCCV, 1, 4.2, CURRENT, 0.1 | SAFETY, MAX VOLTAGE, 4.1 ! CCCV, 1, 4.2, CURRENT, 0.1 | SAFETY, MAX VOLTAGE, 4.2",
        "1 set-point-beyond-limit ! SAFETY, MAX POWER, 5 / CP, -6, VOLTAGE, 3 ! SAFETY, MAX POWER, 6 / CP, -6, VOLTAGE, 3",
        "1 set-point-beyond-limit ! SAFETY, MAX TEMPERATURE, 40 / WAIT, 5 | CHAMBER, 45 ! SAFETY, MAX TEMPERATURE, 50 / WAIT, 5 | CHAMBER, 45",
        "1 end-behind-limit       ! SAFETY, MAX VOLTAGE, 4.1 / CC, 1, VOLTAGE, 4.2 ! SAFETY, MAX VOLTAGE, 4.2 / CC, 1, VOLTAGE, 4.2",
        "1 end-behind-limit       ! SAFETY, MIN VOLTAGE, 3 / CC, -1, VOLTAGE, 2.5 ! SAFETY, MIN VOLTAGE, 2.5 / CC, -1, VOLTAGE, 2.5",
        "1 end-behind-limit       ! SAFETY, MAX CAPACITY, 2 / CC, 1, CAPACITY, 2.5; VOLTAGE, 4.2 ! SAFETY, MAX CAPACITY, 2.5 / CC, 1, CAPACITY, 2.5; VOLTAGE, 4.2",
        "1 end-behind-limit       ! SAFETY, MAX TEMPERATURE, 40 / WAIT, TEMPERATURE > 45 ! SAFETY, MAX TEMPERATURE, 40 / WAIT, TEMPERATURE > 45 -> FAIL",
        "1 end-in-wrong-direction ! CC, 1, VOLTAGE < 3 ! CC, 1, VOLTAGE, 4; VOLTAGE < 3 -> FAIL",
        "1 end-in-wrong-direction ! CP, -1, VOLTAGE > 4 ! CP, -1, VOLTAGE < 3",
        "1 end-in-wrong-direction ! CR, 10, VOLTAGE > 4 ! CR, 10, VOLTAGE, 3",
        "2 end-in-wrong-direction ! CC, 1, VOLTAGE, 4.2 / CV, 4.2, CURRENT < -0.1 ! CC, 1, VOLTAGE, 4.2 / CV, 4.2, CURRENT < 0.1",
        "2 ends-at-once           ! CC, 1, VOLTAGE, 4.2 / CV, 4.2, CURRENT, -0.1 ! CC, -1, VOLTAGE, 2.5 / CV, 2.5, CURRENT, -0.1",
        "3 ends-at-once           ! CC, -1, VOLTAGE, 3.7 / WAIT, 9 / CV, 4.2, CURRENT, -0.1 ! CC, 1, VOLTAGE, 4.2 / WAIT, 9 / CV, 3.7, CURRENT, -0.1",
        "1 ends-at-once           ! WAIT, 0 ! WAIT, 1",
        "1 ends-at-once           ! WAIT, CURRENT < 0.1; TIME, 60 ! WAIT, TEMPERATURE < 30; TIME, 60",
        "1 ends-at-once           ! CC, 1, CURRENT < 1; VOLTAGE, 4.2 ! CC, 1, VOLTAGE, 4.2",
        "1 end-never-reached      ! CC, 1, CURRENT < 0.5; VOLTAGE, 4.2 ! CCCV, 1, 4.2, CURRENT < 0.5",
        "1 end-never-reached      ! CP, 5, POWER > 6; VOLTAGE, 4.2 ! CC, 1, POWER > 6; VOLTAGE, 4.2",
        "1 end-never-reached      ! CCCV, 1, 4.2, VOLTAGE > 4.25; TIME, 9 ! CCCV, 1, 4.2, VOLTAGE > 4.2; TIME, 9",
        "2 end-never-reached      ! CC, 1, VOLTAGE, 4.2 / CV, 4.2, VOLTAGE > 4.3; TIME, 9 ! CC, 1, VOLTAGE, 4.2 / CV, 4.2, VOLTAGE > 4.3 -> FAIL; TIME, 9",
        "2 ends-at-once           ! CC, 1, VOLTAGE, 4.2 / CC, 2, VOLTAGE, 4.1 ! CC, 2, VOLTAGE, 4.1 / CC, 1, VOLTAGE, 4.2",
        "1 end-never-first        ! CC, 1, VOLTAGE, 4.1; VOLTAGE, 4.2 ! CC, 1, VOLTAGE, 4.1; TIME, 4.2",
        "1 nothing-flows          ! CC, 0, TIME, 5 ! CC, 0.001, TIME, 5",
        "1 nothing-flows          ! CP, 0, TIME, 5 ! CP, 0.001, TIME, 5",
        "1 voltage-before-any-current ! CV, 4.2, CURRENT, 0.1 ! SAFETY, MAX CURRENT, 2 / CV, 4.2, CURRENT, 0.1",
        "2 voltage-before-any-current ! WAIT, 5 / CV, 4.2, TIME, 10 ! CC, 1, VOLTAGE, 4.2 / CV, 4.2, TIME, 10",
        "2 voltage-jumps          ! CC, 1, VOLTAGE, 4.1 / CV, 4.2, CURRENT, 0.1 ! CC, 1, VOLTAGE, 4.2 / CV, 4.2, CURRENT, 0.1",
        "2 voltage-jumps          ! CC, -1, VOLTAGE, 3 / CV, 2.5, CURRENT, 0.1 ! CC, -1, VOLTAGE, 2.5 / CV, 2.5, CURRENT, 0.1",
        "2 never-reached          ! a: CC, 1, VOLTAGE, 4.2 -> STOP / WAIT, 5 ! a: CC, 1, VOLTAGE, 4.2; TIME, 60 -> STOP / WAIT, 5",
        "2 never-ends             ! a: CC, 1, VOLTAGE, 4.2 / CC, -1, VOLTAGE, 3 -> GO TO a ! a: CC, 1, VOLTAGE, 4.2 / CC, -1, VOLTAGE, 3 -> GO TO a; CYCLES, 10 -> STOP",
        "1 limits-contradict      ! SAFETY, MIN VOLTAGE, 3 / CC, 1, VOLTAGE, 2.5 | SAFETY, MAX VOLTAGE, 2.8 ! SAFETY, MIN VOLTAGE, 2 / CC, 1, VOLTAGE, 2.5 | SAFETY, MAX VOLTAGE, 2.8",
        "1 voltage-unbounded      ! SAFETY, MAX CURRENT, 2 / CC, 1, TIME, 9 ! SAFETY, MAX VOLTAGE, 4.2 / CC, 1, TIME, 9",
        "1 voltage-unbounded      ! SAFETY, MAX VOLTAGE, 4.2 / CC, -1, TIME, 9 ! SAFETY, MIN VOLTAGE, 2 / CC, -1, TIME, 9",
        "2 loop-once              ! a: WAIT, 5 / REPEAT, a, 1 ! a: WAIT, 5 / REPEAT, a, 2",
      })
  void whatIsUnsafeOrSenselessIsFound(String finding, String lines, String nearMiss) {
    assertThat(codes(lines)).as(lines).containsExactly(finding);
    assertThat(codes(nearMiss)).as(nearMiss).doesNotContain(finding);
    assertThat(codes(nearMiss)).as(nearMiss).isEmpty();
  }

  @Test
  void stepsThatNothingLeadsToAreToldTogether() {
    String lines = "a: CC, 1, VOLTAGE, 4.2 -> GO TO b / WAIT, 5 / WAIT, 6 / b: WAIT, 7";
    Finding found = ProtocolCheck.of(read(lines), 2.5).get(1);
    assertThat(found.code()).isEqualTo("never-reached");
    assertThat(found.step()).isEqualTo(2);
    assertThat(found.message()).contains("up to step 3");
  }

  @Test
  void aProtocolWithoutSafetyLimitsIsNoted() {
    assertThat(ProtocolCheck.of(read("CC, 1, VOLTAGE, 4.2"), 2.5))
        .extracting(Finding::code)
        .containsExactly("no-safety-limits");
    assertThat(ProtocolCheck.of(read("CC, 1, VOLTAGE, 4.2 | SAFETY, MAX VOLTAGE, 4.3"), 2.5))
        .isEmpty();
    assertThat(ProtocolCheck.of(read("WAIT, 5"), 2.5)).isEmpty();
  }

  @Test
  void cRatesWithoutAnyCapacityAreNoted() {
    assertThat(ProtocolCheck.of(read("SAFETY, MAX VOLTAGE, 5 / CC, C/2, VOLTAGE, 4.2"), Double.NaN))
        .extracting(Finding::code)
        .containsExactly("capacity-unknown");
    String own = "CAPACITY, 2 / SAFETY, MAX VOLTAGE, 5 / CC, C/2, VOLTAGE, 4.2";
    assertThat(ProtocolCheck.of(read(own), Double.NaN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CC, 1.5, VOLTAGE, 4.2",
        "CC, -1.5, VOLTAGE, 2.5",
        "CC, 1.5, VOLTAGE, 4.2 / CV, 4.2, CURRENT, 0.1",
        "CC, 1.5, VOLTAGE, 4.2 / CV, 4.2, TIME, 600",
        "WAIT, 60",
        "CP, 5, TIME, 10",
        "CC,1,TIME,10",
        "CC, 1, POWER, 4",
        "CC, 1, CAPACITY, 2",
        "cc,1,TIME,10",
        "WAIT, 9000",
        "PULSES, 10; VOLTAGE < 3 \n | CC, -2C, TIME, 10\n | WAIT, 40",
        "EIS, 10 mV, 10 kHz, 0.1 Hz",
        "SCAN, 3.0, 4.2, 0.1 mV/s",
        "LOOP 3 / CC, 1, VOLTAGE, 4.2 / WAIT, 5 / CC, -1, VOLTAGE, 3 / END",
      })
  void whatMakesSenseGivesNoWarning(String lines) {
    assertThat(ProtocolCheck.of(read(lines), 2.5))
        .as(lines)
        .noneMatch(found -> found.level() != Level.NOTE);
  }

  @Test
  void aValidProtocolIsNeverAnError() {
    assertThat(ProtocolCheck.of(read("SAFETY, MAX CURRENT, 1 / CC, 9, VOLTAGE < 2"), 2.5))
        .isNotEmpty()
        .noneMatch(found -> found.level() == Level.ERROR);
  }

  @Test
  void findingsAreBounded() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2 * ProtocolCheck.MAX_FINDINGS; i++) {
      lines.append("WAIT, 0\n");
    }
    assertThat(ProtocolCheck.of(read(lines.toString()), 2.5)).hasSize(ProtocolCheck.MAX_FINDINGS);
  }

  @Test
  void aFindingReadsAsOneLine() {
    Finding found =
        ProtocolCheck.of(read("SAFETY, MAX CURRENT, 1 / CC, 1.5, VOLTAGE, 4.2"), 2.5).get(0);
    assertThat(found)
        .hasToString(
            "step 1: it charges at 1.5 A, beyond the upper current limit of 1 A; change the step or"
                + " the limit");
  }
}
