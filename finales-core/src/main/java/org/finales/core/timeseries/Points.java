package org.finales.core.timeseries;

import java.util.Arrays;
import org.finales.api.broker.InvalidException;

/**
 * Points of a dataset in the order in which they were measured; immutable.
 *
 * <p>Voltages in V and currents in A are of the battery; positive currents charge. Any double may
 * be given and comes back bit by bit; NaN stands for what was not measured.
 */
public final class Points {
  /** Stands for the time of an instrument without a clock. */
  public static final long NO_CLOCK = Long.MIN_VALUE;

  /** Most points at a time. */
  public static final int MOST = Block.MOST_POINTS;

  final Columns columns;

  Points(Columns columns) {
    this.columns = columns;
  }

  /**
   * Begins to gather points.
   *
   * @param auxiliaries how many auxiliary values each has
   */
  public static Builder builder(int auxiliaries) {
    return new Builder(auxiliaries);
  }

  /** Returns how many there are. */
  public int size() {
    return columns.size;
  }

  /** Returns how many auxiliary values each has. */
  public int auxiliaries() {
    return columns.doubles.length - Columns.OWN_VALUES;
  }

  /** Returns the instrument's time in µs since its own beginning, or {@link #NO_CLOCK}. */
  public long instrumentMicros(int point) {
    return columns.longs[Columns.INSTRUMENT][check(point)];
  }

  /** Returns the host's time in µs since 1970-01-01T00:00Z. */
  public long hostMicros(int point) {
    return columns.longs[Columns.HOST][check(point)];
  }

  /** Returns the time by a clock, in µs. */
  public long micros(TimeAxis axis, int point) {
    return columns.longs[axis.column()][check(point)];
  }

  /** Returns the number of the step, loops counted. */
  public int step(int point) {
    return (int) columns.longs[Columns.STEP][check(point)];
  }

  /** Returns the number of the cycle. */
  public int cycle(int point) {
    return (int) columns.longs[Columns.CYCLE][check(point)];
  }

  /** Returns the place of the mode in {@link RecordedDataset#modes()}. */
  public int mode(int point) {
    return (int) columns.longs[Columns.MODE][check(point)];
  }

  /** Returns the voltage, in V. */
  public double voltage(int point) {
    return columns.doubles[0][check(point)];
  }

  /** Returns the current, in A. */
  public double current(int point) {
    return columns.doubles[1][check(point)];
  }

  /**
   * Returns an auxiliary value.
   *
   * @param auxiliary its place in {@link RecordedDataset#auxiliaries()}
   */
  public double auxiliary(int point, int auxiliary) {
    return columns.doubles[Columns.OWN_VALUES + auxiliary][check(point)];
  }

  private int check(int point) {
    if (point < 0 || point >= columns.size) {
      throw new IndexOutOfBoundsException("there is no point " + point + " of " + columns.size);
    }
    return point;
  }

  /** Whether all bits are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Points points
        && columns.size == points.columns.size
        && columns.doubles.length == points.columns.doubles.length
        && Arrays.equals(
            Block.encode(columns, 0, columns.size),
            Block.encode(points.columns, 0, points.columns.size));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Block.encode(columns, 0, columns.size));
  }

  @Override
  public String toString() {
    return columns.size + " points";
  }

  /** Gathers points. Not thread-safe. */
  public static final class Builder {
    private static final int FIRST_ROOM = 16;
    private Columns columns;

    private Builder(int auxiliaries) {
      if (auxiliaries < 0 || auxiliaries > RecordedDataset.MOST_AUXILIARIES) {
        throw new InvalidException(
            "auxiliaries", "0 to " + RecordedDataset.MOST_AUXILIARIES + ", not " + auxiliaries);
      }
      columns = new Columns(Columns.OWN_VALUES + auxiliaries, FIRST_ROOM);
    }

    /**
     * Adds a point.
     *
     * @param instrumentMicros when the instrument took it by its own clock, in µs, or {@link
     *     #NO_CLOCK}
     * @param hostMicros when the host received it, in µs since 1970-01-01T00:00Z
     * @param step number of the step, loops counted, from 1; 0 for none
     * @param cycle number of the cycle, from 1; 0 for none
     * @param mode place in {@link RecordedDataset#modes()}
     * @param voltage in V
     * @param current in A, positive when it charges
     * @param auxiliary auxiliary values in their order and units
     * @throws InvalidException if the number of auxiliary values is another, a number is negative,
     *     or there are {@value Block#MOST_POINTS} points already
     */
    public Builder add(
        long instrumentMicros,
        long hostMicros,
        int step,
        int cycle,
        int mode,
        double voltage,
        double current,
        double... auxiliary) {
      Columns into = columns;
      if (auxiliary.length != into.doubles.length - Columns.OWN_VALUES) {
        throw new InvalidException(
            "auxiliary",
            auxiliary.length
                + " values where the dataset has "
                + (into.doubles.length - Columns.OWN_VALUES));
      }
      if ((step | cycle | mode) < 0) {
        throw new InvalidException("step, cycle and mode must not be negative");
      }
      if (into.size == MOST) {
        throw new InvalidException("more than " + MOST + " points at a time; append them in parts");
      }
      into.ensureRoom(1);
      int at = into.size++;
      into.longs[Columns.INSTRUMENT][at] = instrumentMicros;
      into.longs[Columns.HOST][at] = hostMicros;
      into.longs[Columns.STEP][at] = step;
      into.longs[Columns.CYCLE][at] = cycle;
      into.longs[Columns.MODE][at] = mode;
      into.doubles[0][at] = voltage;
      into.doubles[1][at] = current;
      for (int i = 0; i < auxiliary.length; i++) {
        into.doubles[Columns.OWN_VALUES + i][at] = auxiliary[i];
      }
      return this;
    }

    /** Returns how many were gathered. */
    public int size() {
      return columns.size;
    }

    /** Makes points of what was gathered; the builder is empty afterwards. */
    public Points build() {
      Columns built = columns.copy(0, columns.size);
      columns = new Columns(built.doubles.length, FIRST_ROOM);
      return new Points(built);
    }
  }
}
