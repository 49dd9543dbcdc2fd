package org.finales.cycler.sequence;

import org.finales.api.cycling.Recording;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** When a point is recorded, in SI units; what is not given is NaN. */
final class RecordingRule {
  /** Longest time between two points, in µs; none if it is {@link Long#MAX_VALUE}. */
  final long period;

  private final double voltage;
  private final double current;
  private final double temperature;
  private final double charge;
  private final boolean all;

  RecordingRule(@Nullable Recording recording) {
    double seconds = recording == null ? Double.NaN : value(recording.period(), "s");
    period =
        Double.isNaN(seconds)
            ? Long.MAX_VALUE
            : Math.max(1, (long) Math.min(seconds * 1e6, Courses.MAX_MICROS));
    voltage = recording == null ? Double.NaN : change(recording.voltageChange(), "V");
    current = recording == null ? Double.NaN : change(recording.currentChange(), "A");
    temperature = recording == null ? Double.NaN : change(recording.temperatureChange(), "K");
    charge = recording == null ? Double.NaN : 3600 * change(recording.capacityChange(), "Ah");
    all =
        period == Long.MAX_VALUE
            && Double.isNaN(voltage)
            && Double.isNaN(current)
            && Double.isNaN(temperature)
            && Double.isNaN(charge);
  }

  private static double value(@Nullable Quantity quantity, String unit) {
    return quantity == null ? Double.NaN : quantity.doubleValue(Unit.parse(unit));
  }

  /** A change by just so much is enough, although differences of doubles may miss it. */
  private static double change(@Nullable Quantity quantity, String unit) {
    return (1 - 1e-9) * value(quantity, unit);
  }

  boolean isDue(StepMeter at, StepMeter recorded) {
    return all
        || at.micros - recorded.micros >= period
        || Math.abs(at.voltage - recorded.voltage) >= voltage
        || Math.abs(at.current - recorded.current) >= current
        || Math.abs(at.temperature - recorded.temperature) >= temperature
        || Math.abs(at.chargeIn - recorded.chargeIn) + Math.abs(at.chargeOut - recorded.chargeOut)
            >= charge;
  }
}
