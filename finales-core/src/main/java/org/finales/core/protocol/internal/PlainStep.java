package org.finales.core.protocol.internal;

import org.jspecify.annotations.Nullable;

/**
 * A step as simple cyclers know it, in their units; immutable. Numbers are doubles because the
 * programs whose files are matched compute with such. Currents and rates above zero charge.
 */
public sealed interface PlainStep {

  /** No current, for so many seconds. */
  record Open(double seconds) implements PlainStep {}

  /**
   * A constant current, by rate or in milliampere; the rate is meant where both are given.
   *
   * @param rate in 1/h; or null
   * @param milliampere in mA; or null
   * @param seconds ends it after so long; or null
   * @param volts ends it at so much: from below when charging, from above when discharging; or null
   */
  record Current(
      @Nullable Double rate,
      @Nullable Double milliampere,
      @Nullable Double seconds,
      @Nullable Double volts)
      implements PlainStep {
    /** Returns whether it charges. */
    public boolean isCharging() {
      Double meant = rate == null ? milliampere : rate;
      return meant != null && meant > 0;
    }

    /** Returns the current in mA, or null if it is a rate alone and the capacity is not known. */
    public @Nullable Double milliampere(@Nullable Double capacity) {
      return rate == null || capacity == null ? milliampere : Double.valueOf(rate * capacity);
    }
  }

  /**
   * A constant voltage.
   *
   * @param volts in V
   * @param seconds ends it after so long; or null
   * @param untilRate ends it when the current has fallen to so much, in 1/h; or null
   * @param untilMilliampere ends it when the current has fallen to so much, in mA; or null
   */
  record Voltage(
      double volts,
      @Nullable Double seconds,
      @Nullable Double untilRate,
      @Nullable Double untilMilliampere)
      implements PlainStep {
    /** Returns the ending current in mA, or null if there is none or it cannot be computed. */
    public @Nullable Double untilMilliampere(@Nullable Double capacity) {
      return untilRate == null || capacity == null
          ? untilMilliampere
          : Double.valueOf(untilRate * capacity);
    }
  }

  /** A constant power in W, above zero charging. */
  record Power(double watts, @Nullable Double seconds, @Nullable Double volts)
      implements PlainStep {}

  /** Impedance with an amplitude in V or in mA, from one frequency to another in Hz. */
  record Spectrum(
      @Nullable Double volts,
      @Nullable Double milliampere,
      double startHertz,
      double endHertz,
      int pointsPerDecade,
      int measurementsPerPoint,
      @Nullable Boolean driftCorrection)
      implements PlainStep {}

  /** A voltage that changes evenly, at so many mV/s. */
  record Scan(double startVolts, double endVolts, double millivoltsPerSecond)
      implements PlainStep {}

  /**
   * Goes back.
   *
   * @param target place of the first step of the loop, counted from 0
   * @param times how often the steps are run in all
   */
  record Repeat(int target, int times) implements PlainStep {}
}
