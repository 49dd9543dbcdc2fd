package org.finales.core.schema;

import java.util.List;
import java.util.function.IntPredicate;

/** What a regular expression is made of. */
sealed interface PatternNode {
  /** One code point of a kind. */
  record One(IntPredicate kind) implements PatternNode {}

  /** One after the other; nothing at all if there are none. */
  record Sequence(List<PatternNode> parts) implements PatternNode {}

  /** Any of these. */
  record Choice(List<PatternNode> alternatives) implements PatternNode {}

  /**
   * Repetition.
   *
   * @param max negative for no upper bound
   */
  record Repeat(PatternNode part, int min, int max) implements PatternNode {}

  /** A place without width. */
  record At(Place place) implements PatternNode {}

  /** What follows must fit, or must not. */
  record Ahead(PatternNode part, boolean negative) implements PatternNode {}

  /** Places without width. */
  enum Place {
    START,
    END,
    WORD_BOUNDARY,
    NO_WORD_BOUNDARY
  }
}
