package org.finales.cycler.sequence;

import java.util.Arrays;

/**
 * Points of a simulated run, in their order. When there are more than may be kept, every second one
 * is dropped and from then on only every second one kept, again and again, so that the whole run
 * stays visible. Complete when {@link Simulation} hands it out; then thread-safe.
 */
public final class SimulatedPoints {
  private static final int FIRST_ROOM = 1_024;

  private final int most;
  private int size;
  private long seen;
  private long stride = 1;
  private double[] seconds = new double[FIRST_ROOM];
  private double[] voltages = new double[FIRST_ROOM];
  private double[] currents = new double[FIRST_ROOM];
  private double[] temperatures = new double[FIRST_ROOM];
  private double[] socs = new double[FIRST_ROOM];
  private int[] steps = new int[FIRST_ROOM];
  private int[] cycles = new int[FIRST_ROOM];

  SimulatedPoints(int most) {
    this.most = most;
  }

  void add(
      double second,
      double voltage,
      double current,
      double temperature,
      double soc,
      int step,
      int cycle) {
    if (seen++ % stride != 0) {
      return;
    }
    if (size == most) {
      thin();
      if ((seen - 1) % stride != 0) {
        return;
      }
    }
    if (size == seconds.length) {
      grow((int) Math.min(2L * size, most));
    }
    seconds[size] = second;
    voltages[size] = voltage;
    currents[size] = current;
    temperatures[size] = temperature;
    socs[size] = soc;
    steps[size] = step;
    cycles[size] = cycle;
    size++;
  }

  private void thin() {
    stride *= 2;
    int kept = 0;
    for (int i = 0; i < size; i += 2) {
      seconds[kept] = seconds[i];
      voltages[kept] = voltages[i];
      currents[kept] = currents[i];
      temperatures[kept] = temperatures[i];
      socs[kept] = socs[i];
      steps[kept] = steps[i];
      cycles[kept] = cycles[i];
      kept++;
    }
    size = kept;
  }

  private void grow(int room) {
    seconds = Arrays.copyOf(seconds, room);
    voltages = Arrays.copyOf(voltages, room);
    currents = Arrays.copyOf(currents, room);
    temperatures = Arrays.copyOf(temperatures, room);
    socs = Arrays.copyOf(socs, room);
    steps = Arrays.copyOf(steps, room);
    cycles = Arrays.copyOf(cycles, room);
  }

  /** Returns how many points were kept. */
  public int size() {
    return size;
  }

  /** Returns how many points the recording of the protocol asked for. */
  public long recorded() {
    return seen;
  }

  /** Returns the running time of a point, in s. */
  public double seconds(int point) {
    return seconds[check(point)];
  }

  /** Returns the voltage of a point, in V. */
  public double voltage(int point) {
    return voltages[check(point)];
  }

  /** Returns the current of a point, in A; positive charges. */
  public double current(int point) {
    return currents[check(point)];
  }

  /** Returns the temperature of a point, in °C. */
  public double temperature(int point) {
    return temperatures[check(point)];
  }

  /** Returns the state of charge of a point, 0 to 1 for a cell that is not abused. */
  public double stateOfCharge(int point) {
    return socs[check(point)];
  }

  /** Returns the number of the step of a point, from 1, loops counted. */
  public int step(int point) {
    return steps[check(point)];
  }

  /** Returns the number of the cycle of a point, from 1. */
  public int cycle(int point) {
    return cycles[check(point)];
  }

  private int check(int point) {
    if (point < 0 || point >= size) {
      throw new IndexOutOfBoundsException("there is no point " + point + " of " + size);
    }
    return point;
  }
}
