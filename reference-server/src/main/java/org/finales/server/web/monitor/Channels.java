package org.finales.server.web.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.LiveChannel;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.lab.Laboratory;
import org.finales.server.web.experiments.ChannelState;
import org.finales.server.web.experiments.RunWords;
import org.finales.server.web.kit.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What channels do, as pages show it. Names of experiments and their batteries are remembered, for
 * reports come many times a second. Thread-safe.
 */
final class Channels {
  private static final int REMEMBERED = 5_000;

  /** Names are for everybody who may see the pages. */
  private static final Actor READER = new Actor("pages", Role.VIEWER, null);

  private final Laboratory laboratory;
  private final Map<UUID, ChannelState.Names> names =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ChannelState.Names> eldest) {
          return size() > REMEMBERED;
        }
      };

  Channels(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /** All stations that are in use, with their channels. */
  List<StationView> stations(Actor actor, Texts texts) {
    Map<String, LiveChannel> live =
        laboratory.board().channels().stream()
            .collect(
                Collectors.toMap(
                    each -> each.station() + "/" + each.report().channel(), Function.identity()));
    List<StationView> all = new ArrayList<>();
    for (Station station : laboratory.stations().list(actor, false)) {
      List<ChannelState> channels = new ArrayList<>();
      for (StationChannel each : station.draft().channels()) {
        LiveChannel known = live.get(station.id() + "/" + each.name());
        channels.add(
            known == null
                ? ChannelState.silent(
                    texts, station.id(), station.name(), each.name(), station.online())
                : state(texts, known));
      }
      String location = station.draft().location();
      all.add(
          new StationView(
              station.id().toString(),
              station.name(),
              location == null ? "" : location,
              station.online(),
              station.lastSeen(),
              channels));
    }
    return all;
  }

  ChannelState state(Texts texts, LiveChannel live) {
    return ChannelState.of(texts, live, names(live.report().experiment()));
  }

  private ChannelState.@Nullable Names names(@Nullable UUID experiment) {
    if (experiment == null) {
      return null;
    }
    synchronized (names) {
      ChannelState.Names known = names.get(experiment);
      if (known != null) {
        return known;
      }
    }
    Optional<Experiment> found = laboratory.experiments().find(READER, experiment);
    if (found.isEmpty()) {
      return null;
    }
    ChannelState.Names made =
        new ChannelState.Names(
            found.get().name(),
            laboratory
                .batteries()
                .find(READER, found.get().battery())
                .map(RunWords::battery)
                .orElse(""));
    synchronized (names) {
      names.put(experiment, made);
    }
    return made;
  }
}
