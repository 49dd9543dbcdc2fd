package org.finales.core.timeseries;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.core.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Time series in an SQL database: one thread writes, callers read on connections of their own. */
final class SqlSeriesStore implements SeriesStore {
  private static final int MOST_EVENTS = 10_000;

  private static final String CREATE =
      "insert into series_dataset (id, name, modes, auxiliaries, revision, points, blocks, sealed,"
          + " events) values (?, ?, ?, ?, 0, 0, 0, 0, 0) on conflict (id) do nothing";
  private static final List<String> DELETE =
      List.of(
          "delete from series_tail where dataset = ?",
          "delete from series_node where dataset = ?",
          "delete from series_event where dataset = ?",
          "delete from series_source where dataset = ?",
          "delete from series_dataset where number = ?");

  private final SeriesDatabase database;
  private final SeriesReader reader;
  private final SeriesWriter writer;
  private final Audience audience = new Audience();
  private boolean closed;

  private SqlSeriesStore(SeriesDatabase database, Connection connection) {
    this.database = database;
    reader = new SeriesReader(database);
    writer = new SeriesWriter(database, connection, audience::tell);
  }

  static SeriesStore open(SeriesDatabase database) {
    Connection connection = null;
    try {
      connection = database.openWriter();
      database.migrate(connection);
      SqlSeriesStore store = new SqlSeriesStore(database, connection);
      store.deleteLeftOvers();
      return store;
    } catch (SQLException | RuntimeException e) {
      if (connection != null) {
        try {
          connection.close();
        } catch (SQLException again) {
          e.addSuppressed(again);
        }
      }
      if (e instanceof StoreException known) {
        throw known;
      }
      RuntimeException named = e instanceof SQLException sql ? database.named(sql) : null;
      throw new StoreException(
          "the time series in "
              + database.name()
              + " cannot be opened: "
              + (named == null ? e : named).getMessage(),
          e);
    }
  }

  /** Deletes what loads left whose processes are no more. */
  private void deleteLeftOvers() {
    for (RecordedDataset each : reader.all()) {
      if (Loads.isHidden(each.name()) && Loads.isLeft(each.name())) {
        try {
          delete(each.id());
        } catch (NotFoundException e) {
          // Another node was first.
        }
      }
    }
  }

  @Override
  public void create(RecordedDataset dataset) {
    if (Loads.isHidden(dataset.name())) {
      throw new InvalidException("name", "a name does not begin with a control character");
    }
    make(dataset);
  }

  private void make(RecordedDataset dataset) {
    boolean made =
        await(
            writer.alone(
                (sql, appender) ->
                    sql.update(
                            CREATE,
                            dataset.id().toString(),
                            dataset.name(),
                            DatasetState.modes(dataset),
                            DatasetState.auxiliaries(dataset))
                        == 1));
    if (!made) {
      throw new InvalidException("id", "there is a dataset " + dataset.id() + " already");
    }
  }

  @Override
  public Optional<RecordedDataset> find(UUID dataset) {
    return reader.find(dataset);
  }

  @Override
  public List<RecordedDataset> datasets() {
    return reader.all().stream().filter(each -> !Loads.isHidden(each.name())).toList();
  }

  @Override
  public DatasetStatus status(UUID dataset) {
    return reader.status(dataset);
  }

  @Override
  public Receipt append(UUID dataset, Batch batch) {
    return await(appendLater(dataset, batch));
  }

  @Override
  public CompletableFuture<Receipt> appendLater(UUID dataset, Batch batch) {
    return writer.append(new AppendJob(dataset, batch));
  }

  @Override
  public long newestBatch(UUID dataset, String source) {
    return reader.newestBatch(dataset, source);
  }

  @Override
  public Window window(UUID dataset, WindowQuery query) {
    return reader.window(dataset, query);
  }

  @Override
  public Stream<Points> points(UUID dataset) {
    return stream(dataset, null, 0, 0);
  }

  @Override
  public Points points(UUID dataset, long first, int most) {
    if (first < 0) {
      throw new InvalidException("first", "points are numbered from 0, not " + first);
    }
    if (most < 1 || most > Points.MOST) {
      throw new InvalidException("most", "1 to " + Points.MOST + " points, not " + most);
    }
    return new Points(reader.points(dataset, first, most));
  }

  @Override
  public Stream<Points> points(UUID dataset, TimeAxis axis, long from, long to) {
    return stream(dataset, axis, from, to);
  }

  private Stream<Points> stream(UUID dataset, @Nullable TimeAxis axis, long from, long to) {
    Walk walk = new Walk(dataset, reader.state(dataset).points, axis, from, to);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(walk, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** Goes through the points of a dataset, one short read after the other. */
  private final class Walk implements Iterator<Points> {
    private final UUID dataset;
    private final long end;
    private final @Nullable TimeAxis axis;
    private final long from;
    private final long to;
    private long place;
    private long block;
    private @Nullable Points ready;

    Walk(UUID dataset, long end, @Nullable TimeAxis axis, long from, long to) {
      this.dataset = dataset;
      this.end = end;
      this.axis = axis;
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean hasNext() {
      while (ready == null && place < end) {
        SeriesReader.Part part = reader.next(dataset, place, block).orElse(null);
        if (part == null) {
          place = end;
          break;
        }
        Columns columns = part.columns();
        int skip = (int) (place - part.first());
        int last = (int) Math.min(columns.size, end - part.first());
        if (skip > 0 || last < columns.size) {
          columns = columns.copy(skip, last);
        }
        place = part.first() + last;
        block = part.block();
        Columns chosen = axis == null ? columns : columns.within(axis, from, to);
        ready = chosen.size == 0 ? null : new Points(chosen);
      }
      return ready != null;
    }

    @Override
    public Points next() {
      if (!hasNext() || ready == null) {
        throw new NoSuchElementException();
      }
      Points next = ready;
      ready = null;
      return next;
    }
  }

  @Override
  public List<RecordedEvent> events(UUID dataset, long after, int most) {
    if (most < 1 || most > MOST_EVENTS) {
      throw new InvalidException("most", "1 to " + MOST_EVENTS + " events, not " + most);
    }
    return reader.events(dataset, after, most);
  }

  @Override
  public void seal(UUID dataset) {
    await(
        writer.alone(
            (sql, appender) -> {
              appender.sealAll(sql, dataset);
              return dataset;
            }));
  }

  @Override
  public void delete(UUID dataset) {
    await(
        writer.alone(
            (sql, appender) -> {
              DatasetState state = appender.load(sql, dataset, true);
              appender.forget(dataset);
              if (state == null) {
                throw new NotFoundException("no dataset " + dataset);
              }
              for (String statement : DELETE) {
                sql.update(statement, state.number);
              }
              return dataset;
            }));
  }

  @Override
  public void export(UUID dataset, OutputStream out) throws IOException {
    Archive.Head head = reader.head(dataset);
    Archive.write(this, head, new Walk(dataset, head.points(), null, 0, 0), out);
  }

  @Override
  public UUID restore(InputStream in) throws IOException {
    UUID temporary = UUID.randomUUID();
    boolean done = false;
    try {
      Archive.Head head = Archive.read(this, in, dataset -> prepare(dataset, temporary));
      await(
          writer.alone(
              (sql, appender) -> {
                appender.restored(sql, temporary, head);
                return temporary;
              }));
      done = true;
      return head.dataset().id();
    } finally {
      if (!done && reader.find(temporary).isPresent()) {
        delete(temporary);
      }
    }
  }

  private UUID prepare(RecordedDataset dataset, UUID temporary) {
    requireNone(dataset.id());
    RecordedDataset hidden = Loads.hidden(dataset);
    make(new RecordedDataset(temporary, hidden.name(), dataset.modes(), dataset.auxiliaries()));
    return temporary;
  }

  private void requireNone(UUID id) {
    if (reader.find(id).isPresent()) {
      throw new InvalidException("id", "there is a dataset " + id + " already");
    }
  }

  @Override
  public SeriesLoad load(RecordedDataset dataset) {
    requireNone(dataset.id());
    deleteLeftOvers();
    RecordedDataset hidden = Loads.hidden(dataset);
    make(hidden);
    return new SqlSeriesLoad(this, dataset, hidden.id());
  }

  /** Lets everybody see a dataset that was filled. */
  void show(UUID hidden, RecordedDataset dataset) {
    await(
        writer.alone(
            (sql, appender) -> {
              appender.sealAll(sql, hidden);
              appender.restored(sql, hidden, new Archive.Head(dataset, 0, 0, Map.of()));
              return dataset;
            }));
  }

  @Override
  public Subscription subscribe(UUID dataset, Consumer<News> listener) {
    reader.state(dataset);
    return audience.add(dataset, listener);
  }

  @Override
  public void backup(Path target) {
    try {
      database.backup(target);
    } catch (SQLException e) {
      throw database.named(e);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      writer.stop();
      audience.close();
      reader.close();
    }
  }

  static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      // Thrown on the writer's thread: let the trace show who asked.
      cause.addSuppressed(new Throwable("asked for here"));
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof RuntimeException known ? known : e;
    }
  }
}
