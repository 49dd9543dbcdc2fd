package org.finales.core.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.api.broker.Request;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.OrderKind;
import org.finales.core.engine.Actor;
import org.finales.core.store.Committed;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Follows what becomes of the requests of experiments otherwise than through their stations: taken
 * back, lapsed, given back, answered by somebody else. Thread-safe.
 */
final class RequestWatch {
  private static final Set<String> KINDS =
      Set.of(
          "request.retracted",
          "request.reopened",
          "request.given-back",
          "request.lease-lapsed",
          "request.overdue",
          "request.reassigned",
          "request.attempt-failed",
          "request.failed",
          "request.expired",
          "request.resolved");

  private final Parts parts;
  private final History history;
  private final Orders orders;
  private final Progress progress;

  RequestWatch(Parts parts, History history, Orders orders, Progress progress) {
    this.parts = parts;
    this.history = history;
    this.orders = orders;
    this.progress = progress;
  }

  /** Whether an entry of the log may concern an experiment. */
  static boolean concerns(Committed entry) {
    Event event = entry.event();
    return event.subject().equals("request")
        && KINDS.contains(event.kind())
        && (!(entry.state() instanceof Request request)
            || request.quantity().equals(ChannelTenants.QUANTITY));
  }

  /** Applies an entry of the log. */
  void apply(Event event) {
    // Not while a station's word is applied, which ends claims too and says more about it.
    synchronized (progress) {
      UUID id = UUID.fromString(event.id());
      boolean concerned =
          parts.store().read(ledger -> ledger.experiments().ofRequest(id)).isPresent();
      if (concerned) {
        parts
            .store()
            .write(
                ledger -> {
                  follow(ledger, id, event);
                  return id;
                });
        parts.bell().ring();
      }
    }
  }

  /** Looks at the requests of all experiments that are not over, once at the start. */
  void catchUp() {
    List<Experiment> all = parts.store().read(ledger -> ledger.experiments().unfinished());
    for (Experiment experiment : all) {
      UUID request = experiment.request();
      if (request == null) {
        continue;
      }
      synchronized (progress) {
        parts
            .store()
            .write(
                ledger -> {
                  follow(ledger, request, null);
                  return request;
                });
      }
    }
  }

  private void follow(Ledger ledger, UUID id, @Nullable Event event) {
    Optional<Experiment> found = ledger.experiments().ofRequest(id);
    Optional<Request> asked = ledger.requests().find(id);
    if (found.isEmpty() || asked.isEmpty() || !id.equals(found.get().request())) {
      return;
    }
    Experiment experiment = found.get();
    Request request = asked.get();
    Actor actor =
        event == null
            ? Parts.LABORATORY
            : new Actor(event.actor(), Parts.LABORATORY.role(), event.source());
    String said = event == null || event.message() == null ? "" : event.message();
    switch (request.status()) {
      case PENDING, PROPOSED -> backInQueue(ledger, actor, experiment, said);
      case CLAIMED -> {
        if (event != null && event.kind().equals("request.overdue")) {
          history.write(
              ledger,
              actor,
              experiment,
              new Edit(experiment).reason(said),
              "experiment.overdue",
              said);
        }
      }
      case RETRACTED -> ended(ledger, actor, experiment, ExperimentState.ABORTED, said);
      case FAILED -> ended(ledger, actor, experiment, ExperimentState.FAILED, said);
      case EXPIRED ->
          ended(
              ledger,
              actor,
              experiment,
              ExperimentState.FAILED,
              said.isEmpty() ? "its request expired" : said);
      case RESOLVED ->
          ended(
              ledger,
              actor,
              experiment,
              ExperimentState.FINISHED,
              said.isEmpty() ? "its request was answered" : said);
      case UNSOLICITED -> {
        // Not a status that a request which was asked gets to.
      }
    }
  }

  private void backInQueue(Ledger ledger, Actor actor, Experiment experiment, String said) {
    boolean reopened = experiment.state() == ExperimentState.ABORTED;
    if ((experiment.state().isOver() && !reopened)
        || (experiment.state() == ExperimentState.QUEUED && experiment.runsOn() == null)) {
      return;
    }
    ledger.experiments().setClaim(experiment.id(), null);
    history.write(
        ledger,
        actor,
        experiment,
        new Edit(experiment)
            .state(ExperimentState.QUEUED, said)
            .begun(null)
            .ended(null)
            .on(null, null),
        "experiment.queued-again",
        said);
  }

  private void ended(
      Ledger ledger, Actor actor, Experiment experiment, ExperimentState state, String said) {
    if (experiment.state().isOver()) {
      return;
    }
    boolean onChannel = experiment.state().isOnChannel();
    UUID station = experiment.runsOn();
    if (station != null && state != ExperimentState.FINISHED) {
      // It may still run: its station ends it, and says so.
      orders.give(
          ledger,
          actor,
          station,
          experiment.channel(),
          experiment.id(),
          OrderKind.ABORT,
          null,
          said);
    }
    if (onChannel && state == ExperimentState.ABORTED) {
      history.write(
          ledger,
          actor,
          experiment,
          new Edit(experiment).reason(said.isEmpty() ? "its request was taken back" : said),
          "experiment.abort-ordered",
          said);
      return;
    }
    history.write(
        ledger,
        actor,
        experiment,
        new Edit(experiment).state(state, said).ended(parts.now()),
        "experiment." + org.finales.core.store.ExperimentTable.wireName(state),
        said);
  }
}
