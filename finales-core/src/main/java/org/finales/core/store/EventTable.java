package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;

/** The append-only log: numbered without gaps, each entry carrying the hash of all before it. */
public final class EventTable {
  private final Session session;
  private final List<Committed> appended = new ArrayList<>();
  private long last = -1;
  private String lastHash = "";

  EventTable(Session session) {
    this.session = session;
  }

  Event append(EventDraft draft, Instant time, @Nullable Object state) {
    long sequence = nextSequence();
    Instant written = Micros.truncate(time);
    String detail = draft.detail() == null ? null : FinalesJson.write(draft.detail());
    String hash = EventChain.hash(lastHash, sequence, written, draft, detail);
    session.later(
        "insert into event (sequence, time, kind, subject, subject_id, from_status, to_status, actor,"
            + " source, message, detail, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sequence,
        Micros.of(written),
        draft.kind(),
        draft.subject(),
        draft.id(),
        draft.from(),
        draft.to(),
        draft.actor(),
        draft.source(),
        draft.message(),
        detail,
        hash);
    Event event =
        new Event(
            sequence,
            written,
            draft.kind(),
            draft.subject(),
            draft.id(),
            draft.from(),
            draft.to(),
            draft.actor(),
            draft.source(),
            draft.message(),
            draft.detail(),
            hash);
    last = sequence;
    lastHash = hash;
    appended.add(new Committed(event, state));
    return event;
  }

  long nextSequence() {
    if (last < 0) {
      Optional<Tail> tail =
          session
              .select("select sequence, hash from event order by sequence desc limit 1")
              .map(row -> new Tail(row.getLong(1), row.getString(2)))
              .findFirst();
      last = tail.map(Tail::sequence).orElse(0L);
      lastHash = tail.map(Tail::hash).orElse(EventChain.START);
    }
    return last + 1;
  }

  /** Number of the newest entry; 0 for an empty log. */
  public long newest() {
    return session.select("select coalesce(max(sequence), 0) from event").number();
  }

  /** Entries after a number, oldest first. */
  public List<Event> after(long sequence, int limit) {
    return session
        .select("select * from event where sequence > ? order by sequence limit ?", sequence, limit)
        .map(row -> event(row))
        .list();
  }

  /** Entries after a number that a filter accepts, oldest first. */
  public List<Event> after(long sequence, EventFilter filter, int limit) {
    StringBuilder sql = new StringBuilder("select * from event where sequence > ?");
    List<Object> values = new ArrayList<>();
    values.add(sequence);
    if (filter.id() != null) {
      sql.append(" and subject_id = ?");
      values.add(filter.id());
    }
    Set<String> subjects = filter.subjects();
    if (!subjects.isEmpty()) {
      sql.append(" and subject in (").append(Sql.marks(subjects.size())).append(")");
      values.addAll(subjects);
    }
    sql.append(" order by sequence limit ?");
    values.add(limit);
    return session.select(sql.toString(), values.toArray()).map(row -> event(row)).list();
  }

  /** Entries strictly between two numbers, oldest first, at most {@code limit}. */
  List<Event> between(long after, long before, int limit) {
    return session
        .select(
            "select * from event where sequence > ? and sequence < ? order by sequence limit ?",
            after,
            before,
            limit)
        .map(row -> event(row))
        .list();
  }

  /** Everything about one thing, oldest first. */
  public List<Event> about(String subject, String id) {
    return session
        .select(
            "select * from event where subject_id = ? and subject = ? order by sequence",
            id,
            subject)
        .map(row -> event(row))
        .list();
  }

  /**
   * Recomputes the chain over the whole log.
   *
   * @return the number of the first entry that is missing or was altered; empty if there is none
   */
  public Optional<Long> firstBrokenEntry() {
    String hash = EventChain.START;
    long expected = 1;
    List<Entry> page;
    do {
      page =
          session
              .select(
                  "select * from event where sequence >= ? order by sequence limit 1000", expected)
              .map(row -> new Entry(event(row), row.getString("detail")))
              .list();
      for (Entry entry : page) {
        hash = entry.hashAfter(hash);
        if (entry.event().sequence() != expected || !hash.equals(entry.event().hash())) {
          return Optional.of(expected);
        }
        expected++;
      }
    } while (!page.isEmpty());
    return Optional.empty();
  }

  Ledger.Mark mark() {
    return new Ledger.Mark(last, lastHash, appended.size());
  }

  void reset(Ledger.Mark mark) {
    last = mark.sequence();
    lastHash = mark.hash();
    appended.subList(mark.appended(), appended.size()).clear();
  }

  List<Committed> appended() {
    return List.copyOf(appended);
  }

  private static Event event(ResultSet row) throws SQLException {
    String detail = row.getString("detail");
    return new Event(
        row.getLong("sequence"),
        Micros.instant(row.getLong("time")),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("subject_id"),
        row.getString("from_status"),
        row.getString("to_status"),
        row.getString("actor"),
        row.getString("source"),
        row.getString("message"),
        detail == null ? null : FinalesJson.readWritten(detail),
        row.getString("hash"));
  }

  private record Tail(long sequence, String hash) {}

  /** An entry with its detail as it was written, for that is what was hashed. */
  private record Entry(Event event, @Nullable String detail) {
    String hashAfter(String before) {
      return EventChain.hash(
          before,
          event.sequence(),
          event.time(),
          new EventDraft(
              event.kind(),
              event.subject(),
              event.id(),
              event.from(),
              event.to(),
              event.actor(),
              event.source(),
              event.message(),
              null),
          detail);
    }
  }
}
