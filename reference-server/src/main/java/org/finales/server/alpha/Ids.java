package org.finales.server.alpha;

import java.util.Optional;
import java.util.UUID;
import org.finales.server.http.PythonUuid;

/** Identifiers as the first FINALES writes them: 32 hexadecimal digits; dashes may be sent. */
final class Ids {
  private Ids() {}

  static String write(UUID id) {
    return id.toString().replace("-", "");
  }

  /** An identifier in any form that Python's {@code uuid.UUID} reads; nothing if it is none. */
  static Optional<UUID> read(String text) {
    return PythonUuid.read(text);
  }
}
