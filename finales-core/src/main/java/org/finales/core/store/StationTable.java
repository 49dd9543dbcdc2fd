package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/** Stations; whether one is online is for the laboratory to say. */
public final class StationTable {
  private final Session session;

  StationTable(Session session) {
    this.session = session;
  }

  /** One station. */
  public Optional<Station> find(UUID id) {
    return map("select * from station where id = ?", id.toString()).findFirst();
  }

  /** The station of a name that is not retired. */
  public Optional<Station> active(String name) {
    return map("select * from station where name = ? and retired = 0", name).findFirst();
  }

  /** The station that has a channel with a tenant. */
  public Optional<Station> ofTenant(UUID tenant) {
    return all().stream().filter(s -> s.tenants().containsValue(tenant)).findFirst();
  }

  /** All stations that can be read, in the order of their registration. */
  public List<Station> all() {
    return Readable.of(
        session
            .select("select * from station order by sequence")
            .map(Readable.or(StationTable::station, row -> "station " + row.getString("id")))
            .list());
  }

  /** What the channels of a station can do, as far as they said it, by their names. */
  public Map<String, ChannelNeeds> can(UUID id) {
    Map<String, ChannelNeeds> can = new LinkedHashMap<>();
    session
        .select("select can from station where id = ?", id.toString())
        .map(row -> FinalesJson.readWritten(row.getString(1)))
        .findFirst()
        .ifPresent(
            all ->
                all.properties()
                    .forEach(
                        entry ->
                            can.put(
                                entry.getKey(),
                                FinalesJson.convert(entry.getValue(), ChannelNeeds.class))));
    return can;
  }

  /** Writes what the channels can do. */
  public void setCan(UUID id, Map<String, ChannelNeeds> can) {
    session.execute(
        "update station set can = ? where id = ?", FinalesJson.write(can), id.toString());
  }

  /**
   * Adds a station.
   *
   * @param sequence number of the log entry that makes it
   */
  public void insert(long sequence, Station station) {
    session.execute(
        "insert into station (sequence, id, name, draft, tenants, can, account, retired, last_seen,"
            + " lost, created, revision) values (?, ?, ?, ?, ?, '{}', ?, ?, ?, 0, ?, ?)",
        sequence,
        station.id().toString(),
        station.name(),
        FinalesJson.write(station.draft()),
        FinalesJson.write(station.tenants()),
        station.account(),
        Sql.flag(station.retired()),
        Micros.ofNullable(station.lastSeen()),
        Micros.of(station.created()),
        station.revision());
  }

  /** Replaces a station's description if it still has the revision before; whether it had. */
  public boolean update(Station station) {
    return session.execute(
            "update station set name = ?, draft = ?, tenants = ?, account = ?, retired = ?,"
                + " revision = ? where id = ? and revision = ?",
            station.name(),
            FinalesJson.write(station.draft()),
            FinalesJson.write(station.tenants()),
            station.account(),
            Sql.flag(station.retired()),
            station.revision(),
            station.id().toString(),
            station.revision() - 1)
        == 1;
  }

  /** Writes when a station was last heard of, and whether it counts as lost. */
  public void setSeen(UUID id, Instant seen, boolean lost) {
    session.execute(
        "update station set last_seen = ?, lost = ? where id = ?",
        Micros.of(seen),
        Sql.flag(lost),
        id.toString());
  }

  /** Marks a station as lost if nobody heard of it since a moment; whether it was not before. */
  public boolean lose(UUID id, Instant unheardSince) {
    return session.execute(
            "update station set lost = 1 where id = ? and lost = 0 and retired = 0 and"
                + " last_seen is not null and last_seen < ?",
            id.toString(),
            Micros.of(unheardSince))
        == 1;
  }

  /** Whether a station counts as lost. */
  public boolean isLost(UUID id) {
    return session
            .select("select count(*) from station where id = ? and lost = 1", id.toString())
            .number()
        > 0;
  }

  private Session.Rows<Station> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> station(row));
  }

  private static Station station(ResultSet row) throws SQLException {
    Map<String, UUID> tenants = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry :
        FinalesJson.readWritten(row.getString("tenants")).properties()) {
      tenants.put(entry.getKey(), UUID.fromString(entry.getValue().stringValue()));
    }
    return new Station(
        Sql.id(row, "id"),
        FinalesJson.convert(FinalesJson.readWritten(row.getString("draft")), StationDraft.class),
        tenants,
        row.getString("account"),
        row.getInt("retired") == 1,
        Sql.nullableInstant(row, "last_seen"),
        false,
        Sql.instant(row, "created"),
        row.getLong("revision"));
  }
}
