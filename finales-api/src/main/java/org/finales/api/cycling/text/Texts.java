package org.finales.api.cycling.text;

import java.util.regex.Pattern;

/** Reads and writes names and remarks: bare where nothing in them could be misread. */
final class Texts {
  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}_.\\-]+");

  private static final Pattern FIELD = Pattern.compile("[\\p{L}\\p{N}_. ()/]+");

  private Texts() {}

  /** Takes a text that may have commas: in quotes, or everything that is left. */
  static Token read(Cursor cursor, String what) {
    if (cursor.peek() == '"') {
      Token text = cursor.quoted();
      end(cursor, "the quotes");
      return text;
    }
    Token text = cursor.rest();
    if (text.text().isEmpty()) {
      throw cursor.flaw(text, what + " is missing", what, null);
    }
    return text;
  }

  /** Takes a text that ends at a comma: in quotes, or bare. */
  static Token field(Cursor cursor, String what) {
    Token text = cursor.peek() == '"' ? cursor.quoted() : cursor.field();
    if (text.text().isEmpty()) {
      throw cursor.flaw(text, what + " is missing", what, null);
    }
    return text;
  }

  /** Checks that nothing is left in the section. */
  static void end(Cursor cursor, String after) {
    if (cursor.hasMore()) {
      throw cursor.flaw(
          cursor.rest(), "there is more after %s than belongs here".formatted(after), null, null);
    }
  }

  /** Writes a text that may have commas. */
  static String write(String text) {
    boolean isBare =
        isVisible(text) && text.chars().noneMatch(c -> c == '"' || c == '#' || c == '|');
    return isBare ? text : quoted(text);
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty()
        && !Cursor.isBlank(text.charAt(0))
        && !Cursor.isBlank(text.charAt(text.length() - 1))
        && text.codePoints().noneMatch(Texts::isHidden);
  }

  private static boolean isHidden(int c) {
    // half of a pair is a code point of its own only if its other half is missing
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || c == '\uFEFF'
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** Writes a text that ends at a comma. */
  static String field(String text) {
    boolean isBare = FIELD.matcher(text).matches() && isVisible(text);
    return isBare ? text : quoted(text);
  }

  /** Writes a tag. */
  static String tag(String tag) {
    return TAG.matcher(tag).matches() ? tag : quoted(tag);
  }

  /** Writes a text in quotes. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').appendCodePoint(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (isHidden(c)) {
            out.append("\\u%04x".formatted(c));
          } else {
            out.appendCodePoint(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
