package org.finales.cycler.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.finales.cycler.sequence.Protocols.amount;
import static org.finales.cycler.sequence.Protocols.charge;
import static org.finales.cycler.sequence.Protocols.end;
import static org.finales.cycler.sequence.Protocols.of;
import static org.finales.cycler.sequence.Protocols.rest;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.Then;
import org.finales.api.cycling.VoltageScan;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.junit.jupiter.api.Test;

/** The interpreter, told readings by hand. */
class SequencerTest {
  private static final Envelope WINDOW = Envelope.of(2.5, 4.3, 10);

  private static Sequencer started(Step... steps) {
    return started(of(steps));
  }

  private static Sequencer started(Protocol protocol) {
    Sequencer sequencer =
        Sequencer.of(protocol, SequencerOptions.of(2.5, WINDOW).withStateOfCharge(0.5));
    sequencer.start(1_000_000_000);
    return sequencer;
  }

  /** Hands over a reading so many seconds after the start. */
  private static Outcome at(Sequencer run, double seconds, double volt, double ampere) {
    return run.accept(1_000_000_000 + Math.round(seconds * 1e6), volt, ampere, 25);
  }

  /** The tags of the steps in the order in which they run, each ended by one reading a second. */
  private static List<String> order(Protocol protocol, int most) {
    Sequencer run = started(protocol);
    List<String> tags = new ArrayList<>();
    for (int second = 0; run.status() == SequenceStatus.RUNNING && second < most; second++) {
      StepSummary ended = at(run, second, 3.7, 1).ended();
      if (ended != null) {
        tags.add(String.valueOf(ended.tag()));
      }
    }
    return tags;
  }

  private static Step step(String tag) {
    return charge(tag, "1", end(EndKind.DURATION, "1", "s"));
  }

  private static Loop loop(String backTo, int times) {
    return Loop.builder(backTo, times).build();
  }

  @Test
  void stepsFollowOneAnotherAndTheRunFinishes() {
    assertThat(order(of(step("a"), step("b"), step("c")), 100)).containsExactly("a", "b", "c");
    Sequencer run = started(step("a"));
    assertThat(at(run, 1, 3.7, 1).status()).isEqualTo(SequenceStatus.FINISHED);
    assertThat(run.setPoint()).isSameAs(SetPoint.REST);
    assertThat(at(run, 2, 3.7, 1)).isEqualTo(new Outcome(false, null, SequenceStatus.FINISHED));
    assertThat(run.dueMicros()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void loopsRunTheirStepsSoOftenInAllAndAnewWhenTheyAreEnteredAgain() {
    assertThat(order(of(step("a"), step("b"), loop("b", 3), step("c"), loop("a", 2)), 100))
        .containsExactly("a", "b", "b", "b", "c", "a", "b", "b", "b", "c");
    assertThat(order(of(step("a"), loop("a", 1), step("b")), 100)).containsExactly("a", "b");
  }

  @Test
  void endsGoToStepsStopAndFail() {
    Step again =
        charge(
            "a",
            "1",
            end(EndKind.CYCLE_COUNT, "2", "1", Then.GO_TO, "c"),
            end(EndKind.DURATION, "1", "s"));
    Step back = charge("b", "1", end(EndKind.DURATION, "1", "s", Then.GO_TO, "a"));
    assertThat(order(of(again, back, step("c")), 100))
        .containsExactly("a", "b", "a", "b", "a", "c");

    Step stops = charge("1", end(EndKind.UPPER_VOLTAGE, "4", "V", Then.STOP, null));
    Sequencer stopped = started(stops, step("b"));
    assertThat(at(stopped, 1, 4, 1).status()).isEqualTo(SequenceStatus.FINISHED);
    assertThat(stopped.reason()).isNull();

    Step fails = charge("1", end(EndKind.UPPER_VOLTAGE, "4", "V", Then.FAIL, null));
    Sequencer failed = started(fails, step("b"));
    assertThat(at(failed, 1, 4, 1).status()).isEqualTo(SequenceStatus.FAILED);
    assertThat(failed.reason()).contains("step 1", "until at least 4 V", "fail");
  }

  @Test
  void loopsThatAreLeftBeginAnew() {
    Step leaves =
        charge(
            "b",
            "1",
            end(EndKind.CYCLE_COUNT, "3", "1"),
            end(EndKind.CYCLE_COUNT, "1", "1", Then.GO_TO, "a"),
            end(EndKind.DURATION, "1", "s"));
    assertThat(order(of(step("a"), leaves, loop("b", 2), step("c")), 30))
        .containsExactly("a", "b", "b", "a", "b", "a", "b", "b", "c");
  }

  @Test
  void cyclesAreCountedAndSummedUp() {
    Sequencer run = started(step("a"), step("b"), loop("a", 3), step("c"));
    List<Integer> cycles = new ArrayList<>();
    for (int second = 0; run.status() == SequenceStatus.RUNNING; second++) {
      StepSummary ended = at(run, second, 4, 3.6).ended();
      if (ended != null) {
        cycles.add(ended.cycle());
      }
    }
    assertThat(cycles).containsExactly(1, 1, 2, 2, 3, 3, 4);
    assertThat(run.totalAmounts().chargedAh()).isCloseTo(0.007, within(1e-12));
    assertThat(run.cycleAmounts().chargedAh()).isCloseTo(0.001, within(1e-12));
    assertThat(run.totalAmounts().chargedWh()).isCloseTo(0.028, within(1e-12));
  }

  @Test
  void afterALoopAtTheEndTheLastCycleIsTheOneThatRanLast() {
    Sequencer run = started(step("a"), step("b"), loop("a", 3));
    for (int second = 0; run.status() == SequenceStatus.RUNNING; second++) {
      at(run, second, 4, 3.6);
    }
    assertThat(run.status()).isEqualTo(SequenceStatus.FINISHED);
    assertThat(run.cycle()).isEqualTo(3);
    assertThat(run.cycleAmounts().chargedAh()).isCloseTo(0.002, within(1e-12));

    Protocol protocol =
        of(charge("1", end(EndKind.DURATION, "1", "s")).toBuilder().tag("a").build(), loop("a", 4));
    assertThat(Simulation.run(protocol, Protocols.linear().build()).cycle()).isEqualTo(4);
    Protocol once = of(charge("1", end(EndKind.DURATION, "1", "s")));
    assertThat(Simulation.run(once, Protocols.linear().build()).cycle()).isEqualTo(1);
  }

  @Test
  void theFirstEndThatIsListedWinsAndAnEndThatIsTrueAtOnceEndsAtOnce() {
    Sequencer run =
        started(
            charge("1", end(EndKind.UPPER_CURRENT, "1", "A"), end(EndKind.UPPER_VOLTAGE, "3", "V")),
            rest("1"));
    StepSummary ended = at(run, 0, 3.7, 1).ended();
    assertThat(ended).isNotNull();
    assertThat(ended.condition()).isEqualTo(end(EndKind.UPPER_CURRENT, "1", "A"));
    assertThat(ended.seconds()).isZero();
    assertThat(run.stepNumber()).isEqualTo(2);
  }

  @Test
  void everyKindOfEndIsReachedAtItsLevel() {
    reaches(end(EndKind.UPPER_VOLTAGE, "4", "V"), 3.99, 1, 4.0, 1);
    reaches(end(EndKind.LOWER_VOLTAGE, "3000", "mV"), 3.01, -1, 3.0, -1);
    reaches(end(EndKind.UPPER_CURRENT, "2", "A"), 3, -1.9, 3, -2);
    reaches(end(EndKind.UPPER_CURRENT, "-2", "A"), 3, -2.1, 3, -2);
    reaches(end(EndKind.LOWER_CURRENT, "100", "mA"), 3, -0.11, 3, -0.1);
    reaches(end(EndKind.LOWER_CURRENT, "-2", "A"), 3, 1, 3, -2);
    reaches(end(EndKind.UPPER_C_RATE, "2", "A/Ah"), 3, 4.9, 3, 5);
    reaches(end(EndKind.LOWER_C_RATE, "0.05", "A/Ah"), 3, 0.126, 3, 0.125);
    reaches(end(EndKind.UPPER_POWER, "8", "W"), 4, -1.9, 4, -2);
    reaches(end(EndKind.LOWER_POWER, "8", "W"), 4, 2.1, 4, 2);
    reaches(end(EndKind.VOLTAGE_CHANGE, "10", "mV"), 4, 1, 3.98, 1);
    reaches(end(EndKind.VOLTAGE_CHANGE, "10", "mV"), 3, -1, 3.02, -1);
    reaches(end(EndKind.CAPACITY, "1", "mAh"), 4, 1.7, 4, 1.9);
    reaches(end(EndKind.CAPACITY, "-1", "mAh"), 4, 3, 4, -10.3);
    reaches(end(EndKind.ENERGY, "1", "mWh"), 4, 0.44, 4, 0.46);
    reaches(end(EndKind.STATE_OF_CHARGE, "50.04", "%"), 4, 1.7, 4, 1.9);
    reaches(end(EndKind.DURATION, "4", "s"), 4, 1, 4, 1);
  }

  /** Two readings at 0 and 2 s that do not end the step, and one at 4 s that does. */
  private static void reaches(
      org.finales.api.cycling.EndCondition end, double v, double i, double endV, double endI) {
    Sequencer run = started(charge("1", end));
    assertThat(at(run, 0, v, i).ended()).as("%s at 0 s", end).isNull();
    assertThat(at(run, 2, v, i).ended()).as("%s at 2 s", end).isNull();
    assertThat(at(run, 4, endV, endI).ended()).as("%s at 4 s", end).isNotNull();
  }

  @Test
  void temperaturesEndStepsAndUnknownOnesNever() {
    Sequencer run =
        started(
            charge("1", end(EndKind.UPPER_TEMPERATURE, "30", "degC")),
            charge("1", end(EndKind.LOWER_TEMPERATURE, "293.15", "K")));
    assertThat(run.accept(1_000_000_000, 4, 1, Double.NaN).ended()).isNull();
    assertThat(run.accept(1_001_000_000, 4, 1, 30).ended()).isNotNull();
    assertThat(run.accept(1_002_000_000, 4, 1, 21).ended()).isNull();
    assertThat(run.accept(1_003_000_000, 4, 1, 20).ended()).isNotNull();
  }

  @Test
  void theMomentOfACrossingIsInterpolated() {
    Sequencer run = started(charge("1", end(EndKind.UPPER_VOLTAGE, "4", "V")));
    at(run, 0, 3.8, 1);
    at(run, 10, 3.9, 1);
    assertThat(run.crossing(1_020_000_000, 4.1, 1, 25)).isCloseTo(0.5, within(1e-9));
    assertThat(run.crossing(1_020_000_000, 3.95, 1, 25)).isNaN();
    StepSummary ended = at(run, 20, 4.1, 1).ended();
    assertThat(ended).isNotNull();
    assertThat(ended.crossedSeconds()).isCloseTo(15, within(1e-9));
    assertThat(ended.seconds()).isEqualTo(20);
  }

  @Test
  void aVoltageThatIsReachedIsHeldAndTheCurrentMayFallThen() {
    Sequencer run =
        started(
            ConstantCurrentConstantVoltage.builder(amount("4.2", "V"))
                .current(amount("2", "A"))
                .ends(List.of(end(EndKind.LOWER_CURRENT, "0.1", "A")))
                .build());
    assertThat(run.setPoint().mode()).isEqualTo(ControlMode.CURRENT);
    assertThat(run.setPoint().within().maxVoltage()).isEqualTo(4.2);
    assertThat(at(run, 0, 3.7, 0).ended()).as("the current has not risen yet").isNull();
    at(run, 1, 4.2, 2);
    assertThat(run.setPoint().mode()).isEqualTo(ControlMode.VOLTAGE);
    assertThat(run.setPoint().value()).isEqualTo(4.2);
    assertThat(run.setPoint().within().maxChargeCurrent()).isEqualTo(2);
    assertThat(at(run, 2, 4.2, 0.11).ended()).isNull();
    assertThat(at(run, 3, 4.2, 0.1).ended()).isNotNull();
  }

  @Test
  void aScanThatStartsWhereTheVoltageIsWaitsForAReading() {
    Sequencer run =
        started(VoltageScan.builder(amount("3.8", "V"), amount("10", "mV/s")).build(), rest("1"));
    assertThat(run.setPoint()).isSameAs(SetPoint.REST);
    at(run, 0, 3.6, 0);
    assertThat(run.setPoint().mode()).isEqualTo(ControlMode.VOLTAGE);
    assertThat(run.setPoint().value()).isCloseTo(3.6, within(0.001));
    assertThat(run.dueMicros()).isEqualTo(1_000_100_000);
    at(run, 10, 3.7, 0.1);
    assertThat(run.setPoint().value()).isCloseTo(3.7, within(0.001));
    assertThat(at(run, 20, 3.8, 0.1).ended()).isNotNull();
  }

  @Test
  void safetyLimitsFailTheRunAfterTheirDelayAndComeBeforeEnds() {
    SafetyLimits limits =
        SafetyLimits.builder()
            .upperVoltageLimit(amount("4.25", "V"))
            .delay(amount("2", "s"))
            .build();
    Protocol protocol =
        Protocol.builder()
            .steps(List.of(charge("1", end(EndKind.CAPACITY, "1", "Ah")), rest("10")))
            .limits(limits)
            .build();
    Sequencer run = started(protocol);
    at(run, 0, 4.3, 1);
    assertThat(run.dueMicros()).isEqualTo(1_002_000_000);
    at(run, 1, 4.2, 1);
    at(run, 2, 4.3, 1);
    assertThat(at(run, 3, 4.3, 1).status()).isEqualTo(SequenceStatus.RUNNING);
    Outcome outcome = at(run, 4, 4.3, 1);
    assertThat(outcome.status()).isEqualTo(SequenceStatus.FAILED);
    assertThat(outcome.ended()).isNotNull();
    assertThat(outcome.ended().endedBy()).isEqualTo(EndedBy.LIMIT);
    assertThat(run.reason()).isEqualTo("the voltage is 4.3 V, beyond the safety limit of 4.25 V");

    exceeds(SafetyLimits.builder().lowerVoltageLimit(amount("3", "V")).build(), 2.9, -1, 25);
    exceeds(SafetyLimits.builder().upperCurrentLimit(amount("2", "A")).build(), 4, 2.1, 25);
    exceeds(SafetyLimits.builder().lowerCurrentLimit(amount("-2", "A")).build(), 4, -2.1, 25);
    exceeds(SafetyLimits.builder().maximumTemperature(amount("45", "degC")).build(), 4, 1, 46);
    exceeds(SafetyLimits.builder().minimumTemperature(amount("0", "degC")).build(), 4, 1, -1);
    exceeds(SafetyLimits.builder().maximumPower(amount("10", "W")).build(), 4, -2.6, 25);
    exceeds(SafetyLimits.builder().maximumCapacity(amount("1", "mAh")).build(), 4, 3, 25);
  }

  private static void exceeds(SafetyLimits limits, double volt, double ampere, double celsius) {
    Step step = charge("1", end(EndKind.DURATION, "2", "s")).toBuilder().limits(limits).build();
    Sequencer run = started(step);
    assertThat(run.accept(1_000_000_000, 3.7, 1, 25).status()).isEqualTo(SequenceStatus.RUNNING);
    assertThat(run.accept(1_002_000_000, volt, ampere, celsius).status())
        .as("%s", limits)
        .isEqualTo(SequenceStatus.FAILED);
  }

  @Test
  void pointsAreRecordedByTimeAndByChangeAndAtBothEndsOfAStep() {
    Recording recording =
        Recording.builder().period(amount("10", "s")).voltageChange(amount("5", "mV")).build();
    Step step =
        charge("1", end(EndKind.UPPER_VOLTAGE, "4", "V")).toBuilder().recording(recording).build();
    Sequencer run = started(step, rest("5"));
    assertThat(at(run, 0, 3.7, 1).record()).isTrue();
    assertThat(run.dueMicros()).isEqualTo(1_010_000_000);
    assertThat(at(run, 1, 3.704, 1)).isSameAs(Outcome.NOTHING);
    assertThat(at(run, 3, 3.705, 1)).isSameAs(Outcome.RECORD);
    assertThat(at(run, 12, 3.705, 1).record()).isFalse();
    assertThat(at(run, 13, 3.705, 1).record()).isTrue();
    assertThat(at(run, 14, 4, 1).record()).isTrue();
    assertThat(at(run, 15, 4, 0).record()).isTrue();
    assertThat(at(run, 16, 4, 0).record()).as("nothing said for the second step").isTrue();
  }

  @Test
  void pausesDoNotCount() {
    Sequencer run = started(charge("1", end(EndKind.DURATION, "10", "s")));
    at(run, 0, 3.7, 1);
    at(run, 4, 3.7, 1);
    run.pause();
    assertThat(run.setPoint()).isSameAs(SetPoint.REST);
    assertThat(at(run, 50, 3.7, 0).record()).isFalse();
    run.resume(1_100_000_000);
    assertThat(run.dueMicros()).isEqualTo(1_106_000_000);
    at(run, 103, 3.7, 1);
    StepSummary ended = at(run, 106, 3.7, 1).ended();
    assertThat(ended).isNotNull();
    assertThat(ended.seconds()).isEqualTo(10);
    assertThat(ended.chargedAh()).isCloseTo(10 / 3600.0, within(1e-12));
  }

  @Test
  void stepsCanBeSkippedFinishedAndStopped() {
    Sequencer run = started(step("a"), step("b"), step("c"));
    at(run, 0.5, 3.7, 1);
    Outcome skipped = run.skip();
    assertThat(skipped.ended()).isNotNull();
    assertThat(skipped.ended().endedBy()).isEqualTo(EndedBy.SKIPPED);
    StepSummary finished = run.finishStep().ended();
    assertThat(finished).isNotNull();
    assertThat(finished.endedBy()).isEqualTo(EndedBy.COURSE);
    Outcome stopped = run.stop("somebody said so");
    assertThat(stopped.status()).isEqualTo(SequenceStatus.STOPPED);
    assertThat(stopped.ended()).isNotNull();
    assertThat(stopped.ended().tag()).isEqualTo("c");
    assertThat(run.reason()).isEqualTo("somebody said so");
    assertThat(run.stop("again").ended()).isNull();
  }

  @Test
  void aRunTellsWhatItDoes() {
    Sequencer run =
        started(
            charge(
                "form",
                "-2.5",
                end(EndKind.LOWER_VOLTAGE, "3", "V"),
                end(EndKind.DURATION, "2", "h")));
    at(run, 0, 4.0, -2.5);
    at(run, 300, 3.5, -2.5);
    Progress progress = run.progress();
    assertThat(progress.text())
        .isEqualTo(
            "step 1 of 1 (form), cycle 1: discharge at 2.5 A until at most 3 V or for 2 h;"
                + " 5 min passed, at 3.5 V and -2.5 A");
    assertThat(progress.fraction()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void whatCannotBeRunIsRefusedWithItsStep() {
    Protocol needs =
        of(
            rest("1"),
            ConstantCurrentConstantVoltage.builder(amount("4.2", "V"))
                .cRate(amount("1", "A/Ah"))
                .ends(List.of(end(EndKind.DURATION, "1", "h")))
                .build());
    refuses(needs, Double.NaN, "step 2 asks for a C-rate, which needs the capacity");
    refuses(of(charge("11", end(EndKind.DURATION, "1", "s"))), 1, "asks for 11 A, but battery and");
    refuses(
        of(
            ConstantVoltage.builder(amount("5", "V"))
                .ends(List.of(end(EndKind.DURATION, "1", "s")))
                .build()),
        1,
        "step 1 asks for 5 V");
    refuses(
        of(charge("1", end(EndKind.STATE_OF_CHARGE, "80", "%"))), 1, "say which one the battery");
    refuses(
        of(
            Impedance.builder(amount("1", "kHz"), amount("1", "Hz"))
                .amplitudeVoltage(amount("10", "mV"))
                .build()),
        1,
        "impedances, which this channel cannot");
  }

  private static void refuses(Protocol protocol, double capacity, String message) {
    assertThatThrownBy(() -> Sequencer.of(protocol, capacity, WINDOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void stepsThatTakeNoTimeForEverFail() {
    Step none = charge("a", "1", end(EndKind.UPPER_VOLTAGE, "0", "V", Then.GO_TO, "a"));
    Sequencer run = started(none);
    int readings = 0;
    while (at(run, 0, 3.7, 1).status() == SequenceStatus.RUNNING) {
      assertThat(readings++).isLessThan(20_000);
    }
    assertThat(run.status()).isEqualTo(SequenceStatus.FAILED);
    assertThat(run.reason()).contains("10000 steps in a row took no time");
  }

  @Test
  void readingsThatEndNothingAllocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadAllocatedMemorySupported(), "this Java does not count allocations");
    Recording recording = Recording.builder().period(amount("10", "s")).build();
    Sequencer run =
        started(
            charge("1", end(EndKind.UPPER_VOLTAGE, "4", "V"), end(EndKind.CAPACITY, "9", "Ah"))
                .toBuilder()
                .recording(recording)
                .build());
    long allocated = 0;
    for (int second = 0; second < 30_000; second++) {
      if (second == 10_000) {
        allocated = threads.getCurrentThreadAllocatedBytes();
      }
      run.accept(1_000_000_000 + second * 1_000_000L, 3.7, 1, 25);
      if (run.setPoint().mode() != ControlMode.CURRENT || run.dueMicros() == 0) {
        throw new AssertionError("the run did not go on");
      }
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(20_000);
  }
}
