package org.finales.core.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.finales.core.engine.Action;

/**
 * What a token may be used for. A scope never gives more than the role of the token's account; it
 * only narrows it.
 */
public enum Scope {
  /** Reading. */
  READ(EnumSet.of(Action.READ)),
  /** Reading, and posting requests. */
  REQUEST(EnumSet.of(Action.READ, Action.REQUEST)),
  /** Reading, and all that a tenant does: offering capabilities, claiming, delivering. */
  WORK(EnumSet.of(Action.READ, Action.WORK, Action.OFFER, Action.ADD_CAPABILITY)),
  /** All of the above, and acting on everybody's requests, tenants and capabilities. */
  OPERATE(EnumSet.complementOf(EnumSet.of(Action.ADMINISTER))),
  /** All that a role can allow. */
  ADMINISTER(EnumSet.allOf(Action.class));

  private final Set<Action> actions;

  Scope(EnumSet<Action> actions) {
    this.actions = Set.copyOf(actions);
  }

  /** What a token of this scope may do, where its account's role allows it too. */
  public Set<Action> actions() {
    return actions;
  }

  /** The name used in JSON, in stores and on the command line: lower case. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #wireName()}, in any case.
   *
   * @throws IllegalArgumentException if there is no such scope; the message names all
   */
  @JsonCreator
  public static Scope of(String name) {
    for (Scope scope : values()) {
      if (scope.wireName().equalsIgnoreCase(name)) {
        return scope;
      }
    }
    throw new IllegalArgumentException(
        "there is no scope "
            + name
            + "; scopes are "
            + Arrays.stream(values()).map(Scope::wireName).collect(Collectors.joining(", ")));
  }
}
