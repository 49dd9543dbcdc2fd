package org.finales.cycler.drivers.neware;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.cell.Threshold;
import org.finales.cycler.cell.Threshold.Watched;
import org.finales.cycler.drivers.neware.StepFile.Kind;
import org.finales.cycler.drivers.neware.StepFile.Step;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;

/** A step file that runs on a simulated cell: step by step, as far as its time has come. */
final class SimulatedTest {
  /**
   * Most points that the simulated instrument keeps; it protects itself when it has no more room.
   */
  static final int ROOM = 2_000_000;

  private static final double SCAN_SECONDS = 0.1;

  /** A point before it is written: times in s, V, A, and Ah and Wh since the step began. */
  record Point(
      int step,
      int cycle,
      String word,
      double stepSeconds,
      double seconds,
      double volt,
      double ampere,
      double charge,
      double energy) {}

  final StepFile file;
  final List<Point> points = new ArrayList<>();
  private final CellModel cell;
  private final int[] passed;
  String status = "working";
  int index;
  int cycle = 1;
  double stepSeconds;
  double seconds;
  double charge;
  double energy;
  private double nextRecord;
  private Threshold until;
  private boolean hasUntil;

  SimulatedTest(StepFile file, CellModel cell) {
    this.file = file;
    this.cell = cell;
    this.passed = new int[file.steps().size()];
    this.until = Threshold.atLeast(Watched.VOLTAGE, 0);
    enter(0);
  }

  Step step() {
    return file.steps().get(Math.min(index, file.steps().size() - 1));
  }

  private void enter(int next) {
    index = next;
    int jumps = 0;
    while (index < file.steps().size() && step().kind() == Kind.LOOP) {
      passed[index]++;
      if (passed[index] < step().passes()) {
        cycle++;
        index = step().target() - 1;
      } else {
        passed[index] = 0;
        index++;
      }
      if (++jumps > 1000) {
        end("protect");
        return;
      }
    }
    if (index >= file.steps().size() || step().kind() == Kind.END) {
      end("finish");
      return;
    }
    stepSeconds = 0;
    charge = 0;
    energy = 0;
    nextRecord = 0;
    begin(step());
  }

  private void begin(Step step) {
    hasUntil = false;
    switch (step.kind()) {
      case CHARGE, DISCHARGE -> {
        hold(ControlMode.CURRENT, step.value(), Double.POSITIVE_INFINITY);
        if (!Double.isNaN(step.stopVoltage())) {
          until = new Threshold(Watched.VOLTAGE, step.stopVoltage(), step.kind() == Kind.CHARGE);
          hasUntil = true;
        }
      }
      case HOLD, HOLD_DISCHARGING -> {
        hold(ControlMode.VOLTAGE, step.value(), step.limit());
        if (!Double.isNaN(step.stopCurrent())) {
          until = Threshold.atMost(Watched.CURRENT_SIZE, step.stopCurrent());
          hasUntil = true;
        }
      }
      case SCAN -> hold(ControlMode.VOLTAGE, step.from(), Double.POSITIVE_INFINITY);
      default -> hold(ControlMode.REST, 0, Double.POSITIVE_INFINITY);
    }
  }

  private void hold(ControlMode mode, double value, double limit) {
    cell.hold(
        mode,
        value,
        new Envelope(
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            limit,
            limit,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY));
  }

  private void end(String word) {
    status = word;
    hold(ControlMode.REST, 0, Double.POSITIVE_INFINITY);
  }

  /** Lets time pass for the test and the cell, in s. */
  void advance(double length) {
    double left = length;
    while (left > 1e-9) {
      if (!status.equals("working")) {
        cell.advance(left);
        return;
      }
      if (stepSeconds >= nextRecord - 1e-9) {
        record();
        nextRecord += file.recordSeconds();
      }
      left -= slice(left);
      protect();
    }
  }

  private double slice(double left) {
    Step step = step();
    double toEnd = end(step) - stepSeconds;
    double length = Math.min(left, Math.min(nextRecord - stepSeconds, toEnd));
    if (step.kind() == Kind.SCAN) {
      length = Math.min(length, SCAN_SECONDS);
    }
    double current = cell.current();
    double power = cell.power();
    double took = hasUntil ? cell.advanceUntil(until, length) : Double.NaN;
    boolean reached = !Double.isNaN(took);
    if (!hasUntil) {
      cell.advance(length);
    }
    double passedNow = reached ? took : length;
    charge += Math.abs(current + cell.current()) / 2 * passedNow / 3600;
    energy += Math.abs(power + cell.power()) / 2 * passedNow / 3600;
    stepSeconds += passedNow;
    seconds += passedNow;
    if (step.kind() == Kind.SCAN) {
      double sign = Math.signum(step.to() - step.from());
      hold(
          ControlMode.VOLTAGE,
          step.from() + sign * step.value() * stepSeconds,
          Double.POSITIVE_INFINITY);
    }
    if (reached || stepSeconds >= end(step) - 1e-9) {
      record();
      enter(index + 1);
    }
    return Math.max(passedNow, 1e-9);
  }

  private static double end(Step step) {
    return step.kind() == Kind.SCAN
        ? Math.min(step.seconds(), Math.abs(step.to() - step.from()) / Math.abs(step.value()))
        : step.seconds();
  }

  private void protect() {
    boolean safe =
        cell.voltage() <= file.maxVoltage()
            && cell.voltage() >= file.minVoltage()
            && Math.abs(cell.current()) <= file.maxCurrent()
            && points.size() < ROOM;
    if (status.equals("working") && !safe) {
      record();
      end("protect");
    }
  }

  private void record() {
    if (points.size() < ROOM) {
      points.add(
          new Point(
              index + 1,
              cycle,
              step().kind().word,
              stepSeconds,
              seconds,
              cell.voltage(),
              cell.current(),
              charge,
              energy));
    }
  }

  void pause() {
    status = "pause";
    hold(ControlMode.REST, 0, Double.POSITIVE_INFINITY);
  }

  void resume() {
    status = "working";
    begin(step());
  }

  void stop() {
    end("stop");
  }

  void protectNow() {
    end("protect");
  }
}
