package org.finales.core.timeseries;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that records points of several datasets and says which batches are acknowledged, until
 * it is killed. Started by {@link SeriesKillTest} with the name of a file.
 */
final class DoomedRecorder {
  static final int DATASETS = 4;
  static final int POINTS = 37;
  static final String SOURCE = "recorder";

  private DoomedRecorder() {}

  /** The points of a batch. */
  static Points points(long batch) {
    return Recording.regular((batch - 1) * POINTS, POINTS);
  }

  public static void main(String[] args) {
    SeriesStore store = SeriesStore.sqlite(Path.of(args[0]));
    for (int i = store.datasets().size(); i < DATASETS; i++) {
      store.create(Recording.dataset());
    }
    List<RecordedDataset> datasets = store.datasets();
    for (int i = 0; i < DATASETS; i++) {
      int place = i;
      Thread thread = new Thread(() -> record(store, datasets.get(place), place));
      thread.setDaemon(false);
      thread.start();
    }
  }

  private static void record(SeriesStore store, RecordedDataset dataset, int place) {
    long newest = store.newestBatch(dataset.id(), SOURCE);
    // As an agent does that did not hear the answer.
    long next = Math.max(1, newest);
    while (true) {
      Receipt receipt = store.append(dataset.id(), Batch.of(SOURCE, next, points(next)));
      if (receipt.repeated() != (next == newest)) {
        throw new IllegalStateException("batch " + next + " was taken for another");
      }
      synchronized (DoomedRecorder.class) {
        System.out.println("stored " + place + " " + next);
      }
      next++;
    }
  }
}
