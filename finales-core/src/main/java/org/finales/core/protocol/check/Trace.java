package org.finales.core.protocol.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.finales.cycler.sequence.SimulationListener;
import org.finales.cycler.sequence.StepSummary;
import org.jspecify.annotations.Nullable;

/**
 * Voltage, current and temperature of a simulated run in a bounded number of stretches of equal
 * time, each with its least and most, so that no peak is lost however long the run is; and what
 * each step came to.
 */
final class Trace implements SimulationListener {
  /** Most stretches that are kept; even. */
  static final int MOST = 2_000;

  /** Most bands of steps that are kept, the first ones. */
  static final int MOST_BANDS = 400;

  /** A step that ran, in s of running time. */
  record Band(int step, double from, double to) {}

  final double[] minVoltage = new double[MOST];
  final double[] maxVoltage = new double[MOST];
  final double[] minCurrent = new double[MOST];
  final double[] maxCurrent = new double[MOST];
  final double[] lastVoltage = new double[MOST];
  final double[] lastCurrent = new double[MOST];
  final double[] maxTemperature = new double[MOST];
  final int[] step = new int[MOST];
  final boolean[] any = new boolean[MOST];

  final double[] secondsOf;
  final double[] minVoltageOf;
  final double[] maxVoltageOf;
  final double[] maxTemperatureOf;

  /** Least power of a step, in W, without its sign. */
  final double[] leastPowerOf;

  final @Nullable StepSummary[] lastOf;
  final long[] runsOf;
  final List<Band> bands = new ArrayList<>();

  /** Length of a stretch, in s; doubled when there are too many. */
  double width = 0.01;

  int size;
  double last;
  double leastTemperature = Double.NaN;
  double mostTemperature = Double.NaN;
  double stateOfCharge = Double.NaN;
  int lastStep;
  int lastCycle;
  boolean moreBands;

  Trace(int steps) {
    secondsOf = new double[steps + 1];
    minVoltageOf = filled(steps);
    maxVoltageOf = filled(steps);
    maxTemperatureOf = filled(steps);
    leastPowerOf = filled(steps);
    lastOf = new StepSummary[steps + 1];
    runsOf = new long[steps + 1];
  }

  private static double[] filled(int steps) {
    double[] numbers = new double[steps + 1];
    Arrays.fill(numbers, Double.NaN);
    return numbers;
  }

  @Override
  public void reading(
      double seconds,
      double voltage,
      double current,
      double temperature,
      double soc,
      int number,
      int cycle) {
    secondsOf[number] += seconds - last;
    last = seconds;
    lastStep = number;
    lastCycle = cycle;
    stateOfCharge = soc;
    minVoltageOf[number] = least(minVoltageOf[number], voltage);
    maxVoltageOf[number] = most(maxVoltageOf[number], voltage);
    maxTemperatureOf[number] = most(maxTemperatureOf[number], temperature);
    leastPowerOf[number] = least(leastPowerOf[number], Math.abs(voltage * current));
    leastTemperature = least(leastTemperature, temperature);
    mostTemperature = most(mostTemperature, temperature);
    while (seconds >= width * MOST) {
      halve();
    }
    put((int) (seconds / width), voltage, current, temperature, number);
  }

  private void put(int at, double voltage, double current, double temperature, int number) {
    boolean first = !any[at];
    any[at] = true;
    minVoltage[at] = first ? voltage : Math.min(minVoltage[at], voltage);
    maxVoltage[at] = first ? voltage : Math.max(maxVoltage[at], voltage);
    minCurrent[at] = first ? current : Math.min(minCurrent[at], current);
    maxCurrent[at] = first ? current : Math.max(maxCurrent[at], current);
    maxTemperature[at] = first ? temperature : Math.max(maxTemperature[at], temperature);
    lastVoltage[at] = voltage;
    lastCurrent[at] = current;
    step[at] = number;
    size = Math.max(size, at + 1);
  }

  /** Makes one stretch of two, twice as long. */
  private void halve() {
    for (int i = 0; i < MOST / 2; i++) {
      int one = 2 * i;
      int two = 2 * i + 1;
      int from = any[two] ? two : one;
      boolean both = any[one] && any[two];
      minVoltage[i] = both ? Math.min(minVoltage[one], minVoltage[two]) : minVoltage[from];
      maxVoltage[i] = both ? Math.max(maxVoltage[one], maxVoltage[two]) : maxVoltage[from];
      minCurrent[i] = both ? Math.min(minCurrent[one], minCurrent[two]) : minCurrent[from];
      maxCurrent[i] = both ? Math.max(maxCurrent[one], maxCurrent[two]) : maxCurrent[from];
      maxTemperature[i] =
          both ? Math.max(maxTemperature[one], maxTemperature[two]) : maxTemperature[from];
      lastVoltage[i] = lastVoltage[from];
      lastCurrent[i] = lastCurrent[from];
      step[i] = step[from];
      any[i] = any[one] || any[two];
    }
    Arrays.fill(any, MOST / 2, MOST, false);
    size = (size + 1) / 2;
    width *= 2;
  }

  private static double least(double one, double other) {
    return other >= one ? one : other;
  }

  private static double most(double one, double other) {
    return other <= one ? one : other;
  }

  @Override
  public void ended(StepSummary ended) {
    runsOf[ended.step()]++;
    lastOf[ended.step()] = ended;
    if (bands.size() < MOST_BANDS) {
      double from = bands.isEmpty() ? 0 : bands.get(bands.size() - 1).to();
      bands.add(new Band(ended.step(), from, last));
    } else {
      moreBands = true;
    }
  }
}
