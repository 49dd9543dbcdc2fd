package org.finales.core.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.finales.api.broker.InvalidException;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Drafts;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the services of a laboratory share. */
record Parts(Engine engine, SeriesStore series, Drafts drafts, Bell bell, Duration lostAfter) {
  /** The laboratory itself, for what follows from what others did. */
  static final Actor LABORATORY = new Actor("laboratory", Role.ADMINISTRATOR, null);

  /** Longest time that a caller may wait. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  Store store() {
    return engine.store();
  }

  /** The present, as stores keep it. */
  Instant now() {
    return engine.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** How long a caller may wait. */
  static Duration waitOf(Duration wished) {
    if (wished.isNegative()) {
      throw new InvalidException("/wait", "is negative");
    }
    return wished.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wished;
  }

  /** The one who acts for an account in its absence: when the laboratory catches up. */
  static Actor inTheNameOf(@Nullable String account) {
    return account == null ? LABORATORY : new Actor(account, Role.ADMINISTRATOR, null);
  }

  /** Stops whoever may neither act on everybody's things nor is the owner. */
  static boolean owns(Actor actor, @Nullable String owner, Action action) {
    return actor.may(Action.OPERATE) || (actor.may(action) && actor.account().equals(owner));
  }

  /** Writes an entry to the log; its number. */
  long log(
      Ledger ledger,
      Actor actor,
      String kind,
      String subject,
      Object id,
      @Nullable String from,
      @Nullable String to,
      @Nullable String message,
      @Nullable JsonNode detail,
      Object state) {
    return ledger
        .append(actor.entry(kind, subject, id, from, to, message, detail), now(), state)
        .sequence();
  }
}
