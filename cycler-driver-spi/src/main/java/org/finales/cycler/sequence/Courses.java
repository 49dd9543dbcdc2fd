package org.finales.cycler.sequence;

import org.finales.cycler.spi.ControlMode;

/** The courses of the kinds of steps. */
final class Courses {
  /** Longest time, in µs: about thirty years. */
  static final long MAX_MICROS = 1_000_000_000_000_000L;

  /** A ramp and a straight line between two points of a table become stairs of such lengths. */
  static final double SHORTEST_STAIR = 0.1;

  static final double LONGEST_STAIR = 1;
  private static final int STAIRS = 1_000;

  private Courses() {}

  static long micros(double seconds) {
    return (long) Math.ceil(Math.min(seconds * 1e6, MAX_MICROS) - 1e-3);
  }

  /** The length of a stair, in µs. */
  static long stair(double seconds) {
    double stair = Math.min(Math.max(seconds / STAIRS, SHORTEST_STAIR), LONGEST_STAIR);
    return Math.max(1, micros(Math.min(stair, seconds)));
  }

  /** The same all the time. */
  static final class Fixed extends Course {
    Fixed(ControlMode mode, double value, long end) {
      this.mode = mode;
      this.value = value;
      this.end = end;
    }
  }

  /** A voltage or current that changes evenly, in stairs at the height of their middle. */
  static final class Ramp extends Course {
    private final ControlMode ramped;
    private final double given;
    private final double last;
    private final double rate;
    private double first;
    private long began;

    Ramp(ControlMode ramped, double given, double last, double rate) {
      this.ramped = ramped;
      this.given = given;
      this.last = last;
      this.rate = rate;
    }

    @Override
    void begin() {
      first = given;
      began = 0;
      moveTo(0);
    }

    @Override
    boolean waits() {
      return Double.isNaN(first);
    }

    @Override
    void from(double voltage, double current, long micros) {
      first = ramped == ControlMode.VOLTAGE ? voltage : current;
      began = micros;
      moveTo(micros);
    }

    @Override
    void moveTo(long micros) {
      if (waits()) {
        mode = ControlMode.REST;
        value = 0;
        nextChange = Long.MAX_VALUE;
        end = Long.MAX_VALUE;
        return;
      }
      double seconds = Math.abs(last - first) / rate;
      long length = micros(seconds);
      long stair = stair(seconds);
      long number = (micros - began) / stair;
      long from = number * stair;
      long to = Math.min(from + stair, length);
      mode = ramped;
      end = began + length;
      nextChange = to < length ? began + to : Long.MAX_VALUE;
      double part = length == 0 ? 1 : Math.min((from + to) / 2.0 / length, 1);
      value = first + part * (last - first);
    }

    @Override
    void tape(Tape tape, long micros) {
      first = tape.keep(first);
      began = tape.keep(began);
      super.tape(tape, micros);
    }
  }

  /** Levels that follow one another, over and over. */
  static final class Pulses extends Course {
    private final ControlMode[] modes;
    private final double[] values;

    /** When each level ends, in µs since the first began. */
    private final long[] ends;

    private final long period;

    Pulses(ControlMode[] modes, double[] values, long[] ends, int repeats) {
      this.modes = modes;
      this.values = values;
      this.ends = ends;
      this.period = ends[ends.length - 1];
      this.end = Table.total(period, repeats);
    }

    @Override
    void moveTo(long micros) {
      long within = micros % period;
      int place = Table.above(ends, within);
      mode = modes[place];
      value = values[place];
      long change = micros - within + ends[place];
      nextChange = change < end ? change : Long.MAX_VALUE;
    }
  }

  /** Values of a table, over and over. */
  static final class Table extends Course {
    private final ControlMode followed;
    private final long[] times;
    private final double[] values;
    private final boolean straight;
    private final long period;

    Table(ControlMode followed, long[] times, double[] values, boolean straight, int repeats) {
      this.followed = followed;
      this.times = times;
      this.values = values;
      this.straight = straight;
      this.period = times[times.length - 1];
      this.end = total(period, repeats);
    }

    @Override
    void moveTo(long micros) {
      long within = micros % period;
      int next = above(times, within);
      long from = next == 0 ? 0 : times[next - 1];
      long to = times[next];
      mode = followed;
      value = values[Math.max(0, next - 1)];
      if (straight && next > 0) {
        long length = to - from;
        long stair = stair(length / 1e6);
        long begin = (within - from) / stair * stair;
        long stop = Math.min(begin + stair, length);
        value += (begin + stop) / 2.0 / length * (values[next] - values[next - 1]);
        to = from + stop;
      }
      long change = micros - within + to;
      nextChange = change < end ? change : Long.MAX_VALUE;
    }

    static long total(long period, int repeats) {
      return period > MAX_MICROS / repeats ? MAX_MICROS : period * repeats;
    }

    /** The place of the first time that is later; the times rise. */
    static int above(long[] times, long time) {
      int low = 0;
      int high = times.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (times[middle] > time) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }
}
