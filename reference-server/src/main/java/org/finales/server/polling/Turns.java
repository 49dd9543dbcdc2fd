package org.finales.server.polling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.store.StoredRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who is shown a pending request when. FINALES 2's tenants look at the list of pending requests,
 * take the oldest that suits them, and do not survive being told that another was faster; so two
 * that look together should not see the same request. This only makes that unlikely: what makes it
 * impossible for both to get it is that reserving is atomic.
 *
 * <ul>
 *   <li>The requester always sees its request, and so do accounts that do not work: those whose
 *       role may not, and operators who never answered such a request.
 *   <li>Of all others the first to be shown a request has it for itself for a time, however often
 *       it looks; then everybody sees it for as long again, and only then can somebody have it for
 *       itself anew.
 *   <li>Accounts that are not known to answer a quantity come last: while one that is known to has
 *       looked lately, they are not shown a request that is younger than that time.
 * </ul>
 *
 * <p>Thread-safe. Memory is bounded; what is forgotten is shown to everybody.
 */
public final class Turns {
  /** How long a request is shown to one account alone, and then to everybody. */
  public static final Duration TURN = Duration.ofSeconds(3);

  /** How long an account that looked is expected to look again. */
  public static final Duration LATELY = Duration.ofSeconds(10);

  private static final int MAX_TURNS = 50_000;
  private static final int MAX_LOOKERS = 1_000;

  private final Clock clock;
  private final BiPredicate<String, String> serves;
  private final Duration turn;

  /** Turns by request, the oldest first. */
  private final Map<UUID, Turn> turns = new LinkedHashMap<>();

  /** When accounts last looked, for which quantity, the longest ago first. */
  private final Map<Looker, Instant> lookers = new LinkedHashMap<>();

  /**
   * Begins without any turns.
   *
   * @param serves whether an account is known to answer requests for a quantity
   */
  public Turns(Clock clock, BiPredicate<String, String> serves) {
    this(clock, serves, TURN);
  }

  /**
   * Begins without any turns, with turns of another length.
   *
   * @param serves whether an account is known to answer requests for a quantity
   */
  public Turns(Clock clock, BiPredicate<String, String> serves, Duration turn) {
    this.clock = clock;
    this.serves = serves;
    this.turn = turn;
  }

  /**
   * An account looks at the list.
   *
   * @param quantity the only one that it looks at; {@code null} for all
   */
  public Look look(Actor actor, @Nullable String quantity) {
    Instant now = clock.instant();
    if (actor.may(Action.WORK)) {
      remember(new Looker(actor.account(), quantity), now);
    }
    return new Look(actor, now);
  }

  private synchronized void remember(Looker looker, Instant now) {
    lookers.remove(looker);
    lookers.put(looker, now);
    Iterator<Instant> oldest = lookers.values().iterator();
    while (oldest.hasNext()
        && (isOver(oldest.next(), now, LATELY) || lookers.size() > MAX_LOOKERS)) {
      oldest.remove();
    }
  }

  /** Whether somebody else who answers a quantity has looked for it lately. */
  private boolean othersServe(String account, String quantity, Instant now) {
    Map<Looker, Instant> lately;
    synchronized (this) {
      lately = new HashMap<>(lookers);
    }
    return lately.entrySet().stream()
        .filter(entry -> !isOver(entry.getValue(), now, LATELY))
        .map(Map.Entry::getKey)
        .filter(looker -> !looker.account.equals(account))
        .filter(looker -> looker.quantity == null || looker.quantity.equals(quantity))
        .anyMatch(looker -> serves.test(looker.account, quantity));
  }

  /** Whether a request's turn is this account's, or everybody's; gives it one where it has none. */
  private synchronized boolean take(UUID request, String account, Instant now, boolean mayBegin) {
    Turn present = turns.get(request);
    if (present != null && !isOver(present.begun, now, turn.multipliedBy(2))) {
      return isOver(present.begun, now, turn) || present.account.equals(account);
    }
    if (!mayBegin) {
      return false;
    }
    turns.remove(request);
    Iterator<Turn> oldest = turns.values().iterator();
    while (oldest.hasNext() && isOver(oldest.next().begun, now, turn.multipliedBy(2))) {
      oldest.remove();
    }
    if (turns.size() < MAX_TURNS) {
      turns.put(request, new Turn(account, now));
    }
    return true;
  }

  /** Whether a span has passed; a clock that was set back counts as passed too. */
  private static boolean isOver(Instant begun, Instant now, Duration span) {
    return now.isBefore(begun) || !now.isBefore(begun.plus(span));
  }

  /** How many turns are remembered. */
  synchronized int size() {
    return turns.size();
  }

  /** One account looking at the list once. Not thread-safe. */
  public final class Look {
    private final Actor actor;
    private final Instant now;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<String, Boolean> behind = new HashMap<>();

    private Look(Actor actor, Instant now) {
      this.actor = actor;
      this.now = now;
    }

    /** Whether it sees every request: it is the requester or does not work on such requests. */
    public boolean isOutside(StoredRequest request) {
      return request.account().equals(actor.account())
          || !actor.may(Action.WORK)
          || actor.may(Action.OPERATE) && !knows(request.quantity());
    }

    /** Whether it is shown a request now; being shown one may begin a turn. */
    public boolean shows(StoredRequest request) {
      if (isOutside(request)) {
        return true;
      }
      boolean mayBegin =
          isOver(request.created(), now, TURN)
              || knows(request.quantity())
              || !isBehind(request.quantity());
      return take(request.id(), actor.account(), now, mayBegin);
    }

    private boolean knows(String quantity) {
      return known.computeIfAbsent(quantity, any -> serves.test(actor.account(), any));
    }

    private boolean isBehind(String quantity) {
      return behind.computeIfAbsent(quantity, any -> othersServe(actor.account(), any, now));
    }
  }

  /** The account that a request was shown to first, and when. */
  private record Turn(String account, Instant begun) {}

  /** An account that looks for a quantity, or for all. */
  private record Looker(String account, @Nullable String quantity) {}
}
