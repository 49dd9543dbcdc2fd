package org.finales.api.cycling.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a section of a line: up to a comment, a bar or the end of the line. Not
 * thread-safe.
 */
final class Cursor {
  private static final int SHOWN = 40;

  private final String text;
  private final int line;
  private final int start;
  private final int end;
  private int at;

  /**
   * Starts at the beginning of a section.
   *
   * @param text the whole line
   * @param line its number, from 1
   */
  Cursor(String text, int line, int start, int end) {
    this.text = text;
    this.line = line;
    this.start = start;
    this.end = end;
    this.at = start;
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  int line() {
    return line;
  }

  int at() {
    return at;
  }

  void back(int place) {
    at = place;
  }

  /** Returns the characters of the section. */
  String all() {
    return text.substring(start, end);
  }

  /** Skips blanks and tells whether anything is left. */
  boolean hasMore() {
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    return at < end;
  }

  /** Skips blanks and returns the next character, or NUL at the end. */
  char peek() {
    return hasMore() ? text.charAt(at) : 0;
  }

  /** Skips blanks and takes a character if it is the next. */
  boolean take(char c) {
    if (hasMore() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /** Skips blanks and takes the arrow before what follows, if it is next. */
  boolean takeArrow() {
    if (!hasMore() || !isArrow(at)) {
      return false;
    }
    at += text.charAt(at) == '-' ? 2 : 1;
    return true;
  }

  private boolean isArrow(int place) {
    return text.charAt(place) == '→'
        || text.charAt(place) == '-' && place + 1 < end && text.charAt(place + 1) == '>';
  }

  private boolean isMark(int place) {
    return switch (text.charAt(place)) {
      case ',', ';', ':', '<', '>', '=', '≤', '≥' -> true;
      default -> isArrow(place);
    };
  }

  /** Takes what comes before the next blank or mark; may be empty. */
  Token word() {
    hasMore();
    int from = at;
    while (at < end && !isBlank(text.charAt(at)) && text.charAt(at) != '"' && !isMark(at)) {
      at++;
    }
    return new Token(text.substring(from, at), from, at);
  }

  /** Takes what comes before the next mark, without blanks around it; may be empty. */
  Token field() {
    hasMore();
    int from = at;
    while (at < end && (text.charAt(at) == ':' || !isMark(at))) {
      at = text.charAt(at) == '"' ? afterQuote(at) : at + 1;
    }
    return stripped(from, at);
  }

  /** Takes everything that is left, without blanks around it; may be empty. */
  Token rest() {
    hasMore();
    Token rest = stripped(at, end);
    at = end;
    return rest;
  }

  /** Goes on to the next semicolon outside quotes, or to the end. */
  void skipPart() {
    while (at < end && text.charAt(at) != ';') {
      at = text.charAt(at) == '"' ? afterQuote(at) : at + 1;
    }
  }

  /** Counts the fields up to the next semicolon or arrow: one more than there are dividers. */
  int fields() {
    int kept = at;
    int count = 1;
    field();
    while (hasMore() && text.charAt(at) != ';' && !isArrow(at)) {
      char divider = text.charAt(at++);
      count += divider == '=' ? 0 : 1;
      hasMore();
      // VOLTAGE, > 4.2 has as many fields as VOLTAGE > 4.2
      while (at < end && "<>=≤≥".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      field();
    }
    at = kept;
    return count;
  }

  private Token stripped(int from, int to) {
    int last = to;
    while (last > from && isBlank(text.charAt(last - 1))) {
      last--;
    }
    return new Token(text.substring(from, last), from, last);
  }

  private int afterQuote(int open) {
    int place = open + 1;
    while (place < end && text.charAt(place) != '"') {
      place += text.charAt(place) == '\\' ? 2 : 1;
    }
    return Math.min(place + 1, end);
  }

  /** Takes what a pattern matches from here on, or returns null. */
  @Nullable Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, end);
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher;
  }

  /** Returns what was taken since a place, without blanks around it. */
  Token since(int place) {
    int from = place;
    while (from < at && isBlank(text.charAt(from))) {
      from++;
    }
    return stripped(from, at);
  }

  /** Takes a text in quotes, which is next. */
  Token quoted() {
    int from = at;
    StringBuilder out = new StringBuilder();
    at++;
    while (at < end && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    at = Math.min(at + 1, end);
    return new Token(out.toString(), from, at);
  }

  private char escaped() {
    int from = at - 1;
    char c = at < end ? text.charAt(at++) : 0;
    switch (c) {
      case '"', '\\':
        return c;
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        int code = 0;
        int last = at + 4;
        while (at < last && at < end && Character.digit(text.charAt(at), 16) >= 0) {
          code = 16 * code + Character.digit(text.charAt(at++), 16);
        }
        if (at == last) {
          return (char) code;
        }
        break;
      default:
        break;
    }
    throw flaw(
        new Token(text.substring(from, at), from, at),
        "no character is written so",
        "\\\", \\\\, \\n, \\r, \\t or \\u and four digits",
        "write \\\\ for a backslash in quotes");
  }

  /** Fails at a token. */
  Flaw flaw(Token token, String message, @Nullable String expected, @Nullable String hint) {
    return new Flaw(note(token, message, expected, hint));
  }

  /** Fails at what is next. */
  Flaw flawHere(String message, @Nullable String expected, @Nullable String hint) {
    hasMore();
    int from = at;
    Token token = field();
    at = from;
    if (token.text().isEmpty() && at < end) {
      token = new Token(text.substring(at, at + 1), at, at + 1);
    }
    return flaw(token, message, expected, hint);
  }

  /** Makes a problem or a warning about a token. */
  ProfileProblem note(
      Token token, String message, @Nullable String expected, @Nullable String hint) {
    return new ProfileProblem(
        line,
        token.from() + 1,
        token.to() - token.from(),
        message,
        show(token.text()),
        expected,
        hint);
  }

  /** Returns a text for a message: shortened, without control characters; empty for nothing. */
  static String show(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), SHOWN); i++) {
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return text.length() > SHOWN ? out.append('…').toString() : out.toString();
  }
}
