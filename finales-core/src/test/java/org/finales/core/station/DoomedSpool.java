package org.finales.core.station;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.spi.LabClock;

/** A station that records through a spool to a laboratory on a bad way, until it is killed. */
final class DoomedSpool {
  static final int DATASETS = 3;

  private DoomedSpool() {}

  static SpoolSettings settings() {
    return SpoolSettings.ofDefaults()
        .withPauses(Duration.ofMillis(1), Duration.ofMillis(5))
        .withMostValues(7 * 20);
  }

  static RecordedDataset dataset(int number) {
    RecordedDataset shape = RecordedDataset.of("doomed " + number);
    return new RecordedDataset(
        new UUID(0, number), shape.name(), shape.modes(), shape.auxiliaries());
  }

  /** Says {@code DATASET BATCH} after each acknowledged batch of {@code BATCH % 7 + 1} points. */
  public static void main(String... args) {
    Path folder = Path.of(args[0]);
    PretendLab lab = new PretendLab(SeriesStore.sqlite(folder.resolve("lab.db")));
    FaultyLink way = new FaultyLink(lab, System.nanoTime());
    way.faultsOfTen = 3;
    SpoolingLink link =
        SpoolingLink.open(folder.resolve("spool"), way.link(), settings(), LabClock.system());
    for (int i = 0; i < DATASETS; i++) {
      link.open(new UUID(9, i), dataset(i));
    }
    for (int turn = 0; ; turn++) {
      int which = turn % DATASETS;
      UUID id = dataset(which).id();
      long number = link.newestBatch(id, "runner") + 1;
      long first = link.status(id).points();
      link.append(
              id,
              new Batch(
                  "runner",
                  number,
                  points(first, (int) (number % 7) + 1),
                  List.of(new SeriesEvent(number, "instruction", "batch " + number, null))))
          .join();
      System.out.println(which + " " + number);
    }
  }

  static Points points(long first, int count) {
    Points.Builder builder = Points.builder(0);
    for (long i = first; i < first + count; i++) {
      builder.add(i, i, 1, 1, 0, i, 0);
    }
    return builder.build();
  }
}
