package org.finales.server.web.kit;

/**
 * Something to say on the next page.
 *
 * @param kind how it looks and is announced
 * @param text one sentence
 */
public record Flash(Kind kind, String text) {
  /** How a message looks. */
  public enum Kind {
    DONE,
    NOTE,
    PROBLEM;

    /** Name of the style. */
    public String style() {
      return switch (this) {
        case DONE -> "done";
        case NOTE -> "note";
        case PROBLEM -> "problem";
      };
    }
  }

  /** It worked. */
  public static Flash done(String text) {
    return new Flash(Kind.DONE, text);
  }

  /** Something to know. */
  public static Flash note(String text) {
    return new Flash(Kind.NOTE, text);
  }

  /** It did not work. */
  public static Flash problem(String text) {
    return new Flash(Kind.PROBLEM, text);
  }
}
