package org.finales.core.timeseries;

import org.finales.api.broker.InvalidException;

/** Texts that both databases give back as they were. */
final class Texts {
  private Texts() {}

  /**
   * Refuses a text that is too long, or holds NUL or half a surrogate pair.
   *
   * @param name what it is, for the message
   */
  static void check(String name, String text) {
    if (text.length() > SeriesEvent.LONGEST) {
      throw new InvalidException(name, "longer than " + SeriesEvent.LONGEST + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || Character.isSurrogate(c) && !pair) {
        throw new InvalidException(name, "holds a character that cannot be kept");
      }
      i += pair ? 1 : 0;
    }
  }
}
