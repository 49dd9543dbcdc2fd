package org.finales.core.cyclingdata.cycles;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Row;
import org.jspecify.annotations.Nullable;

/**
 * Makes cycles of rows while they arrive, in constant memory. Not thread-safe.
 *
 * <p>A cycle is what the instrument calls one: the rows with the same Cycle Count that follow each
 * other. Without such a column, the first direction in which current flows opens every cycle: a new
 * one begins at the row at which current flows in that direction again after it had flowed in the
 * other. A current counts as flowing if it is more than 1 % of the largest seen so far.
 *
 * <p>The time between two rows belongs to the cycle of the later one. Between them, current and
 * voltage are straight lines; where the step changes, both are as at the later row, since a step
 * begins with a jump. Time that goes backwards adds nothing. Capacities and energies are those that
 * the instrument counted where it has columns for charge and for discharge, and the integrals
 * otherwise.
 */
public final class CycleTable {
  private static final double FLOWS = 0.01;

  private final Consumer<Cycle> finished;
  private final int time;
  private final int voltage;
  private final int current;
  private final int cycleColumn;
  private final int stepColumn;
  private final Counter[] counters;
  private final double[] counted = new double[4];

  private @Nullable Tally tally;
  private long number;
  private long rows;
  private long lastLine;
  private double begin;
  private double lastTime;
  private double latest = Double.NEGATIVE_INFINITY;
  private double lastVoltage;
  private double lastCurrent;
  private double lastStep = Double.NaN;
  private double largest;
  private int opening;
  private boolean turned;

  /**
   * Makes an empty table.
   *
   * @param columns the columns of the rows; test time, voltage and current must be there
   * @param finished is told of each cycle when the next begins, and of the last at the end
   */
  public CycleTable(List<Column> columns, Consumer<Cycle> finished) {
    this.finished = finished;
    this.time = Row.indexOf(columns, "test_time_second");
    this.voltage = Row.indexOf(columns, "voltage_volt");
    this.current = Row.indexOf(columns, "current_ampere");
    if (time < 0 || voltage < 0 || current < 0) {
      throw new IllegalArgumentException("cycles need test time, voltage and current");
    }
    this.cycleColumn = Row.indexOf(columns, "cycle_count");
    int steps = Row.indexOf(columns, "step_count");
    this.stepColumn = steps >= 0 ? steps : Row.indexOf(columns, "step_id");
    this.counters =
        new Counter[] {
          Counter.of(columns, "charging_capacity_ah"),
          Counter.of(columns, "discharging_capacity_ah"),
          Counter.of(columns, "charging_energy_wh"),
          Counter.of(columns, "discharging_energy_wh")
        };
  }

  /** Takes the next row. */
  public void accept(Row row) {
    double now = row.number(time);
    double amperes = row.number(current);
    double volts = row.number(voltage);
    double step = row.number(stepColumn);
    boolean first = tally == null;
    boolean newStep = !first && step != lastStep && !Double.isNaN(step) && !Double.isNaN(lastStep);
    boolean newCycle = !first && isNewCycle(row, amperes);
    if (first) {
      number = cycleColumn < 0 ? 1 : count(row);
      opening = 0;
      isNewCycle(row, amperes);
    } else if (newCycle) {
      long next = cycleColumn < 0 ? number + 1 : count(row);
      finish();
      number = next;
    }
    Tally sums = tally;
    if (sums == null) {
      sums = new Tally();
      tally = sums;
      begin = now;
    }
    // After time went back, only what is beyond the latest time is new.
    double passed = now - (lastTime < latest && now >= latest ? latest : lastTime);
    if (!first && passed > 0) {
      sums.add(
          passed, newStep ? amperes : lastCurrent, newStep ? volts : lastVoltage, amperes, volts);
    }
    for (int i = 0; i < counters.length; i++) {
      if (counters[i].isThere()) {
        counted[i] += counters[i].growth(row, newCycle, newStep);
      }
    }
    rows++;
    lastLine = row.line();
    lastTime = now;
    latest = Math.max(latest, now);
    lastCurrent = amperes;
    lastVoltage = volts;
    lastStep = step;
  }

  private long count(Row row) {
    double count = row.number(cycleColumn);
    return Double.isNaN(count) ? number : (long) count;
  }

  private boolean isNewCycle(Row row, double amperes) {
    if (cycleColumn >= 0) {
      return count(row) != number;
    }
    largest = Math.max(largest, Math.abs(amperes));
    if (Math.abs(amperes) <= FLOWS * largest) {
      return false;
    }
    int direction = amperes > 0 ? 1 : -1;
    if (opening == 0) {
      opening = direction;
    }
    boolean begins = turned && direction == opening;
    turned = direction != opening;
    return begins;
  }

  /** The cycle so far; empty before the first row. */
  public Optional<Cycle> current() {
    Tally sums = tally;
    return sums == null ? Optional.empty() : Optional.of(cycle(sums));
  }

  /** Tells of the last cycle. */
  public void finish() {
    Tally sums = tally;
    if (sums == null) {
      return;
    }
    finished.accept(cycle(sums));
    tally = null;
    rows = 0;
    for (int i = 0; i < counted.length; i++) {
      counted[i] = 0;
    }
  }

  private Cycle cycle(Tally sums) {
    boolean capacity = counters[0].isThere() && counters[1].isThere();
    boolean energy = counters[2].isThere() && counters[3].isThere();
    return new Cycle(
        number,
        rows,
        lastLine,
        begin,
        lastTime,
        capacity ? counted[0] : sums.charge(),
        capacity ? counted[1] : sums.discharge(),
        energy ? counted[2] : sums.chargeEnergy(),
        energy ? counted[3] : sums.dischargeEnergy(),
        sums.charge() > 0 ? sums.chargeEnergy() / sums.charge() : Double.NaN,
        sums.discharge() > 0 ? sums.dischargeEnergy() / sums.discharge() : Double.NaN,
        sums.chargeTime(),
        sums.dischargeTime(),
        sums.restTime(),
        sums.charge(),
        sums.discharge());
  }
}
