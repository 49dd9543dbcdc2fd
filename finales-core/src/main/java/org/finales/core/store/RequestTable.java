package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/** Requests, numbered by the log entry that posted them. */
public final class RequestTable {
  private final Session session;
  private final Database database;

  RequestTable(Session session, Database database) {
    this.session = session;
    this.database = database;
  }

  /** One request. */
  public Optional<Request> find(UUID id) {
    return map("select * from request where id = ?", id.toString())
        .map(Numbered::value)
        .findFirst();
  }

  /** One request with its number. */
  public Optional<Numbered<Request>> numbered(UUID id) {
    return map("select * from request where id = ?", id.toString()).findFirst();
  }

  /**
   * Requests after a number that a query accepts, oldest first, without those that cannot be read.
   *
   * @param limit overrides the query's own; fewer come where they are large, and none only at the
   *     end
   */
  public List<Numbered<Request>> list(RequestQuery query, long after, int limit) {
    return Readable.page(
        after,
        place -> {
          Where where = where(query, place);
          where.values.add(limit);
          return readable(
                  "select * from request where " + where.sql + " order by sequence limit ?",
                  where.values.toArray())
              .listUntil(Sql.LIST_CHARACTERS, row -> Sql.length(row, "parameters"));
        });
  }

  /** A page of a table of requests, with what each filter would leave. */
  public RequestListing.Found find(RequestListing listing) {
    return listing.run(session, database);
  }

  /**
   * The same without reading their JSON: what long lists need.
   *
   * @param limit overrides the query's own; fewer come where they are large, and none only at the
   *     end
   */
  public List<Numbered<StoredRequest>> stored(RequestQuery query, long after, int limit) {
    Where where = where(query, after);
    where.values.add(limit);
    return session
        .select(
            "select sequence, id, quantity, methods, parameters, status, account, on_behalf_of,"
                + " holder, created, addressed_to, resources from request where "
                + where.sql
                + " order by sequence limit ?",
            where.values.toArray())
        .map(
            row ->
                new Numbered<>(
                    row.getLong(1),
                    new StoredRequest(
                        UUID.fromString(row.getString(2)),
                        row.getString(3),
                        Sql.names(row.getString(4)),
                        row.getString(5),
                        RequestStatus.of(row.getString(6)),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        Micros.instant(row.getLong(10)),
                        Sql.ids(row.getString(11)),
                        Sql.names(row.getString(12)))))
        .listUntil(Sql.LIST_CHARACTERS, row -> Sql.length(row, "parameters"));
  }

  /** Requests whose deadline has passed and that are not settled, at most {@code limit}. */
  public List<Request> overdue(Instant now, int limit) {
    return Readable.of(
        readable(
                "select * from request where deadline is not null and status in ('proposed',"
                    + " 'pending', 'claimed') and deadline <= ? order by deadline limit ?",
                Micros.of(now),
                limit)
            .map(Numbered::value)
            .list());
  }

  /**
   * Adds a request.
   *
   * @param sequence number of the log entry that posts it
   */
  public void insert(long sequence, Request request) {
    session.later(
        "insert into request (sequence, id, quantity, methods, versions, parameters, status, priority,"
            + " deadline, addressed_to, resources, attempts, max_attempts, account, on_behalf_of,"
            + " claim, holder, holder_tenant, result, created, updated, revision)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sequence,
        request.id().toString(),
        request.quantity(),
        Sql.lines(request.methods()),
        Sql.lines(request.methods().stream().map(request.versions()::get).toList()),
        FinalesJson.write(request.parameters()),
        request.status().wireName(),
        request.priority(),
        Micros.ofNullable(request.deadline()),
        Sql.lines(request.addressedTo()),
        Sql.lines(request.resources()),
        request.attempts(),
        request.maxAttempts(),
        request.account(),
        request.onBehalfOf(),
        request.claim(),
        request.holder(),
        Sql.text(request.holderTenant()),
        Sql.text(request.result()),
        Micros.of(request.created()),
        Micros.of(request.updated()),
        request.revision());
  }

  /**
   * Writes what can change of a request, if it still has the revision before.
   *
   * @return whether it had
   */
  public boolean update(Request request) {
    return session.execute(
            "update request set status = ?, attempts = ?, claim = ?, holder = ?, holder_tenant = ?,"
                + " result = ?, updated = ?, revision = ? where id = ? and revision = ?",
            request.status().wireName(),
            request.attempts(),
            request.claim(),
            request.holder(),
            Sql.text(request.holderTenant()),
            Sql.text(request.result()),
            Micros.of(request.updated()),
            request.revision(),
            request.id().toString(),
            request.revision() - 1)
        == 1;
  }

  private Where where(RequestQuery query, long after) {
    Where where = new Where();
    where.and("sequence > ?", after);
    if (!query.statuses().isEmpty()) {
      where.sql.append(" and status in (").append(Sql.marks(query.statuses().size())).append(')');
      query.statuses().forEach(status -> where.values.add(status.wireName()));
    }
    if (query.quantity() != null) {
      where.and("quantity = ?", query.quantity());
    }
    if (query.method() != null) {
      where.and(database.contains("methods", "?"), "\n" + query.method() + "\n");
    }
    if (query.account() != null) {
      where.and("account = ?", query.account());
    }
    if (query.holderTenant() != null) {
      where.and("holder_tenant = ?", query.holderTenant().toString());
    }
    return where;
  }

  private Session.Rows<Numbered<Request>> map(String sql, Object... values) {
    return session
        .select(sql, values)
        .map(row -> new Numbered<>(row.getLong("sequence"), request(row)));
  }

  private Session.Rows<Numbered<Optional<Request>>> readable(String sql, Object... values) {
    Session.Row<Optional<Request>> reader =
        Readable.or(RequestTable::request, row -> "request " + row.getString("id"));
    return session
        .select(sql, values)
        .map(row -> new Numbered<>(row.getLong("sequence"), reader.read(row)));
  }

  private static Request request(ResultSet row) throws SQLException {
    List<String> methods = Sql.names(row.getString("methods"));
    List<String> numbers = Sql.names(row.getString("versions"));
    Map<String, Integer> versions = new LinkedHashMap<>();
    for (int i = 0; i < methods.size(); i++) {
      versions.put(methods.get(i), Integer.valueOf(numbers.get(i)));
    }
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    FinalesJson.readWritten(row.getString("parameters"))
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
    return new Request(
        Sql.id(row, "id"),
        row.getString("quantity"),
        methods,
        versions,
        parameters,
        RequestStatus.of(row.getString("status")),
        row.getInt("priority"),
        Sql.nullableInstant(row, "deadline"),
        Sql.ids(row.getString("addressed_to")),
        new LinkedHashSet<>(Sql.names(row.getString("resources"))),
        row.getInt("attempts"),
        row.getInt("max_attempts"),
        row.getString("account"),
        row.getString("on_behalf_of"),
        Sql.nullableLong(row, "claim"),
        row.getString("holder"),
        Sql.nullableId(row, "holder_tenant"),
        Sql.nullableId(row, "result"),
        Sql.instant(row, "created"),
        Sql.instant(row, "updated"),
        row.getLong("revision"));
  }
}
