package org.finales.core.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.StationAlarm;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Drafts;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Alarms of channels: they stand until a person acknowledges them. Stations raise them by events in
 * their data sets and by their reports. Thread-safe.
 */
public final class Alarms {
  static final String SUBJECT = "alarm";
  private static final int MOST = 10_000;
  private static final int LONGEST_TEXT = 4000;

  /** Characters of a code; what is longer is no code. */
  private static final int LONGEST_CODE = 100;

  private final Parts parts;
  private final Orders orders;

  /** Alarms that are known to be in the store as they are, so that reports cost no reading. */
  private final Set<ChannelAlarm> known = ConcurrentHashMap.newKeySet();

  Alarms(Parts parts, Orders orders) {
    this.parts = parts;
    this.orders = orders;
  }

  /** Alarms that stand, the oldest first, at most 10,000. */
  public List<StationAlarm> standing(Actor actor) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.alarms().standing(MOST));
  }

  /**
   * All alarms, the newest first.
   *
   * @param limit how many at most, 1 to 1000
   * @param offset how many to leave out at the beginning
   */
  public List<StationAlarm> list(Actor actor, int limit, int offset) {
    actor.require(Action.READ);
    if (limit < 1 || limit > 1000 || offset < 0) {
      throw new InvalidException("/limit", "is 1 to 1000, and an offset is not negative");
    }
    return parts.store().read(ledger -> ledger.alarms().newest(limit, offset));
  }

  /** Alarms of an experiment, the oldest first. */
  public List<StationAlarm> ofExperiment(Actor actor, UUID experiment) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.alarms().ofExperiment(experiment));
  }

  /** One alarm. */
  public Optional<StationAlarm> find(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.alarms().find(id));
  }

  /**
   * Says that somebody saw an alarm and that its channel may be used again; the station is told.
   * Acknowledging again changes nothing.
   *
   * @param note what was found and done; may be empty
   * @throws org.finales.api.broker.ForbiddenException if the actor is no operator, and did not add
   *     the experiment that was on the channel
   */
  public StationAlarm acknowledge(Actor actor, UUID id, String note) {
    String said = Drafts.reason(note);
    StationAlarm acknowledged =
        parts
            .store()
            .write(
                ledger -> {
                  StationAlarm alarm =
                      ledger
                          .alarms()
                          .find(id)
                          .orElseThrow(() -> new NotFoundException("no alarm with id " + id));
                  requireConcerned(ledger, actor, alarm);
                  if (!ledger.alarms().acknowledge(id, parts.now(), actor.account(), said)) {
                    return alarm;
                  }
                  parts.log(
                      ledger,
                      actor,
                      "alarm.acknowledged",
                      SUBJECT,
                      id,
                      "standing",
                      "acknowledged",
                      said,
                      null,
                      alarm);
                  if (alarm.station() != null) {
                    orders.give(
                        ledger,
                        actor,
                        alarm.station(),
                        alarm.channel(),
                        alarm.alarm().experiment(),
                        OrderKind.ACKNOWLEDGE,
                        FinalesJson.tree(java.util.Map.of("alarm", id)),
                        said);
                  }
                  return ledger.alarms().find(id).orElse(alarm);
                });
    parts.bell().ring();
    return acknowledged;
  }

  private static void requireConcerned(Ledger ledger, Actor actor, StationAlarm alarm) {
    if (actor.may(Action.OPERATE)) {
      return;
    }
    UUID experiment = alarm.alarm().experiment();
    boolean own =
        experiment != null
            && ledger
                .experiments()
                .find(experiment)
                .filter(e -> Parts.owns(actor, e.creator(), Action.REQUEST))
                .isPresent();
    if (!own) {
      actor.require(Action.OPERATE);
    }
  }

  /** Raises an alarm within a transaction, or writes down what is new of it. */
  void raise(
      Ledger ledger,
      Actor actor,
      ChannelAlarm told,
      @Nullable UUID station,
      @Nullable String channel) {
    ChannelAlarm alarm = bounded(told);
    Optional<StationAlarm> before = ledger.alarms().find(alarm.id());
    if (before.isEmpty()) {
      long sequence =
          parts.log(
              ledger,
              actor,
              "alarm.raised",
              SUBJECT,
              alarm.id(),
              null,
              "standing",
              alarm.text(),
              FinalesJson.tree(java.util.Map.of("code", alarm.code(), "safe", alarm.safe())),
              alarm);
      ledger.alarms().insert(sequence, alarm, station, channel);
    } else if (before.get().alarm().safe() != alarm.safe()
        || !before.get().alarm().text().equals(alarm.text())) {
      ledger.alarms().update(alarm);
    }
  }

  /** Raises the alarms of a report that are not known yet. */
  void reported(Actor actor, List<ChannelAlarm> alarms, UUID station, String channel) {
    List<ChannelAlarm> news = alarms.stream().filter(alarm -> !known.contains(alarm)).toList();
    if (news.isEmpty()) {
      return;
    }
    parts
        .store()
        .write(
            ledger -> {
              for (ChannelAlarm alarm : news) {
                // What is told by a report may be older than what is acknowledged.
                if (ledger.alarms().find(alarm.id()).isEmpty()) {
                  raise(ledger, actor, alarm, station, channel);
                }
              }
              return news;
            });
    if (known.size() > MOST) {
      known.clear();
    }
    known.addAll(news);
  }

  private static ChannelAlarm bounded(ChannelAlarm alarm) {
    return new ChannelAlarm(
        alarm.id(),
        cut(alarm.code(), LONGEST_CODE),
        cut(alarm.text(), LONGEST_TEXT),
        alarm.time(),
        alarm.safe(),
        alarm.experiment());
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
