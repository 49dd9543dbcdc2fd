package org.finales.core.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.ExperimentState;
import org.finales.core.engine.Actor;
import org.finales.core.store.ExperimentTable;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes what becomes of experiments, and tells it again. */
final class History {
  private final Parts parts;

  History(Parts parts) {
    this.parts = parts;
  }

  /** Adds an experiment with its entry in the log. */
  void add(Ledger ledger, Actor actor, Experiment added, String kind, String why) {
    long sequence =
        parts.log(
            ledger,
            actor,
            kind,
            Experiments.SUBJECT,
            added.id(),
            null,
            ExperimentTable.wireName(added.state()),
            why,
            null,
            added);
    ledger.experiments().insert(sequence, added);
  }

  /** Writes a change with its entry in the log. */
  Experiment write(
      Ledger ledger, Actor actor, Experiment before, Edit edit, String kind, String why) {
    Experiment after = edit.build();
    if (!ledger.experiments().update(after)) {
      throw new ConflictException(
          ConflictException.CHANGED,
          "experiment " + before.id() + " was changed by somebody else; read it again");
    }
    boolean moved = before.state() != after.state();
    parts.log(
        ledger,
        actor,
        kind,
        Experiments.SUBJECT,
        before.id(),
        moved ? ExperimentTable.wireName(before.state()) : null,
        moved ? ExperimentTable.wireName(after.state()) : null,
        why,
        null,
        after);
    return after;
  }

  /** Says something about an experiment that stays as it is. */
  void note(
      Ledger ledger,
      Actor actor,
      Experiment experiment,
      String kind,
      String message,
      @Nullable JsonNode detail) {
    parts.log(
        ledger,
        actor,
        kind,
        Experiments.SUBJECT,
        experiment.id(),
        null,
        null,
        message,
        detail,
        experiment);
  }

  /** Everything that happened to an experiment, the oldest first. */
  static List<Event> events(Ledger ledger, UUID id) {
    require(ledger, id);
    return ledger.events().about(Experiments.SUBJECT, id.toString());
  }

  /** Its changes of state, the oldest first. */
  static List<ExperimentChange> changes(Ledger ledger, UUID id) {
    List<ExperimentChange> changes = new ArrayList<>();
    for (Event event : events(ledger, id)) {
      String to = event.to();
      if (to != null) {
        changes.add(
            new ExperimentChange(
                event.sequence(),
                event.time(),
                event.from() == null ? null : state(event.from()),
                state(to),
                event.actor(),
                event.message() == null ? "" : event.message()));
      }
    }
    return changes;
  }

  private static ExperimentState state(String wireName) {
    return ExperimentTable.state(wireName);
  }

  static Experiment require(Ledger ledger, UUID id) {
    return ledger
        .experiments()
        .find(id)
        .orElseThrow(() -> new NotFoundException("no experiment with id " + id));
  }
}
