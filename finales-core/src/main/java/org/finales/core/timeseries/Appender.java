package org.finales.core.timeseries;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the batches of one commit. It remembers datasets from commit to commit; whether somebody
 * else has written meanwhile shows when a dataset's revision is another. Not thread-safe.
 */
final class Appender {
  /** Tails that are put into blocks in one commit, unless they have become too long. */
  private static final int MOST_SEALS = 16;

  private static final int MOST_REMEMBERED = 20_000;

  private static final String FIND =
      "select " + DatasetState.COLUMNS + " from series_dataset where id = ?";
  private static final String SOURCE =
      "select batch, checksum from series_source where dataset = ? and name = ?";
  private static final String ADVANCE =
      "update series_dataset set revision = revision + 1, points = ?, blocks = ?, sealed = ?,"
          + " events = ? where number = ? and revision = ?";
  private static final String RENAME =
      "update series_dataset set id = ?, name = ?, modes = ?, revision = revision + 1"
          + " where number = ?";
  private static final String INSERT_TAIL =
      "insert into series_tail (dataset, first, points, data) values (?, ?, ?, ?)";
  private static final String SET_SOURCE =
      "insert into series_source (dataset, name, batch, checksum) values (?, ?, ?, ?)"
          + " on conflict (dataset, name) do update"
          + " set batch = excluded.batch, checksum = excluded.checksum";
  private static final String INSERT_EVENT =
      "insert into series_event (dataset, sequence, point, time, kind, message, detail)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  private final SeriesDatabase database;
  private final Map<UUID, DatasetState> remembered =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, DatasetState> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** What one commit does to one dataset. */
  private static final class Change {
    final DatasetState before;
    final DatasetState state;
    final List<AppendJob> jobs = new ArrayList<>();
    final Map<String, DatasetState.Newest> sources = new LinkedHashMap<>();
    long added;
    long events;

    Change(DatasetState before) {
      this.before = before;
      state = before.copy();
    }
  }

  Appender(SeriesDatabase database) {
    this.database = database;
  }

  void forget() {
    remembered.clear();
  }

  void forget(UUID dataset) {
    remembered.remove(dataset);
  }

  /**
   * A dataset's state.
   *
   * @param locked whether nobody else may write to it until the transaction's end
   */
  @Nullable DatasetState load(Statements sql, UUID id, boolean locked) throws SQLException {
    List<DatasetState> found =
        sql.query(locked ? FIND + database.lock() : FIND, DatasetState::read, id.toString());
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * Writes batches within a transaction. Those that cannot be taken are refused.
   *
   * @param sure whether to forget what is remembered, and to lock the datasets first
   * @return what to do after the commit, or null if somebody else has written meanwhile, which
   *     cannot be if sure
   */
  @Nullable Runnable write(Statements sql, List<AppendJob> jobs, boolean sure) throws SQLException {
    if (sure) {
      forget();
    }
    Map<UUID, List<AppendJob>> byDataset = new TreeMap<>();
    for (AppendJob job : jobs) {
      byDataset.computeIfAbsent(job.dataset, id -> new ArrayList<>()).add(job);
    }
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<UUID, List<AppendJob>> entry : byDataset.entrySet()) {
      DatasetState before = remembered.get(entry.getKey());
      if (before == null) {
        before = load(sql, entry.getKey(), sure);
      }
      if (before == null) {
        entry
            .getValue()
            .forEach(job -> job.refuse(new NotFoundException("no dataset " + job.dataset)));
      } else {
        Change change = new Change(before);
        for (AppendJob job : entry.getValue()) {
          plan(sql, change, job);
        }
        remembered.put(entry.getKey(), before);
        if (!change.jobs.isEmpty()) {
          changes.add(change);
        }
      }
    }
    // A batch may only seem to be out of order because another node took those before it.
    if (!sure && jobs.stream().anyMatch(AppendJob::isOutOfOrder)) {
      return null;
    }
    return write(sql, changes) ? () -> changes.forEach(this::done) : null;
  }

  /** Decides what becomes of a batch. */
  private static void plan(Statements sql, Change change, AppendJob job) throws SQLException {
    Batch batch = job.batch;
    DatasetState state = change.state;
    if (batch.points().columns.doubles.length != state.dataset.values()) {
      job.refuse(
          new InvalidException(
              "points",
              "dataset "
                  + state.dataset.name()
                  + " has "
                  + state.dataset.auxiliaries().size()
                  + " auxiliary columns, the points have "
                  + batch.points().auxiliaries()));
      return;
    }
    if (job.largestMode >= state.dataset.modes().size()) {
      job.refuse(
          new InvalidException(
              "points", "mode " + job.largestMode + " is none of " + state.dataset.modes()));
      return;
    }
    String source = batch.source();
    if (source != null) {
      DatasetState.Newest newest = newest(sql, change, source);
      if (batch.number() <= newest.batch()) {
        if (batch.number() == newest.batch() && job.checksum != newest.checksum()) {
          job.refuse(
              new BatchOrderException(
                  "batch "
                      + batch.number()
                      + " of "
                      + source
                      + " was stored with other points; send new points as batch "
                      + (newest.batch() + 1),
                  newest.batch() + 1));
        } else {
          job.accept(state.points, true);
          change.jobs.add(job);
        }
        return;
      }
      if (batch.number() != newest.batch() + 1) {
        job.refuse(
            new BatchOrderException(
                "batch "
                    + batch.number()
                    + " of "
                    + source
                    + " came before batch "
                    + (newest.batch() + 1)
                    + "; send that one first",
                newest.batch() + 1));
        return;
      }
      DatasetState.Newest now = new DatasetState.Newest(batch.number(), job.checksum);
      state.sources.put(source, now);
      change.sources.put(source, now);
    }
    change.added += batch.points().size();
    change.events += batch.events().size();
    job.accept(change.before.points + change.added, false);
    change.jobs.add(job);
  }

  private static DatasetState.Newest newest(Statements sql, Change change, String source)
      throws SQLException {
    DatasetState.Newest known = change.state.sources.get(source);
    if (known == null) {
      List<DatasetState.Newest> found =
          sql.query(
              SOURCE,
              row -> new DatasetState.Newest(row.getLong(1), row.getLong(2)),
              change.state.number,
              source);
      known = found.isEmpty() ? new DatasetState.Newest(0, 0) : found.get(0);
      change.before.sources.put(source, known);
      change.state.sources.put(source, known);
    }
    return known;
  }

  private static boolean write(Statements sql, List<Change> changes) throws SQLException {
    // The rows of datasets first, always in the same order: they are the locks.
    List<Change> growing = new ArrayList<>();
    List<Change> sealing = new ArrayList<>();
    for (Change change : changes) {
      if (change.jobs.stream().allMatch(AppendJob::isRepeated)) {
        continue;
      }
      growing.add(change);
      DatasetState state = change.state;
      long tail = state.tail() + change.added;
      if (tail >= Block.SIZE && (sealing.size() < MOST_SEALS || tail >= 2 * Block.SIZE)) {
        sealing.add(change);
      }
      long full = sealing.contains(change) ? tail / Block.SIZE : 0;
      sql.later(
          ADVANCE,
          state.points + change.added,
          state.blocks + full,
          state.sealed + full * Block.SIZE,
          state.events + change.events,
          state.number,
          state.revision);
    }
    if (growing.isEmpty()) {
      return true;
    }
    for (int updated : sql.run(ADVANCE)) {
      if (updated != 1) {
        return false;
      }
    }
    for (Change change : growing) {
      writeEvents(sql, change);
      change.state.revision++;
      if (sealing.contains(change)) {
        seal(sql, change);
      } else {
        extend(sql, change);
      }
      for (Map.Entry<String, DatasetState.Newest> source : change.sources.entrySet()) {
        sql.later(
            SET_SOURCE,
            change.state.number,
            source.getKey(),
            source.getValue().batch(),
            source.getValue().checksum());
      }
    }
    sql.run(INSERT_TAIL);
    sql.run(SET_SOURCE);
    sql.run(INSERT_EVENT);
    return true;
  }

  private static void extend(Statements sql, Change change) throws SQLException {
    DatasetState state = change.state;
    for (AppendJob job : change.jobs) {
      int points = job.batch.points().size();
      if (points > 0 && !job.isRepeated()) {
        sql.later(INSERT_TAIL, state.number, state.points, points, job.encoded());
        state.points += points;
      }
    }
  }

  private static void seal(Statements sql, Change change) throws SQLException {
    List<Columns> news = new ArrayList<>();
    for (AppendJob job : change.jobs) {
      if (!job.isRepeated()) {
        news.add(job.batch.points().columns);
      }
    }
    seal(sql, change.state, news, false);
  }

  /** Moves the tail and what is new into blocks; what is too little stays in the tail. */
  static void seal(Statements sql, DatasetState state, List<Columns> news, boolean all)
      throws SQLException {
    Columns rest = Pyramid.seal(sql, state, news, all);
    if (rest.size > 0) {
      sql.later(
          INSERT_TAIL, state.number, state.sealed, rest.size, Block.encode(rest, 0, rest.size));
    }
  }

  /** Moves the whole tail into blocks; the last is small. */
  void sealAll(Statements sql, UUID id) throws SQLException {
    DatasetState state = load(sql, id, true);
    if (state == null) {
      throw new NotFoundException("no dataset " + id);
    }
    if (state.tail() > 0) {
      seal(sql, state, List.of(), true);
      sql.update(
          ADVANCE,
          state.points,
          state.blocks,
          state.sealed,
          state.events,
          state.number,
          state.revision);
    }
    forget(id);
  }

  /**
   * Gives a dataset that was filled unseen its own id, name and modes, and the batches of its
   * sources.
   */
  void restored(Statements sql, UUID temporary, Archive.Head head) throws SQLException {
    DatasetState state = load(sql, temporary, true);
    if (state == null) {
      throw new NotFoundException("no dataset " + temporary);
    }
    for (Map.Entry<String, DatasetState.Newest> source : head.sources().entrySet()) {
      DatasetState.Newest newest = source.getValue();
      sql.update(SET_SOURCE, state.number, source.getKey(), newest.batch(), newest.checksum());
    }
    RecordedDataset dataset = head.dataset();
    sql.update(
        RENAME, dataset.id().toString(), dataset.name(), DatasetState.modes(dataset), state.number);
    forget(temporary);
  }

  private static void writeEvents(Statements sql, Change change) throws SQLException {
    DatasetState state = change.state;
    long point = change.before.points;
    for (AppendJob job : change.jobs) {
      if (job.isRepeated()) {
        continue;
      }
      point += job.batch.points().size();
      for (SeriesEvent event : job.batch.events()) {
        state.events++;
        sql.later(
            INSERT_EVENT,
            state.number,
            state.events,
            point,
            event.hostMicros(),
            event.kind(),
            event.message(),
            event.detail());
      }
    }
  }

  private void done(Change change) {
    remembered.put(change.state.dataset.id(), change.state);
  }
}
