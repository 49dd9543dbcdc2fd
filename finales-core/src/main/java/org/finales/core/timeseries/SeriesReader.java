package org.finales.core.timeseries;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Reads, each call from one consistent state. Thread-safe. */
final class SeriesReader implements AutoCloseable {
  private static final String FIND =
      "select " + DatasetState.COLUMNS + " from series_dataset where id = ?";
  private static final String ALL =
      "select " + DatasetState.COLUMNS + " from series_dataset order by number";
  private static final String SUMMARIES =
      "select number, summary from series_node where dataset = ? and level = ? and number >= ?"
          + " and number < ? order by number";
  private static final String DETAIL =
      "select detail from series_node where dataset = ? and level = ? and number = ?";
  private static final String BLOCKS_FROM =
      "select first, detail from series_node where dataset = ? and level = 0 and number >= ?"
          + " and first + points > ? order by number limit 1";
  private static final String TAIL =
      "select first, data from series_tail where dataset = ? and first + points > ? order by first";
  private static final String SIZES =
      "select coalesce(sum(length(summary) + length(detail)), 0) from series_node where dataset = ?";
  private static final String TAIL_SIZES =
      "select coalesce(sum(length(data)), 0) from series_tail where dataset = ?";
  private static final String EVENTS =
      "select sequence, point, time, kind, message, detail from series_event"
          + " where dataset = ? and sequence > ? order by sequence limit ?";
  private static final String SOURCES =
      "select name, batch, checksum from series_source where dataset = ?";
  private static final String BATCH =
      "select batch from series_source where dataset = ? and name = ?";

  /** More than the connections that a pool holds, for all of them may have broken. */
  private static final int MOST_TRIES = 12;

  private interface Work<T> {
    T run(Statements sql) throws SQLException;
  }

  private final SeriesDatabase database;
  private final HikariDataSource pool;
  private volatile boolean closed;

  SeriesReader(SeriesDatabase database) {
    this.database = database;
    pool = database.readers();
  }

  private <T> T read(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      if (closed) {
        throw SeriesWriter.closed();
      }
      // The pool ends the transaction when it gets the connection back.
      try (Connection connection = pool.getConnection();
          Statements sql = new Statements(connection)) {
        return work.run(sql);
      } catch (SQLException e) {
        if (attempt == MOST_TRIES || !database.isLost(e)) {
          throw database.named(e);
        }
      }
    }
  }

  private static DatasetState state(Statements sql, UUID id) throws SQLException {
    List<DatasetState> found = sql.query(FIND, DatasetState::read, id.toString());
    if (found.isEmpty()) {
      throw new NotFoundException("no dataset " + id);
    }
    return found.get(0);
  }

  DatasetState state(UUID id) {
    return read(sql -> state(sql, id));
  }

  /** What an archive says besides points and events. */
  Archive.Head head(UUID id) {
    return read(
        sql -> {
          DatasetState state = state(sql, id);
          sql.query(
              SOURCES,
              row ->
                  state.sources.put(
                      row.getString(1), new DatasetState.Newest(row.getLong(2), row.getLong(3))),
              state.number);
          return new Archive.Head(state.dataset, state.points, state.events, state.sources);
        });
  }

  Optional<RecordedDataset> find(UUID id) {
    return read(
        sql ->
            sql.query(FIND, DatasetState::read, id.toString()).stream()
                .map(state -> state.dataset)
                .findFirst());
  }

  List<RecordedDataset> all() {
    return read(sql -> sql.query(ALL, row -> DatasetState.read(row).dataset));
  }

  long newestBatch(UUID id, String source) {
    return read(
        sql ->
            sql.query(BATCH, row -> row.getLong(1), state(sql, id).number, source).stream()
                .findFirst()
                .orElse(0L));
  }

  List<RecordedEvent> events(UUID id, long after, int most) {
    return read(
        sql ->
            sql.query(
                EVENTS,
                row ->
                    new RecordedEvent(
                        row.getLong(1),
                        row.getLong(2),
                        new SeriesEvent(
                            row.getLong(3), row.getString(4), row.getString(5), row.getString(6))),
                state(sql, id).number,
                after,
                most));
  }

  DatasetStatus status(UUID id) {
    return read(
        sql -> {
          DatasetState state = state(sql, id);
          Summary all = new Summary(state.dataset.values());
          roots(sql, state, (level, number, summary) -> all.addFrom(summary, 0));
          for (byte[] chunk : sql.query(TAIL, row -> row.getBytes(2), state.number, -1L)) {
            Columns columns = decode(state, chunk, "tail");
            all.add(columns, 0, columns.size);
          }
          long bytes =
              sql.query(SIZES, row -> row.getLong(1), state.number).get(0)
                  + sql.query(TAIL_SIZES, row -> row.getLong(1), state.number).get(0);
          boolean any = all.points > 0;
          return new DatasetStatus(
              state.points,
              state.tail(),
              state.events,
              bytes,
              any ? all.earliest[0] : 0,
              any ? all.latest[0] : 0,
              any ? all.earliest[1] : 0,
              any ? all.latest[1] : 0);
        });
  }

  private interface Node {
    void visit(int level, long number, byte[] summary) throws SQLException;
  }

  /** Visits the fewest nodes that hold all blocks, in the order of their points. */
  private static void roots(Statements sql, DatasetState state, Node visitor) throws SQLException {
    List<Long> counts = new ArrayList<>();
    for (long count = state.blocks; count > 0; count /= Pyramid.FANOUT) {
      counts.add(count);
    }
    long begin = 0;
    for (int level = counts.size() - 1; level >= 0; level--) {
      long end = counts.get(level);
      record Found(long number, byte[] summary) {}
      List<Found> nodes =
          sql.query(
              SUMMARIES,
              row -> new Found(row.getLong(1), row.getBytes(2)),
              state.number,
              level,
              begin,
              end);
      if (nodes.size() != end - begin) {
        throw damaged(state, "has " + nodes.size() + " of " + (end - begin) + " parts", null);
      }
      for (Found node : nodes) {
        if (node.summary().length != Summary.size(state.dataset.values())) {
          throw damaged(state, "has a summary of another length", null);
        }
        visitor.visit(level, node.number(), node.summary());
      }
      begin = end * Pyramid.FANOUT;
    }
  }

  Window window(UUID id, WindowQuery query) {
    return read(
        sql -> {
          DatasetState state = state(sql, id);
          int[] columns = query.columns().stream().mapToInt(state.dataset::column).toArray();
          WindowScan scan = new WindowScan(query, columns);
          roots(
              sql,
              state,
              (level, number, summary) -> visit(sql, state, scan, level, number, summary, 0));
          for (byte[] chunk : sql.query(TAIL, row -> row.getBytes(2), state.number, -1L)) {
            scan(scan, state, chunk, "tail");
          }
          return scan.result(query);
        });
  }

  private static void visit(
      Statements sql,
      DatasetState state,
      WindowScan scan,
      int level,
      long number,
      byte[] summary,
      int at)
      throws SQLException {
    if (!scan.summary(summary, at)) {
      return;
    }
    List<byte[]> details = sql.query(DETAIL, row -> row.getBytes(1), state.number, level, number);
    String name = "part " + number + " of level " + level;
    if (details.isEmpty()) {
      throw damaged(state, "lacks its " + name, null);
    }
    byte[] detail = details.get(0);
    if (level == 0) {
      scan(scan, state, detail, name);
      return;
    }
    int size = Summary.size(state.dataset.values());
    if (detail.length != Integer.BYTES + Pyramid.FANOUT * size || !Block.isSound(detail)) {
      throw damaged(state, "has a damaged " + name, null);
    }
    for (int i = 0; i < Pyramid.FANOUT; i++) {
      visit(
          sql,
          state,
          scan,
          level - 1,
          number * Pyramid.FANOUT + i,
          detail,
          Integer.BYTES + i * size);
    }
  }

  private static void scan(WindowScan scan, DatasetState state, byte[] bytes, String name) {
    try {
      scan.block(Block.open(bytes));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged(state, "has a damaged " + name + ": " + e.getMessage(), e);
    }
  }

  private static Columns decode(DatasetState state, byte[] bytes, String name) {
    try {
      return Block.decode(bytes);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged(state, "has a damaged " + name + ": " + e.getMessage(), e);
    }
  }

  private static DamagedDataException damaged(
      DatasetState state, String what, @Nullable Throwable cause) {
    return new DamagedDataException(
        "dataset " + state.dataset.id() + " " + what + "; restore it from a backup or an archive",
        cause);
  }

  /** Points from a place on, as they lie together. */
  record Part(long first, long block, Columns columns) {}

  /**
   * The points that follow.
   *
   * @param from number of the first
   * @param block number of a block at or before it
   */
  Optional<Part> next(UUID id, long from, long block) {
    return read(
        sql -> {
          DatasetState state = state(sql, id);
          if (from >= state.points) {
            return Optional.empty();
          }
          if (from < state.sealed) {
            List<Part> found =
                sql.query(
                    BLOCKS_FROM,
                    row ->
                        new Part(
                            row.getLong(1),
                            block + 1,
                            decode(state, row.getBytes(2), "block at point " + from)),
                    state.number,
                    block,
                    from);
            if (found.isEmpty()) {
              throw damaged(state, "lacks the block of point " + from, null);
            }
            return Optional.of(found.get(0));
          }
          Columns tail = new Columns(state.dataset.values(), 0);
          List<Long> firsts = new ArrayList<>();
          for (Part part :
              sql.query(
                  TAIL,
                  row -> new Part(row.getLong(1), 0, decode(state, row.getBytes(2), "tail")),
                  state.number,
                  from)) {
            firsts.add(part.first());
            tail.add(part.columns(), 0, part.columns().size);
          }
          if (firsts.isEmpty() || firsts.get(0) > from) {
            throw damaged(state, "lacks point " + from + " of its tail", null);
          }
          return Optional.of(new Part(firsts.get(0), block, tail));
        });
  }

  /** The points from a place on; none behind the last. */
  Columns points(UUID id, long first, int most) {
    Columns found = new Columns(state(id).dataset.values(), 0);
    long block = 0;
    while (found.size < most) {
      Part part = next(id, first + found.size, block).orElse(null);
      if (part == null) {
        break;
      }
      int skip = (int) (first + found.size - part.first());
      found.add(part.columns(), skip, Math.min(part.columns().size, skip + most - found.size));
      block = part.block();
    }
    return found;
  }

  @Override
  public void close() {
    closed = true;
    pool.close();
  }
}
