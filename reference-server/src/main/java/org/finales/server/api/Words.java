package org.finales.server.api;

import java.util.Locale;
import org.finales.core.engine.Action;

/** How actions are written on the wire: lower case, words joined by hyphens. */
final class Words {
  private Words() {}

  static String of(Action action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
