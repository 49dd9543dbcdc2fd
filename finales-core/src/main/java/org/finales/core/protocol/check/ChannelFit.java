package org.finales.core.protocol.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.jspecify.annotations.Nullable;

/** What a protocol and a battery ask of a channel, against what the channel can do. */
final class ChannelFit {
  private static final String OTHER = "change the step, or choose another channel";

  private final Protocol protocol;
  private final BatteryBounds bounds;
  private final ChannelAbility channel;
  private final Envelope can;
  private final List<Finding> all;

  private ChannelFit(
      Protocol protocol, BatteryBounds bounds, ChannelAbility channel, List<Finding> all) {
    this.protocol = protocol;
    this.bounds = bounds;
    this.channel = channel;
    this.can = channel.ratings().envelope();
    this.all = all;
  }

  static void check(
      Protocol protocol,
      BatteryBounds bounds,
      ChannelAbility channel,
      Needs needs,
      List<Finding> all) {
    ChannelFit fit = new ChannelFit(protocol, bounds, channel, all);
    fit.battery();
    for (int i = 0; i < needs.steps().size(); i++) {
      Need need = needs.steps().get(i);
      Step step = protocol.steps().get(i);
      fit.directions(need);
      fit.voltage(need);
      fit.current(need);
      fit.power(need);
      fit.modes(need);
      fit.inputs(need, step);
      fit.time(need, step);
    }
  }

  /** The battery alone on the channel. */
  private void battery() {
    double low = bounds.voltage(false).value();
    double high = bounds.voltage(true).value();
    if (Figures.isAbove(low, can.maxVoltage())
        || (Double.isFinite(high) && Figures.isAbove(can.minVoltage(), high))) {
      error(
          0,
          "channel-battery-voltage",
          "the battery has %s to %s, the channel bears %s to %s"
              .formatted(
                  Figures.amount(low, "V"),
                  Figures.amount(high, "V"),
                  Figures.amount(can.minVoltage(), "V"),
                  Figures.amount(can.maxVoltage(), "V")),
          "never connect them; choose another channel");
    } else if (Double.isFinite(high) && Figures.isAbove(high, can.maxVoltage())) {
      all.add(
          Finding.warning(
              0,
              "channel-battery-voltage",
              "the battery may have up to %s, the channel bears %s"
                  .formatted(Figures.amount(high, "V"), Figures.amount(can.maxVoltage(), "V")),
              "measure the battery before it is connected, or choose another channel"));
    }
  }

  private void directions(Need need) {
    if (need.charges() && !channel.ratings().sources()) {
      error(
          need.step(),
          "channel-cannot-charge",
          "the protocol charges, but the channel is a pure load",
          "choose a channel with a source, or put one beside the load");
    }
    if (need.discharges() && !channel.ratings().sinks()) {
      error(
          need.step(),
          "channel-cannot-discharge",
          "the protocol discharges, but the channel is a pure source",
          "choose a channel with a load, or put one beside the source");
    }
  }

  private void voltage(Need need) {
    double most = need.voltage().most();
    double least = need.voltage().least();
    if (Figures.isAbove(most, can.maxVoltage())) {
      error(
          need.step(),
          "channel-voltage",
          "the protocol goes to %s, the channel only to %s"
              .formatted(Figures.amount(most, "V"), Figures.amount(can.maxVoltage(), "V")),
          OTHER);
    }
    if (Figures.isAbove(can.minVoltage(), least)) {
      error(
          need.step(),
          "channel-voltage",
          "the protocol goes to %s, the channel only from %s"
              .formatted(Figures.amount(least, "V"), Figures.amount(can.minVoltage(), "V")),
          OTHER);
    }
  }

  private void current(Need need) {
    if (channel.ratings().sources()) {
      most(need, "charges at", need.current().most(), can.maxChargeCurrent(), "A");
    }
    if (channel.ratings().sinks()) {
      double high = bounds.voltage(true).value();
      double drawn = Double.isFinite(high) ? high / need.leastResistance() : Double.NaN;
      most(need, "discharges at", -need.current().least(), can.maxDischargeCurrent(), "A");
      most(need, "draws up to", drawn, can.maxDischargeCurrent(), "A");
    }
  }

  private void power(Need need) {
    double volt = need.voltage().most();
    if (Double.isNaN(volt)) {
      volt = bounds.voltage(true).value();
    }
    if (channel.ratings().sources()) {
      double needed = Math.max(orZero(need.power().most()), orZero(need.current().most() * volt));
      most(need, "charges with", finite(needed), can.maxChargePower(), "W");
    }
    if (channel.ratings().sinks()) {
      double high = Math.max(volt, orZero(bounds.voltage(true).value()));
      double out = -need.current().least() * (Double.isFinite(high) ? high : volt);
      double needed = Math.max(orZero(-need.power().least()), orZero(out));
      most(need, "discharges with", finite(needed), can.maxDischargePower(), "W");
    }
  }

  private static double orZero(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  private static double finite(double value) {
    return value > 0 ? value : Double.NaN;
  }

  private void most(Need need, String does, double value, double limit, String unit) {
    if (Figures.isAbove(value, limit)) {
      error(
          need.step(),
          unit.equals("A") ? "channel-current" : "channel-power",
          "the protocol %s %s, the channel only %s"
              .formatted(does, Figures.amount(value, unit), Figures.amount(limit, unit)),
          OTHER);
    }
  }

  private void modes(Need need) {
    Set<ControlMode> missing = EnumSet.noneOf(ControlMode.class);
    missing.addAll(need.modes());
    missing.removeAll(channel.modes());
    for (ControlMode mode : missing) {
      error(
          need.step(),
          "channel-mode",
          "the protocol holds a constant %s, which the channel cannot".formatted(word(mode)),
          OTHER);
    }
    if (need.impedance() && !channel.impedance()) {
      error(
          need.step(),
          "channel-impedance",
          "the protocol measures impedances, which the channel cannot",
          "leave the step out, or choose a channel that can");
    }
  }

  private static String word(ControlMode mode) {
    return switch (mode) {
      case REST -> "rest";
      case CURRENT -> "current";
      case VOLTAGE -> "voltage";
      case POWER -> "power";
      case RESISTANCE -> "resistance";
    };
  }

  private void inputs(Need need, Step step) {
    if (!channel.measuresTemperature()) {
      if (need.temperature()) {
        error(
            need.step(),
            "channel-temperature",
            "a temperature is to end the step, but the channel measures none",
            "add an input for a temperature to the channel, or end the step otherwise");
      }
      if (limitsTemperature(step.limits())
          || (need.step() == 1 && limitsTemperature(protocol.limits()))) {
        all.add(
            Finding.warning(
                need.step(),
                "temperature-unwatched",
                "a safety limit is a temperature, but the channel measures none: nobody watches it",
                "add an input for a temperature to the channel"));
      }
    }
    if (need.chamber().isKnown() && !channel.chamber()) {
      all.add(
          Finding.note(
              need.step(),
              "chamber-by-hand",
              "the chamber is to be at %s; the channel does not set it"
                  .formatted(Figures.amount(need.chamber().most(), "°C")),
              "set the chamber before the run"));
    }
  }

  private static boolean limitsTemperature(@Nullable SafetyLimits limits) {
    return limits != null
        && (limits.maximumTemperature() != null || limits.minimumTemperature() != null);
  }

  private void time(Need need, Step step) {
    double period = channel.ratings().smallestPeriod().toNanos() / 1e9;
    if (Figures.isAbove(period, need.shortest())) {
      error(
          need.step(),
          "channel-too-slow",
          "a pulse lasts %s, the channel only takes a reading every %s"
              .formatted(Figures.time(need.shortest()), Figures.time(period)),
          "make the pulse longer, or choose a faster channel");
    }
    Recording recording = step.recording();
    if (recording == null && need.step() == 1) {
      recording = protocol.recording();
    }
    if (recording != null && Figures.isAbove(period, Figures.of(recording.period(), "s"))) {
      all.add(
          Finding.warning(
              need.step(),
              "channel-records-slower",
              "a point is to be recorded every %s, the channel takes a reading every %s"
                  .formatted(
                      Figures.time(Figures.of(recording.period(), "s")), Figures.time(period)),
              "record less often, or choose a faster channel"));
    }
  }

  private void error(int step, String code, String message, String hint) {
    all.add(Finding.error(step, code, message, hint));
  }
}
