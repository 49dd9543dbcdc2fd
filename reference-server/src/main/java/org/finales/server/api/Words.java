package org.finales.server.api;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.finales.core.engine.Action;

/** How actions are written on the wire: lower case, words joined by hyphens. */
final class Words {
  private Words() {}

  static String of(Action action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One or another of some actions. */
  static String of(Set<Action> actions) {
    return actions.stream().sorted().map(Words::of).collect(Collectors.joining(" or "));
  }
}
