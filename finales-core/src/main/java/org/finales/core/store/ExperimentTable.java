package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentPage;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.json.FinalesJson;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/** Experiments, numbered by the log entries that added them. */
public final class ExperimentTable {
  private final Session session;
  private final ExperimentSearch search;

  ExperimentTable(Session session, Database database) {
    this.session = session;
    this.search = new ExperimentSearch(session, database);
  }

  /** One experiment. */
  public Optional<Experiment> find(UUID id) {
    return map("select * from experiment where id = ?", id.toString()).findFirst();
  }

  /** The experiment that asks, or once asked, by a request. */
  public Optional<Experiment> ofRequest(UUID request) {
    return map(
            "select e.* from experiment e, experiment_request r where r.request = ? and e.id ="
                + " r.experiment",
            request.toString())
        .findFirst();
  }

  /** Experiments of a battery, the oldest first, at most {@code limit}. */
  public List<Experiment> ofBattery(UUID battery, int limit) {
    return map(
            "select * from experiment where battery = ? and deleted = 0 order by sequence limit ?",
            battery.toString(),
            limit)
        .list();
  }

  /** Experiments that are not over, the oldest first. */
  public List<Experiment> unfinished() {
    return map(
            "select * from experiment where deleted = 0 and state_rank <= ? order by state_rank,"
                + " sequence",
            rank(ExperimentState.INTERRUPTED))
        .list();
  }

  /** Experiments that are on channels of a station. */
  public List<Experiment> onStation(UUID station) {
    return map(
            "select * from experiment where runs_on = ? and state_rank in (?, ?, ?) order by sequence",
            station.toString(),
            rank(ExperimentState.RUNNING),
            rank(ExperimentState.PAUSED),
            rank(ExperimentState.INTERRUPTED))
        .list();
  }

  /** A part of the list with counts of what the whole is made of. */
  public ExperimentPage list(ExperimentQuery query) {
    return search.page(query);
  }

  /** Token of the claim under which an experiment is or was on a channel; none before. */
  public Optional<Long> claim(UUID id) {
    return session
        .select("select claim from experiment where id = ?", id.toString())
        .map(row -> Optional.ofNullable(Sql.nullableLong(row, "claim")))
        .findFirst()
        .flatMap(claim -> claim);
  }

  /** Writes under which claim an experiment is on a channel. */
  public void setClaim(UUID id, @Nullable Long token) {
    session.execute("update experiment set claim = ? where id = ?", token, id.toString());
  }

  /** Notes that a request asks for an experiment. */
  public void insertRequest(UUID request, UUID experiment) {
    session.execute(
        "insert into experiment_request (request, experiment) values (?, ?)",
        request.toString(),
        experiment.toString());
  }

  /**
   * Adds an experiment.
   *
   * @param sequence number of the log entry that adds it
   */
  public void insert(long sequence, Experiment added) {
    String protocol = Sql.text(added.protocol());
    String place = Sql.text(place(added));
    session.execute(
        "insert into experiment (sequence, id, name, description, search, battery, battery_no,"
            + " technology, station, protocol, protocol_no, version, recovery, priority, attributes,"
            + " state, state_rank, reason, account, created, begun, ended, request, dataset,"
            + " datasets, runs_on, channel, place_no, imported, deleted, revision) values (?, ?, ?,"
            + " ?, ?, ?, (select sequence from battery where id = ?), (select technology from"
            + " battery where id = ?), ?, ?, (select root from protocol where id = ? and newest ="
            + " 1), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select sequence from station"
            + " where id = ?), ?, ?, ?)",
        sequence,
        added.id().toString(),
        added.name(),
        added.description(),
        (added.name() + "\n" + added.description()).toLowerCase(Locale.ROOT),
        added.battery().toString(),
        added.battery().toString(),
        added.battery().toString(),
        Sql.text(added.station()),
        protocol,
        protocol,
        added.version(),
        added.recovery().name(),
        added.priority(),
        FinalesJson.write(added.attributes()),
        wireName(added.state()),
        rank(added.state()),
        added.reason(),
        added.creator(),
        Micros.of(added.created()),
        Micros.ofNullable(added.begun()),
        Micros.ofNullable(added.ended()),
        Sql.text(added.request()),
        Sql.text(added.dataset()),
        Sql.lines(added.datasets()),
        Sql.text(added.runsOn()),
        added.channel(),
        place,
        Sql.flag(added.imported()),
        Sql.flag(added.deleted()),
        added.revision());
  }

  /** Writes what can change if it still has the revision before; whether it had. */
  public boolean update(Experiment changed) {
    return session.execute(
            "update experiment set state = ?, state_rank = ?, reason = ?, begun = ?, ended = ?,"
                + " request = ?, dataset = ?, datasets = ?, runs_on = ?, channel = ?, place_no ="
                + " (select sequence from station where id = ?), deleted = ?, revision = ? where id"
                + " = ? and revision = ?",
            wireName(changed.state()),
            rank(changed.state()),
            changed.reason(),
            Micros.ofNullable(changed.begun()),
            Micros.ofNullable(changed.ended()),
            Sql.text(changed.request()),
            Sql.text(changed.dataset()),
            Sql.lines(changed.datasets()),
            Sql.text(changed.runsOn()),
            changed.channel(),
            Sql.text(place(changed)),
            Sql.flag(changed.deleted()),
            changed.revision(),
            changed.id().toString(),
            changed.revision() - 1)
        == 1;
  }

  /** The name of a state in the store and in the log. */
  public static String wireName(ExperimentState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #wireName}. */
  public static ExperimentState state(String wireName) {
    return ExperimentState.valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** The place of a state in lists; each has one of its own. */
  static int rank(ExperimentState state) {
    return switch (state) {
      case QUEUED -> 1;
      case RUNNING -> 2;
      case PAUSED -> 3;
      case INTERRUPTED -> 4;
      case FAILED -> 5;
      case ABORTED -> 6;
      case FINISHED -> 7;
    };
  }

  private static @Nullable UUID place(Experiment experiment) {
    return experiment.runsOn() == null ? experiment.station() : experiment.runsOn();
  }

  private Session.Rows<Experiment> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> experiment(row));
  }

  static Experiment experiment(ResultSet row) throws SQLException {
    return new Experiment(
        Sql.id(row, "id"),
        row.getString("name"),
        row.getString("description"),
        Sql.id(row, "battery"),
        Sql.nullableId(row, "station"),
        Sql.nullableId(row, "protocol"),
        row.getInt("version"),
        Recovery.valueOf(row.getString("recovery")),
        row.getInt("priority"),
        List.of(
            FinalesJson.convert(
                FinalesJson.readWritten(row.getString("attributes")), Attribute[].class)),
        state(row.getString("state")),
        row.getString("reason"),
        row.getString("account"),
        Sql.instant(row, "created"),
        Sql.nullableInstant(row, "begun"),
        Sql.nullableInstant(row, "ended"),
        Sql.nullableId(row, "request"),
        Sql.nullableId(row, "dataset"),
        List.copyOf(Sql.ids(row.getString("datasets"))),
        Sql.nullableId(row, "runs_on"),
        row.getString("channel"),
        row.getInt("imported") == 1,
        row.getInt("deleted") == 1,
        row.getLong("revision"));
  }
}
