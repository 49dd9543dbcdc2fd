package org.finales.api.cycling.text;

import org.jspecify.annotations.Nullable;

/**
 * Something in a profile that is wrong, or that its author may not have meant; immutable.
 *
 * @param line line of the text, from 1
 * @param column first character in the line, from 1, counted as {@link String#length} counts
 * @param length how many characters it is about; 0 where something is missing
 * @param message what is the matter, in words that need no other field
 * @param found what stands there, shortened; or null
 * @param expected what could stand there; or null
 * @param hint what to do about it; or null
 */
public record ProfileProblem(
    int line,
    int column,
    int length,
    String message,
    @Nullable String found,
    @Nullable String expected,
    @Nullable String hint) {

  /** Returns all of it in one line, {@code line 3, column 1: …}. */
  @Override
  public String toString() {
    return "line %d, column %d: %s%s%s"
        .formatted(
            line,
            column,
            message,
            expected == null ? "" : "; expected " + expected,
            hint == null ? "" : "; " + hint);
  }
}
