package org.finales.cycler.driver;

import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SettingException;
import org.jspecify.annotations.Nullable;

/**
 * What a channel may be told and may say; immutable.
 *
 * @param name the channel's name, for messages
 * @param rated what the instrument can do
 * @param ratings the same, narrowed by the local limits
 */
record Guard(String name, Envelope rated, Ratings ratings) {
  /** How far a measurement may lie outside of the ratings, as a fraction of the full scale. */
  private static final double OFFSET = 0.02;

  /** What sums of steps may be off, as a fraction. */
  private static final double ROUNDING = 1e-9;

  static Guard of(CyclerChannel channel, Envelope limits) {
    Ratings own = channel.ratings();
    try {
      Ratings narrowed =
          new Ratings(own.envelope().and(limits), own.smallestPeriod(), own.accuracies());
      return new Guard(channel.name(), own.envelope(), narrowed);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          "channel "
              + channel.name()
              + ": the local limits leave nothing of what the instrument can do: "
              + e.getMessage(),
          e);
    }
  }

  /** Returns the bounds that hold: ratings and local limits. */
  Envelope bounds() {
    return ratings.envelope();
  }

  /**
   * Narrows what belongs to a set point to the bounds.
   *
   * @throws RefusedException if the value is out of bounds, or of the set point's own
   */
  SetPoint admitted(SetPoint setPoint) {
    double value = setPoint.value();
    keepsItsOwn(setPoint);
    Envelope bounds = bounds();
    switch (setPoint.mode()) {
      case REST -> {
        return setPoint;
      }
      case CURRENT -> {
        atMost("charge current", value, rated.maxChargeCurrent(), bounds.maxChargeCurrent(), "A");
        atMost(
            "discharge current",
            -value,
            rated.maxDischargeCurrent(),
            bounds.maxDischargeCurrent(),
            "A");
      }
      case VOLTAGE -> {
        atMost("voltage", value, rated.maxVoltage(), bounds.maxVoltage(), "V");
        if (value < bounds.minVoltage()) {
          throw refused(
              value < rated.minVoltage(),
              "voltage of " + value + " V is below the lowest, " + bounds.minVoltage() + " V");
        }
      }
      case POWER -> {
        atMost("charge power", value, rated.maxChargePower(), bounds.maxChargePower(), "W");
        atMost(
            "discharge power", -value, rated.maxDischargePower(), bounds.maxDischargePower(), "W");
      }
      case RESISTANCE -> {
        if (bounds.maxDischargeCurrent() <= 0) {
          throw refused(true, "a resistance discharges, which the channel cannot");
        }
      }
    }
    try {
      return new SetPoint(setPoint.mode(), value, setPoint.within().and(bounds));
    } catch (IllegalArgumentException e) {
      throw refused(false, "the bounds of the set point leave nothing: " + e.getMessage());
    }
  }

  /** A window that somebody gave together with a value beyond it is a mistake in either. */
  private void keepsItsOwn(SetPoint setPoint) {
    double value = setPoint.value();
    Envelope own = setPoint.within();
    boolean keeps =
        switch (setPoint.mode()) {
          case REST, RESISTANCE -> true;
          case CURRENT ->
              value <= above(own.maxChargeCurrent()) && -value <= above(own.maxDischargeCurrent());
          case VOLTAGE ->
              value <= above(own.maxVoltage())
                  && value >= own.minVoltage() - ROUNDING * Math.abs(own.minVoltage());
          case POWER ->
              value <= above(own.maxChargePower()) && -value <= above(own.maxDischargePower());
        };
    if (!keeps) {
      throw new RefusedException(
          "window",
          "channel "
              + name
              + ": "
              + setPoint.text()
              + " is outside of the battery's window that was given with it; ask for less, or"
              + " correct the window");
    }
  }

  private static double above(double bound) {
    return bound + ROUNDING * Math.abs(bound);
  }

  private void atMost(String what, double value, double rating, double bound, String unit) {
    if (value > bound) {
      throw refused(
          value > rating, what + " of " + value + " " + unit + " is above " + bound + " " + unit);
    }
  }

  RefusedException refused(boolean byRating, String why) {
    return new RefusedException(
        byRating ? "rating" : "limit",
        "channel "
            + name
            + ": "
            + why
            + (byRating
                ? "; use an instrument with higher ratings"
                : "; that limit is set on this computer, in the connection string of the"
                    + " instrument or by the program"));
  }

  /** Says why a reading cannot be one of this channel; null if it can. */
  @Nullable String problem(Reading reading) {
    double volts = fullScale(rated.maxVoltage(), rated.minVoltage());
    double amperes = fullScale(rated.maxChargeCurrent(), rated.maxDischargeCurrent());
    String problem =
        outside("voltage", reading.voltage(), rated.minVoltage(), rated.maxVoltage(), volts, "V");
    return problem != null
        ? problem
        : outside(
            "current",
            reading.current(),
            -rated.maxDischargeCurrent(),
            rated.maxChargeCurrent(),
            amperes,
            "A");
  }

  private static double fullScale(double one, double other) {
    return Math.max(Math.abs(one), Math.abs(other));
  }

  private static @Nullable String outside(
      String what, double value, double least, double most, double fullScale, String unit) {
    double offset = OFFSET * fullScale;
    if (Double.isNaN(value)
        || (Double.isFinite(value) && value >= least - offset && value <= most + offset)) {
      return null;
    }
    return "a "
        + what
        + " of "
        + value
        + " "
        + unit
        + ", but its ratings are "
        + least
        + " to "
        + most
        + " "
        + unit;
  }

  /**
   * Returns the reading.
   *
   * @throws NonsenseException if it cannot be one of this channel
   */
  Reading plausible(Reading reading) {
    String problem = problem(reading);
    if (problem != null) {
      throw new NonsenseException(
          "channel " + name + " reports " + problem + "; check wiring and instrument");
    }
    return reading;
  }
}
