package org.finales.core.engine;

import java.util.Set;
import java.util.stream.Collectors;

/** What an account can be allowed to do; {@link Role} says who may. */
public enum Action {
  /** See requests, results, tenants, capabilities and the log. */
  READ("see requests, results, tenants, capabilities and the log"),
  /** Post requests; retract and reopen one's own. */
  REQUEST("post requests, retract and reopen one's own"),
  /** Claim requests and deliver results; amend and delete one's own. */
  WORK("claim requests and deliver results, amend and delete one's own"),
  /** Register tenants; change one's own. */
  OFFER("register tenants and change one's own"),
  /** Add capabilities; change and withdraw those one added. */
  ADD_CAPABILITY("add capabilities, change and withdraw those one added"),
  /** Act on everybody's requests, claims, results, tenants and capabilities. */
  OPERATE("act on everybody's requests, claims, results, tenants and capabilities"),
  /** Manage accounts and tokens, make backups. */
  ADMINISTER("manage accounts and tokens, make backups");

  private final String description;

  Action(String description) {
    this.description = description;
  }

  /** In words, after "may": one or another of some actions. */
  public static String describe(Set<Action> actions) {
    return actions.stream().sorted().map(Action::description).collect(Collectors.joining(", or "));
  }

  /** In words, after "may". */
  public String description() {
    return description;
  }
}
