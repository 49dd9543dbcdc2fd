package org.finales.core.protocol.check;

import org.finales.api.cycling.SafetyLimits;
import org.jspecify.annotations.Nullable;

/** Safety limits that hold in a step, in SI units; infinite where there is none. */
record Guard(
    double minVoltage,
    double maxVoltage,
    double minCurrent,
    double maxCurrent,
    double minCelsius,
    double maxCelsius,
    double maxAmpereHours,
    double maxPower) {

  /** The limits of the protocol and those of the step together. */
  static Guard of(@Nullable SafetyLimits protocol, @Nullable SafetyLimits step) {
    return of(protocol).and(of(step));
  }

  static Guard of(@Nullable SafetyLimits limits) {
    double none = Double.POSITIVE_INFINITY;
    if (limits == null) {
      return new Guard(-none, none, -none, none, -none, none, none, none);
    }
    return new Guard(
        or(Figures.of(limits.lowerVoltageLimit(), "V"), -none),
        or(Figures.of(limits.upperVoltageLimit(), "V"), none),
        or(Figures.of(limits.lowerCurrentLimit(), "A"), -none),
        or(Figures.of(limits.upperCurrentLimit(), "A"), none),
        or(Figures.of(limits.minimumTemperature(), "degC"), -none),
        or(Figures.of(limits.maximumTemperature(), "degC"), none),
        or(Figures.of(limits.maximumCapacity(), "Ah"), none),
        or(Figures.of(limits.maximumPower(), "W"), none));
  }

  private static double or(double given, double otherwise) {
    return Double.isNaN(given) ? otherwise : given;
  }

  private Guard and(Guard other) {
    return new Guard(
        Math.max(minVoltage, other.minVoltage),
        Math.min(maxVoltage, other.maxVoltage),
        Math.max(minCurrent, other.minCurrent),
        Math.min(maxCurrent, other.maxCurrent),
        Math.max(minCelsius, other.minCelsius),
        Math.min(maxCelsius, other.maxCelsius),
        Math.min(maxAmpereHours, other.maxAmpereHours),
        Math.min(maxPower, other.maxPower));
  }

  boolean limitsCurrent() {
    return Double.isFinite(minCurrent) || Double.isFinite(maxCurrent) || Double.isFinite(maxPower);
  }
}
