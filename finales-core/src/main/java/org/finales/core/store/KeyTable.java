package org.finales.core.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Settings of the store by name, and what was answered under which idempotency key. */
public final class KeyTable {
  private final Handle handle;

  KeyTable(Handle handle) {
    this.handle = handle;
  }

  /** A setting's value. */
  public Optional<String> setting(String name) {
    return handle
        .select("select value from setting where name = ?", name)
        .mapTo(String.class)
        .findFirst();
  }

  /** Writes a setting. */
  public void set(String name, String value) {
    handle.execute(
        "insert into setting (name, value) values (?, ?) on conflict (name)"
            + " do update set value = excluded.value",
        name,
        value);
  }

  /** What an account was answered under a key. */
  public Optional<Answer> answer(String account, String key) {
    return handle
        .select(
            "select fingerprint, answer from idempotency where account = ? and idempotency_key = ?",
            account,
            key)
        .map((row, context) -> new Answer(row.getString(1), row.getString(2)))
        .findFirst();
  }

  /** Remembers what an account was answered under a key. */
  public void remember(String account, String key, Answer answer, Instant now) {
    handle.execute(
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
    handle.execute("delete from idempotency where created < ?", Micros.of(before));
  }

  /**
   * An answer under a key.
   *
   * @param fingerprint hash of what was sent
   * @param value identifier of what was made
   */
  public record Answer(String fingerprint, String value) {}
}
