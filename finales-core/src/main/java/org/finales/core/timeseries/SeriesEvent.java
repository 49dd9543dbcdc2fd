package org.finales.core.timeseries;

import org.finales.api.broker.InvalidException;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an experiment and is part of its dataset: an alarm, a change of
 * status, an instruction; immutable.
 *
 * @param hostMicros when, in µs since 1970-01-01T00:00Z
 * @param kind what sort of thing, as {@code alarm}, {@code status} or {@code instruction}; 1 to 50
 *     characters
 * @param message in words, at most {@value #LONGEST} characters
 * @param detail JSON for programs, at most {@value #LONGEST} characters, or null
 */
public record SeriesEvent(long hostMicros, String kind, String message, @Nullable String detail) {
  /** Most characters of a message or detail. */
  public static final int LONGEST = 100_000;

  private static final int LONGEST_KIND = 50;

  /** Checks lengths and characters. */
  public SeriesEvent {
    if (kind.isBlank() || kind.length() > LONGEST_KIND) {
      throw new InvalidException("kind", "an event has a kind of 1 to 50 characters");
    }
    Texts.check("kind", kind);
    Texts.check("message", message);
    if (detail != null) {
      Texts.check("detail", detail);
    }
  }
}
