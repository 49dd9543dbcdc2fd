package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.ClaimState;
import org.jspecify.annotations.Nullable;

/** Claims, and the things that live claims hold. A claim's token is the number of its log entry. */
public final class ClaimTable {
  private final Session session;

  ClaimTable(Session session) {
    this.session = session;
  }

  /** One claim. */
  public Optional<StoredClaim> find(long token) {
    return map("select * from claim where token = ?", token).findFirst();
  }

  /** The claims that an account holds, oldest first. */
  public List<StoredClaim> held(String account) {
    return map(
            "select * from claim where account = ? and state in ('live', 'overdue') order by token",
            account)
        .list();
  }

  /** The newest claim that an account ever had on a request of an experiment; looks at all. */
  public Optional<StoredClaim> newest(UUID experiment, String account) {
    return map(
            "select * from claim where account = ? and request in"
                + " (select request from experiment_request where experiment = ?)"
                + " order by token desc limit 1",
            account,
            experiment.toString())
        .findFirst();
  }

  /** How many claims a tenant holds. */
  public int heldBy(UUID tenant) {
    return (int)
        session
            .select(
                "select count(*) from claim where tenant = ? and state in ('live', 'overdue')",
                tenant.toString())
            .number();
  }

  /** Live claims whose lease is over, at most {@code limit}. */
  public List<StoredClaim> lapsed(Instant now, int limit) {
    return map(
            "select * from claim where state = 'live' and lease_until is not null and lease_until <= ?"
                + " order by lease_until limit ?",
            Micros.of(now),
            limit)
        .list();
  }

  /** Whether an account ever held or delivered a request of a quantity by one of these methods. */
  public boolean hasServed(String account, String quantity) {
    return session
        .select(
            "select 1 from result where account = ? and quantity = ? limit 1", account, quantity)
        .map(row -> row.getInt(1))
        .findFirst()
        .isPresent();
  }

  /** Adds a claim. The database refuses a second live claim of one request. */
  public void insert(StoredClaim claim) {
    session.execute(
        "insert into claim (token, request, method, tenant, account, state, begun, granted, lease,"
            + " lease_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        claim.token(),
        claim.request().toString(),
        claim.method(),
        Sql.text(claim.tenant()),
        claim.account(),
        claim.state().wireName(),
        Sql.flag(claim.begun()),
        Micros.of(claim.granted()),
        claim.lease() == null ? null : claim.lease().toMillis(),
        Micros.ofNullable(claim.leaseUntil()));
  }

  /** Writes what can change of a claim. */
  public void update(StoredClaim claim) {
    session.execute(
        "update claim set state = ?, begun = ?, lease_until = ? where token = ?",
        claim.state().wireName(),
        Sql.flag(claim.begun()),
        Micros.ofNullable(claim.leaseUntil()),
        claim.token());
  }

  /** Takes a thing for a claim; whether it was free. */
  public boolean hold(String resource, long token) {
    return session.execute(
            "insert into held_resource (resource, claim) values (?, ?) on conflict (resource)"
                + " do nothing",
            resource,
            token)
        == 1;
  }

  /** The claim that holds a thing. */
  public Optional<Long> holder(String resource) {
    return session
        .select("select claim from held_resource where resource = ?", resource)
        .map(row -> row.getLong(1))
        .findFirst();
  }

  /** Names of everything that live claims hold. */
  public List<String> heldResources() {
    return session.select("select resource from held_resource").map(row -> row.getString(1)).list();
  }

  /** Everything that live claims hold, each with the request of its claim. */
  public Map<String, UUID> holders() {
    Map<String, UUID> held = new HashMap<>();
    session
        .select(
            "select resource, request from held_resource join claim on token = held_resource.claim")
        .map(row -> Map.entry(row.getString(1), UUID.fromString(row.getString(2))))
        .list()
        .forEach(entry -> held.put(entry.getKey(), entry.getValue()));
    return held;
  }

  /** Lets go of everything that a claim holds. */
  public void release(long token) {
    session.execute("delete from held_resource where claim = ?", token);
  }

  private Session.Rows<StoredClaim> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> claim(row));
  }

  private static StoredClaim claim(ResultSet row) throws SQLException {
    return new StoredClaim(
        row.getLong("token"),
        Sql.id(row, "request"),
        row.getString("method"),
        Sql.nullableId(row, "tenant"),
        row.getString("account"),
        ClaimState.of(row.getString("state")),
        row.getInt("begun") == 1,
        Sql.instant(row, "granted"),
        duration(Sql.nullableLong(row, "lease")),
        Sql.nullableInstant(row, "lease_until"));
  }

  private static @Nullable Duration duration(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
