package org.finales.cycler.link;

/** Finds lines that end with LF, CR or both; empty ones are skipped. */
final class Lines {
  static final Framing FRAMING = Lines::end;

  private Lines() {}

  /** A line feed that follows a carriage return belongs to the next line, which it leaves empty. */
  private static int end(byte[] bytes, int length) {
    boolean begun = false;
    for (int i = 0; i < length; i++) {
      boolean end = bytes[i] == '\n' || bytes[i] == '\r';
      if (end && begun) {
        return i + 1;
      }
      begun |= !end;
    }
    return Framing.MORE;
  }
}
