package org.finales.core.station;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.quantity.Quantity;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;

/**
 * A station in a process of its own that runs one experiment and says what is acknowledged, until
 * it is killed. Started by {@link StationKillTest} with a folder, the place of an instrument, and
 * the protocol.
 */
final class DoomedStation {
  static final UUID EXPERIMENT = new UUID(1, 2);

  private DoomedStation() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    SeriesStore store = Bench.open(folder);
    MemoryLab lab =
        new MemoryLab(store) {
          @Override
          public CompletableFuture<Receipt> append(UUID dataset, Batch batch) {
            return super.append(dataset, batch)
                .thenApply(
                    receipt -> {
                      say("points " + receipt.points());
                      return receipt;
                    });
          }
        };
    Experiment experiment =
        lab.queue(
            EXPERIMENT,
            Bench.protocol(args[2]),
            Bench.battery("1"),
            Recovery.RESUME,
            List.of(),
            store.datasets().isEmpty());
    store.datasets().forEach(dataset -> lab.open(EXPERIMENT, dataset));
    StationRunner runner =
        StationRunner.start(
            lab,
            new StationDraft(
                "doomed",
                "",
                "",
                null,
                List.of(
                    new StationChannel(
                        "1", args[1], null, null, List.of(), List.of(), Quantity.of("0.2", "s")))),
            Drivers.builder().discover().build(),
            LabClock.system(),
            folder.resolve("station"));
    while (!lab.isOver(experiment)) {
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
    runner.close();
    store.close();
    say("over 1");
  }

  private static synchronized void say(String what) {
    System.out.println(what);
  }
}
