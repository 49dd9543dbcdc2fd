package org.finales.core.lab;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.ImportDraft;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.store.Ledger;
import org.finales.core.store.RecordingTable.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Experiments that were run elsewhere and whose data are brought in. Thread-safe. */
final class Imports {
  private static final Logger log = LoggerFactory.getLogger(Imports.class);

  /** How long bringing in data may take before it counts as broken off. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Parts parts;
  private final History history;

  Imports(Parts parts, History history) {
    this.parts = parts;
    this.history = history;
  }

  /** See {@link Experiments#importFinished}. */
  Experiment finished(Actor actor, ImportDraft draft, UUID dataset, DatasetWriter writer) {
    actor.require(Action.REQUEST);
    parts.drafts().check(draft);
    if (draft.begun() != null && draft.ended() != null && draft.ended().isBefore(draft.begun())) {
      throw new InvalidException("/ended", "is before it began");
    }
    int version = parts.store().read(ledger -> check(ledger, draft));
    if (parts.series().find(dataset).isPresent()) {
      throw new ConflictException(
          ConflictException.NAME_TAKEN, "there is a data set " + dataset + " already");
    }
    // Noted first, so that what a crash leaves is found and removed at a later start.
    parts
        .store()
        .write(
            ledger -> {
              ledger.recordings().beginImport(dataset, parts.now());
              return dataset;
            });
    try {
      writer.write(parts.series());
      if (parts.series().find(dataset).isEmpty()) {
        throw new IllegalStateException("the data set " + dataset + " was not written");
      }
      return parts.store().write(ledger -> add(ledger, actor, draft, version, dataset));
    } catch (RuntimeException | Error e) {
      remove(dataset);
      throw e;
    }
  }

  private static int check(Ledger ledger, ImportDraft draft) {
    Batteries.require(ledger, draft.battery());
    UUID protocol = draft.protocol();
    if (protocol == null) {
      return 0;
    }
    RegisteredProtocol newest = Protocols.require(ledger, protocol);
    Integer version = draft.version();
    if (version == null) {
      return newest.version();
    }
    if (ledger.protocols().edition(protocol, version).isEmpty()) {
      throw new NotFoundException(
          "protocol %s has editions 1 to %d, not %d"
              .formatted(protocol, newest.version(), version));
    }
    return version;
  }

  private Experiment add(Ledger ledger, Actor actor, ImportDraft draft, int version, UUID dataset) {
    Experiment imported =
        new Experiment(
            UUID.randomUUID(),
            draft.name(),
            draft.description(),
            draft.battery(),
            null,
            draft.protocol(),
            version,
            Recovery.FAIL,
            0,
            draft.attributes(),
            ExperimentState.FINISHED,
            "",
            actor.account(),
            parts.now(),
            draft.begun(),
            draft.ended(),
            null,
            dataset,
            List.of(dataset),
            null,
            null,
            true,
            false,
            1);
    history.add(ledger, actor, imported, "experiment.imported", "");
    ledger.recordings().insert(new Recording(dataset, imported.id(), null, null, 0, false));
    ledger.recordings().endImport(dataset);
    return imported;
  }

  /** Removes what was broken off long ago. */
  void clean() {
    parts
        .store()
        .read(ledger -> ledger.recordings().importsBefore(parts.now().minus(LONGEST)))
        .forEach(this::remove);
  }

  private void remove(UUID dataset) {
    try {
      if (parts.series().find(dataset).isPresent()) {
        parts.series().delete(dataset);
      }
      parts
          .store()
          .write(
              ledger -> {
                ledger.recordings().endImport(dataset);
                return dataset;
              });
    } catch (RuntimeException e) {
      log.warn("data set {} of an import that failed stays for now: {}", dataset, e.toString());
    }
  }
}
