package org.finales.core.lab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.NotFoundException;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Drafts;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Stations and what people tell them. Each channel is a tenant of the broker, {@code
 * STATION/CHANNEL}. Stations are never deleted: one that is out of use is retired. Thread-safe.
 */
public final class Stations {
  static final String SUBJECT = "station";
  private static final int MOST_ORDERS = 1000;

  private final Parts parts;
  private final Orders orders;
  private final Presence presence;
  private final ChannelTenants tenants;
  private final LiveBoard board;

  Stations(Parts parts, Orders orders, Presence presence, LiveBoard board) {
    this.parts = parts;
    this.orders = orders;
    this.presence = presence;
    this.tenants = new ChannelTenants(parts);
    this.board = board;
  }

  /**
   * Registers a station for the actor's account, or changes the account's station of this name.
   * Calibrations that are known stay.
   *
   * @throws ConflictException if another account has a station of this name
   */
  public Station register(Actor actor, StationDraft draft) {
    return register(actor, draft, actor.account());
  }

  /**
   * Registers a station for an account.
   *
   * @param account the account that speaks for it; null for any account that may work on requests.
   *     One other than the actor's own is for operators.
   */
  public Station register(Actor actor, StationDraft draft, @Nullable String account) {
    actor.require(Action.OFFER);
    if (!actor.account().equals(account)) {
      actor.require(Action.OPERATE);
    }
    check(draft);
    Optional<Station> namesake =
        parts.store().read(ledger -> ledger.stations().active(draft.name()));
    if (namesake.isPresent()) {
      Station known = namesake.get();
      if (known.account() != null && !known.account().equals(account)) {
        throw new ConflictException(
            ConflictException.NAME_TAKEN,
            "station " + draft.name() + " belongs to account " + known.account());
      }
      return write(actor, known, StationDrafts.keepCalibrations(known.draft(), draft), "");
    }
    return add(actor, draft, account);
  }

  private Station add(Actor actor, StationDraft draft, @Nullable String account) {
    UUID id = UUID.randomUUID();
    Map<String, UUID> channels = tenants.of(draft, Map.of(), account);
    Station added =
        parts
            .store()
            .write(
                ledger -> {
                  requireParent(ledger, draft);
                  if (ledger.stations().active(draft.name()).isPresent()) {
                    throw nameTaken(draft.name());
                  }
                  Station station =
                      new Station(id, draft, channels, account, false, null, false, parts.now(), 1);
                  ledger
                      .stations()
                      .insert(log(ledger, actor, "station.added", station, ""), station);
                  return station;
                });
    return view(added);
  }

  /**
   * Describes a station anew; its channels keep their tenants by their names.
   *
   * @param revision what the description before was
   * @throws ConflictException if it was changed since, a channel that is taken away has an
   *     experiment, or the name is taken
   */
  public Station change(Actor actor, UUID id, StationDraft draft, long revision) {
    check(draft);
    Station known = mine(actor, id);
    if (known.revision() != revision) {
      throw new ConflictException(
          ConflictException.CHANGED,
          "station " + id + " is at revision " + known.revision() + ", not " + revision);
    }
    return write(actor, known, draft, "");
  }

  private Station write(Actor actor, Station known, StationDraft draft, String reason) {
    if (draft.equals(known.draft())) {
      return view(known);
    }
    parts.store().<Station>read(ledger -> requireFree(ledger, known, draft));
    Map<String, UUID> channels = tenants.of(draft, known.tenants(), known.account());
    Station changed =
        parts
            .store()
            .write(
                ledger -> {
                  ledger
                      .stations()
                      .active(draft.name())
                      .filter(namesake -> !namesake.id().equals(known.id()))
                      .ifPresent(
                          namesake -> {
                            throw nameTaken(draft.name());
                          });
                  requireFree(ledger, known, draft);
                  Station after =
                      new Station(
                          known.id(),
                          draft,
                          channels,
                          known.account(),
                          known.retired(),
                          known.lastSeen(),
                          false,
                          known.created(),
                          known.revision() + 1);
                  if (!ledger.stations().update(after)) {
                    throw new ConflictException(
                        ConflictException.CHANGED,
                        "station " + known.id() + " was changed by somebody else");
                  }
                  log(ledger, actor, "station.changed", after, reason);
                  return after;
                });
    board.keep(changed.id(), StationDrafts.names(draft));
    parts.bell().ring();
    return view(changed);
  }

  /**
   * Takes a station out of use; its channels answer no more requests.
   *
   * @throws ConflictException if an experiment is on one of its channels
   */
  public Station retire(Actor actor, UUID id, String reason) {
    String said = Drafts.reason(reason);
    Station known = mine(actor, id);
    if (known.retired()) {
      return known;
    }
    Station retired =
        parts
            .store()
            .write(
                ledger -> {
                  Station before = require(ledger, id);
                  requireIdle(ledger, before);
                  Station after = StationDrafts.retired(before);
                  ledger.stations().update(after);
                  log(ledger, actor, "station.retired", after, said);
                  return after;
                });
    tenants.retire(retired.tenants().values(), said);
    board.keep(id, java.util.Set.of());
    return view(retired);
  }

  /**
   * Puts a station in the place of another, which is retired: it has it as its parent, and channels
   * of the same name take over their tenants, so that what is queued for them stays queued.
   *
   * @throws ConflictException if an experiment is on a channel of the old one
   */
  public Station replace(Actor actor, UUID old, StationDraft draft, String reason) {
    check(draft);
    String said = Drafts.reason(reason);
    Station known = mine(actor, old);
    StationDraft heir = StationDrafts.withParent(draft, old);
    UUID id = UUID.randomUUID();
    parts.store().<Station>read(ledger -> requireIdle(ledger, known));
    Map<String, UUID> channels = tenants.of(heir, known.tenants(), known.account());
    Station added =
        parts
            .store()
            .write(
                ledger -> {
                  Station before = require(ledger, old);
                  requireIdle(ledger, before);
                  Station retired = StationDrafts.retired(before);
                  ledger.stations().update(retired);
                  log(ledger, actor, "station.retired", retired, said);
                  if (ledger.stations().active(heir.name()).isPresent()) {
                    throw nameTaken(heir.name());
                  }
                  Station station =
                      new Station(
                          id, heir, channels, before.account(), false, null, false, parts.now(), 1);
                  ledger
                      .stations()
                      .insert(log(ledger, actor, "station.added", station, said), station);
                  return station;
                });
    board.keep(old, java.util.Set.of());
    return view(added);
  }

  /**
   * Adds a calibration of a channel; those before stay as its history.
   *
   * @throws NotFoundException if the station has no such channel
   */
  public Station calibrate(Actor actor, UUID id, String channel, Calibration calibration) {
    parts.drafts().check(calibration);
    Station known = mine(actor, id);
    requireChannel(known, channel);
    return write(
        actor,
        known,
        StationDrafts.calibrated(known.draft(), channel, calibration),
        "calibration of " + calibration.quantity() + " of channel " + channel);
  }

  /** Calibrations of a channel, those that hold and those before, the oldest first. */
  public List<Calibration> calibrations(Actor actor, UUID id, String channel) {
    return requireChannel(find(actor, id).orElseThrow(() -> noSuch(id)), channel).calibrations();
  }

  /** One station as it is now. */
  public Optional<Station> find(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.stations().find(id)).map(this::view);
  }

  /**
   * All stations in the order of their registration.
   *
   * @param retired whether those that are out of use are wanted too
   */
  public List<Station> list(Actor actor, boolean retired) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.stations().all()).stream()
        .filter(station -> retired || !station.retired())
        .map(this::view)
        .toList();
  }

  /** What channels of a station can do, as far as they said it, by their names. */
  public Map<String, ChannelNeeds> abilities(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts
        .store()
        .read(
            ledger -> {
              require(ledger, id);
              return ledger.stations().can(id);
            });
  }

  /** Who changed a station when, and why, and when it was lost and came back. */
  public List<Event> history(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts
        .store()
        .read(
            ledger -> {
              require(ledger, id);
              return ledger.events().about(SUBJECT, id.toString());
            });
  }

  /**
   * Switches a channel off at once, or all channels of a station; it stays off until its alarm is
   * acknowledged.
   *
   * @param channel null for all channels
   * @param reason why; may be empty
   */
  public StationOrder stop(Actor actor, UUID id, @Nullable String channel, String reason) {
    return order(actor, id, channel, OrderKind.STOP, null, reason);
  }

  /** Switches everything off, at every station that is not retired. */
  public List<StationOrder> stopAll(Actor actor, String reason) {
    actor.require(Action.REQUEST);
    String said = Drafts.reason(reason);
    List<StationOrder> given =
        parts
            .store()
            .write(
                ledger ->
                    ledger.stations().all().stream()
                        .filter(station -> !station.retired())
                        .map(
                            station ->
                                orders.give(
                                    ledger,
                                    actor,
                                    station.id(),
                                    null,
                                    null,
                                    OrderKind.STOP,
                                    null,
                                    said))
                        .toList());
    parts.bell().ring();
    return given;
  }

  /**
   * Tells a station something. Whoever may add experiments may stop; the rest is for operators and
   * for the station's own account.
   *
   * @param argument what else there is to know, as the connection string for a test; or null
   */
  public StationOrder order(
      Actor actor,
      UUID id,
      @Nullable String channel,
      OrderKind kind,
      @Nullable JsonNode argument,
      String reason) {
    String said = Drafts.reason(reason);
    actor.require(kind == OrderKind.STOP ? Action.REQUEST : Action.OFFER);
    if (argument != null) {
      Drafts.checkBounds(argument, "/argument");
    }
    StationOrder given =
        parts
            .store()
            .write(
                ledger -> {
                  Station station = require(ledger, id);
                  if (kind != OrderKind.STOP) {
                    requireMine(actor, station);
                  }
                  if (channel != null) {
                    requireChannel(station, channel);
                  }
                  UUID experiment =
                      channel == null
                          ? null
                          : ledger.experiments().onStation(id).stream()
                              .filter(e -> channel.equals(e.channel()))
                              .map(Experiment::id)
                              .findFirst()
                              .orElse(null);
                  return orders.give(ledger, actor, id, channel, experiment, kind, argument, said);
                });
    parts.bell().ring();
    return given;
  }

  /** The newest orders, the newest first, at most a thousand. */
  public List<StationOrder> orders(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts
        .store()
        .read(
            ledger -> {
              require(ledger, id);
              return ledger.orders().newest(id, MOST_ORDERS);
            });
  }

  /** Waits until a station answers an order; the order as it stands when the time is over. */
  public StationOrder await(Actor actor, long order, java.time.Duration wait) {
    actor.require(Action.READ);
    StationOrder answered =
        parts
            .bell()
            .await(
                Parts.waitOf(wait),
                () ->
                    Optional.of(orderOf(order))
                        .filter(known -> known.answered() != null)
                        .orElse(null));
    return answered == null ? orderOf(order) : answered;
  }

  private StationOrder orderOf(long order) {
    return parts
        .store()
        .read(ledger -> ledger.orders().find(order))
        .orElseThrow(() -> new NotFoundException("no order " + order));
  }

  /** A station that the actor may speak for. */
  Station mine(Actor actor, UUID id) {
    Station station = parts.store().<Station>read(ledger -> require(ledger, id));
    requireMine(actor, station);
    return station;
  }

  static void requireMine(Actor actor, Station station) {
    actor.require(Action.OFFER);
    if (station.account() != null && !Parts.owns(actor, station.account(), Action.OFFER)) {
      throw new org.finales.api.broker.ForbiddenException(
          "station " + station.name() + " belongs to account " + station.account());
    }
  }

  /** Says what a channel can do; its tenant. */
  UUID offer(Actor actor, UUID id, String channel, ChannelNeeds can) {
    parts.drafts().check(can);
    Station station = mine(actor, id);
    requireChannel(station, channel);
    UUID tenant = station.tenants().get(channel);
    if (tenant == null || station.retired()) {
      throw new ConflictException(
          ConflictException.NOT_SERVED, "station " + station.name() + " is retired");
    }
    Map<String, ChannelNeeds> before = parts.store().read(ledger -> ledger.stations().can(id));
    if (!can.equals(before.get(channel))) {
      parts
          .store()
          .write(
              ledger -> {
                Map<String, ChannelNeeds> all = ledger.stations().can(id);
                all.put(channel, can);
                all.keySet().retainAll(StationDrafts.names(station.draft()));
                ledger.stations().setCan(id, all);
                parts.log(
                    ledger,
                    actor,
                    "station.offered",
                    SUBJECT,
                    id,
                    null,
                    null,
                    "channel " + channel,
                    FinalesJson.tree(can),
                    station);
                return id;
              });
    }
    tenants.offer(tenant, can);
    return tenant;
  }

  /** The station as it is now. */
  Station view(Station station) {
    Instant seen = presence.lastSeen(station);
    return new Station(
        station.id(),
        station.draft(),
        station.tenants(),
        station.account(),
        station.retired(),
        seen,
        presence.isOnline(station),
        station.created(),
        station.revision());
  }

  private void check(StationDraft draft) {
    parts.drafts().check(draft);
    StationDrafts.check(draft);
  }

  private static Station requireFree(Ledger ledger, Station station, StationDraft draft) {
    for (Experiment experiment : ledger.experiments().onStation(station.id())) {
      if (experiment.channel() != null
          && !StationDrafts.names(draft).contains(experiment.channel())) {
        throw busy(experiment);
      }
    }
    return station;
  }

  private static Station requireIdle(Ledger ledger, Station station) {
    for (Experiment experiment : ledger.experiments().onStation(station.id())) {
      throw busy(experiment);
    }
    return station;
  }

  private static ConflictException busy(Experiment experiment) {
    return new ConflictException(
        ConflictException.WRONG_STATUS,
        "experiment %s (%s) is on channel %s; let it end or abort it first"
            .formatted(experiment.name(), experiment.id(), experiment.channel()));
  }

  private static void requireParent(Ledger ledger, StationDraft draft) {
    if (draft.parent() != null) {
      require(ledger, draft.parent());
    }
  }

  static Station require(Ledger ledger, UUID id) {
    return ledger.stations().find(id).orElseThrow(() -> noSuch(id));
  }

  static StationChannel requireChannel(Station station, String channel) {
    return station.draft().channels().stream()
        .filter(known -> known.name().equals(channel))
        .findFirst()
        .orElseThrow(
            () ->
                new NotFoundException("station " + station.name() + " has no channel " + channel));
  }

  private static NotFoundException noSuch(UUID id) {
    return new NotFoundException("no station with id " + id);
  }

  private static ConflictException nameTaken(String name) {
    return new ConflictException(
        ConflictException.NAME_TAKEN, "another station that is in use has the name " + name);
  }

  private long log(Ledger ledger, Actor actor, String kind, Station station, String reason) {
    return parts.log(
        ledger,
        actor,
        kind,
        SUBJECT,
        station.id(),
        null,
        station.retired() ? "retired" : "active",
        reason,
        FinalesJson.tree(station.draft()),
        station);
  }
}
