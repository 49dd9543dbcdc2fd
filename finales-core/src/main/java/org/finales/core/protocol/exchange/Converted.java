package org.finales.core.protocol.exchange;

import java.util.List;

/**
 * What came of a reading or writing, and what a person should know of it; immutable if the value
 * is.
 *
 * @param value the protocol that was read, or the text that was written
 * @param warnings what is said otherwise than it was given, or is not said at all, each with its
 *     step; empty if nothing is
 */
public record Converted<T>(T value, List<String> warnings) {
  /** Copies the list. */
  public Converted {
    warnings = List.copyOf(warnings);
  }
}
