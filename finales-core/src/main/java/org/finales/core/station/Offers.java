package org.finales.core.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.StationChannel;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.check.ChannelAbility;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.Ratings;
import org.jspecify.annotations.Nullable;

/** What channels can do, by their ratings and the limits of their places. */
final class Offers {
  private Offers() {}

  /** Returns the widest needs that a channel fulfils. */
  static ChannelNeeds of(StationChannel channel, CyclerChannel device) {
    Envelope can = device.ratings().envelope().and(Bounds.of(channel.limits()));
    Set<ControlMode> modes = ChannelAbility.of(device).modes();
    List<String> abilities = new ArrayList<>();
    for (ControlMode mode : ControlMode.values()) {
      if (mode != ControlMode.REST && modes.contains(mode)) {
        abilities.add(mode.name().toLowerCase(Locale.ROOT));
      }
    }
    if (device.inputs().stream().anyMatch(input -> input.kind() == InputKind.TEMPERATURE)) {
      abilities.add("temperature");
    }
    return new ChannelNeeds(
        quantity(can.minVoltage(), "V"),
        quantity(can.maxVoltage(), "V"),
        quantity(can.maxChargeCurrent(), "A"),
        quantity(can.maxDischargeCurrent(), "A"),
        quantity(can.maxChargePower(), "W"),
        quantity(can.maxDischargePower(), "W"),
        abilities);
  }

  private static @Nullable Quantity quantity(double value, String unit) {
    return Double.isFinite(value) ? Quantity.of(value, unit) : null;
  }

  /** Returns what a channel at its place can do, for comparing it with a protocol. */
  static ChannelAbility ability(StationChannel channel, CyclerChannel device) {
    ChannelAbility all = ChannelAbility.of(device);
    Ratings own = device.ratings();
    return new ChannelAbility(
        new Ratings(
            own.envelope().and(Bounds.of(channel.limits())),
            own.smallestPeriod(),
            own.accuracies()),
        all.modes(),
        all.inputs(),
        false,
        false);
  }
}
