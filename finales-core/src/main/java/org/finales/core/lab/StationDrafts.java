package org.finales.core.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.ChannelLimits;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Descriptions of stations: what they have to fulfil, and what changes of them. */
final class StationDrafts {
  private StationDrafts() {}

  /**
   * Checks what the record itself does not.
   *
   * @throws InvalidException with every problem
   */
  static void check(StationDraft draft) {
    List<Violation> violations = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < draft.channels().size(); i++) {
      StationChannel channel = draft.channels().get(i);
      String path = "/channels/" + i;
      if (!names.add(channel.name())) {
        violations.add(new Violation(path + "/name", "is the name of another channel too"));
      }
      if (channel.name().chars().anyMatch(Character::isISOControl) || channel.name().isBlank()) {
        violations.add(new Violation(path + "/name", "is blank or holds control characters"));
      }
      if (channel.period() != null) {
        measures(violations, path + "/period", channel.period(), "s");
      }
      if (channel.limits() != null) {
        limits(violations, path + "/limits", channel.limits());
      }
    }
    if (draft.name().chars().anyMatch(Character::isISOControl) || draft.name().isBlank()) {
      violations.add(new Violation("/name", "is blank or holds control characters"));
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  private static void limits(List<Violation> violations, String path, ChannelLimits limits) {
    measures(violations, path + "/minVoltage", limits.minVoltage(), "V");
    measures(violations, path + "/maxVoltage", limits.maxVoltage(), "V");
    measures(violations, path + "/maxCurrent", limits.maxCurrent(), "A");
    measures(violations, path + "/maxPower", limits.maxPower(), "W");
    measures(violations, path + "/minTemperature", limits.minTemperature(), "degC");
    measures(violations, path + "/maxTemperature", limits.maxTemperature(), "degC");
    measures(violations, path + "/maxDuration", limits.maxDuration(), "s");
    measures(violations, path + "/maxVoltageRate", limits.maxVoltageRate(), "V/s");
    measures(violations, path + "/maxTemperatureRate", limits.maxTemperatureRate(), "K/s");
    if (violations.isEmpty()) {
      below(violations, path + "/minVoltage", limits.minVoltage(), limits.maxVoltage());
      below(violations, path + "/minTemperature", limits.minTemperature(), limits.maxTemperature());
    }
  }

  private static void below(
      List<Violation> violations, String path, @Nullable Quantity less, @Nullable Quantity more) {
    if (less != null && more != null && less.compareTo(more) >= 0) {
      violations.add(new Violation(path, less + " is not below " + more));
    }
  }

  private static void measures(
      List<Violation> violations, String path, @Nullable Quantity quantity, String unit) {
    if (quantity != null && !quantity.unit().isCompatibleWith(Unit.parse(unit))) {
      violations.add(
          new Violation(path, quantity + " has no unit of its kind; use one such as " + unit));
    }
  }

  /** The names of the channels. */
  static Set<String> names(StationDraft draft) {
    Set<String> names = new LinkedHashSet<>();
    draft.channels().forEach(channel -> names.add(channel.name()));
    return names;
  }

  /** A description with the calibrations that were known before, besides its own. */
  static StationDraft keepCalibrations(StationDraft before, StationDraft after) {
    List<StationChannel> channels = new ArrayList<>();
    for (StationChannel channel : after.channels()) {
      Set<Calibration> all = new LinkedHashSet<>();
      before.channels().stream()
          .filter(known -> known.name().equals(channel.name()))
          .forEach(known -> all.addAll(known.calibrations()));
      all.addAll(channel.calibrations());
      channels.add(calibrated(channel, List.copyOf(all)));
    }
    return with(after, channels, after.parent() == null ? before.parent() : after.parent());
  }

  /** A description with one more calibration of a channel. */
  static StationDraft calibrated(StationDraft draft, String channel, Calibration added) {
    List<StationChannel> channels = new ArrayList<>();
    for (StationChannel known : draft.channels()) {
      if (known.name().equals(channel)) {
        List<Calibration> all = new ArrayList<>(known.calibrations());
        all.add(added);
        channels.add(calibrated(known, all));
      } else {
        channels.add(known);
      }
    }
    return with(draft, channels, draft.parent());
  }

  static StationDraft withParent(StationDraft draft, UUID parent) {
    return with(draft, draft.channels(), parent);
  }

  static Station retired(Station station) {
    return new Station(
        station.id(),
        station.draft(),
        station.tenants(),
        station.account(),
        true,
        station.lastSeen(),
        false,
        station.created(),
        station.revision() + 1);
  }

  private static StationChannel calibrated(StationChannel channel, List<Calibration> all) {
    return new StationChannel(
        channel.name(),
        channel.device(),
        channel.deviceChannel(),
        channel.limits(),
        channel.measures(),
        all,
        channel.period());
  }

  private static StationDraft with(
      StationDraft draft, List<StationChannel> channels, @Nullable UUID parent) {
    return new StationDraft(draft.name(), draft.location(), draft.description(), parent, channels);
  }
}
