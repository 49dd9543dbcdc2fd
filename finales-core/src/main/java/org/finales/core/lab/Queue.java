package org.finales.core.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.RequestDraft;
import org.finales.api.cycling.CyclingOrder;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Fingerprint;
import org.finales.core.protocol.check.ChannelAbility;
import org.finales.core.protocol.check.ChannelTerms;
import org.finales.core.store.BatteryTable;
import org.finales.core.store.KeyTable;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/** Puts experiments into the queue: posts the requests that ask for them. Thread-safe. */
final class Queue {
  /** Most tenants that a request is addressed to. */
  private static final int MOST_TENANTS = 256;

  private final Parts parts;
  private final History history;

  Queue(Parts parts, History history) {
    this.parts = parts;
    this.history = history;
  }

  /** Adds an experiment; see {@link Experiments#add}. */
  Experiment add(Actor actor, ExperimentDraft draft) {
    actor.require(Action.REQUEST);
    parts.drafts().check(draft);
    String key = draft.idempotencyKey() == null ? null : "experiment/" + draft.idempotencyKey();
    String fingerprint = key == null ? "" : Fingerprint.of("experiment", draft);
    Optional<Experiment> before =
        parts.store().read(ledger -> answered(ledger, actor, key, fingerprint));
    if (before.isPresent()) {
      return before.get();
    }
    Plan plan = parts.store().<Plan>read(ledger -> plan(ledger, draft));
    UUID id = UUID.randomUUID();
    Experiment[] added = new Experiment[1];
    try {
      parts
          .engine()
          .post(
              actor,
              plan.request(draft.priority()),
              (ledger, request) -> {
                if (answered(ledger, actor, key, fingerprint).isPresent()) {
                  throw new AddedMeanwhile();
                }
                Experiment experiment = experiment(id, actor, draft, plan, request.id());
                history.add(ledger, actor, experiment, "experiment.queued", "");
                ledger.experiments().insertRequest(request.id(), id);
                if (key != null) {
                  ledger
                      .keys()
                      .remember(
                          actor.account(),
                          key,
                          new KeyTable.Answer(fingerprint, id.toString()),
                          parts.now());
                }
                added[0] = experiment;
              });
    } catch (AddedMeanwhile e) {
      return parts
          .store()
          .read(ledger -> answered(ledger, actor, key, fingerprint))
          .orElseThrow(() -> e);
    }
    return added[0];
  }

  private static Optional<Experiment> answered(
      Ledger ledger, Actor actor, @Nullable String key, String fingerprint) {
    if (key == null) {
      return Optional.empty();
    }
    Optional<KeyTable.Answer> answer = ledger.keys().answer(actor.account(), key);
    if (answer.isPresent() && !answer.get().fingerprint().equals(fingerprint)) {
      throw new ConflictException(
          ConflictException.KEY_REUSED,
          "this idempotency key was used for another experiment before");
    }
    return answer.flatMap(known -> ledger.experiments().find(UUID.fromString(known.value())));
  }

  private Experiment experiment(
      UUID id, Actor actor, ExperimentDraft draft, Plan plan, UUID request) {
    return new Experiment(
        id,
        draft.name(),
        draft.description(),
        draft.battery(),
        draft.station(),
        draft.protocol(),
        plan.edition,
        draft.recovery() == null ? Recovery.WAIT : draft.recovery(),
        draft.priority() == null ? 0 : draft.priority(),
        draft.attributes(),
        ExperimentState.QUEUED,
        "",
        actor.account(),
        parts.now(),
        null,
        null,
        request,
        null,
        List.of(),
        null,
        null,
        false,
        false,
        1);
  }

  /** Posts the request of an experiment that is over anew. */
  Experiment again(Actor actor, Experiment over, String reason) {
    UUID protocol = over.protocol();
    if (protocol == null) {
      throw new ConflictException(
          ConflictException.WRONG_STATUS,
          "the protocol of experiment " + over.id() + " is not registered; add it as a new one");
    }
    ExperimentDraft draft =
        new ExperimentDraft(
            over.name(),
            over.description(),
            over.battery(),
            over.station(),
            protocol,
            over.version(),
            over.recovery(),
            over.priority(),
            over.attributes(),
            null);
    Plan plan = parts.store().<Plan>read(ledger -> plan(ledger, draft));
    Experiment[] queued = new Experiment[1];
    parts
        .engine()
        .post(
            actor,
            plan.request(over.priority()),
            (ledger, request) -> {
              Experiment known = History.require(ledger, over.id());
              Actions.requireState(
                  known, "queued again", ExperimentState.FAILED, ExperimentState.ABORTED);
              ledger.experiments().insertRequest(request.id(), known.id());
              ledger.experiments().setClaim(known.id(), null);
              queued[0] =
                  history.write(
                      ledger,
                      actor,
                      known,
                      new Edit(known)
                          .state(ExperimentState.QUEUED, reason)
                          .request(request.id())
                          .begun(null)
                          .ended(null)
                          .on(null, null),
                      "experiment.requeued",
                      reason);
            });
    return queued[0];
  }

  private Plan plan(Ledger ledger, ExperimentDraft draft) {
    RegisteredBattery battery = Batteries.require(ledger, draft.battery());
    if (battery.retired()) {
      throw new InvalidException(
          "/battery", "battery " + BatteryTable.name(battery.battery()) + " is retired");
    }
    RegisteredProtocol newest = Protocols.require(ledger, draft.protocol());
    RegisteredProtocol edition =
        draft.version() == null
            ? newest
            : ledger
                .protocols()
                .edition(draft.protocol(), draft.version())
                .orElseThrow(
                    () ->
                        new NotFoundException(
                            "protocol %s has editions 1 to %d, not %d"
                                .formatted(draft.protocol(), newest.version(), draft.version())));
    if (newest.retired()) {
      throw new InvalidException(
          "/protocol", "protocol " + newest.protocol().name() + " is retired");
    }
    Station station = null;
    Map<String, ChannelAbility> channels = null;
    if (draft.station() != null) {
      station = Stations.require(ledger, draft.station());
      if (station.retired()) {
        throw new InvalidException("/station", "station " + station.name() + " is retired");
      }
      channels = Suits.channels(ledger, station);
    }
    Protocol protocol = edition.protocol();
    Suits.require(Suits.findings(protocol, battery.battery(), channels));
    List<UUID> tenants = new ArrayList<>();
    if (station != null && channels != null) {
      tenants.addAll(Suits.tenants(protocol, battery.battery(), station, channels));
    }
    return new Plan(battery, protocol, edition.version(), tenants, draft);
  }

  /** The name under which the broker keeps a battery off two channels. */
  static String resource(UUID battery) {
    return "battery:" + battery;
  }

  /**
   * The experiment of a request that was posted without one.
   *
   * @throws InvalidException if the request names no battery that is known
   */
  Experiment adopt(Ledger ledger, Claim claim) {
    CyclingOrder order;
    try {
      order = FinalesJson.convert(claim.parameters(), CyclingOrder.class);
    } catch (RuntimeException e) {
      throw new InvalidException(
          "/parameters", "the request cannot be read as an order to cycle: " + e.getMessage());
    }
    String iri = order.battery();
    if (iri == null) {
      throw new InvalidException(
          "/parameters/battery", "the request names no battery; register one and name its IRI");
    }
    RegisteredBattery battery =
        ledger
            .batteries()
            .ofIri(iri)
            .orElseThrow(
                () ->
                    new InvalidException(
                        "/parameters/battery",
                        "the request is for " + iri + ", which is no registered battery"));
    String name = order.protocol().name();
    return new Experiment(
        UUID.randomUUID(),
        name == null ? "Request " + claim.request().id() : cut(name),
        "",
        battery.id(),
        null,
        null,
        0,
        Recovery.WAIT,
        claim.request().priority(),
        order.attributes().size() > 256 ? order.attributes().subList(0, 256) : order.attributes(),
        ExperimentState.QUEUED,
        "",
        claim.request().account(),
        parts.now(),
        null,
        null,
        claim.request().id(),
        null,
        List.of(),
        null,
        null,
        false,
        false,
        1);
  }

  private static String cut(String name) {
    return name.length() <= 200 ? name : name.substring(0, 200);
  }

  /** What a request is made of. */
  private record Plan(
      RegisteredBattery battery,
      Protocol protocol,
      int edition,
      List<UUID> tenants,
      ExperimentDraft draft) {

    RequestDraft request(@Nullable Integer priority) {
      Battery described = battery.battery();
      CyclingOrder order =
          CyclingOrder.builder(protocol)
              .battery(BatteryTable.iri(battery))
              .capacity(protocol.capacity() != null ? null : ChannelTerms.capacity(described))
              .needs(ChannelTerms.needs(protocol, described))
              .attributes(draft.attributes())
              .build();
      RequestDraft.Builder request =
          RequestDraft.builder(ChannelTenants.QUANTITY)
              .method(ChannelTenants.METHOD, order)
              .resources(resource(battery.id()));
      if (priority != null) {
        request.priority(priority);
      }
      if (!tenants.isEmpty()) {
        request.addressedTo(
            tenants.subList(0, Math.min(tenants.size(), MOST_TENANTS)).toArray(UUID[]::new));
      }
      return request.build();
    }
  }

  /** Somebody added the same experiment in between; nothing of this one is kept. */
  private static final class AddedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
