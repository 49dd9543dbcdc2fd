package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.json.FinalesJson;

/** The laboratory's protocols in all their editions. */
public final class ProtocolTable {
  private final Session session;
  private final Database database;

  ProtocolTable(Session session, Database database) {
    this.session = session;
    this.database = database;
  }

  /** The newest edition of a protocol. */
  public Optional<RegisteredProtocol> newest(UUID id) {
    return map("select * from protocol where id = ? and newest = 1", id.toString()).findFirst();
  }

  /** One edition. */
  public Optional<RegisteredProtocol> edition(UUID id, int version) {
    return map("select * from protocol where id = ? and version = ?", id.toString(), version)
        .findFirst();
  }

  /** All editions, the oldest first. */
  public List<RegisteredProtocol> editions(UUID id) {
    return map("select * from protocol where id = ? order by version", id.toString()).list();
  }

  /** A part of the list of newest editions, by name. */
  public Listing<RegisteredProtocol> list(RegisterQuery query) {
    Where where = BatteryTable.where(query, database).and("newest = 1");
    long total =
        session
            .select("select count(*) from protocol where " + where.sql, where.values.toArray())
            .number();
    where.values.add(query.limit() == null ? BatteryTable.DEFAULT_LIMIT : query.limit());
    where.values.add(query.offset());
    return new Listing<>(
        Readable.of(
            session
                .select(
                    "select * from protocol where "
                        + where.sql
                        + " order by retired, name, sequence limit ? offset ?",
                    where.values.toArray())
                .map(
                    Readable.or(
                        ProtocolTable::protocol,
                        row -> "protocol " + row.getString("id") + "/" + row.getInt("version")))
                .list()),
        total);
  }

  /**
   * Adds an edition, which is the newest from now on.
   *
   * @param sequence number of the log entry that makes it
   */
  public void insert(long sequence, RegisteredProtocol edition) {
    String id = edition.id().toString();
    long root =
        session
            .select("select min(root) from protocol where id = ?", id)
            .map(
                row ->
                    Optional.ofNullable(row.getObject(1)).isPresent() ? row.getLong(1) : sequence)
            .one();
    session.execute("update protocol set newest = 0 where id = ?", id);
    Protocol protocol = edition.protocol();
    session.execute(
        "insert into protocol (sequence, id, version, newest, root, name, search, needs, typed,"
            + " retired, account, created, document) values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sequence,
        id,
        edition.version(),
        root,
        Objects.requireNonNullElse(protocol.name(), ""),
        (Objects.requireNonNullElse(protocol.name(), "")
                + "\n"
                + Objects.requireNonNullElse(protocol.description(), ""))
            .toLowerCase(Locale.ROOT),
        FinalesJson.write(edition.needs()),
        edition.text(),
        Sql.flag(edition.retired()),
        edition.creator(),
        Micros.of(edition.created()),
        FinalesJson.write(protocol));
  }

  /** Takes all editions out of use or brings them back. */
  public void setRetired(UUID id, boolean retired) {
    session.execute(
        "update protocol set retired = ? where id = ?", Sql.flag(retired), id.toString());
  }

  private Session.Rows<RegisteredProtocol> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> protocol(row));
  }

  private static RegisteredProtocol protocol(ResultSet row) throws SQLException {
    return new RegisteredProtocol(
        Sql.id(row, "id"),
        row.getInt("version"),
        FinalesJson.convert(FinalesJson.readWritten(row.getString("document")), Protocol.class),
        row.getString("typed"),
        FinalesJson.convert(FinalesJson.readWritten(row.getString("needs")), ChannelNeeds.class),
        row.getInt("retired") == 1,
        row.getString("account"),
        Sql.instant(row, "created"));
  }
}
