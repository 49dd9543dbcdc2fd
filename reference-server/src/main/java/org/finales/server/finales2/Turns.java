package org.finales.server.finales2;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
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
 *   <li>Of all others, who is shown a request first has it for itself for a turn. Whoever looks
 *       again in its turn and has taken nothing of that quantity since declines the request: it
 *       goes on seeing it, but not before others.
 *   <li>Where others work on the same quantity, an account has few turns at once, so that there is
 *       work for all, and lets them go first after each turn.
 *   <li>Accounts that are not known to answer a quantity come last: while one that is known to has
 *       looked lately, they are not shown a request that is younger than a turn.
 * </ul>
 *
 * <p>Thread-safe. Memory is bounded; what is forgotten is shown to everybody.
 */
final class Turns {
  /** How long a request is shown to one account alone. */
  static final Duration TURN = Duration.ofSeconds(3);

  /** How long after a request was shown to it an account that wants it has taken it. */
  static final Duration THOUGHT = Duration.ofSeconds(1);

  /** How long an account that looked is expected to look again. */
  static final Duration LATELY = Duration.ofSeconds(10);

  /** How long it is remembered who had a turn and who declined. */
  static final Duration MEMORY = Duration.ofMinutes(1);

  /** Turns that an account has at once of a quantity on which others work too. */
  static final int AT_ONCE = 3;

  private static final int MAX_TURNS = 20_000;
  private static final int MAX_ACCOUNTS = 1_000;
  private static final int MAX_DECLINED = 32;

  private final Clock clock;
  private final BiPredicate<String, String> serves;

  /** The last turn of each request, the oldest first. */
  private final Map<UUID, Turn> turns = new LinkedHashMap<>();

  /** When accounts last looked, for which quantity, the longest ago first. */
  private final Map<Interest, Instant> looked = new LinkedHashMap<>();

  /** When accounts last took a request of a quantity, the longest ago first. */
  private final Map<Interest, Instant> took = new LinkedHashMap<>();

  /**
   * Begins without any turns.
   *
   * @param serves whether an account is known to answer requests for a quantity
   */
  Turns(Clock clock, BiPredicate<String, String> serves) {
    this.clock = clock;
    this.serves = serves;
  }

  /**
   * An account looks at the list.
   *
   * @param quantity the only one that it looks at; {@code null} for all
   */
  Look look(Actor actor, @Nullable String quantity) {
    Instant now = clock.instant();
    if (actor.may(Action.WORK) && !actor.may(Action.OPERATE)) {
      note(looked, new Interest(actor.account(), quantity), now);
    }
    return new Look(actor, now);
  }

  /**
   * An account has reserved or answered a request. Others may have read the list just before, and
   * are not shown it for a turn.
   */
  synchronized void taken(String account, String quantity, UUID request) {
    Instant now = clock.instant();
    note(took, new Interest(account, quantity), now);
    begin(request, new Turn(account, quantity, now, true, Set.of()));
  }

  /** A request was given back or brought back, and is like new. */
  synchronized void freed(UUID request) {
    turns.remove(request);
  }

  private synchronized void note(Map<Interest, Instant> times, Interest interest, Instant now) {
    times.remove(interest);
    times.put(interest, now);
    Iterator<Instant> oldest = times.values().iterator();
    while (oldest.hasNext()
        && (isOver(oldest.next(), now, LATELY) || times.size() > MAX_ACCOUNTS)) {
      oldest.remove();
    }
  }

  /** Whether any other account that passes a test has looked for a quantity lately. */
  private boolean anyOther(Actor actor, String quantity, Instant now, Predicate<String> test) {
    Map<Interest, Instant> lately;
    synchronized (this) {
      lately = new HashMap<>(looked);
    }
    return lately.entrySet().stream()
        .filter(entry -> !isOver(entry.getValue(), now, LATELY))
        .map(Map.Entry::getKey)
        .filter(one -> one.quantity == null || one.quantity.equals(quantity))
        .anyMatch(one -> !one.account.equals(actor.account()) && test.test(one.account));
  }

  /** Begins a turn, and forgets those that are long over. */
  private void begin(UUID request, Turn turn) {
    turns.remove(request);
    Iterator<Turn> oldest = turns.values().iterator();
    while (oldest.hasNext() && isOver(oldest.next().begun, turn.begun, MEMORY)) {
      oldest.remove();
    }
    if (turns.size() < MAX_TURNS) {
      turns.put(request, turn);
    }
  }

  /** How many turns an account has of a quantity. */
  private int count(String account, String quantity, Instant now) {
    int count = 0;
    for (Turn one : turns.values()) {
      if (one.isUnderWay(now)
          && !one.taken
          && one.account.equals(account)
          && one.quantity.equals(quantity)) {
        count++;
      }
    }
    return count;
  }

  /**
   * Whether a span has passed; it has too where the clock was set back. A beginning a little later
   * than now is one that another look made meanwhile.
   */
  private static boolean isOver(Instant begun, Instant now, Duration span) {
    return now.isBefore(begun.minus(LATELY)) || !now.isBefore(begun.plus(span));
  }

  /** How many turns are remembered. */
  synchronized int size() {
    return turns.size();
  }

  /** One account looking at the list once. Not thread-safe. */
  final class Look {
    private final Actor actor;
    private final Instant now;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<String, Boolean> behind = new HashMap<>();
    private final Map<String, Boolean> crowded = new HashMap<>();
    private final Map<String, Integer> held = new HashMap<>();

    private Look(Actor actor, Instant now) {
      this.actor = actor;
      this.now = now;
    }

    /** Whether it sees every request: it is the requester or does not work on such requests. */
    boolean isOutside(StoredRequest request) {
      return request.account().equals(actor.account())
          || !actor.may(Action.WORK)
          || actor.may(Action.OPERATE) && !knows(request.quantity());
    }

    /** Whether it is shown a request now; being shown one may begin a turn. */
    boolean shows(StoredRequest request) {
      if (isOutside(request)) {
        return true;
      }
      String quantity = request.quantity();
      // Found out before the lock is taken, since the store may be asked.
      boolean waits = !isOver(request.created(), now, TURN) && comesLast(quantity);
      boolean shares = isCrowded(quantity);
      synchronized (Turns.this) {
        Turn present = turns.get(request.id());
        if (present != null && present.isUnderWay(now)) {
          return present.account.equals(actor.account()) && keepsOrDeclines(present);
        }
        if (present != null && present.declined.contains(actor.account())) {
          return true;
        }
        if (waits || shares && (hadTheLastTurn(present) || hasEnough(quantity))) {
          return false;
        }
        held.merge(quantity, 1, Integer::sum);
        Set<String> declined = present == null ? Set.of() : present.declined;
        begin(request.id(), new Turn(actor.account(), quantity, now, false, declined));
        return true;
      }
    }

    private boolean keepsOrDeclines(Turn own) {
      Instant lastTaken = took.get(new Interest(actor.account(), own.quantity));
      if (!own.taken
          && isOver(own.begun, now, THOUGHT)
          && (lastTaken == null || lastTaken.isBefore(own.begun))) {
        own.decline();
      }
      return true;
    }

    private boolean hadTheLastTurn(@Nullable Turn last) {
      return last != null
          && last.account.equals(actor.account())
          && !isOver(last.begun, now, TURN.multipliedBy(2));
    }

    private boolean hasEnough(String quantity) {
      return held.computeIfAbsent(quantity, any -> count(actor.account(), any, now)) >= AT_ONCE;
    }

    private boolean knows(String quantity) {
      return known.computeIfAbsent(quantity, any -> serves.test(actor.account(), any));
    }

    /** Whether it is not known to answer a quantity while others who are have looked lately. */
    private boolean comesLast(String quantity) {
      return !knows(quantity)
          && behind.computeIfAbsent(
              quantity, any -> anyOther(actor, any, now, account -> serves.test(account, any)));
    }

    /** Whether others look for the same work; who is known to answer counts only their like. */
    private boolean isCrowded(String quantity) {
      return crowded.computeIfAbsent(
          quantity,
          any -> anyOther(actor, any, now, account -> !knows(any) || serves.test(account, any)));
    }
  }

  /** A request's last turn: whose it was, whether it was taken, and who declined the request. */
  private static final class Turn {
    private final String account;
    private final String quantity;
    private final Instant begun;
    private final boolean taken;
    private Set<String> declined;

    Turn(String account, String quantity, Instant begun, boolean taken, Set<String> declined) {
      this.account = account;
      this.quantity = quantity;
      this.begun = begun;
      this.taken = taken;
      this.declined = declined;
    }

    boolean isUnderWay(Instant now) {
      return !isOver(begun, now, TURN) && !declined.contains(account);
    }

    /** Its account does not want the request, and the turn is over. */
    void decline() {
      Set<String> more = new LinkedHashSet<>(declined);
      more.add(account);
      if (more.size() > MAX_DECLINED) {
        more.remove(more.iterator().next());
      }
      declined = more;
    }
  }

  /** An account and a quantity, or all of them. */
  private record Interest(String account, @Nullable String quantity) {}
}
