package org.finales.core.lab;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.BiFunction;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.RequestStatus;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.OrderKind;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Drafts;
import org.finales.core.store.ExperimentTable;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/** What people do to experiments. Thread-safe. */
final class Actions {
  private final Parts parts;
  private final History history;
  private final Orders orders;

  Actions(Parts parts, History history, Orders orders) {
    this.parts = parts;
    this.history = history;
    this.orders = orders;
  }

  /** Tells the channel of an experiment something that its state allows. */
  Experiment order(
      Actor actor,
      UUID id,
      OrderKind kind,
      String verb,
      @Nullable String reason,
      ExperimentState... allowed) {
    String said = Drafts.reason(reason);
    return write(
        actor,
        id,
        verb,
        (ledger, known) -> {
          requireState(known, verb, allowed);
          give(ledger, actor, known, kind, said);
          return known;
        });
  }

  /** Ends an experiment, or lets its channel end it. */
  Experiment abort(Actor actor, UUID id, @Nullable String reason) {
    String said = Drafts.reason(reason);
    Experiment known =
        parts.store().<Experiment>read(ledger -> requireOwn(ledger, actor, id, "abort"));
    requireState(
        known,
        "aborted",
        ExperimentState.QUEUED,
        ExperimentState.RUNNING,
        ExperimentState.PAUSED,
        ExperimentState.INTERRUPTED);
    if (known.state() == ExperimentState.QUEUED) {
      retract(actor, known, said);
    }
    return write(
        actor,
        id,
        "abort",
        (ledger, present) -> {
          if (present.runsOn() != null && !present.state().isOver()) {
            give(ledger, actor, present, OrderKind.ABORT, said);
          }
          if (present.state() != ExperimentState.QUEUED) {
            return present;
          }
          return history.write(
              ledger,
              actor,
              present,
              new Edit(present).state(ExperimentState.ABORTED, said).ended(parts.now()),
              "experiment.aborted",
              said);
        });
  }

  /** Ends an experiment whose station does not answer any more; for operators. */
  Experiment giveUp(Actor actor, UUID id, @Nullable String reason) {
    actor.require(Action.OPERATE);
    String said = Drafts.reason(reason);
    Experiment known = parts.store().<Experiment>read(ledger -> History.require(ledger, id));
    if (known.state().isOver()) {
      requireState(known, "given up", ExperimentState.RUNNING);
    }
    retract(actor, known, said);
    return write(
        actor,
        id,
        "give up",
        (ledger, present) -> {
          if (present.state().isOver()) {
            return present;
          }
          if (present.runsOn() != null) {
            give(ledger, actor, present, OrderKind.ABORT, said);
          }
          return history.write(
              ledger,
              actor,
              present,
              new Edit(present).state(ExperimentState.ABORTED, said).ended(parts.now()),
              "experiment.given-up",
              said);
        });
  }

  private void retract(Actor actor, Experiment known, String reason) {
    UUID request = known.request();
    if (request == null) {
      return;
    }
    RequestStatus status =
        parts
            .store()
            .read(ledger -> ledger.requests().find(request))
            .map(found -> found.status())
            .orElse(RequestStatus.RETRACTED);
    if (!status.isSettled()) {
      // Whoever may act on the experiment may act on its request, whoever posted it.
      Actor able =
          new Actor(actor.account(), org.finales.core.engine.Role.OPERATOR, actor.source());
      parts.engine().as(able).requests().retract(request, reason);
    }
  }

  Experiment delete(Actor actor, UUID id, @Nullable String reason) {
    String said = Drafts.reason(reason);
    return write(
        actor,
        id,
        "delete",
        (ledger, known) -> {
          requireState(
              known,
              "deleted; abort it first",
              ExperimentState.FINISHED,
              ExperimentState.FAILED,
              ExperimentState.ABORTED);
          return known.deleted()
              ? known
              : history.write(
                  ledger, actor, known, new Edit(known).deleted(true), "experiment.deleted", said);
        });
  }

  Experiment restore(Actor actor, UUID id, @Nullable String reason) {
    String said = Drafts.reason(reason);
    return write(
        actor,
        id,
        "restore",
        (ledger, known) ->
            known.deleted()
                ? history.write(
                    ledger,
                    actor,
                    known,
                    new Edit(known).deleted(false),
                    "experiment.restored",
                    said)
                : known);
  }

  private Experiment write(
      Actor actor, UUID id, String verb, BiFunction<Ledger, Experiment, Experiment> work) {
    Experiment after =
        parts.store().write(ledger -> work.apply(ledger, requireOwn(ledger, actor, id, verb)));
    parts.bell().ring();
    return after;
  }

  private void give(
      Ledger ledger, Actor actor, Experiment experiment, OrderKind kind, String reason) {
    UUID station = experiment.runsOn();
    if (station == null) {
      throw new ConflictException(
          ConflictException.WRONG_STATUS, "experiment " + experiment.id() + " is on no channel");
    }
    orders.give(ledger, actor, station, experiment.channel(), experiment.id(), kind, null, reason);
    history.note(
        ledger,
        actor,
        experiment,
        "experiment." + kind.name().toLowerCase(java.util.Locale.ROOT) + "-ordered",
        reason,
        null);
  }

  static Experiment requireOwn(Ledger ledger, Actor actor, UUID id, String verb) {
    actor.require(Action.REQUEST);
    Experiment known = History.require(ledger, id);
    if (!Parts.owns(actor, known.creator(), Action.REQUEST)) {
      throw new ForbiddenException(
          "only %s, who added it, or an operator may %s experiment %s"
              .formatted(known.creator(), verb, id));
    }
    return known;
  }

  /**
   * @throws ConflictException unless an experiment is in one of some states
   */
  static void requireState(Experiment experiment, String verb, ExperimentState... allowed) {
    if (!Arrays.asList(allowed).contains(experiment.state())) {
      throw new ConflictException(
          ConflictException.WRONG_STATUS,
          "experiment %s is %s and cannot be %s"
              .formatted(experiment.id(), ExperimentTable.wireName(experiment.state()), verb));
    }
  }
}
