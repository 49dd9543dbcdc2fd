package org.finales.server.alpha;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which pending measurement. The first FINALES has no word for it: its tenants look at
 * the list, measure all that is on it, post each result, and look again. So the first that is shown
 * a request has it for itself while it is busy, and whoever looks again without having answered it
 * leaves it to the others for a while.
 *
 * <p>This keeps two laboratories from doing the same work. That two results are never accepted is
 * the engine's doing. It is kept in memory only, for a look is no promise and does not belong into
 * the log; after a restart requests are shown to everybody once more. Thread-safe, bounded.
 */
final class Holds {
  /** The longest that a request is kept for somebody who does not look again. */
  static final Duration LONGEST = Duration.ofHours(2);

  /** Looks within so short a time count as one. */
  static final Duration ONE_LOOK = Duration.ofSeconds(3);

  /** Who looked within this time is there. */
  static final Duration LATELY = Duration.ofSeconds(30);

  private static final int MAX_HOLDS = 50_000;
  private static final int MAX_LOOKERS = 1_000;

  private final Clock clock;

  /** Holds by request, the oldest first. */
  private final Map<UUID, Hold> holds = new LinkedHashMap<>();

  /** Who looked, the longest ago first. */
  private final Map<Looker, Look> lookers = new LinkedHashMap<>();

  Holds(Clock clock) {
    this.clock = clock;
  }

  /**
   * Somebody looks at the list.
   *
   * @param origins how it is known to measure; empty if that is not known
   */
  synchronized void look(String account, String fom, Set<String> origins) {
    Looker looker = new Looker(account, fom);
    lookers.remove(looker);
    lookers.put(looker, new Look(clock.instant(), origins));
    if (lookers.size() > MAX_LOOKERS) {
      Iterator<Looker> oldest = lookers.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Whether somebody who looks is shown a request; it has the request from then on. */
  synchronized boolean shows(UUID request, String account, String fom, String origin) {
    Instant now = clock.instant();
    Hold hold = holds.get(request);
    if (hold == null || isOver(hold.since, now, LONGEST)) {
      return take(request, account, now);
    }
    if (!hold.account.equals(account)) {
      return hold.left != null && take(request, account, now);
    }
    if (hold.left != null) {
      boolean ignored = isOver(hold.left, now, LATELY);
      return (ignored || !areOthers(account, fom, origin, now)) && take(request, account, now);
    }
    if (isOver(hold.since, now, ONE_LOOK) && areOthers(account, fom, origin, now)) {
      holds.put(request, new Hold(account, hold.since, now));
      return false;
    }
    return true;
  }

  private boolean take(UUID request, String account, Instant now) {
    holds.remove(request);
    Iterator<Hold> oldest = holds.values().iterator();
    while (oldest.hasNext()
        && (isOver(oldest.next().since, now, LONGEST) || holds.size() >= MAX_HOLDS)) {
      oldest.remove();
    }
    holds.put(request, new Hold(account, now, null));
    return true;
  }

  /** Whether somebody else who may measure in this way is there. */
  private boolean areOthers(String account, String fom, String origin, Instant now) {
    return lookers.entrySet().stream()
        .filter(entry -> entry.getKey().fom.equals(fom))
        .filter(entry -> !entry.getKey().account.equals(account))
        .map(Map.Entry::getValue)
        .filter(look -> !isOver(look.time, now, LATELY))
        .anyMatch(look -> look.origins.isEmpty() || look.origins.contains(origin));
  }

  /** Whether a span has passed; a clock that was set back counts as passed too. */
  private static boolean isOver(Instant begun, Instant now, Duration span) {
    return now.isBefore(begun) || !now.isBefore(begun.plus(span));
  }

  /**
   * A request in somebody's hands.
   *
   * @param left when it was left to the others; {@code null} if it was not
   */
  private record Hold(String account, Instant since, @Nullable Instant left) {}

  private record Looker(String account, String fom) {}

  private record Look(Instant time, Set<String> origins) {}
}
