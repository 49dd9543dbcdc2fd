package org.finales.core.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentPage;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.ImportDraft;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Station;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Drafts;
import org.finales.core.store.Ledger;
import org.finales.core.store.StoredClaim;

/**
 * Experiments: added by people, queued as requests, run by stations. Whoever added one may act on
 * it, and operators may act on all. Thread-safe.
 */
public final class Experiments {
  static final String SUBJECT = "experiment";

  private final Parts parts;
  private final History history;
  private final Queue queue;
  private final Actions actions;
  private final Imports imports;

  Experiments(Parts parts, History history, Orders orders, Imports imports) {
    this.parts = parts;
    this.history = history;
    this.queue = new Queue(parts, history);
    this.actions = new Actions(parts, history, orders);
    this.imports = imports;
  }

  /**
   * Adds an experiment and queues it: posts the request that asks for it, in one transaction with
   * it.
   *
   * @throws InvalidException if battery, protocol and station do not suit each other; each
   *     violation is a finding
   * @throws NotFoundException if one of them is not registered
   */
  public Experiment add(Actor actor, ExperimentDraft draft) {
    return queue.add(actor, draft);
  }

  /**
   * Brings in the data of an experiment that was run elsewhere: a finished experiment with its data
   * set, or nothing at all.
   *
   * @param dataset identity of the data set that the writer makes
   * @param writer makes the data set; whatever it throws is passed on
   * @throws ConflictException if there is such a data set already
   */
  public Experiment importFinished(
      Actor actor, ImportDraft draft, UUID dataset, DatasetWriter writer) {
    return imports.finished(actor, draft, dataset, writer);
  }

  /** One experiment, deleted or not. */
  public Optional<Experiment> find(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.experiments().find(id));
  }

  /**
   * Waits, without polling, until an experiment is over: finished, failed or aborted.
   *
   * @param wait how long at most, and never longer than an hour; zero answers at once
   * @return the experiment as it stands when it is over or the time is
   * @throws NotFoundException if there is no such experiment
   */
  public Experiment await(Actor actor, UUID id, Duration wait) {
    actor.require(Action.READ);
    Experiment over =
        parts
            .bell()
            .await(
                Parts.waitOf(wait),
                () -> Optional.of(required(id)).filter(e -> e.state().isOver()).orElse(null));
    return over == null ? required(id) : over;
  }

  private Experiment required(UUID id) {
    return parts.store().<Experiment>read(ledger -> History.require(ledger, id));
  }

  /** The experiment that asks, or once asked, by a request. */
  public Optional<Experiment> ofRequest(Actor actor, UUID request) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.experiments().ofRequest(request));
  }

  /** A part of the list with counts. */
  public ExperimentPage list(Actor actor, ExperimentQuery query) {
    actor.require(Action.READ);
    parts.drafts().check(query);
    return parts.store().read(ledger -> ledger.experiments().list(query));
  }

  /** Changes of state with who, when and why, the oldest first. */
  public List<ExperimentChange> changes(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> History.changes(ledger, id));
  }

  /** Everything that the log says about an experiment, the oldest first. */
  public List<Event> history(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> History.events(ledger, id));
  }

  /**
   * Lets its channel pause it; its state changes when the channel says so.
   *
   * @throws ConflictException unless it is running
   */
  public Experiment pause(Actor actor, UUID id, String reason) {
    return actions.order(actor, id, OrderKind.PAUSE, "paused", reason, ExperimentState.RUNNING);
  }

  /**
   * Lets its channel go on with it.
   *
   * @throws ConflictException unless it is paused or was interrupted
   */
  public Experiment resume(Actor actor, UUID id, String reason) {
    return actions.order(
        actor,
        id,
        OrderKind.RESUME,
        "resumed",
        reason,
        ExperimentState.PAUSED,
        ExperimentState.INTERRUPTED);
  }

  /**
   * Lets its channel end the step that runs and go on with the next.
   *
   * @throws ConflictException unless it is running
   */
  public Experiment skip(Actor actor, UUID id, String reason) {
    return actions.order(
        actor, id, OrderKind.SKIP, "led to its next step", reason, ExperimentState.RUNNING);
  }

  /**
   * Ends it: at once if it is queued, by taking its request back; otherwise its channel is told to,
   * and says when it has.
   *
   * @throws ConflictException if it is over
   */
  public Experiment abort(Actor actor, UUID id, String reason) {
    return actions.abort(actor, id, reason);
  }

  /**
   * Ends it without waiting for its station, which may be gone for good; for operators. The station
   * is told to end it too, should it come back.
   *
   * @throws ConflictException if it is over
   */
  public Experiment giveUp(Actor actor, UUID id, String reason) {
    return actions.giveUp(actor, id, reason);
  }

  /**
   * Queues an experiment anew that failed or was aborted; its data sets so far stay.
   *
   * @throws ConflictException in any other state
   */
  public Experiment requeue(Actor actor, UUID id, String reason) {
    String said = Drafts.reason(reason);
    Experiment over =
        parts
            .store()
            .<Experiment>read(ledger -> Actions.requireOwn(ledger, actor, id, "queue again"));
    if (over.imported() || over.state() == ExperimentState.FINISHED) {
      throw new ConflictException(
          ConflictException.WRONG_STATUS,
          "experiment " + id + " is finished; clone it to run its protocol again");
    }
    Actions.requireState(over, "queued again", ExperimentState.FAILED, ExperimentState.ABORTED);
    return queue.again(actor, over, said);
  }

  /**
   * Adds an experiment like another, in the actor's name.
   *
   * @param name null for that of the other
   * @throws ConflictException if the protocol of the other is not registered
   */
  public Experiment clone(Actor actor, UUID id, @org.jspecify.annotations.Nullable String name) {
    Experiment known = parts.store().<Experiment>read(ledger -> History.require(ledger, id));
    UUID protocol = known.protocol();
    if (protocol == null) {
      throw new ConflictException(
          ConflictException.WRONG_STATUS,
          "the protocol of experiment " + id + " is not registered; there is nothing to run again");
    }
    return add(
        actor,
        new ExperimentDraft(
            name == null ? known.name() : name,
            known.description(),
            known.battery(),
            known.station(),
            protocol,
            known.version(),
            known.recovery(),
            known.priority(),
            known.attributes(),
            null));
  }

  /**
   * Takes an experiment that is over out of the lists; {@link #restore} brings it back. Its data
   * stay.
   *
   * @throws ConflictException if it is not over
   */
  public Experiment delete(Actor actor, UUID id, String reason) {
    return actions.delete(actor, id, reason);
  }

  /** Brings a deleted experiment back into the lists. */
  public Experiment restore(Actor actor, UUID id, String reason) {
    return actions.restore(actor, id, reason);
  }

  /** The experiment of a claim, on a channel from now on. */
  Experiment take(Actor actor, Claim claim, Station station, String channel) {
    UUID tenant = station.tenants().get(channel);
    Stations.requireChannel(station, channel);
    try {
      Experiment taken =
          parts
              .store()
              .write(ledger -> take(ledger, actor, claim.token(), claim, tenant, station, channel));
      parts.bell().ring();
      return taken;
    } catch (InvalidException e) {
      // Nobody can run it, so it must not come back to this channel again and again.
      parts.engine().as(actor).work().fail(claim.token(), "" + e.getMessage(), true);
      throw e;
    }
  }

  private Experiment take(
      Ledger ledger,
      Actor actor,
      long token,
      Claim claim,
      @org.jspecify.annotations.Nullable UUID tenant,
      Station station,
      String channel) {
    StoredClaim held =
        ledger
            .claims()
            .find(token)
            .filter(known -> known.request().equals(claim.request().id()))
            .orElseThrow(() -> new NotFoundException("no claim with token " + token));
    if (!held.state().isHeld() || tenant == null || !tenant.equals(held.tenant())) {
      throw new ConflictException(
          ConflictException.STALE_CLAIM,
          "claim %d is not, or no longer, held by channel %s of station %s"
              .formatted(token, channel, station.name()));
    }
    Optional<Experiment> found = ledger.experiments().ofRequest(held.request());
    Experiment experiment;
    if (found.isPresent()) {
      experiment = found.get();
    } else {
      experiment = queue.adopt(ledger, claim);
      history.add(ledger, actor, experiment, "experiment.adopted", "asked for by a request");
      ledger.experiments().insertRequest(held.request(), experiment.id());
    }
    Long before = ledger.experiments().claim(experiment.id()).orElse(null);
    if (before != null && before == token) {
      return experiment;
    }
    if (experiment.state().isOver()) {
      throw new ConflictException(
          ConflictException.WRONG_STATUS,
          "experiment " + experiment.id() + " is over: its request must not be worked on");
    }
    hold(ledger, experiment, token);
    ledger.experiments().setClaim(experiment.id(), token);
    Edit edit = new Edit(experiment).on(station.id(), channel);
    if (experiment.state() != ExperimentState.QUEUED) {
      // Its claim before was lost: this one begins anew.
      edit.state(ExperimentState.QUEUED, "").begun(null);
    }
    return history.write(
        ledger,
        actor,
        experiment,
        edit,
        "experiment.taken",
        "by channel " + channel + " of station " + station.name());
  }

  /** Keeps the battery off other channels, even if the request did not ask for that. */
  private static void hold(Ledger ledger, Experiment experiment, long token) {
    String resource = Queue.resource(experiment.battery());
    Optional<Long> holder = ledger.claims().holder(resource);
    if (holder.isEmpty()) {
      ledger.claims().hold(resource, token);
    } else if (holder.get() != token) {
      throw new InvalidException(
          "/resources",
          "the battery is on another channel, under claim "
              + holder.get()
              + "; post the request with the resource "
              + resource
              + ", and it waits for its turn");
    }
  }
}
