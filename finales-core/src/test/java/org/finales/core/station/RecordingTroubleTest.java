package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.StationChannel;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.SeriesStore;
import org.finales.core.timeseries.StorageFullException;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.VirtualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be recorded stops a run with a reason, and what was acknowledged stays. */
class RecordingTroubleTest {
  @TempDir Path folder;

  /** A laboratory that takes nothing while it has a trouble. */
  private static final class TroubledLab extends MemoryLab {
    volatile @Nullable RuntimeException trouble;
    volatile boolean refusesEnds;
    private volatile CompletableFuture<Receipt> last = new CompletableFuture<>();

    TroubledLab(SeriesStore store) {
      super(store);
    }

    @Override
    public CompletableFuture<Receipt> append(UUID dataset, Batch batch) {
      RuntimeException now = trouble;
      if (refusesEnds
          && batch.events().stream()
              .filter(event -> event.kind().equals(RunEvent.KIND))
              .anyMatch(event -> run(event).state().isOver())) {
        now = new StorageFullException("no room on the disk", null);
      }
      if (now != null) {
        return CompletableFuture.failedFuture(now);
      }
      last = super.append(dataset, batch);
      return last;
    }

    /** Fails from now on; what is under way arrives, however fast the clock goes meanwhile. */
    void fails(RuntimeException why) {
      last.orTimeout(20, TimeUnit.SECONDS).join();
      trouble = why;
    }
  }

  @ParameterizedTest
  @CsvSource({"true, storage-full", "false, recording-failed"})
  void theRunStopsSafelyAndGoesOnWhenThereIsRoomAgain(boolean full, String code) {
    VirtualClock clock = new VirtualClock();
    RiggedCycler cycler = RiggedCycler.straight(0.1, 0.2, clock);
    TroubledLab lab = new TroubledLab(Bench.open(folder));
    try (Bench bench =
        new Bench(
            folder,
            clock,
            Drivers.builder().register(cycler),
            lab,
            StationChannel.of("1", "rigged:1"))) {
      long when = clock.nanos() + 60_000_000_000L;
      cycler.beforeRead =
          () -> {
            if (clock.nanos() >= when && cycler.on) {
              lab.fails(
                  full
                      ? new StorageFullException("no room on the disk", null)
                      : new IllegalStateException("the disk is broken"));
            }
          };
      Experiment experiment =
          lab.queue(Bench.protocol("CC, 0.5, TIME, 10 min"), Bench.battery("1"), Recovery.RESUME);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !bench.runner().reports().get(0).alarms().isEmpty());
      assertThat(bench.runner().reports().get(0).alarms().get(0).code()).isEqualTo(code);
      assertThat(bench.runner().reports().get(0).alarms().get(0).safe()).isTrue();
      assertThat(cycler.on).as("whether the output is on").isFalse();
      long kept = bench.store.status(lab.dataset(experiment)).points();
      assertThat(kept).as("acknowledged points").isPositive();

      cycler.beforeRead = () -> {};
      lab.trouble = null;
      long order = lab.order(OrderKind.ACKNOWLEDGE, "1", null);
      await().atMost(Duration.ofSeconds(20)).until(() -> lab.answers.containsKey(order));
      bench.awaitEnd(experiment);

      assertThat(lab.states(experiment))
          .containsExactly(
              ExperimentState.RUNNING,
              ExperimentState.INTERRUPTED,
              ExperimentState.RUNNING,
              ExperimentState.FINISHED);
      List<Points> points = lab.points(experiment);
      assertThat(
              points.stream()
                  .flatMapToLong(
                      part -> LongStream.range(0, part.size()).map(i -> part.hostMicros((int) i)))
                  .boxed()
                  .toList())
          .as("each point once, in order")
          .hasSizeGreaterThanOrEqualTo(600)
          .doesNotHaveDuplicates()
          .isSorted();
      assertThat(cycler.cell.stateOfCharge() - 0.2)
          .as("charge of ten minutes at 0.5 A, in Ah")
          .isBetween(0.0833, 0.0836);
    }
  }

  @Test
  void anEndThatCannotBeRecordedIsAnAlarmAndToldWhenThereIsRoom() {
    VirtualClock clock = new VirtualClock();
    RiggedCycler cycler = RiggedCycler.straight(0.1, 0.2, clock);
    TroubledLab lab = new TroubledLab(Bench.open(folder));
    lab.refusesEnds = true;
    try (Bench bench =
        new Bench(
            folder,
            clock,
            Drivers.builder().register(cycler),
            lab,
            StationChannel.of("1", "rigged:1"))) {
      Experiment experiment =
          lab.queue(Bench.protocol("CC, 0.5, TIME, 60"), Bench.battery("1"), Recovery.WAIT);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !bench.runner().reports().get(0).alarms().isEmpty());
      assertThat(bench.runner().reports().get(0).alarms().get(0).code()).isEqualTo("storage-full");
      assertThat(cycler.on).as("whether the output is on").isFalse();
      lab.refusesEnds = false;
      bench.awaitEnd(experiment);
      assertThat(lab.states(experiment))
          .containsExactly(ExperimentState.RUNNING, ExperimentState.FINISHED);
    }
  }
}
