package org.finales.core.station;

import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/**
 * Finds readings that cannot be, and instruments that contradict what they were told. Not
 * thread-safe.
 *
 * <p>What contradicts has to do so {@value #TWICE} times in a row, the first reading after a new
 * set point left out, because instruments need a moment. A value counts as frozen if readings are
 * the same to the last bit while a current flows: {@value #SAME_CLOCK} times with the same time of
 * the instrument's clock; without a clock {@value #SAME_NOISY} times if readings differed before,
 * and {@value #SAME_QUIET} times and five minutes if the instrument is one that rounds.
 */
final class Plausibility {
  static final int TWICE = 2;
  static final int SAME_CLOCK = 5;
  static final int SAME_NOISY = 20;
  static final int SAME_QUIET = 100;
  private static final double QUIET_SECONDS = 300;
  private static final long JUMP_MICROS = 2_000_000;

  /** Name of an input that measures the battery's current once more. */
  static final String SECOND_CURRENT = "battery current";

  /** Name of an input that measures the battery's voltage once more. */
  static final String SECOND_VOLTAGE = "battery voltage";

  private static final double METERS_DIFFER = 0.05;

  private final SafetyView view;
  private final int secondCurrent;
  private final int secondVoltage;
  private @Nullable Reading last;
  private @Nullable SetPoint held;
  private long lastNanos;
  private int sinceChange;
  private int contradictions;
  private int differing;
  private int same;
  private double sameSeconds;
  private int different;
  private int backwards;
  private long latestInstrument = Long.MIN_VALUE;
  private boolean outOfOrder;
  private @Nullable String notice;

  Plausibility(SafetyView view, ReadingColumns columns) {
    this.view = view;
    secondCurrent = columns.place(SECOND_CURRENT, InputKind.CURRENT);
    secondVoltage = columns.place(SECOND_VOLTAGE, InputKind.VOLTAGE);
  }

  /** Tells whether the last reading is older than one before, so that it is to be left out. */
  boolean isOutOfOrder() {
    return outOfOrder;
  }

  /** Returns what people should know of the last reading although it is no danger, or null. */
  @Nullable String notice() {
    return notice;
  }

  /**
   * Looks at a reading.
   *
   * @param nowHeld what the channel was told to hold; null if nobody knows
   * @param nanos when it arrived
   */
  @Nullable Trip check(Reading reading, @Nullable SetPoint nowHeld, long nanos) {
    notice = null;
    outOfOrder = false;
    double volts = reading.voltage();
    double amperes = reading.current();
    if (!Double.isFinite(volts) || !Double.isFinite(amperes)) {
      return new Trip(
          "impossible-value",
          "the instrument reports " + volts + " V and " + amperes + " A; check wiring and meter");
    }
    sinceChange = nowHeld != null && nowHeld.equals(held) ? sinceChange + 1 : 0;
    held = nowHeld;
    Trip trip = clocks(reading, nanos);
    trip = trip != null || outOfOrder ? trip : frozen(reading, nanos);
    if (trip == null && !outOfOrder && nowHeld != null) {
      trip = contradiction(reading, nowHeld);
    }
    if (trip == null && !outOfOrder) {
      trip = meters(reading);
    }
    last = reading;
    lastNanos = nanos;
    return trip;
  }

  private @Nullable Trip clocks(Reading reading, long nanos) {
    Reading before = last;
    if (before == null) {
      latestInstrument = reading.instrumentMicros();
      return null;
    }
    long passed = (nanos - lastNanos) / 1000;
    long host = reading.hostMicros() - before.hostMicros();
    if (Math.abs(host - passed) > JUMP_MICROS) {
      notice =
          "the computer's clock jumped by %s; times of points jump with it, durations do not"
              .formatted(Texts.time((host - passed) / 1e6));
    }
    long now = reading.instrumentMicros();
    if (now == Reading.NO_CLOCK || latestInstrument == Reading.NO_CLOCK) {
      latestInstrument = now;
      return null;
    }
    if (now < latestInstrument) {
      outOfOrder = true;
      if (++backwards < TWICE) {
        notice = "the instrument's clock went back; the reading was left out";
        return null;
      }
      return new Trip(
          "instrument-clock",
          "the instrument's clock went back by %s; it may have restarted"
              .formatted(Texts.time((latestInstrument - now) / 1e6)));
    }
    backwards = 0;
    latestInstrument = now;
    return null;
  }

  /** Two meters at one battery that do not agree: one of them lies, and nobody knows which. */
  private @Nullable Trip meters(Reading reading) {
    // a programmed channel's set point is not known: two readings in a row have to do
    boolean settled = held == null || sinceChange >= 1;
    String what =
        !settled
            ? null
            : differ(
                "current", "A", ControlMode.CURRENT, reading.current(), reading, secondCurrent);
    if (what == null && settled) {
      what = differ("voltage", "V", ControlMode.VOLTAGE, reading.voltage(), reading, secondVoltage);
    }
    differing = what == null ? 0 : differing + 1;
    return what == null || differing < TWICE
        ? null
        : new Trip("contradiction", what + "; check both meters and their wiring");
  }

  private @Nullable String differ(
      String what, String unit, ControlMode mode, double value, Reading reading, int place) {
    if (place < 0) {
      return null;
    }
    double second = reading.auxiliary(place);
    double may =
        METERS_DIFFER * Math.max(Math.abs(value), Math.abs(second))
            + 2 * view.error(mode, value)
            + 1e-9;
    // a meter that gives no value contradicts too
    return Math.abs(value - second) <= may
        ? null
        : "the channel says that its %s is %s %s, but its meter says %s %s"
            .formatted(what, Texts.number(value), unit, Texts.number(second), unit);
  }

  private @Nullable Trip frozen(Reading reading, long nanos) {
    Reading before = last;
    boolean flows =
        Math.abs(reading.current()) > 2 * view.error(ControlMode.CURRENT, 0)
            && reading.current() != 0;
    if (before == null || !flows || !sameValues(before, reading) || nanos == lastNanos) {
      if (before != null && flows && nanos != lastNanos) {
        different = Math.min(different + 1, 1000);
      }
      same = 0;
      sameSeconds = 0;
      return null;
    }
    same++;
    sameSeconds += (nanos - lastNanos) / 1e9;
    boolean clock = reading.instrumentMicros() != Reading.NO_CLOCK;
    boolean frozen;
    if (clock) {
      frozen = same >= SAME_CLOCK && reading.instrumentMicros() == before.instrumentMicros();
    } else {
      frozen =
          same >= SAME_QUIET && sameSeconds >= QUIET_SECONDS
              || same >= SAME_NOISY && different >= 5 * SAME_NOISY;
    }
    return frozen
        ? new Trip(
            "frozen-data",
            "the instrument reports %s V and %s A again and again, %d times for %s"
                .formatted(
                    Texts.number(reading.voltage()),
                    Texts.number(reading.current()),
                    same,
                    Texts.time(sameSeconds)))
        : null;
  }

  private static boolean sameValues(Reading one, Reading other) {
    if (one.voltage() != other.voltage() || one.current() != other.current()) {
      return false;
    }
    boolean clock = one.instrumentMicros() != Reading.NO_CLOCK;
    if (clock && one.instrumentMicros() != other.instrumentMicros()) {
      return false;
    }
    for (int i = 0; i < one.auxiliaries(); i++) {
      if (Double.compare(one.auxiliary(i), other.auxiliary(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Trip contradiction(Reading reading, SetPoint told) {
    String what = sinceChange < 1 ? null : contradicted(reading, told);
    contradictions = what == null ? 0 : contradictions + 1;
    if (what == null || contradictions < TWICE) {
      return null;
    }
    return new Trip(
        what.startsWith("its output") ? "output-lies" : "contradiction",
        "the instrument was told to hold "
            + told.text()
            + ", but "
            + what
            + "; check instrument and wiring");
  }

  private @Nullable String contradicted(Reading reading, SetPoint told) {
    double amperes = reading.current();
    double volts = reading.voltage();
    double error = 2 * view.error(ControlMode.CURRENT, amperes) + 1e-9;
    switch (told.mode()) {
      case REST -> {
        return Math.abs(amperes) > error ? flows(amperes) : null;
      }
      case CURRENT, POWER -> {
        double measured = told.mode() == ControlMode.CURRENT ? amperes : volts * amperes;
        double may = told.mode() == ControlMode.CURRENT ? error : error * Math.abs(volts);
        double value = told.value();
        if (Math.abs(measured) > may && measured * value < 0) {
          return flows(amperes) + ", the other way";
        }
        if (Math.abs(measured) > Math.abs(value) * 1.05 + may) {
          return flows(amperes);
        }
      }
      case RESISTANCE -> {
        if (amperes > error) {
          return flows(amperes) + ", the other way";
        }
      }
      case VOLTAGE -> {
        double off = volts - told.value();
        double may = 2 * view.error(ControlMode.VOLTAGE, volts) + 0.01 * Math.abs(told.value());
        // a battery above the voltage is not to be charged further, and the other way about
        if (off > may && amperes > error || off < -may && amperes < -error) {
          return flows(amperes) + " at " + Texts.number(volts) + " V";
        }
      }
    }
    return reading.output() == OutputState.OFF ? "its output is off" : null;
  }

  private static String flows(double amperes) {
    return Texts.number(amperes) + " A flow";
  }
}
