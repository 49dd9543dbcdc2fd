package org.finales.core.station;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Claim;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.json.FinalesJson;
import org.finales.cycler.sequence.SequenceStatus;
import org.finales.cycler.sequence.SequencerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What a station has to know of a run to go on with it after it was killed, a file for each
 * channel; immutable.
 *
 * @param claim the claim, with what is to be done
 * @param experiment the experiment
 * @param name what people call it
 * @param recovery what happens after an interruption
 * @param battery the battery as it was when the run began
 * @param dataset where the points go
 * @param state how far it was
 * @param reason why
 * @param begun when it began
 * @param upload for channels that run protocols themselves, whether it was started there
 * @param snapshot the sequencer's memory; null before the first reading
 * @param points how many points were recorded when the snapshot was taken
 * @param hostMicros time of the last reading in the snapshot, in µs since 1970; 0 if nothing flows
 *     before the next one
 * @param runMicros the same by the clock of the sequencer, in µs
 * @param cycles the cycles that were complete
 * @param cycle what was gathered of the next
 */
record RunState(
    Claim claim,
    UUID experiment,
    String name,
    Recovery recovery,
    RegisteredBattery battery,
    UUID dataset,
    ExperimentState state,
    String reason,
    Instant begun,
    boolean upload,
    @Nullable Kept snapshot,
    long points,
    long hostMicros,
    long runMicros,
    List<CycleFigures> cycles,
    CycleFigures cycle) {

  /** A snapshot whose numbers come back bit by bit, NaN too. */
  record Kept(
      String protocol,
      SequenceStatus status,
      @Nullable String reason,
      List<Long> counters,
      List<Long> amounts) {

    static Kept of(SequencerSnapshot snapshot) {
      List<Long> bits = new ArrayList<>();
      snapshot.amounts().forEach(amount -> bits.add(Double.doubleToRawLongBits(amount)));
      return new Kept(
          snapshot.protocol(), snapshot.status(), snapshot.reason(), snapshot.counters(), bits);
    }

    SequencerSnapshot snapshot() {
      List<Double> doubles = new ArrayList<>();
      amounts.forEach(bits -> doubles.add(Double.longBitsToDouble(bits)));
      return new SequencerSnapshot(protocol, status, reason, counters, doubles);
    }
  }

  RunState with(ExperimentState newState, String newReason) {
    return new RunState(
        claim,
        experiment,
        name,
        recovery,
        battery,
        dataset,
        newState,
        newReason,
        begun,
        upload,
        snapshot,
        points,
        hostMicros,
        runMicros,
        cycles,
        cycle);
  }

  RunState uploaded() {
    return new RunState(
        claim,
        experiment,
        name,
        recovery,
        battery,
        dataset,
        state,
        reason,
        begun,
        true,
        snapshot,
        points,
        hostMicros,
        runMicros,
        cycles,
        cycle);
  }

  RunState with(
      SequencerSnapshot taken, long newPoints, long newHost, long newRun, CycleBook book) {
    return new RunState(
        claim,
        experiment,
        name,
        recovery,
        battery,
        dataset,
        state,
        reason,
        begun,
        upload,
        Kept.of(taken),
        newPoints,
        newHost,
        newRun,
        List.copyOf(book.complete()),
        book.soFar());
  }

  RunState with(CycleBook book) {
    return new RunState(
        claim,
        experiment,
        name,
        recovery,
        battery,
        dataset,
        state,
        reason,
        begun,
        upload,
        snapshot,
        points,
        hostMicros,
        runMicros,
        List.copyOf(book.complete()),
        book.soFar());
  }

  RunState followed(long newPoints, CycleBook book) {
    return new RunState(
        claim,
        experiment,
        name,
        recovery,
        battery,
        dataset,
        state,
        reason,
        begun,
        upload,
        snapshot,
        newPoints,
        hostMicros,
        runMicros,
        List.copyOf(book.complete()),
        book.soFar());
  }

  void write(Path file) {
    StateFiles.write(file, FinalesJson.writeBytes(this));
  }

  static Optional<RunState> read(Path file) {
    return StateFiles.read(file).map(bytes -> FinalesJson.read(bytes, RunState.class));
  }
}
