package org.finales.core.store;

import java.time.Instant;
import java.util.Optional;

/** Settings of the store by name, and what was answered under which idempotency key. */
public final class KeyTable {
  private final Session session;

  KeyTable(Session session) {
    this.session = session;
  }

  /** A setting's value. */
  public Optional<String> setting(String name) {
    return session
        .select("select value from setting where name = ?", name)
        .map(row -> row.getString(1))
        .findFirst();
  }

  /** Writes a setting. */
  public void set(String name, String value) {
    session.execute(
        "insert into setting (name, value) values (?, ?) on conflict (name)"
            + " do update set value = excluded.value",
        name,
        value);
  }

  /** What an account was answered under a key. */
  public Optional<Answer> answer(String account, String key) {
    return session
        .select(
            "select fingerprint, answer from idempotency where account = ? and idempotency_key = ?",
            account,
            key)
        .map(row -> new Answer(row.getString(1), row.getString(2)))
        .findFirst();
  }

  /** Remembers what an account was answered under a key. */
  public void remember(String account, String key, Answer answer, Instant now) {
    session.execute(
        "insert into idempotency (account, idempotency_key, fingerprint, answer, created)"
            + " values (?, ?, ?, ?, ?)",
        account,
        key,
        answer.fingerprint(),
        answer.value(),
        Micros.of(now));
  }

  /** Forgets keys that are older than a moment. */
  public void forget(Instant before) {
    session.execute("delete from idempotency where created < ?", Micros.of(before));
  }

  /**
   * An answer under a key.
   *
   * @param fingerprint hash of what was sent
   * @param value identifier of what was made
   */
  public record Answer(String fingerprint, String value) {}
}
