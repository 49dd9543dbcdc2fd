package org.finales.core.timeseries;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.finales.api.broker.InvalidException;

/** Fills a hidden dataset of the same database, and shows it in one transaction. */
final class SqlSeriesLoad implements SeriesLoad {
  /** Bounds what waits in memory. */
  private static final int MOST_UNDER_WAY = 4;

  private static final int EVENTS_AT_A_TIME = 10_000;

  private final SqlSeriesStore store;
  private final RecordedDataset dataset;
  private final UUID hidden;
  private final Deque<CompletableFuture<Receipt>> underWay = new ArrayDeque<>();
  private boolean done;

  SqlSeriesLoad(SqlSeriesStore store, RecordedDataset dataset, UUID hidden) {
    this.store = store;
    this.dataset = dataset;
    this.hidden = hidden;
  }

  @Override
  public void append(Points points) {
    send(Batch.of(points));
  }

  @Override
  public void record(List<SeriesEvent> events) {
    for (int from = 0; from < events.size(); from += EVENTS_AT_A_TIME) {
      int to = Math.min(events.size(), from + EVENTS_AT_A_TIME);
      send(new Batch(null, 0, dataset.points().build(), events.subList(from, to)));
    }
  }

  private void send(Batch batch) {
    if (done) {
      throw new IllegalStateException("the dataset is complete; nothing can be added");
    }
    while (underWay.size() >= MOST_UNDER_WAY) {
      SqlSeriesStore.await(underWay.remove());
    }
    underWay.add(store.appendLater(hidden, batch));
  }

  @Override
  public void finish() {
    finish(dataset.modes());
  }

  @Override
  public void finish(List<String> modes) {
    RecordedDataset whole =
        new RecordedDataset(dataset.id(), dataset.name(), modes, dataset.auxiliaries());
    settle();
    if (store.find(dataset.id()).isPresent()) {
      throw new InvalidException("id", "there is a dataset " + dataset.id() + " already");
    }
    store.show(hidden, whole);
    done = true;
  }

  private void settle() {
    while (!underWay.isEmpty()) {
      SqlSeriesStore.await(underWay.remove());
    }
  }

  @Override
  public void close() {
    if (done) {
      return;
    }
    done = true;
    underWay.forEach(each -> each.exceptionally(problem -> new Receipt(0, false)).join());
    store.delete(hidden);
  }
}
