package org.finales.core.engine;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an account is in a laboratory, and so what it may do. */
public enum Role {
  /** Reads everything, changes nothing. */
  VIEWER(EnumSet.of(Action.READ)),
  /** Asks for quantities. */
  REQUESTER(EnumSet.of(Action.READ, Action.REQUEST)),
  /** Works on requests, and may ask for quantities too. */
  TENANT(EnumSet.of(Action.READ, Action.REQUEST, Action.WORK, Action.OFFER, Action.ADD_CAPABILITY)),
  /** Runs the laboratory: may act on everybody's requests, tenants and capabilities. */
  OPERATOR(
      EnumSet.of(
          Action.READ,
          Action.REQUEST,
          Action.WORK,
          Action.OFFER,
          Action.ADD_CAPABILITY,
          Action.OPERATE)),
  /** Everything, accounts and backups included. */
  ADMINISTRATOR(EnumSet.allOf(Action.class));

  private final Set<Action> actions;

  Role(EnumSet<Action> actions) {
    this.actions = Set.copyOf(actions);
  }

  /** What this role allows. */
  public Set<Action> actions() {
    return actions;
  }

  /** The name used in JSON, in stores and on the command line: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #wireName()}, in any case.
   *
   * @throws IllegalArgumentException if there is no such role
   */
  public static Role of(String name) {
    for (Role role : values()) {
      if (role.wireName().equalsIgnoreCase(name)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "there is no role "
            + name
            + "; roles are viewer, requester, tenant, operator, administrator");
  }
}
