package org.finales.api.finales2;

import java.util.List;

/**
 * What a translation gave, and what is to be said about it; immutable.
 *
 * @param value the translation
 * @param notices what was put right or had to be guessed, each with the place of the field
 */
public record Translated<T>(T value, List<String> notices) {
  /** Copies the list. */
  public Translated {
    notices = List.copyOf(notices);
  }
}
