package org.finales.server.finales2;

import java.util.UUID;
import org.finales.server.http.PythonUuid;
import org.finales.server.http.Refusal;
import org.finales.server.http.RefusedException;

/** Identifiers in calls, refused as Python refuses them. */
final class Uuids {
  /** What Python says of any other text. */
  static final String MALFORMED = "badly formed hexadecimal UUID string";

  private Uuids() {}

  /**
   * Reads an identifier.
   *
   * @throws RefusedException 400 if it is none
   */
  static UUID read(String text) {
    return read(text, "");
  }

  /**
   * Reads an identifier that stands in a field.
   *
   * @throws RefusedException 400 if it is none; names the field
   */
  static UUID read(String text, String field) {
    return PythonUuid.read(text)
        .orElseThrow(
            () ->
                Refusal.badRequest(field.isEmpty() ? MALFORMED : field + ": " + MALFORMED)
                    .exception());
  }
}
