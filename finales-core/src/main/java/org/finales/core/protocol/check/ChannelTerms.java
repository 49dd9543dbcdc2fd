package org.finales.core.protocol.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.finales.api.battery.BatteryProduct;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.ChannelLimits;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.Ratings;
import org.jspecify.annotations.Nullable;

/**
 * What protocols need and channels can do, in the quantities by which requests are matched.
 * Thread-safe.
 */
public final class ChannelTerms {
  /** What was reckoned, as a current of a C-rate, carries no more digits than mean something. */
  private static final MathContext DIGITS = new MathContext(12);

  private static final String TEMPERATURE = "temperature";
  private static final String IMPEDANCE = "impedance";
  private static final String CHAMBER = "chamber";

  private ChannelTerms() {}

  /**
   * Finds what a protocol asks of a channel. A chamber is not asked for: people may set one.
   *
   * @param battery whose capacity C-rates are reckoned with and whose voltage bounds powers; null
   *     if it is not known, and then C-rates ask for nothing
   */
  public static ChannelNeeds needs(Protocol protocol, @Nullable BatteryProduct battery) {
    double capacity = Double.NaN;
    double highest = Double.NaN;
    if (battery != null) {
      BatteryBounds bounds = new BatteryBounds(battery);
      capacity = bounds.capacityAh();
      highest = bounds.voltage(true).value();
    }
    Needs needs = Needs.of(protocol, capacity);
    Need whole = needs.whole();
    double charging = 0;
    double discharging = 0;
    for (Need step : needs.steps()) {
      double volt = step.voltage().isKnown() ? step.voltage().most() : highest;
      charging = most(charging, step.power().most(), step.current().most() * volt);
      discharging = most(discharging, -step.power().least(), -step.current().least() * volt);
    }
    Set<String> abilities = new TreeSet<>();
    for (ControlMode mode : whole.modes()) {
      if (mode != ControlMode.REST) {
        abilities.add(word(mode));
      }
    }
    if (whole.impedance()) {
      abilities.add(IMPEDANCE);
    }
    if (whole.temperature()) {
      abilities.add(TEMPERATURE);
    }
    return new ChannelNeeds(
        quantity(whole.voltage().least(), "V"),
        quantity(whole.voltage().most(), "V"),
        aboveZero(whole.current().most(), "A"),
        aboveZero(-whole.current().least(), "A"),
        aboveZero(charging, "W"),
        aboveZero(discharging, "W"),
        List.copyOf(abilities));
  }

  /** The charge that a battery holds, by which C-rates are reckoned; null if nobody says. */
  public static @Nullable Quantity capacity(BatteryProduct battery) {
    return aboveZero(new BatteryBounds(battery).capacityAh(), "Ah");
  }

  /** Finds the widest needs that a channel fulfils. */
  public static ChannelNeeds widest(ChannelAbility channel) {
    Envelope can = channel.ratings().envelope();
    Set<String> abilities = new TreeSet<>();
    for (ControlMode mode : channel.modes()) {
      if (mode != ControlMode.REST) {
        abilities.add(word(mode));
      }
    }
    if (channel.impedance()) {
      abilities.add(IMPEDANCE);
    }
    if (channel.measuresTemperature()) {
      abilities.add(TEMPERATURE);
    }
    if (channel.chamber()) {
      abilities.add(CHAMBER);
    }
    return new ChannelNeeds(
        quantity(can.minVoltage(), "V"),
        quantity(can.maxVoltage(), "V"),
        quantity(can.maxChargeCurrent(), "A"),
        quantity(can.maxDischargeCurrent(), "A"),
        quantity(can.maxChargePower(), "W"),
        quantity(can.maxDischargePower(), "W"),
        List.copyOf(abilities));
  }

  /** Reads what {@link #widest} wrote; what is null there is not bounded. */
  public static ChannelAbility ability(ChannelNeeds can) {
    Set<ControlMode> modes = EnumSet.of(ControlMode.REST);
    for (ControlMode mode : ControlMode.values()) {
      if (can.abilities().contains(word(mode))) {
        modes.add(mode);
      }
    }
    List<AuxiliaryInput> inputs = new ArrayList<>();
    if (can.abilities().contains(TEMPERATURE)) {
      inputs.add(new AuxiliaryInput(TEMPERATURE, InputKind.TEMPERATURE));
    }
    return new ChannelAbility(
        ratings(
            new Envelope(
                value(can.minVoltage(), "V", Double.NEGATIVE_INFINITY),
                value(can.maxVoltage(), "V", Double.POSITIVE_INFINITY),
                value(can.maxChargeCurrent(), "A", Double.POSITIVE_INFINITY),
                value(can.maxDischargeCurrent(), "A", Double.POSITIVE_INFINITY),
                value(can.maxChargePower(), "W", Double.POSITIVE_INFINITY),
                value(can.maxDischargePower(), "W", Double.POSITIVE_INFINITY))),
        modes,
        inputs,
        can.abilities().contains(IMPEDANCE),
        can.abilities().contains(CHAMBER));
  }

  /** What a channel may be able to do of which only the limits of its place are known. */
  public static ChannelAbility within(@Nullable ChannelLimits limits) {
    Envelope envelope = Envelope.UNBOUNDED;
    if (limits != null) {
      double current = value(limits.maxCurrent(), "A", Double.POSITIVE_INFINITY);
      double power = value(limits.maxPower(), "W", Double.POSITIVE_INFINITY);
      envelope =
          new Envelope(
              value(limits.minVoltage(), "V", Double.NEGATIVE_INFINITY),
              value(limits.maxVoltage(), "V", Double.POSITIVE_INFINITY),
              current,
              current,
              power,
              power);
    }
    return new ChannelAbility(
        ratings(envelope),
        EnumSet.allOf(ControlMode.class),
        List.of(new AuxiliaryInput(TEMPERATURE, InputKind.TEMPERATURE)),
        true,
        true);
  }

  private static Ratings ratings(Envelope envelope) {
    // How fast a channel reads is not among the terms; the channel itself tells when it is asked.
    return new Ratings(envelope, Duration.ofNanos(1), List.of());
  }

  private static String word(ControlMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static double most(double one, double... others) {
    double most = one;
    for (double other : others) {
      if (Double.isFinite(other)) {
        most = Math.max(most, other);
      }
    }
    return most;
  }

  private static double value(@Nullable Quantity quantity, String unit, double otherwise) {
    return quantity == null ? otherwise : quantity.doubleValue(Unit.parse(unit));
  }

  private static @Nullable Quantity aboveZero(double value, String unit) {
    return value > 0 ? quantity(value, unit) : null;
  }

  private static @Nullable Quantity quantity(double value, String unit) {
    return Double.isFinite(value)
        ? new Quantity(BigDecimal.valueOf(value).round(DIGITS), Unit.parse(unit))
        : null;
  }
}
