package org.finales.core.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.finales.api.broker.Claim;
import org.finales.api.broker.UnavailableException;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the laboratory said about work and orders, remembered so that a station can start and run
 * while it is away, and what the station answered meanwhile. Thread-safe.
 */
final class SpooledWork {
  private static final String STATION = "station";
  private static final String OFFER = "offer";
  private static final String CLAIM = "claim";
  private static final String EXPERIMENT = "experiment";
  private static final String BATTERY = "battery";
  private static final String ORDERS = "orders";
  private static final String ANSWER = "answer";
  private static final int MOST_ORDERS = 200;

  private final SpoolMemory memory;
  private final LabLink lab;

  SpooledWork(SpoolMemory memory, LabLink lab) {
    this.memory = memory;
    this.lab = lab;
  }

  /** What a channel offers, and the tenant that it got for it. */
  record Offer(String channel, ChannelNeeds can, UUID tenant) {}

  /** The offers of a station. */
  record Offers(List<Offer> offers) {}

  /** The experiment that a claim is about. */
  record Work(long token, Experiment experiment) {}

  /** The newest orders that were seen. */
  record Seen(List<StationOrder> orders) {}

  /** What a station answered to an order. */
  record Answer(UUID station, long order, @Nullable JsonNode answer) {}

  /** Tries the laboratory, and what is remembered if it is away. */
  private static <T> T orRemembered(Supplier<T> asked, Supplier<Optional<T>> remembered) {
    try {
      return asked.get();
    } catch (UnavailableException e) {
      return remembered.get().orElseThrow(() -> e);
    }
  }

  Station register(StationDraft draft) {
    return orRemembered(
        () -> keep(lab.register(draft)),
        () ->
            memory.all(STATION, Station.class).stream()
                .filter(station -> same(station.draft(), draft))
                .findFirst());
  }

  Station station(UUID station) {
    return orRemembered(
        () -> keep(lab.station(station)), () -> memory.find(STATION, station, Station.class));
  }

  private Station keep(Station station) {
    memory.put(STATION, station.id(), station);
    return station;
  }

  UUID offer(UUID station, String channel, ChannelNeeds can) {
    return orRemembered(
        () -> {
          UUID tenant = lab.offer(station, channel, can);
          Map<String, Offer> all = offers(station);
          Offer now = new Offer(channel, can, tenant);
          if (!same(now, all.put(channel, now))) {
            memory.put(OFFER, station, new Offers(List.copyOf(all.values())));
          }
          return tenant;
        },
        () ->
            Optional.ofNullable(offers(station).get(channel))
                .filter(offer -> same(offer.can(), can))
                .map(Offer::tenant));
  }

  private Map<String, Offer> offers(UUID station) {
    Map<String, Offer> all = new TreeMap<>();
    memory
        .find(OFFER, station, Offers.class)
        .ifPresent(known -> known.offers().forEach(offer -> all.put(offer.channel(), offer)));
    return all;
  }

  /** Compares as JSON, since what was remembered has gone through it. */
  private static boolean same(Object one, @Nullable Object other) {
    return other != null && FinalesJson.write(one).equals(FinalesJson.write(other));
  }

  Optional<Claim> next(UUID tenant, Duration wait) {
    Optional<Claim> claim = lab.next(tenant, wait);
    claim.ifPresent(this::keep);
    return claim;
  }

  Claim renew(long token) {
    return orRemembered(() -> keep(lab.renew(token)), () -> memory.find(CLAIM, token, Claim.class));
  }

  private Claim keep(Claim claim) {
    Claim known = memory.find(CLAIM, claim.token(), Claim.class).orElse(null);
    // The lease is renewed each time and does not matter while the laboratory is away.
    if (known == null || known.state() != claim.state() || known.begun() != claim.begun()) {
      memory.put(CLAIM, claim.token(), claim);
    }
    return claim;
  }

  void giveBack(long token, String reason) {
    lab.giveBack(token, reason);
    memory.delete(CLAIM, token);
    memory.delete(EXPERIMENT, token);
  }

  Experiment experiment(Claim claim, UUID station, String channel) {
    return orRemembered(
        () -> {
          Experiment experiment = lab.experiment(claim, station, channel);
          keep(claim);
          memory.put(EXPERIMENT, claim.token(), new Work(claim.token(), experiment));
          return experiment;
        },
        () -> memory.find(EXPERIMENT, claim.token(), Work.class).map(Work::experiment));
  }

  /** The newest claim that is known to be about an experiment. */
  @Nullable Long newestClaim(UUID experiment) {
    return memory.all(EXPERIMENT, Work.class).stream()
        .filter(known -> known.experiment().id().equals(experiment))
        .map(Work::token)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  RegisteredBattery battery(UUID battery) {
    return orRemembered(
        () -> {
          RegisteredBattery found = lab.battery(battery);
          memory.put(BATTERY, battery, found);
          return found;
        },
        () -> memory.find(BATTERY, battery, RegisteredBattery.class));
  }

  /** Forgets what belongs to an experiment that was delivered. */
  static void forget(SpoolMemory memory, UUID experiment) {
    for (Work work : memory.all(EXPERIMENT, Work.class)) {
      if (work.experiment().id().equals(experiment)) {
        memory.delete(BATTERY, work.experiment().battery());
        memory.delete(EXPERIMENT, work.token());
        memory.delete(CLAIM, work.token());
      }
    }
  }

  List<StationOrder> orders(UUID station, long after, Duration wait) {
    return orRemembered(
        () -> {
          List<StationOrder> orders = lab.orders(station, after, wait);
          if (!orders.isEmpty()) {
            remember(station, orders);
          }
          return orders;
        },
        () ->
            Optional.of(seen(station).stream().filter(order -> order.sequence() > after).toList())
                .filter(some -> !some.isEmpty()));
  }

  private synchronized void remember(UUID station, List<StationOrder> orders) {
    Map<Long, StationOrder> all = new TreeMap<>();
    seen(station).forEach(order -> all.put(order.sequence(), order));
    orders.forEach(order -> all.put(order.sequence(), order));
    List<StationOrder> newest = new ArrayList<>(all.values());
    newest = newest.subList(Math.max(0, newest.size() - MOST_ORDERS), newest.size());
    memory.put(ORDERS, station, new Seen(newest));
  }

  private List<StationOrder> seen(UUID station) {
    return memory.find(ORDERS, station, Seen.class).map(Seen::orders).orElse(List.of());
  }

  void keepAnswer(UUID station, long order, @Nullable JsonNode answer) {
    memory.put(ANSWER, station + "-" + order, new Answer(station, order, answer));
  }

  /** The answers that were not brought yet, the oldest first. */
  List<Answer> answers() {
    List<Answer> all = new ArrayList<>(memory.all(ANSWER, Answer.class));
    all.sort(Comparator.comparingLong(Answer::order));
    return all;
  }

  void answered(Answer answer) {
    memory.delete(ANSWER, answer.station() + "-" + answer.order());
  }
}
