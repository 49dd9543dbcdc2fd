package org.finales.core.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Statements on one connection, whose owner closes it. Not thread-safe. */
final class Session {
  private static final String INSERT = "insert into ";

  private final Handle handle;

  /** Rows that {@link #later} gathered, by statement, in the order of their first use. */
  private final Map<String, Gathered> gathered = new LinkedHashMap<>();

  private boolean writable;
  private boolean touched;
  private boolean answered;

  /** Statements through Jdbi on a connection that goes on after the session. */
  Session(Connection connection) {
    this.handle = Lender.open(connection).setStatementBuilder(new PreparedStatements());
  }

  Connection connection() {
    return handle.getConnection();
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
    return guarded(() -> Values.bind(handle.createUpdate(sql), values).execute());
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
    Gathered rows =
        gathered.computeIfAbsent(
            sql,
            text -> {
              String table = text.substring(INSERT.length(), text.indexOf(' ', INSERT.length()));
              return new Gathered(handle.prepareBatch(text), "from " + table, "update " + table);
            });
    Values.bind(rows.batch, values).add();
  }

  /** Adds the rows that were gathered. */
  void flush() {
    if (!gathered.isEmpty()) {
      List<Gathered> all = List.copyOf(gathered.values());
      gathered.clear();
      for (Gathered rows : all) {
        guarded(rows.batch::execute);
      }
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
  void discard() {
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

  private <T> T guarded(Supplier<T> statement) {
    try {
      return statement.get();
    } catch (JdbiException e) {
      touched = true;
      throw e.getCause() instanceof SQLException cause
          ? new DatabaseException(cause)
          : new DatabaseException(new SQLException(e.getMessage(), e));
    }
  }

  /** An insertion with the rows it has so far, and how statements name its table. */
  private record Gathered(PreparedBatch batch, String from, String update) {}

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

    private <T, S> S run(Row<T> reader, Function<ResultIterable<T>, S> use) {
      flushFor(sql);
      return guarded(
          () -> {
            S found =
                use.apply(
                    Values.bind(handle.createQuery(sql), values)
                        .map((row, context) -> reader.read(row)));
            answered = true;
            return found;
          });
    }
  }

  /** A value and the size of the row it was made of. */
  private record Measured<T>(T value, int size) {}

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
      return query.run(reader, ResultIterable::list);
    }

    /**
     * At least one row, and more until their sizes reach a sum: a list of large things does not
     * fill the memory. A list that is shorter than asked for may therefore not be the end.
     */
    List<T> listUntil(long sum, Row<Integer> size) {
      Row<Measured<T>> measuring = row -> new Measured<>(reader.read(row), size.read(row));
      return query.run(
          measuring,
          rows -> {
            List<T> found = new ArrayList<>();
            long total = 0;
            try (ResultIterator<Measured<T>> each = rows.iterator()) {
              while (total < sum && each.hasNext()) {
                Measured<T> next = each.next();
                found.add(next.value);
                total += next.size;
              }
            }
            return found;
          });
    }

    Optional<T> findFirst() {
      return query.run(reader, ResultIterable::findFirst);
    }

    T one() {
      return findFirst().orElseThrow(() -> new IllegalStateException("no row: " + query.sql));
    }
  }
}
