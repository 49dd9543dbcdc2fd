package org.finales.core.protocol.check;

import org.jspecify.annotations.Nullable;

/**
 * Something that people should know of a protocol before it runs; immutable.
 *
 * @param level how much it matters
 * @param step number of the step, from 1, loops counted; 0 for the whole
 * @param code what it is about, for programs: lower-case words joined by hyphens, that stay
 * @param message what is the matter, in words that need no other field
 * @param hint what to do about it; or null
 */
public record Finding(Level level, int step, String code, String message, @Nullable String hint) {

  /** How much a finding matters. */
  public enum Level {
    /** It must not run like this. */
    ERROR,
    /** It may run, but is unsafe or senseless as it is. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  static Finding error(int step, String code, String message, @Nullable String hint) {
    return new Finding(Level.ERROR, step, code, message, hint);
  }

  static Finding warning(int step, String code, String message, @Nullable String hint) {
    return new Finding(Level.WARNING, step, code, message, hint);
  }

  static Finding note(int step, String code, String message, @Nullable String hint) {
    return new Finding(Level.NOTE, step, code, message, hint);
  }

  /** Returns message and hint in one line, after the number of the step. */
  @Override
  public String toString() {
    return (step == 0 ? "" : "step " + step + ": ") + message + (hint == null ? "" : "; " + hint);
  }
}
