package org.finales.core.engine;

import java.util.EnumSet;
import java.util.Set;
import org.finales.api.broker.ForbiddenException;
import org.finales.core.store.EventDraft;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who does something.
 *
 * @param account the account's name
 * @param role what it is in the laboratory
 * @param actions what it may do here and now: its role's actions, or fewer where a token is scoped
 * @param source where it is, for example an address; {@code null} within the process
 */
public record Actor(String account, Role role, Set<Action> actions, @Nullable String source) {
  /** The engine itself: leases that end, deadlines that pass. */
  static final Actor ENGINE = new Actor("finales", Role.ADMINISTRATOR, null);

  public Actor {
    Set<Action> allowed = EnumSet.noneOf(Action.class);
    allowed.addAll(actions);
    allowed.retainAll(role.actions());
    actions = Set.copyOf(allowed);
  }

  /** An account with all that its role allows. */
  public Actor(String account, Role role, @Nullable String source) {
    this(account, role, role.actions(), source);
  }

  /** Whether this actor may do something. */
  public boolean may(Action action) {
    return actions.contains(action);
  }

  /**
   * Stops whoever may not do something.
   *
   * @throws ForbiddenException if this actor may not
   */
  public void require(Action action) {
    requireAny(Set.of(action));
  }

  /**
   * Stops whoever may do none of some things.
   *
   * @throws ForbiddenException if this actor may do none of them
   */
  public void requireAny(Set<Action> wanted) {
    if (wanted.stream().noneMatch(this::may)) {
      throw new ForbiddenException(
          "account " + account + " (" + role.wireName() + ") may not " + Action.describe(wanted));
    }
  }

  /** An entry for the log in this actor's name; an empty message is none. */
  public EventDraft entry(
      String kind,
      String subject,
      Object id,
      @Nullable String from,
      @Nullable String to,
      @Nullable String message,
      @Nullable JsonNode detail) {
    return new EventDraft(
        kind,
        subject,
        id.toString(),
        from,
        to,
        account,
        source,
        message == null || message.isEmpty() ? null : message,
        detail);
  }
}
