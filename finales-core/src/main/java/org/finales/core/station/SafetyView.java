package org.finales.core.station;

import java.util.List;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.experiment.ChannelLimits;
import org.finales.core.protocol.check.BatteryWindow;
import org.finales.cycler.spi.Accuracy;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor holds the readings of a run against; immutable.
 *
 * @param battery what the battery bears
 * @param place what is allowed at the channel's place; null for all
 * @param ratings what the instrument can do
 * @param protocol the limits of the whole protocol; null for none
 * @param periodNanos time between readings, in ns
 */
record SafetyView(
    BatteryWindow battery,
    @Nullable ChannelLimits place,
    Ratings ratings,
    @Nullable SafetyLimits protocol,
    long periodNanos) {

  /** Voltages, currents and powers of battery and place, without those of the instrument. */
  Envelope window() {
    return battery.bears().and(Bounds.of(place));
  }

  /** The error of a measurement by the maker's word; a thousandth of the range if there is none. */
  double error(ControlMode mode, double value) {
    List<Accuracy> accuracies = ratings.accuracies();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < accuracies.size(); i++) {
      Accuracy accuracy = accuracies.get(i);
      if (accuracy.mode() == mode && Math.abs(value) <= accuracy.fullScale()) {
        least = Math.min(least, accuracy.errorOf(value));
      }
    }
    if (least < Double.POSITIVE_INFINITY) {
      return least;
    }
    Envelope can = ratings.envelope();
    double range =
        mode == ControlMode.VOLTAGE
            ? Math.max(Math.abs(can.minVoltage()), Math.abs(can.maxVoltage()))
            : Math.max(can.maxChargeCurrent(), can.maxDischargeCurrent());
    return Double.isFinite(range) ? 1e-3 * range : 0;
  }
}
