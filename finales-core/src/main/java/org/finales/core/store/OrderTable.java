package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.StationOrder;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people told stations, numbered by the log entries that say so. */
public final class OrderTable {
  private final Session session;

  OrderTable(Session session) {
    this.session = session;
  }

  /** One order. */
  public Optional<StationOrder> find(long sequence) {
    return map("select * from station_order where sequence = ?", sequence).findFirst();
  }

  /** Orders of a station after a number, the oldest first. */
  public List<StationOrder> after(UUID station, long sequence, int limit) {
    return map(
            "select * from station_order where station = ? and sequence > ? order by sequence"
                + " limit ?",
            station.toString(),
            sequence,
            limit)
        .list();
  }

  /** The newest orders of a station, the newest first. */
  public List<StationOrder> newest(UUID station, int limit) {
    return map(
            "select * from station_order where station = ? order by sequence desc limit ?",
            station.toString(),
            limit)
        .list();
  }

  /** Adds an order. */
  public void insert(StationOrder order) {
    session.execute(
        "insert into station_order (sequence, station, channel, experiment, kind, argument, account,"
            + " reason, time, answered, answer) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        order.sequence(),
        order.station().toString(),
        order.channel(),
        Sql.text(order.experiment()),
        order.kind().name().toLowerCase(Locale.ROOT),
        json(order.argument()),
        order.actor(),
        order.reason(),
        Micros.of(order.time()),
        Micros.ofNullable(order.answered()),
        json(order.answer()));
  }

  /** Writes an order's answer if it has none; whether it had none. */
  public boolean answer(long sequence, Instant time, @Nullable JsonNode answer) {
    return session.execute(
            "update station_order set answered = ?, answer = ? where sequence = ? and answered is"
                + " null",
            Micros.of(time),
            json(answer),
            sequence)
        == 1;
  }

  private static @Nullable String json(@Nullable JsonNode node) {
    return node == null ? null : FinalesJson.write(node);
  }

  private Session.Rows<StationOrder> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> order(row));
  }

  private static StationOrder order(ResultSet row) throws SQLException {
    String argument = row.getString("argument");
    String answer = row.getString("answer");
    return new StationOrder(
        row.getLong("sequence"),
        Sql.id(row, "station"),
        row.getString("channel"),
        Sql.nullableId(row, "experiment"),
        OrderKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        argument == null ? null : FinalesJson.readWritten(argument),
        row.getString("account"),
        row.getString("reason"),
        Sql.instant(row, "time"),
        Sql.nullableInstant(row, "answered"),
        answer == null ? null : FinalesJson.readWritten(answer));
  }
}
