package org.finales.core.timeseries;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnavailableException;
import org.finales.core.store.StoreException;

/**
 * Durable time series of cycling data. Several stores, in one process or many, may be open on the
 * same SQLite file or PostgreSQL database; each sees every point that was acknowledged before it
 * looks, once.
 *
 * <p>Thread-safe. Every method throws {@link UnavailableException} if the database does not answer,
 * {@link NotFoundException} if there is no such dataset, and {@link DamagedDataException} if what
 * it reads is not what was written.
 */
public interface SeriesStore extends AutoCloseable {
  /**
   * A store in a SQLite file of its own, made if it is not there.
   *
   * @throws StoreException if the file cannot be opened or was written by a newer version
   */
  static SeriesStore sqlite(Path file) {
    return SqlSeriesStore.open(new SqliteSeries(file));
  }

  /**
   * A store in a PostgreSQL database, which may be that of the ledger.
   *
   * @param url JDBC address, {@code jdbc:postgresql://HOST/DATABASE?user=…&password=…}
   * @throws StoreException if the database cannot be reached or was written by a newer version
   */
  static SeriesStore postgres(String url) {
    return SqlSeriesStore.open(new PostgresSeries(url));
  }

  /**
   * Makes a dataset without points.
   *
   * @throws InvalidException if there is one with its id already
   */
  void create(RecordedDataset dataset);

  /** Finds a dataset. */
  Optional<RecordedDataset> find(UUID dataset);

  /** All datasets, the oldest first. */
  List<RecordedDataset> datasets();

  /** How much a dataset holds. */
  DatasetStatus status(UUID dataset);

  /**
   * Appends a batch and returns when it is on disk, where it outlives {@code kill -9} and power
   * loss. Concurrent callers share a commit.
   *
   * <p>A batch with a source may be sent again after any failure: one that was stored changes
   * nothing. Of the newest batch it is noticed if its contents are other ones.
   *
   * @throws BatchOrderException if batches are missing before it or it is another one than before
   * @throws StorageFullException if there is no room
   * @throws InvalidException if the points do not have the columns of the dataset
   */
  Receipt append(UUID dataset, Batch batch);

  /** Appends points that are not sent again. */
  default Receipt append(UUID dataset, Points points) {
    return append(dataset, Batch.of(points));
  }

  /**
   * Appends as {@link #append(UUID, Batch)} does and returns at once, unless too many batches wait.
   *
   * @return completed when the batch is on disk, or with the exception
   */
  CompletableFuture<Receipt> appendLater(UUID dataset, Batch batch);

  /** Records an event that is not sent again, behind all points that are acknowledged. */
  default Receipt record(UUID dataset, SeriesEvent event) {
    Points none = find(dataset).orElseThrow(() -> noDataset(dataset)).points().build();
    return append(dataset, new Batch(null, 0, none, List.of(event)));
  }

  /** The exception for a dataset that is not there. */
  private static NotFoundException noDataset(UUID dataset) {
    return new NotFoundException("no dataset " + dataset);
  }

  /** The number of the newest batch of a source that is on disk; 0 before the first. */
  long newestBatch(UUID dataset, String source);

  /**
   * A part of a dataset in buckets, from one consistent state. What it costs grows with the buckets
   * asked for, hardly with the points.
   */
  Window window(UUID dataset, WindowQuery query);

  /**
   * The points with a time in a range, in the order of their acknowledgement, in parts of a few
   * thousand; all that were acknowledged before the call. Reads as it is consumed, in bounded
   * memory, and holds nothing in between.
   *
   * @param from first time, in µs
   * @param to the time behind the last, in µs
   */
  Stream<Points> points(UUID dataset, TimeAxis axis, long from, long to);

  /**
   * All points that were acknowledged before the call, as {@link #points(UUID, TimeAxis, long,
   * long)} gives them.
   */
  Stream<Points> points(UUID dataset);

  /**
   * The points from one on, in the order of their acknowledgement.
   *
   * @param first number of the first, from 0
   * @param most how many at most, 1 to {@link Points#MOST}
   * @return fewer where there are fewer; none behind the last
   */
  Points points(UUID dataset, long first, int most);

  /**
   * The events after one, in their order.
   *
   * @param after sequence of the last that is known; 0 to begin
   * @param most how many at most, 1 to 10,000
   */
  List<RecordedEvent> events(UUID dataset, long after, int most);

  /**
   * Puts all points of a dataset into compressed blocks, at the end of an experiment. Otherwise
   * that happens by itself every {@value Block#SIZE} points.
   */
  void seal(UUID dataset);

  /**
   * Writes all that a dataset holds at the moment of the call to an archive: compressed points,
   * events, and the numbers of its sources' batches. Others may append meanwhile. The stream is not
   * closed.
   *
   * @throws IOException if the stream does not take it
   */
  void export(UUID dataset, OutputStream out) throws IOException;

  /**
   * Makes a dataset of an archive; it is there once all of it is on disk, and until then nobody
   * sees anything of it, as of a {@link #load(RecordedDataset) load}.
   *
   * @return its id, that of the exported one
   * @throws IOException if the stream cannot be read
   * @throws InvalidException if it is no archive, or the dataset is there already
   * @throws DamagedDataException if the archive is damaged or ends too early; nothing is kept
   */
  UUID restore(InputStream in) throws IOException;

  /**
   * Begins to fill a dataset that nobody sees before all of it is on disk; to be closed.
   *
   * @throws InvalidException if there is one with its id already
   */
  SeriesLoad load(RecordedDataset dataset);

  /**
   * Writes a consistent copy of a SQLite store to a file that is not there or empty, while it is in
   * use.
   *
   * @throws UnsupportedOperationException if it is a PostgreSQL store, which has tools of its own
   * @throws StorageFullException if there is no room for it
   */
  void backup(Path target);

  /** Deletes a dataset with its points and events. Nothing else ever deletes anything. */
  void delete(UUID dataset);

  /**
   * Tells of new points of a dataset that this store appends, after they are on disk, on a thread
   * of the store's. A listener that is slow misses news, gets the newest next, and holds nobody up.
   */
  Subscription subscribe(UUID dataset, Consumer<News> listener);

  @Override
  void close();
}
