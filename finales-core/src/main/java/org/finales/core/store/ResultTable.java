package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.finales.api.json.FinalesJson;

/** Accepted results, numbered by the log entry that posted them. */
public final class ResultTable {
  private final Session session;

  ResultTable(Session session) {
    this.session = session;
  }

  /** One result. */
  public Optional<Result> find(UUID id) {
    return map("select * from result where id = ?", id.toString()).findFirst();
  }

  /** The result of a request. */
  public Optional<Result> forRequest(UUID request) {
    return map("select * from result where request = ?", request.toString()).findFirst();
  }

  /**
   * Results after a number that a query accepts, oldest first, without those that cannot be read.
   *
   * @param limit overrides the query's own; fewer come where they are large, and none only at the
   *     end
   */
  public List<Numbered<Result>> list(ResultQuery query, long after, int limit) {
    Session.Row<Optional<Result>> reader =
        Readable.or(ResultTable::result, row -> "result " + row.getString("id"));
    return Readable.page(
        after,
        place -> {
          List<Object> values = new ArrayList<>();
          String where = where(query, place, values);
          values.add(limit);
          return session
              .select(
                  "select * from result where " + where + " order by sequence limit ?",
                  values.toArray())
              .map(row -> new Numbered<>(row.getLong("sequence"), reader.read(row)))
              .listUntil(Sql.LIST_CHARACTERS, row -> Sql.length(row, "parameters", "data"));
        });
  }

  /**
   * The same without reading their JSON: what long lists need.
   *
   * @param limit overrides the query's own; fewer come where they are large, and none only at the
   *     end
   */
  public List<Numbered<StoredResult>> stored(ResultQuery query, long after, int limit) {
    List<Object> values = new ArrayList<>();
    String where = where(query, after, values);
    values.add(limit);
    return session
        .select(
            "select sequence, id, request, quantity, method, parameters, data, status, account,"
                + " tenant, on_behalf_of, created, updated from result where "
                + where
                + " order by sequence limit ?",
            values.toArray())
        .map(
            row ->
                new Numbered<>(
                    row.getLong(1),
                    new StoredResult(
                        UUID.fromString(row.getString(2)),
                        UUID.fromString(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        ResultStatus.of(row.getString(8)),
                        row.getString(9),
                        Sql.nullableId(row, "tenant"),
                        row.getString(11),
                        Micros.instant(row.getLong(12)),
                        Micros.instant(row.getLong(13)))))
        .listUntil(Sql.LIST_CHARACTERS, row -> Sql.length(row, "parameters", "data"));
  }

  /**
   * Adds a result. The database refuses a second result of one request.
   *
   * @param sequence number of the log entry that posts it
   */
  public void insert(long sequence, Result result) {
    session.later(
        "insert into result (sequence, id, request, quantity, method, version, parameters, data,"
            + " status, account, tenant, on_behalf_of, claim, created, updated, revision)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sequence,
        result.id().toString(),
        result.request().toString(),
        result.quantity(),
        result.method(),
        result.version(),
        FinalesJson.write(result.parameters()),
        FinalesJson.write(result.data()),
        result.status().wireName(),
        result.account(),
        Sql.text(result.tenant()),
        result.onBehalfOf(),
        result.claim(),
        Micros.of(result.created()),
        Micros.of(result.updated()),
        result.revision());
  }

  /**
   * Writes what can change of a result, if it still has the revision before.
   *
   * @return whether it had
   */
  public boolean update(Result result) {
    return session.execute(
            "update result set data = ?, status = ?, updated = ?, revision = ?"
                + " where id = ? and revision = ?",
            FinalesJson.write(result.data()),
            result.status().wireName(),
            Micros.of(result.updated()),
            result.revision(),
            result.id().toString(),
            result.revision() - 1)
        == 1;
  }

  private static String where(ResultQuery query, long after, List<Object> values) {
    StringBuilder sql = new StringBuilder("sequence > ?");
    values.add(after);
    if (!query.statuses().isEmpty()) {
      sql.append(" and status in (").append(Sql.marks(query.statuses().size())).append(')');
      query.statuses().forEach(status -> values.add(status.wireName()));
    }
    if (query.quantity() != null) {
      sql.append(" and quantity = ?");
      values.add(query.quantity());
    }
    if (query.method() != null) {
      sql.append(" and method = ?");
      values.add(query.method());
    }
    if (query.account() != null) {
      sql.append(" and account = ?");
      values.add(query.account());
    }
    if (query.requester() != null) {
      sql.append(" and request in (select id from request where account = ?)");
      values.add(query.requester());
    }
    return sql.toString();
  }

  private Session.Rows<Result> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> result(row));
  }

  private static Result result(ResultSet row) throws SQLException {
    return new Result(
        Sql.id(row, "id"),
        Sql.id(row, "request"),
        row.getString("quantity"),
        row.getString("method"),
        row.getInt("version"),
        FinalesJson.readWritten(row.getString("parameters")),
        FinalesJson.readWritten(row.getString("data")),
        ResultStatus.of(row.getString("status")),
        row.getString("account"),
        Sql.nullableId(row, "tenant"),
        row.getString("on_behalf_of"),
        Sql.nullableLong(row, "claim"),
        Sql.instant(row, "created"),
        Sql.instant(row, "updated"),
        row.getLong("revision"));
  }
}
