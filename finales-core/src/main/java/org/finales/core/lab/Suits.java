package org.finales.core.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.core.protocol.check.ChannelAbility;
import org.finales.core.protocol.check.ChannelTerms;
import org.finales.core.protocol.check.Compatibility;
import org.finales.core.protocol.check.Finding;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/** Tells whether battery, protocol and station suit each other. */
final class Suits {
  private static final int MOST_VIOLATIONS = 100;

  private Suits() {}

  /**
   * Compares the three.
   *
   * @param channels what the channels of the station can do; null for any station
   * @return findings for the channel that suits best; without errors if one suits
   */
  static List<Finding> findings(
      Protocol protocol, Battery battery, @Nullable Map<String, ChannelAbility> channels) {
    if (channels == null) {
      return Compatibility.of(protocol, battery, ChannelTerms.within(null));
    }
    List<Finding> best = null;
    for (ChannelAbility channel : channels.values()) {
      List<Finding> found = Compatibility.of(protocol, battery, channel);
      if (best == null || errors(found) < errors(best)) {
        best = found;
      }
      if (errors(best) == 0) {
        break;
      }
    }
    return best == null ? List.of() : best;
  }

  static long errors(List<Finding> findings) {
    return findings.stream().filter(f -> f.level() == Finding.Level.ERROR).count();
  }

  /** What each channel of a station can do: as it said, or else within the limits of its place. */
  static Map<String, ChannelAbility> channels(Ledger ledger, Station station) {
    Map<String, ChannelNeeds> said = ledger.stations().can(station.id());
    Map<String, ChannelAbility> channels = new java.util.LinkedHashMap<>();
    for (StationChannel channel : station.draft().channels()) {
      ChannelNeeds can = said.get(channel.name());
      channels.put(
          channel.name(),
          can == null ? ChannelTerms.within(channel.limits()) : ChannelTerms.ability(can));
    }
    return channels;
  }

  /** Tenants of the channels that suit. */
  static List<UUID> tenants(
      Protocol protocol, Battery battery, Station station, Map<String, ChannelAbility> channels) {
    List<UUID> tenants = new ArrayList<>();
    channels.forEach(
        (name, can) -> {
          UUID tenant = station.tenants().get(name);
          if (tenant != null && Compatibility.suits(protocol, battery, can)) {
            tenants.add(tenant);
          }
        });
    return tenants;
  }

  /**
   * Refuses what does not suit.
   *
   * @throws InvalidException with every error
   */
  static void require(List<Finding> findings) {
    if (errors(findings) > 0) {
      throw new InvalidException(
          findings.stream()
              .filter(f -> f.level() == Finding.Level.ERROR)
              .limit(MOST_VIOLATIONS)
              .map(f -> new Violation(path(f), f.toString()))
              .toList());
    }
  }

  private static String path(Finding finding) {
    if (finding.code().startsWith("channel-")) {
      return "/station";
    }
    return finding.code().startsWith("battery-") ? "/battery" : "/protocol";
  }
}
