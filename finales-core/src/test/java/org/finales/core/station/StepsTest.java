package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.StationChannel;
import org.finales.api.property.Attribute;
import org.finales.core.timeseries.Points;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every kind of step and of end, run on a cell of 1 Ah whose voltage is 3 V + state of charge, with
 * a series resistance of 0.1 Ohm: what comes out is known on paper.
 */
class StepsTest {
  private static final double OHM = 0.1;

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock();
  private final RiggedCycler cycler = RiggedCycler.straight(OHM, 0.5, clock);

  private record Row(double seconds, int step, int cycle, double voltage, double current) {}

  private List<Row> rows(Bench bench, Experiment experiment) {
    List<Row> rows = new ArrayList<>();
    long first = Long.MIN_VALUE;
    for (Points part : bench.lab.points(experiment)) {
      for (int i = 0; i < part.size(); i++) {
        first = first == Long.MIN_VALUE ? part.hostMicros(i) : first;
        rows.add(
            new Row(
                (part.hostMicros(i) - first) / 1e6,
                part.step(i),
                part.cycle(i),
                part.voltage(i),
                part.current(i)));
      }
    }
    return rows;
  }

  private List<Row> run(String text) {
    try (Bench bench = bench()) {
      Experiment experiment = bench.run(Bench.protocol(text), Bench.battery("1"));
      assertThat(bench.lab.states(experiment))
          .as("what it told: %s", bench.lab.events(experiment, RunEvent.KIND))
          .endsWith(ExperimentState.FINISHED);
      return rows(bench, experiment);
    }
  }

  private Bench bench() {
    return new Bench(
        folder, clock, Drivers.builder().register(cycler), StationChannel.of("1", "rigged:1"));
  }

  private static Row last(List<Row> rows) {
    return rows.get(rows.size() - 1);
  }

  /** Time in s, voltage in V and current in A of the last point. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "WAIT, 60                             | 60   | 3.5    | 0",
        "CC, 0.5, TIME, 600                   | 600  | 3.63333| 0.5",
        "CC, 500 mA, CAPACITY, 0.1            | 720  | 3.65   | 0.5",
        "CC, 0.5C, CAPACITY, 0.1              | 720  | 3.65   | 0.5",
        "CC, -0.5C, CAPACITY, 0.1             | 720  | 3.35   | -0.5",
        // 3 + soc + 0.1 V = 3.8 at soc 0.7: 0.2 Ah at 1 A
        "CC, 1, VOLTAGE, 3.8                  | 720  | 3.8    | 1",
        "CC, -1, VOLTAGE, 3.2                 | 720  | 3.2    | -1",
        // to 3.9 V at soc 0.8
        "CCCV, 1, 3.9, TIME, 1080             | 1080 | 3.9    | 1",
        "CC, 1, VOLTAGE > 3.8; TIME, 300      | 300  | 3.6833 | 1",
        "RAMP, 0, 1, 10 mA/s                  | 100  | 3.6139 | 0.9995",
        "SCAN, NOW, 3.6, 1 mV/s               | 100  | 3.5995 |",
        "CR, 10, TIME, 60                     | 60   | 3.4597 | -0.346",
        "CP, 2, TIME, 60                      | 60   | 3.5655 | 0.561",
        "CP, -2, TIME, 60                     | 60   | 3.4315 | -0.583",
        "CP, 2, ENERGY, 0.1                   | 180  | 3.5837 | 0.558",
        "CC, 1, POWER, 3.7                    | 360  | 3.7    | 1",
        "CC, -1, TIME, 300; POWER < 3.35      | 180  | 3.35   | -1"
      })
  void stepsEndWhereTheFormulaSays(String text, double seconds, double voltage, Double current) {
    Row last = last(run(text));

    assertThat(last.seconds()).as("when it ended").isCloseTo(seconds, within(1.0 + seconds / 1000));
    assertThat(last.voltage()).as("voltage at the end").isCloseTo(voltage, within(0.002));
    if (current != null) {
      assertThat(last.current()).as("current at the end").isCloseTo(current, within(0.001));
    }
  }

  @Test
  void aHeldVoltageTakesTheChargeOfTheExponential() {
    // at 3.8 V the current is (3.8 - 3.5) / 0.1 = 3 A at first, and fades with 0.1 Ohm * 3600 As/V
    List<Row> rows = run("CV, 3.8, CURRENT, 0.3");
    double tau = OHM * 3600;
    assertThat(last(rows).seconds()).isCloseTo(tau * Math.log(10), within(1.0));
    double charge = 0;
    for (int i = 1; i < rows.size(); i++) {
      double mean = (rows.get(i).current() + rows.get(i - 1).current()) / 2;
      charge += mean * (rows.get(i).seconds() - rows.get(i - 1).seconds());
    }
    assertThat(charge).isCloseTo((3 - last(rows).current()) * tau, within(charge / 1000));
  }

  @Test
  void aPulseShowsTheSeriesResistance() {
    List<Row> rows =
        run(
            """
            PULSES, 2
            | WAIT, 10
            | CC, 2, TIME, 10
            | CC, -2, TIME, 10
            """);
    int pulses = 0;
    for (int i = 1; i < rows.size(); i++) {
      double step = rows.get(i).current() - rows.get(i - 1).current();
      if (rows.get(i).seconds() == rows.get(i - 1).seconds() && step != 0) {
        double ohm = (rows.get(i).voltage() - rows.get(i - 1).voltage()) / step;
        assertThat(ohm).as("resistance at %s", rows.get(i)).isCloseTo(OHM, within(OHM / 1000));
        pulses++;
      }
    }
    assertThat(pulses).as("changes with a reading before and after").isGreaterThanOrEqualTo(5);
    assertThat(last(rows).seconds()).isCloseTo(60, within(0.01));
  }

  @Test
  void aDriveCycleFollowsItsTable() {
    List<Row> rows =
        run(
            """
            DRIVE, CURRENT
            | 0, 1
            | 10, -1
            | 30, 0.5
            | 40, 0
            """);
    assertThat(last(rows).seconds()).isCloseTo(40, within(0.01));
    for (Row row : rows) {
      double inside = row.seconds() % 10;
      if (inside > 0.5 && inside < 9.5) {
        double expected = row.seconds() < 10 ? 1 : row.seconds() < 30 ? -1 : 0.5;
        assertThat(row.current()).as("current at %s s", row.seconds()).isEqualTo(expected);
      }
    }
  }

  @Test
  void loopsAndJumpsAndCycleCountsLeadWhereTheySay() {
    List<Row> rows =
        run(
            """
            again: CC, 1, TIME, 10
            CC, -1, TIME, 10; CYCLES, 3 -> STOP
            REPEAT, again, 10
            """);
    assertThat(last(rows).cycle()).isEqualTo(4);
    assertThat(rows.stream().map(Row::step).distinct()).containsExactly(1, 2);
    List<Row> jumps = runAnother("a: CC, 1, TIME, 10 -> GO TO c\nCC, 2, TIME, 10\nc: WAIT, 5");
    assertThat(jumps.stream().map(Row::step).distinct()).containsExactly(1, 3);
  }

  private List<Row> runAnother(String text) {
    try (Bench bench = bench()) {
      return rows(bench, bench.run(Bench.protocol(text), Bench.battery("1")));
    }
  }

  @Test
  void aTemperatureAndATurnOfTheVoltageEndSteps() {
    long begin = clock.nanos();
    cycler.lie =
        reading -> {
          double seconds = (clock.nanos() - begin) / 1e9;
          return new org.finales.cycler.spi.Reading(
              reading.hostMicros(),
              reading.instrumentMicros(),
              reading.voltage(),
              reading.current(),
              reading.output(),
              20 + seconds / 10);
        };
    assertThat(last(run("WAIT, 1 h; TEMPERATURE > 30")).seconds()).isCloseTo(100, within(1.0));
  }

  @Test
  void anEndThatFailsFailsAndAStateOfChargeIsReached() {
    try (Bench bench = bench()) {
      Experiment failing = bench.run(Bench.protocol("CC, 1, TIME, 60 -> FAIL"), Bench.battery("1"));
      assertThat(bench.lab.states(failing)).endsWith(ExperimentState.FAILED);
      Experiment soc =
          bench.lab.queue(
              Bench.protocol("CC, 1, SOC, 60 %; TIME, 2 h"),
              Bench.battery("1"),
              org.finales.api.experiment.Recovery.WAIT,
              List.of(
                  new Attribute(
                      "state of charge", null, null, java.math.BigDecimal.valueOf(50), "%", null)));
      bench.awaitEnd(soc);
      assertThat(last(rows(bench, soc)).seconds()).isCloseTo(360, within(1.0));
    }
  }

  @Test
  void whatTheChannelCannotIsRefusedWithTheReason() {
    try (Bench bench = bench()) {
      Experiment impedance =
          bench.run(Bench.protocol("EIS, 10 mV, 10 kHz, 0.1 Hz"), Bench.battery("1"));
      assertThat(bench.lab.states(impedance)).endsWith(ExperimentState.FAILED);
      assertThat(bench.lab.events(impedance, RunEvent.KIND).toString())
          .contains("step 1", "measures impedances, which the channel cannot");
      assertThat(cycler.applied).as("set points that reached the instrument").hasValue(0);
    }
  }
}
