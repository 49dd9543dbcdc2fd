package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Downtime;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.Uptime;
import org.finales.api.json.FinalesJson;

/** Tenants and when they were there. Whether a tenant is online is for the engine to say. */
public final class TenantTable {
  private final Session session;

  TenantTable(Session session) {
    this.session = session;
  }

  /** All tenants that can be read, in the order of their registration; none is marked online. */
  public List<Tenant> all() {
    return Readable.of(
        session
            .select("select * from tenant order by sequence")
            .map(Readable.or(TenantTable::tenant, row -> "tenant " + row.getString("id")))
            .list());
  }

  /** One tenant; not marked online. */
  public Optional<Tenant> find(UUID id) {
    return map("select * from tenant where id = ?", id.toString()).findFirst();
  }

  /** The active tenant of a name. */
  public Optional<Tenant> active(String name) {
    return map("select * from tenant where name = ? and active = 1", name).findFirst();
  }

  /**
   * Adds a tenant.
   *
   * @param sequence number of the log entry that makes it
   */
  public void insert(long sequence, Tenant tenant) {
    session.execute(
        "insert into tenant (sequence, id, name, contact, offers, slots, active, account, created,"
            + " revision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sequence,
        tenant.id().toString(),
        tenant.name(),
        tenant.contact(),
        FinalesJson.write(tenant.offers()),
        tenant.slots(),
        Sql.flag(tenant.active()),
        tenant.account(),
        Micros.of(tenant.created()),
        tenant.revision());
  }

  /** Replaces a tenant's description if it still has the revision before; whether it had. */
  public boolean update(Tenant tenant) {
    return session.execute(
            "update tenant set name = ?, contact = ?, offers = ?, slots = ?, active = ?, account = ?,"
                + " revision = ? where id = ? and revision = ?",
            tenant.name(),
            tenant.contact(),
            FinalesJson.write(tenant.offers()),
            tenant.slots(),
            Sql.flag(tenant.active()),
            tenant.account(),
            tenant.revision(),
            tenant.id().toString(),
            tenant.revision() - 1)
        == 1;
  }

  /** The newest span in which a tenant was there. */
  public Optional<Uptime.Span> lastPresence(UUID tenant) {
    return spans(
            "select started, until from presence where tenant = ? order by started desc limit 1",
            tenant.toString())
        .findFirst();
  }

  /** Begins a span of presence. */
  public void insertPresence(UUID tenant, Instant started, Instant until) {
    session.execute(
        "insert into presence (tenant, started, until) values (?, ?, ?) on conflict (tenant, started)"
            + " do update set until = excluded.until",
        tenant.toString(),
        Micros.of(started),
        Micros.of(until));
  }

  /** Moves the end of a span of presence. */
  public void updatePresence(UUID tenant, Instant started, Instant until) {
    session.execute(
        "update presence set until = ? where tenant = ? and started = ?",
        Micros.of(until),
        tenant.toString(),
        Micros.of(started));
  }

  /** Spans of presence that overlap a span of time, in order. */
  public List<Uptime.Span> presences(UUID tenant, Instant from, Instant until) {
    return spans(
            "select started, until from presence where tenant = ? and until > ? and started < ?"
                + " order by started",
            tenant.toString(),
            Micros.of(from),
            Micros.of(until))
        .list();
  }

  /** Adds an announced downtime. */
  public void insertDowntime(UUID tenant, Downtime downtime) {
    session.execute(
        "insert into downtime (tenant, started, until, reason) values (?, ?, ?, ?)",
        tenant.toString(),
        Micros.of(downtime.from()),
        Micros.of(downtime.until()),
        downtime.reason());
  }

  /** Announced downtimes that overlap a span of time, in order. */
  public List<Downtime> downtimes(UUID tenant, Instant from, Instant until) {
    return session
        .select(
            "select started, until, reason from downtime where tenant = ? and until > ?"
                + " and started < ? order by started",
            tenant.toString(),
            Micros.of(from),
            Micros.of(until))
        .map(
            row ->
                new Downtime(
                    Sql.instant(row, "started"),
                    Sql.instant(row, "until"),
                    row.getString("reason")))
        .list();
  }

  private Session.Rows<Uptime.Span> spans(String sql, Object... values) {
    return session
        .select(sql, values)
        .map(row -> new Uptime.Span(Sql.instant(row, "started"), Sql.instant(row, "until")));
  }

  private Session.Rows<Tenant> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> tenant(row));
  }

  private static Tenant tenant(ResultSet row) throws SQLException {
    return new Tenant(
        Sql.id(row, "id"),
        row.getString("name"),
        row.getString("contact"),
        List.of(
            FinalesJson.convert(FinalesJson.readWritten(row.getString("offers")), Offer[].class)),
        row.getInt("slots"),
        row.getInt("active") == 1,
        false,
        null,
        row.getString("account"),
        Sql.instant(row, "created"),
        row.getLong("revision"));
  }
}
