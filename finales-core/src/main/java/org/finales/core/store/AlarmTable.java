package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.api.experiment.StationAlarm;
import org.jspecify.annotations.Nullable;

/** Alarms of stations; those that nobody acknowledged stand. */
public final class AlarmTable {
  private final Session session;

  AlarmTable(Session session) {
    this.session = session;
  }

  /** One alarm. */
  public Optional<StationAlarm> find(UUID id) {
    return map("select * from alarm where id = ?", id.toString()).findFirst();
  }

  /** Alarms that stand, the oldest first, at most {@code limit}. */
  public List<StationAlarm> standing(int limit) {
    return map("select * from alarm where acknowledged is null order by sequence limit ?", limit)
        .list();
  }

  /** The newest alarms, those that stand and others, the newest first. */
  public List<StationAlarm> newest(int limit, int offset) {
    return map("select * from alarm order by sequence desc limit ? offset ?", limit, offset).list();
  }

  /** Alarms of an experiment, the oldest first, at most 10,000. */
  public List<StationAlarm> ofExperiment(UUID experiment) {
    return map(
            "select * from alarm where experiment = ? order by sequence limit 10000",
            experiment.toString())
        .list();
  }

  /**
   * Adds an alarm.
   *
   * @param sequence number of the log entry that raises it
   */
  public void insert(
      long sequence, ChannelAlarm alarm, @Nullable UUID station, @Nullable String channel) {
    session.execute(
        "insert into alarm (sequence, id, station, channel, experiment, code, message, time, safe,"
            + " acknowledged, acknowledged_by, note)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, '')",
        sequence,
        alarm.id().toString(),
        Sql.text(station),
        channel,
        Sql.text(alarm.experiment()),
        alarm.code(),
        alarm.text(),
        Micros.of(alarm.time()),
        Sql.flag(alarm.safe()));
  }

  /** Writes what is known now of an alarm: its words, and whether the output is off. */
  public void update(ChannelAlarm alarm) {
    session.execute(
        "update alarm set message = ?, safe = ? where id = ?",
        alarm.text(),
        Sql.flag(alarm.safe()),
        alarm.id().toString());
  }

  /** Acknowledges an alarm that stands; whether it stood. */
  public boolean acknowledge(UUID id, Instant time, String account, String note) {
    return session.execute(
            "update alarm set acknowledged = ?, acknowledged_by = ?, note = ? where id = ? and"
                + " acknowledged is null",
            Micros.of(time),
            account,
            note,
            id.toString())
        == 1;
  }

  private Session.Rows<StationAlarm> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> alarm(row));
  }

  private static StationAlarm alarm(ResultSet row) throws SQLException {
    return new StationAlarm(
        new ChannelAlarm(
            Sql.id(row, "id"),
            row.getString("code"),
            row.getString("message"),
            Sql.instant(row, "time"),
            row.getInt("safe") == 1,
            Sql.nullableId(row, "experiment")),
        Sql.nullableId(row, "station"),
        row.getString("channel"),
        Sql.nullableInstant(row, "acknowledged"),
        row.getString("acknowledged_by"),
        row.getString("note"));
  }
}
