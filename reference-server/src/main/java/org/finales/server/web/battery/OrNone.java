package org.finales.server.web.battery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records that refuse to say nothing are left out instead. */
final class OrNone {
  private OrNone() {}

  /** What is made; null if there is nothing to say. Other mistakes are passed on. */
  static <T> @Nullable T of(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("nothing is given")) {
        return null;
      }
      throw e;
    }
  }
}
