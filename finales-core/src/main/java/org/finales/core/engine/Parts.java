package org.finales.core.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.finales.api.broker.InvalidException;
import org.finales.core.files.FileVault;
import org.finales.core.store.Store;

/** What the desks of an engine share. */
record Parts(
    Store store,
    FileVault vault,
    Clock clock,
    EngineSettings settings,
    Drafts drafts,
    Catalog catalog,
    Roster roster,
    Backlog backlog,
    Lifecycle lifecycle,
    Signals signals) {

  /** The present, as stores keep it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** How long a caller may wait. */
  Duration waitOf(Duration wished) {
    if (wished.isNegative()) {
      throw new InvalidException("/wait", "is negative");
    }
    return wished.compareTo(settings.maxWait()) > 0 ? settings.maxWait() : wished;
  }
}
