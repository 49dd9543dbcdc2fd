package org.finales.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. What is executed once is kept prepared, for the few statements of
 * the tables come again and again. Not thread-safe.
 */
final class Session {
  /** More than all the tables' statements together, the varying lengths of their lists included. */
  private static final int MAX_PREPARED = 200;

  private static final String INSERT = "insert into ";

  private final Connection connection;

  /**
   * Statements that are not in use: whoever uses one takes it out, and so may read while reading.
   */
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

  /** Statements with rows that {@link #later} gathered, in the order of their first use. */
  private final Map<String, Gathered> gathered = new LinkedHashMap<>();

  private boolean writable;
  private boolean touched;
  private boolean answered;

  Session(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /** Says whether anything but reading is allowed; not so at first. */
  void allowWriting(boolean allowed) {
    writable = allowed;
  }

  /** A query with its values. */
  Query select(String sql, @Nullable Object... values) {
    return new Query(sql, values);
  }

  /** Changes rows; how many. */
  int execute(String sql, @Nullable Object... values) {
    requireWritable();
    touched = true;
    flushFor(sql);
    try (Use use = new Use(sql)) {
      Values.bind(use.statement, values);
      int count = use.statement.executeUpdate();
      use.keep();
      return count;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Adds a row together with others: before the next statement that reads or changes its table, or
   * with {@link #flush}.
   *
   * @param sql {@code insert into} a table
   */
  void later(String sql, @Nullable Object... values) {
    requireWritable();
    touched = true;
    try {
      Gathered rows = gathered.get(sql);
      if (rows == null) {
        String table = sql.substring(INSERT.length(), sql.indexOf(' ', INSERT.length()));
        rows = new Gathered(take(sql), "from " + table, "update " + table);
        gathered.put(sql, rows);
      }
      Values.bind(rows.statement, values);
      rows.statement.addBatch();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Adds the rows that were gathered. */
  void flush() {
    if (gathered.isEmpty()) {
      return;
    }
    try {
      for (Map.Entry<String, Gathered> entry : gathered.entrySet()) {
        entry.getValue().statement.executeBatch();
        giveBack(entry.getKey(), entry.getValue().statement);
      }
      gathered.clear();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private void flushFor(String sql) {
    for (Gathered rows : gathered.values()) {
      if (sql.contains(rows.from) || sql.contains(rows.update)) {
        flush();
        return;
      }
    }
  }

  /** Forgets the rows that were gathered. */
  void discard() throws SQLException {
    for (Gathered rows : gathered.values()) {
      rows.statement.close();
    }
    gathered.clear();
  }

  /** Whether anything was changed, or went wrong, since the last {@link #untouched}. */
  boolean isTouched() {
    return touched;
  }

  void untouched() {
    touched = false;
  }

  /** Whether the database has answered anything on this connection. */
  boolean isAnswered() {
    return answered;
  }

  private void requireWritable() {
    if (!writable) {
      throw new IllegalStateException("work that reads may not write; use Store.write");
    }
  }

  private PreparedStatement take(String sql) throws SQLException {
    PreparedStatement ready = prepared.remove(sql);
    return ready != null ? ready : connection.prepareStatement(sql);
  }

  private void giveBack(String sql, PreparedStatement statement) throws SQLException {
    PreparedStatement twin = prepared.put(sql, statement);
    if (twin != null) {
      twin.close();
    }
    if (prepared.size() > MAX_PREPARED) {
      var oldest = prepared.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
  }

  /** An insertion with the rows it has so far, and how statements name its table. */
  private record Gathered(PreparedStatement statement, String from, String update) {}

  /** A statement in use, closed in the end unless it went well. */
  private final class Use implements AutoCloseable {
    private final String sql;
    private final PreparedStatement statement;
    private boolean kept;

    Use(String sql) throws SQLException {
      this.sql = sql;
      this.statement = take(sql);
    }

    void keep() {
      kept = true;
    }

    @Override
    public void close() throws SQLException {
      if (kept) {
        giveBack(sql, statement);
      } else {
        statement.close();
      }
    }
  }

  /** Makes a value of a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A query that is ready to run. */
  final class Query {
    private final String sql;
    private final @Nullable Object[] values;

    private Query(String sql, @Nullable Object[] values) {
      this.sql = sql;
      this.values = values;
    }

    /** Says how rows are read. */
    <T> Rows<T> map(Row<T> reader) {
      return new Rows<>(this, reader);
    }

    /** The first column of the only row. */
    long number() {
      return map(row -> row.getLong(1)).one();
    }

    private <T> void run(Row<T> reader, int limit, Consumer<T> consumer) {
      flushFor(sql);
      try (Use use = new Use(sql)) {
        Values.bind(use.statement, values);
        try (ResultSet rows = use.statement.executeQuery()) {
          answered = true;
          for (int i = 0; i < limit && rows.next(); i++) {
            consumer.accept(reader.read(rows));
          }
        }
        use.keep();
      } catch (SQLException e) {
        touched = true;
        throw new DatabaseException(e);
      }
    }
  }

  /** The rows of a query, not yet fetched. */
  static final class Rows<T> {
    private final Query query;
    private final Row<T> reader;

    private Rows(Query query, Row<T> reader) {
      this.query = query;
      this.reader = reader;
    }

    /** The same, with each value made into another. */
    <S> Rows<S> map(Function<T, S> next) {
      return new Rows<>(query, row -> next.apply(reader.read(row)));
    }

    List<T> list() {
      List<T> all = new ArrayList<>();
      query.run(reader, Integer.MAX_VALUE, all::add);
      return all;
    }

    Optional<T> findFirst() {
      List<T> first = new ArrayList<>(1);
      query.run(reader, 1, first::add);
      return first.isEmpty() ? Optional.empty() : Optional.of(first.get(0));
    }

    T one() {
      return findFirst().orElseThrow(() -> new IllegalStateException("no row: " + query.sql));
    }
  }
}
