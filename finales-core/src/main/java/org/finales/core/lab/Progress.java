package org.finales.core.lab;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.finales.api.broker.Broker;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Claim;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.UnavailableException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RunEvent;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.store.ExperimentTable;
import org.finales.core.store.Ledger;
import org.finales.core.store.RecordingTable.Recording;
import org.finales.core.store.StoredClaim;
import org.finales.core.timeseries.SeriesEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Applies what stations tell of their runs: first to the claim, then to the experiment together
 * with how far its data set was followed. Each step may be repeated after a crash and then changes
 * nothing.
 */
final class Progress {
  /** Characters of a reason. */
  private static final int LONGEST_REASON = 4000;

  private final Parts parts;
  private final History history;

  Progress(Parts parts, History history) {
    this.parts = parts;
    this.history = history;
  }

  /** The account that works on a recording; null if nobody does. */
  @Nullable String account(Ledger ledger, Recording recording) {
    Long claim = recording.claim();
    return claim == null
        ? null
        : ledger.claims().find(claim).map(StoredClaim::account).orElse(null);
  }

  /** Applies one change of state. */
  synchronized void apply(Recording recording, long sequence, SeriesEvent event, RunEvent change) {
    String said = cut(event.message());
    String account =
        parts.store().read(l -> Optional.ofNullable(account(l, recording))).orElse(null);
    Actor actor = Parts.inTheNameOf(account);
    Experiment before =
        parts.store().<Experiment>read(ledger -> History.require(ledger, recording.experiment()));
    Verdict verdict = verdict(recording, before, change);
    if (verdict == Verdict.STALE) {
      refuse(recording, sequence, actor, before, change);
      return;
    }
    Ending ending =
        verdict == Verdict.SAME && !change.state().isOver()
            ? new Ending(change.state(), said, null)
            : tell(actor, change, said);
    write(recording, sequence, actor, event, change, ending);
  }

  private Verdict verdict(Recording recording, Experiment experiment, RunEvent change) {
    Long claim =
        parts.store().read(ledger -> ledger.experiments().claim(experiment.id())).orElse(null);
    boolean current = claim != null && claim == change.token() && claim.equals(recording.claim());
    if (!current) {
      return Verdict.STALE;
    }
    if (experiment.state() == change.state()) {
      return Verdict.SAME;
    }
    return experiment.state().isOver() ? Verdict.STALE : Verdict.NEW;
  }

  /** Tells the broker; what the experiment becomes by its answer. */
  private Ending tell(Actor actor, RunEvent change, String said) {
    Broker broker = parts.engine().as(actor);
    Optional<Claim> found = broker.work().find(change.token());
    boolean held = found.isPresent() && found.get().state().isHeld();
    ExperimentState state = change.state();
    if (found.isEmpty()) {
      return new Ending(state, said, null);
    }
    Claim claim = found.get();
    switch (state) {
      case RUNNING -> {
        if (held && !claim.begun()) {
          attempt(() -> broker.work().begin(change.token()));
        }
      }
      case FINISHED -> {
        return finish(broker, claim, change, said, held);
      }
      case FAILED, ABORTED -> {
        if (held) {
          boolean permanent = change.permanent() || state == ExperimentState.ABORTED;
          attempt(() -> broker.work().fail(change.token(), said, permanent));
        }
        boolean again =
            state == ExperimentState.FAILED
                && broker
                    .requests()
                    .find(claim.request().id())
                    .filter(request -> request.status() == RequestStatus.PENDING)
                    .isPresent();
        return new Ending(again ? ExperimentState.QUEUED : state, said, null);
      }
      case QUEUED, PAUSED, INTERRUPTED -> {
        // The claim goes on as it is.
      }
    }
    return new Ending(state, said, null);
  }

  private Ending finish(Broker broker, Claim claim, RunEvent change, String said, boolean held) {
    JsonNode outcome = change.outcome();
    if (outcome == null) {
      if (held) {
        String why = "it came to its end without a result";
        attempt(() -> broker.work().fail(change.token(), why, true));
      }
      return new Ending(ExperimentState.FINISHED, said, null);
    }
    try {
      broker.work().deliver(change.token(), ResultDraft.answering(claim, outcome));
      return new Ending(ExperimentState.FINISHED, said, null);
    } catch (UnavailableException e) {
      throw e;
    } catch (BrokerException | IllegalStateException e) {
      String refusal = cut("its result was refused: " + e.getMessage());
      if (held) {
        attempt(() -> broker.work().fail(change.token(), refusal, true));
      }
      return new Ending(ExperimentState.FINISHED, refusal, outcome);
    }
  }

  /** Does what a repetition may find done. */
  private static void attempt(Runnable call) {
    try {
      call.run();
    } catch (UnavailableException e) {
      throw e;
    } catch (BrokerException e) {
      // The claim ended in between; the request's own history says how.
      org.slf4j.LoggerFactory.getLogger(Progress.class)
          .debug("a claim cannot be told any more: {}", e.getMessage());
    }
  }

  private void write(
      Recording recording,
      long sequence,
      Actor actor,
      SeriesEvent event,
      RunEvent change,
      Ending ending) {
    Instant time = Instant.EPOCH.plus(event.hostMicros(), ChronoUnit.MICROS);
    parts
        .store()
        .write(
            ledger -> {
              Experiment known = History.require(ledger, recording.experiment());
              Recording present = ledger.recordings().find(recording.dataset()).orElse(recording);
              boolean over = ending.state.isOver() || ending.state == ExperimentState.QUEUED;
              if (present.applied() < sequence) {
                ledger.recordings().update(present.upTo(sequence, !over));
              }
              Long claim = ledger.experiments().claim(known.id()).orElse(null);
              if (claim == null || claim != change.token()) {
                // Another channel was given it in between.
                return known;
              }
              if (known.state() != ending.state) {
                Edit edit = new Edit(known).state(ending.state, ending.reason);
                if (known.begun() == null && change.state() == ExperimentState.RUNNING) {
                  edit.begun(time);
                }
                if (ending.state.isOver()) {
                  edit.ended(time);
                }
                if (ending.state == ExperimentState.QUEUED) {
                  edit.on(null, null).begun(null);
                  ledger.experiments().setClaim(known.id(), null);
                }
                known =
                    history.write(ledger, actor, known, edit, kind(ending.state), ending.reason);
              } else if (!known.reason().equals(ending.reason) && !ending.reason.isEmpty()) {
                known =
                    history.write(
                        ledger,
                        actor,
                        known,
                        new Edit(known).reason(ending.reason),
                        "experiment.noted",
                        ending.reason);
              }
              if (ending.refused != null) {
                history.note(
                    ledger,
                    actor,
                    known,
                    "experiment.result-refused",
                    ending.reason,
                    evidence(ending.refused));
              }
              return known;
            });
    parts.bell().ring();
  }

  /** Notes a change that comes too late or under another claim; the data set keeps it. */
  private void refuse(
      Recording recording, long sequence, Actor actor, Experiment known, RunEvent change) {
    parts
        .store()
        .write(
            ledger -> {
              Recording present = ledger.recordings().find(recording.dataset()).orElse(recording);
              if (present.applied() < sequence) {
                ledger
                    .recordings()
                    .update(present.upTo(sequence, present.open() && !change.state().isOver()));
                history.note(
                    ledger,
                    actor,
                    known,
                    "experiment.change-refused",
                    "%s under claim %d came when it was %s and is not followed"
                        .formatted(
                            ExperimentTable.wireName(change.state()),
                            change.token(),
                            ExperimentTable.wireName(known.state())),
                    FinalesJson.tree(Map.of("dataset", recording.dataset(), "event", sequence)));
              }
              return known;
            });
  }

  private static String kind(ExperimentState state) {
    return switch (state) {
      case QUEUED -> "experiment.queued-again";
      default -> "experiment." + ExperimentTable.wireName(state);
    };
  }

  private static JsonNode evidence(JsonNode outcome) {
    String text = FinalesJson.write(outcome);
    return text.length() <= 16_384
        ? outcome
        : FinalesJson.tree(
            Map.of("characters", text.length(), "beginning", text.substring(0, 16_000)));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }

  private enum Verdict {
    NEW,
    SAME,
    STALE
  }

  /** What an experiment becomes, with a result that was refused. */
  private record Ending(ExperimentState state, String reason, @Nullable JsonNode refused) {}
}
