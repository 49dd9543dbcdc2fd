package org.finales.core.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.Station;
import org.finales.core.engine.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Which stations are there. Each sign of life is remembered, and written down now and then, so that
 * other nodes and the next start know of it. Thread-safe.
 */
final class Presence {
  /** How much of the time after which a station is lost may pass before a sign is written. */
  private static final int WRITES_PER_LOSS = 3;

  private final Parts parts;
  private final LiveBoard board;
  private final Map<UUID, Instant> seen = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> written = new ConcurrentHashMap<>();

  Presence(Parts parts, LiveBoard board) {
    this.parts = parts;
    this.board = board;
  }

  @Nullable Instant lastSeen(Station station) {
    Instant here = seen.get(station.id());
    Instant stored = station.lastSeen();
    return here == null || (stored != null && stored.isAfter(here)) ? stored : here;
  }

  boolean isOnline(Station station) {
    Instant last = lastSeen(station);
    return last != null && !last.plus(parts.lostAfter()).isBefore(parts.now());
  }

  /** Notes a sign of life. */
  void seen(Actor actor, Station station) {
    Instant now = parts.now();
    seen.put(station.id(), now);
    Instant before = written.get(station.id());
    Duration span = parts.lostAfter().dividedBy(WRITES_PER_LOSS);
    if (before != null && before.plus(span).isAfter(now)) {
      return;
    }
    boolean arrived =
        parts
            .store()
            .write(
                ledger -> {
                  boolean wasAway =
                      ledger.stations().isLost(station.id())
                          || ledger.stations().find(station.id()).map(Station::lastSeen).isEmpty();
                  ledger.stations().setSeen(station.id(), now, false);
                  if (wasAway) {
                    parts.log(
                        ledger,
                        actor,
                        "station.online",
                        Stations.SUBJECT,
                        station.id(),
                        "offline",
                        "online",
                        null,
                        null,
                        station);
                  }
                  return wasAway;
                });
    written.put(station.id(), now);
    if (arrived) {
      board.online(station.id(), true);
    }
  }

  /** Looks for stations that nobody heard of for too long. */
  void sweep() {
    Instant limit = parts.now().minus(parts.lostAfter());
    for (Station station : parts.store().read(ledger -> ledger.stations().all())) {
      Instant last = lastSeen(station);
      if (station.retired() || last == null || !last.isBefore(limit)) {
        continue;
      }
      boolean lost =
          parts
              .store()
              .write(
                  ledger -> {
                    if (!ledger.stations().lose(station.id(), limit)) {
                      return false;
                    }
                    parts.log(
                        ledger,
                        Parts.LABORATORY,
                        "station.lost",
                        Stations.SUBJECT,
                        station.id(),
                        "online",
                        "offline",
                        "no sign of life since " + last,
                        null,
                        station);
                    for (Experiment experiment : ledger.experiments().onStation(station.id())) {
                      parts.log(
                          ledger,
                          Parts.LABORATORY,
                          "experiment.station-lost",
                          Experiments.SUBJECT,
                          experiment.id(),
                          null,
                          null,
                          "station " + station.name() + " gives no sign of life since " + last,
                          null,
                          experiment);
                    }
                    return true;
                  });
      if (lost) {
        written.remove(station.id());
        board.online(station.id(), false);
      }
    }
  }
}
