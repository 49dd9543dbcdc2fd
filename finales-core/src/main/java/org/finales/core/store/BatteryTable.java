package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finales.api.battery.Battery;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.json.FinalesJson;
import org.finales.api.lab.Organisation;

/** The laboratory's batteries. */
public final class BatteryTable {
  static final int DEFAULT_LIMIT = 100;

  private final Session session;
  private final Database database;

  BatteryTable(Session session, Database database) {
    this.session = session;
    this.database = database;
  }

  /** One battery. */
  public Optional<RegisteredBattery> find(UUID id) {
    return map("select * from battery where id = ?", id.toString()).findFirst();
  }

  /** The battery of an IRI. */
  public Optional<RegisteredBattery> ofIri(String iri) {
    return map("select * from battery where iri = ?", iri).findFirst();
  }

  /** The battery of the same maker, model and serial number, or of the same name without one. */
  public Optional<RegisteredBattery> twin(Battery battery) {
    return map("select * from battery where identity = ?", identity(battery)).findFirst();
  }

  /** Batteries that were made from a thing, those of others and of itself. */
  public List<RegisteredBattery> madeOf(String iri) {
    // The search text holds the IRIs of what it was made from and of the cells in it.
    return map(
            "select * from battery where "
                + database.contains("search", "?")
                + " order by sequence limit 1000",
            iri.toLowerCase(Locale.ROOT))
        .list()
        .stream()
        .filter(
            found ->
                found.battery().derivedFrom().contains(iri)
                    || found.battery().cells().contains(iri))
        .toList();
  }

  /** A part of the list, by name. */
  public Listing<RegisteredBattery> list(RegisterQuery query) {
    Where where = where(query, database);
    long total =
        session
            .select("select count(*) from battery where " + where.sql, where.values.toArray())
            .number();
    where.values.add(query.limit() == null ? DEFAULT_LIMIT : query.limit());
    where.values.add(query.offset());
    return new Listing<>(
        Readable.of(
            session
                .select(
                    "select * from battery where "
                        + where.sql
                        + " order by retired, name, sequence limit ? offset ?",
                    where.values.toArray())
                .map(Readable.or(BatteryTable::battery, row -> "battery " + row.getString("id")))
                .list()),
        total);
  }

  static Where where(RegisterQuery query, Database database) {
    Where where = new Where();
    if (query.retired()) {
      where.and("retired in (0, 1)");
    } else {
      where.and("retired = 0");
    }
    if (query.text() != null && !query.text().isBlank()) {
      where.and(database.contains("search", "?"), query.text().strip().toLowerCase(Locale.ROOT));
    }
    return where;
  }

  /**
   * Adds a battery.
   *
   * @param sequence number of the log entry that makes it
   */
  public void insert(long sequence, RegisteredBattery added) {
    Battery battery = added.battery();
    session.execute(
        "insert into battery (sequence, id, iri, identity, name, search, technology, retired,"
            + " account, created, revision, document) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sequence,
        added.id().toString(),
        iri(added),
        identity(battery),
        name(battery),
        search(battery),
        battery.technology() == null ? null : battery.technology().name(),
        Sql.flag(added.retired()),
        added.creator(),
        Micros.of(added.created()),
        added.revision(),
        FinalesJson.write(battery));
  }

  /** Replaces what is said of a battery if it still has the revision before; whether it had. */
  public boolean update(RegisteredBattery changed) {
    Battery battery = changed.battery();
    return session.execute(
            "update battery set iri = ?, identity = ?, name = ?, search = ?, technology = ?,"
                + " retired = ?, revision = ?, document = ? where id = ? and revision = ?",
            iri(changed),
            identity(battery),
            name(battery),
            search(battery),
            battery.technology() == null ? null : battery.technology().name(),
            Sql.flag(changed.retired()),
            changed.revision(),
            FinalesJson.write(battery),
            changed.id().toString(),
            changed.revision() - 1)
        == 1;
  }

  /** Its own IRI, or one made of its identifier. */
  public static String iri(RegisteredBattery battery) {
    String own = battery.battery().id();
    return own == null ? "urn:uuid:" + battery.id() : own;
  }

  /** What people call it: its name, or else its serial number. */
  public static String name(Battery battery) {
    return Objects.requireNonNullElse(
        battery.name(), Objects.requireNonNullElse(battery.serialNumber(), ""));
  }

  private static String identity(Battery battery) {
    boolean numbered = battery.serialNumber() != null;
    return Stream.of(
            numbered ? "number" : "name",
            maker(battery),
            Objects.requireNonNullElse(battery.model(), ""),
            numbered ? String.valueOf(battery.serialNumber()) : name(battery))
        .map(part -> part.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  private static String maker(Battery battery) {
    Organisation maker = battery.manufacturer();
    if (maker == null) {
      return "";
    }
    return maker.name() == null ? String.valueOf(maker.id()) : maker.name();
  }

  private static String search(Battery battery) {
    Stream<String> texts =
        Stream.of(
                battery.name(),
                battery.serialNumber(),
                battery.model(),
                battery.batch(),
                battery.description(),
                battery.id(),
                maker(battery))
            .filter(Objects::nonNull);
    return Stream.of(texts, battery.derivedFrom().stream(), battery.cells().stream())
        .flatMap(all -> all)
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }

  private Session.Rows<RegisteredBattery> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> battery(row));
  }

  private static RegisteredBattery battery(ResultSet row) throws SQLException {
    return new RegisteredBattery(
        Sql.id(row, "id"),
        FinalesJson.convert(FinalesJson.readWritten(row.getString("document")), Battery.class),
        row.getInt("retired") == 1,
        row.getString("account"),
        Sql.instant(row, "created"),
        row.getLong("revision"));
  }
}
