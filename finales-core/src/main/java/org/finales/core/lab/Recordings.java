package org.finales.core.lab;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnavailableException;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.Station;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.store.Ledger;
import org.finales.core.store.RecordingTable.Recording;
import org.finales.core.store.StoredClaim;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.core.timeseries.SeriesEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of data sets: each is applied once to its experiment, in order, whatever
 * crashes between the two databases. Thread-safe.
 */
final class Recordings {
  private static final Logger log = LoggerFactory.getLogger(Recordings.class);
  private static final int PAGE = 1000;

  private final Parts parts;
  private final Progress progress;
  private final Alarms alarms;
  private final History history;
  private final Executor later;
  private final Map<UUID, Object> locks = new ConcurrentHashMap<>();

  /** Data sets whose events could not be applied for now. */
  private final java.util.Set<UUID> behind = ConcurrentHashMap.newKeySet();

  Recordings(Parts parts, Progress progress, Alarms alarms, History history, Executor later) {
    this.parts = parts;
    this.progress = progress;
    this.alarms = alarms;
    this.history = history;
    this.later = later;
  }

  /** Makes a data set for an experiment, under the claim that it is on a channel by. */
  void open(Actor actor, UUID experiment, RecordedDataset dataset) {
    parts.store().<Experiment>read(ledger -> require(ledger, experiment, dataset.id()));
    if (parts.series().find(dataset.id()).isEmpty()) {
      try {
        parts.series().create(dataset);
      } catch (InvalidException e) {
        // Somebody else made it meanwhile: the same call that was sent twice.
        if (parts.series().find(dataset.id()).isEmpty()) {
          throw e;
        }
      }
    }
    parts
        .store()
        .write(
            ledger -> {
              Experiment known = require(ledger, experiment, dataset.id());
              if (ledger.recordings().find(dataset.id()).isEmpty()) {
                Long present = ledger.experiments().claim(experiment).orElse(null);
                Long claim = claimOf(ledger, actor, known, dataset.id());
                boolean late = !Objects.equals(claim, present);
                Edit edit = new Edit(known);
                ledger
                    .recordings()
                    .insert(
                        new Recording(dataset.id(), experiment, known.request(), claim, 0, true));
                history.write(
                    ledger,
                    actor,
                    known,
                    late ? edit.earlierDataset(dataset.id()) : edit.dataset(dataset.id()),
                    "experiment.dataset-opened",
                    "");
              }
              return known;
            });
  }

  /**
   * Whether an account worked on a data set, or held a claim under which it may have been made:
   * what a station recorded comes also when its experiment is long on somebody else's.
   */
  boolean workedOn(Actor actor, UUID experiment, UUID dataset) {
    actor.require(Action.WORK);
    return parts
        .store()
        .read(
            ledger -> {
              Long claim = claimOf(ledger, actor, History.require(ledger, experiment), dataset);
              return claim != null && isOf(ledger, claim, actor);
            });
  }

  /** The claim of a data set, or the one under which an account would make it. */
  private static @Nullable Long claimOf(
      Ledger ledger, Actor actor, Experiment experiment, UUID dataset) {
    Optional<Recording> recording = ledger.recordings().find(dataset);
    if (recording.isPresent()) {
      return recording.get().claim();
    }
    Long present = ledger.experiments().claim(experiment.id()).orElse(null);
    if (present != null && isOf(ledger, present, actor)) {
      return present;
    }
    return ledger
        .claims()
        .newest(experiment.id(), actor.account())
        .map(StoredClaim::token)
        .orElse(present);
  }

  private static boolean isOf(Ledger ledger, long claim, Actor actor) {
    return ledger
        .claims()
        .find(claim)
        .filter(known -> known.account().equals(actor.account()))
        .isPresent();
  }

  private static Experiment require(Ledger ledger, UUID experiment, UUID dataset) {
    ledger
        .recordings()
        .find(dataset)
        .filter(known -> !known.experiment().equals(experiment))
        .ifPresent(
            known -> {
              throw new ConflictException(
                  ConflictException.NAME_TAKEN,
                  "data set " + dataset + " belongs to experiment " + known.experiment());
            });
    return History.require(ledger, experiment);
  }

  /** Applies what is new, or notes that it has to be done later. */
  void follow(UUID dataset) {
    try {
      apply(dataset);
      behind.remove(dataset);
    } catch (UnavailableException e) {
      log.warn("events of data set {} have to wait: {}", dataset, e.getMessage());
      behind.add(dataset);
    } catch (RuntimeException e) {
      log.error("events of data set {} cannot be applied for now", dataset, e);
      behind.add(dataset);
    }
  }

  /** Applies what could not be applied before. */
  void retry() {
    List.copyOf(behind).forEach(this::follow);
  }

  /** Applies what a crash kept from being applied. */
  void catchUp() {
    for (Recording recording : parts.store().read(ledger -> ledger.recordings().open())) {
      if (parts.series().find(recording.dataset()).isPresent()) {
        follow(recording.dataset());
      }
    }
  }

  private void apply(UUID dataset) {
    Object lock = locks.computeIfAbsent(dataset, any -> new Object());
    boolean wasOpen = false;
    synchronized (lock) {
      while (true) {
        Recording recording =
            parts
                .store()
                .read(ledger -> ledger.recordings().find(dataset))
                .orElseThrow(
                    () -> new NotFoundException("data set " + dataset + " has no experiment"));
        List<RecordedEvent> events = parts.series().events(dataset, recording.applied(), PAGE);
        if (events.isEmpty()) {
          break;
        }
        wasOpen |= recording.open();
        apply(recording, events);
      }
    }
    if (!parts.store().read(ledger -> ledger.recordings().find(dataset)).orElseThrow().open()) {
      locks.remove(dataset);
      if (wasOpen) {
        sealLater(dataset);
      }
    }
  }

  /** Compresses what is left of a data set that ended; nobody waits for it. */
  private void sealLater(UUID dataset) {
    try {
      later.execute(
          () -> {
            try {
              parts.series().seal(dataset);
            } catch (RuntimeException e) {
              log.warn("data set {} is not sealed: {}", dataset, e.getMessage());
            }
          });
    } catch (RejectedExecutionException e) {
      log.debug("data set {} is not sealed, the laboratory is closed", dataset);
    }
  }

  private void apply(Recording recording, List<RecordedEvent> events) {
    for (RecordedEvent recorded : events) {
      SeriesEvent event = recorded.event();
      long sequence = recorded.sequence();
      if (event.kind().equals(RunEvent.KIND)) {
        RunEvent change = read(event, RunEvent.class);
        if (change == null) {
          unreadable(recording, event, sequence);
        } else {
          progress.apply(recording, sequence, event, change);
        }
      } else if (event.kind().equals(RunEvent.ALARM)) {
        ChannelAlarm alarm = read(event, ChannelAlarm.class);
        if (alarm == null) {
          unreadable(recording, event, sequence);
        } else {
          raise(recording, alarm);
        }
      }
    }
    long last = events.get(events.size() - 1).sequence();
    parts
        .store()
        .write(
            ledger -> {
              Recording present = ledger.recordings().find(recording.dataset()).orElse(recording);
              if (present.applied() < last) {
                ledger.recordings().update(present.upTo(last, present.open()));
              }
              return last;
            });
  }

  private void raise(Recording recording, ChannelAlarm told) {
    parts
        .store()
        .write(
            ledger -> {
              Experiment experiment = History.require(ledger, recording.experiment());
              ChannelAlarm alarm =
                  new ChannelAlarm(
                      told.id(),
                      told.code(),
                      told.text(),
                      told.time(),
                      told.safe(),
                      experiment.id());
              Actor actor = Parts.inTheNameOf(progress.account(ledger, recording));
              Place place = place(ledger, recording, experiment);
              alarms.raise(ledger, actor, alarm, place.station, place.channel);
              return alarm;
            });
    parts.bell().ring();
  }

  /** Where a recording was or is made, which need not be where its experiment is now. */
  private static Place place(Ledger ledger, Recording recording, Experiment experiment) {
    Long present = ledger.experiments().claim(experiment.id()).orElse(null);
    Long claim = recording.claim();
    if (claim == null || claim.equals(present)) {
      return new Place(experiment.runsOn(), experiment.channel());
    }
    UUID tenant = ledger.claims().find(claim).map(StoredClaim::tenant).orElse(null);
    if (tenant != null) {
      Optional<Station> station = ledger.stations().ofTenant(tenant);
      if (station.isPresent()) {
        for (Map.Entry<String, UUID> channel : station.get().tenants().entrySet()) {
          if (channel.getValue().equals(tenant)) {
            return new Place(station.get().id(), channel.getKey());
          }
        }
      }
    }
    return new Place(null, null);
  }

  /** A channel of a station, as far as they are known. */
  private record Place(@Nullable UUID station, @Nullable String channel) {}

  private void unreadable(Recording recording, SeriesEvent event, long sequence) {
    parts
        .store()
        .write(
            ledger -> {
              history.note(
                  ledger,
                  Parts.inTheNameOf(progress.account(ledger, recording)),
                  History.require(ledger, recording.experiment()),
                  "experiment.event-unreadable",
                  "event %d of data set %s, of kind %s, cannot be read"
                      .formatted(sequence, recording.dataset(), event.kind()),
                  null);
              return sequence;
            });
  }

  private static <T> @Nullable T read(SeriesEvent event, Class<T> type) {
    String detail = event.detail();
    if (detail == null) {
      return null;
    }
    try {
      return FinalesJson.convert(FinalesJson.readWritten(detail), type);
    } catch (RuntimeException e) {
      log.debug("an event cannot be read: {}", e.toString());
      return null;
    }
  }
}
