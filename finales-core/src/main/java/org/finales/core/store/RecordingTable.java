package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which data set belongs to which experiment, and how far the experiment followed its events. */
public final class RecordingTable {
  private final Session session;

  RecordingTable(Session session) {
    this.session = session;
  }

  /** The recording of a data set. */
  public Optional<Recording> find(UUID dataset) {
    return map("select * from recording where dataset = ?", dataset.toString()).findFirst();
  }

  /** Recordings to which more may come. */
  public List<Recording> open() {
    return map("select * from recording where open = 1").list();
  }

  /** Adds a recording. */
  public void insert(Recording recording) {
    session.execute(
        "insert into recording (dataset, experiment, request, claim, applied, open)"
            + " values (?, ?, ?, ?, ?, ?)",
        recording.dataset().toString(),
        recording.experiment().toString(),
        Sql.text(recording.request()),
        recording.claim(),
        recording.applied(),
        Sql.flag(recording.open()));
  }

  /** Writes how far a recording was followed. */
  public void update(Recording recording) {
    session.execute(
        "update recording set applied = ?, open = ? where dataset = ?",
        recording.applied(),
        Sql.flag(recording.open()),
        recording.dataset().toString());
  }

  /** Notes that a data set is being brought in. */
  public void beginImport(UUID dataset, Instant now) {
    session.execute(
        "insert into importing (dataset, started) values (?, ?)",
        dataset.toString(),
        Micros.of(now));
  }

  /** Notes that bringing in a data set is over, whatever became of it. */
  public void endImport(UUID dataset) {
    session.execute("delete from importing where dataset = ?", dataset.toString());
  }

  /** Data sets that were begun to be brought in before a moment. */
  public List<UUID> importsBefore(Instant moment) {
    return session
        .select("select dataset from importing where started < ?", Micros.of(moment))
        .map(row -> UUID.fromString(row.getString(1)))
        .list();
  }

  private Session.Rows<Recording> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> recording(row));
  }

  private static Recording recording(ResultSet row) throws SQLException {
    return new Recording(
        Sql.id(row, "dataset"),
        Sql.id(row, "experiment"),
        Sql.nullableId(row, "request"),
        Sql.nullableLong(row, "claim"),
        row.getLong("applied"),
        row.getInt("open") == 1);
  }

  /**
   * A data set of an experiment; immutable.
   *
   * @param request the request that it answers; null for data that were brought in
   * @param claim token of the claim under which it is made; null for data that were brought in
   * @param applied number of the last event that the experiment followed; 0 before the first
   * @param open whether more may come
   */
  public record Recording(
      UUID dataset,
      UUID experiment,
      @Nullable UUID request,
      @Nullable Long claim,
      long applied,
      boolean open) {
    /** The same, followed up to an event. */
    public Recording upTo(long event, boolean stillOpen) {
      return new Recording(dataset, experiment, request, claim, event, stillOpen);
    }
  }
}
