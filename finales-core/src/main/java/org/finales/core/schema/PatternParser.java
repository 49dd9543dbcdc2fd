package org.finales.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.PatternSyntaxException;
import org.finales.core.schema.PatternNode.Ahead;
import org.finales.core.schema.PatternNode.At;
import org.finales.core.schema.PatternNode.Choice;
import org.finales.core.schema.PatternNode.One;
import org.finales.core.schema.PatternNode.Place;
import org.finales.core.schema.PatternNode.Repeat;
import org.finales.core.schema.PatternNode.Sequence;

/**
 * Reads regular expressions of ECMA-262, the dialect of JSON Schema, but for look-behind and
 * back-references, which cannot be compared in a time that grows with the text alone.
 */
final class PatternParser {
  private static final int MAX_DEPTH = 100;

  private static final int MAX_COUNT = 10_000;

  private final String source;
  private int at;
  private int depth;

  private PatternParser(String source) {
    this.source = source;
  }

  /**
   * Reads a whole pattern.
   *
   * @throws IllegalArgumentException naming the character where it goes wrong
   */
  static PatternNode parse(String source) {
    PatternParser parser = new PatternParser(source);
    PatternNode node = parser.choice();
    if (parser.at < source.length()) {
      throw parser.error("an unmatched )");
    }
    return node;
  }

  private PatternNode choice() {
    if (++depth > MAX_DEPTH) {
      throw error("groups nested deeper than " + MAX_DEPTH);
    }
    List<PatternNode> alternatives = new ArrayList<>();
    do {
      alternatives.add(sequence());
    } while (take('|'));
    depth--;
    return alternatives.size() == 1 ? alternatives.get(0) : new Choice(alternatives);
  }

  private PatternNode sequence() {
    List<PatternNode> parts = new ArrayList<>();
    while (at < source.length() && peek() != '|' && peek() != ')') {
      parts.add(repeated(atom()));
    }
    return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
  }

  private PatternNode repeated(PatternNode atom) {
    int min;
    int max;
    if (take('*')) {
      min = 0;
      max = -1;
    } else if (take('+')) {
      min = 1;
      max = -1;
    } else if (take('?')) {
      min = 0;
      max = 1;
    } else if (startsCount()) {
      at++;
      min = number();
      max = take(',') ? (peek() == '}' ? -1 : number()) : min;
      if (!take('}')) {
        throw error("a count without its }");
      }
      if (max >= 0 && max < min) {
        throw error("a count whose bounds are inverted");
      }
    } else {
      return atom;
    }
    if (atom instanceof At) {
      throw error("a repetition of nothing");
    }
    take('?'); // lazy or greedy, whether there is a match is the same
    if (at < source.length()
        && (peek() == '*' || peek() == '+' || peek() == '?' || startsCount())) {
      throw error("a repetition of a repetition");
    }
    return new Repeat(atom, min, max);
  }

  /** Whether a count such as {@code {2,5}} begins here; any other brace is a brace. */
  private boolean startsCount() {
    int i = at + 1;
    if (at >= source.length()
        || source.charAt(at) != '{'
        || i >= source.length()
        || !CharacterKinds.isDigit(source.charAt(i))) {
      return false;
    }
    while (i < source.length() && CharacterKinds.isDigit(source.charAt(i))) {
      i++;
    }
    if (i < source.length() && source.charAt(i) == ',') {
      i++;
      while (i < source.length() && CharacterKinds.isDigit(source.charAt(i))) {
        i++;
      }
    }
    return i < source.length() && source.charAt(i) == '}';
  }

  private int number() {
    int number = 0;
    while (at < source.length() && CharacterKinds.isDigit(peek())) {
      number = number * 10 + (source.charAt(at++) - '0');
      if (number > MAX_COUNT) {
        throw error("a count greater than " + MAX_COUNT);
      }
    }
    return number;
  }

  private PatternNode atom() {
    int c = next();
    return switch (c) {
      case '(' -> group();
      case '[' -> new One(charClass());
      case '.' -> new One(x -> x != '\n' && x != '\r' && x != 0x2028 && x != 0x2029);
      case '^' -> new At(Place.START);
      case '$' -> new At(Place.END);
      case '\\' -> escape();
      case '*', '+', '?' -> throw error("a repetition of nothing");
      default -> literal(c);
    };
  }

  private PatternNode group() {
    PatternNode node;
    if (!take('?')) {
      node = choice();
    } else if (take(':')) {
      node = choice();
    } else if (take('=')) {
      node = new Ahead(choice(), false);
    } else if (take('!')) {
      node = new Ahead(choice(), true);
    } else if (take('<')) {
      if (at < source.length() && (peek() == '=' || peek() == '!')) {
        throw error("look-behind, which is not supported");
      }
      int close = source.indexOf('>', at);
      if (close <= at) {
        throw error("a group's name without its >");
      }
      at = close + 1;
      node = choice();
    } else {
      throw error("an unknown kind of group");
    }
    if (!take(')')) {
      throw error("a group without its )");
    }
    return node;
  }

  private PatternNode escape() {
    if (at >= source.length()) {
      throw error("a \\ at the end");
    }
    int c = peek();
    if (c == 'b' || c == 'B') {
      at++;
      return new At(c == 'b' ? Place.WORD_BOUNDARY : Place.NO_WORD_BOUNDARY);
    }
    if ((c >= '1' && c <= '9') || c == 'k') {
      throw error("a back-reference, which is not supported");
    }
    return new One(escapedKind());
  }

  /** The kind after a backslash: a class such as \d, or one character. */
  private IntPredicate escapedKind() {
    int c = next();
    switch (c) {
      case 'd' -> {
        return CharacterKinds::isDigit;
      }
      case 'D' -> {
        return x -> !CharacterKinds.isDigit(x);
      }
      case 'w' -> {
        return CharacterKinds::isWord;
      }
      case 'W' -> {
        return x -> !CharacterKinds.isWord(x);
      }
      case 's' -> {
        return CharacterKinds::isSpace;
      }
      case 'S' -> {
        return x -> !CharacterKinds.isSpace(x);
      }
      case 'p', 'P' -> {
        return property(c == 'P');
      }
      default -> {
        int literal = escapedCharacter(c);
        return x -> x == literal;
      }
    }
  }

  private int escapedCharacter(int c) {
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0b;
      case '0' -> 0;
      case 'c' -> {
        int letter = at < source.length() ? next() : 0;
        if (!Character.isLetter(letter) || letter > 'z') {
          throw error("\\c without a letter");
        }
        yield letter & 31;
      }
      case 'x' -> hex(2);
      case 'u' -> unicode();
      default -> {
        if (Character.isLetterOrDigit(c) && c < 128) {
          throw error("an unknown escape \\" + (char) c);
        }
        yield c;
      }
    };
  }

  private int unicode() {
    if (take('{')) {
      int close = source.indexOf('}', at);
      if (close <= at || close - at > 6) {
        throw error("\\u{ without its }");
      }
      int codePoint = hex(close - at);
      at++;
      return codePoint;
    }
    int unit = hex(4);
    if (Character.isHighSurrogate((char) unit) && source.startsWith("\\u", at)) {
      int back = at;
      at += 2;
      int low = hex(4);
      if (Character.isLowSurrogate((char) low)) {
        return Character.toCodePoint((char) unit, (char) low);
      }
      at = back;
    }
    return unit;
  }

  private int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < source.length() ? Character.digit(source.charAt(at), 16) : -1;
      if (digit < 0) {
        throw error("a hexadecimal digit missing");
      }
      value = value * 16 + digit;
      at++;
    }
    return value;
  }

  /** A Unicode property such as {L} or {Script=Greek}, as the JDK knows it. */
  private IntPredicate property(boolean negated) {
    int close = source.indexOf('}', at);
    if (at >= source.length() || peek() != '{' || close < 0) {
      throw error("\\p without {property}");
    }
    String name = source.substring(at, close + 1);
    at = close + 1;
    try {
      return CharacterKinds.property(name, negated);
    } catch (PatternSyntaxException e) {
      throw error("an unknown property " + name);
    }
  }

  private IntPredicate charClass() {
    boolean negated = take('^');
    List<IntPredicate> kinds = new ArrayList<>();
    while (true) {
      if (at >= source.length()) {
        throw error("a [ without its ]");
      }
      if (take(']')) {
        break;
      }
      int start = at;
      int low = classCharacter(kinds);
      if (at + 1 < source.length() && peek() == '-' && source.charAt(at + 1) != ']') {
        at++;
        int high = classCharacter(kinds);
        if (low < 0 || high < 0) {
          kinds.add(x -> x == '-');
        } else if (high < low) {
          at = start;
          throw error("a range of characters that is inverted");
        } else {
          kinds.add(x -> x >= low && x <= high);
          continue;
        }
        if (high >= 0) {
          kinds.add(x -> x == high);
        }
      }
      if (low >= 0) {
        kinds.add(x -> x == low);
      }
    }
    IntPredicate[] any = kinds.toArray(IntPredicate[]::new);
    return x -> {
      for (IntPredicate kind : any) {
        if (kind.test(x)) {
          return !negated;
        }
      }
      return negated;
    };
  }

  /** One character of a class; negative if it was a class of its own, which is then added. */
  private int classCharacter(List<IntPredicate> kinds) {
    int c = next();
    if (c != '\\') {
      return c;
    }
    if (at >= source.length()) {
      throw error("a \\ at the end");
    }
    int escaped = peek();
    if (escaped == 'b') {
      at++;
      return '\b';
    }
    if ("dDwWsSpP".indexOf(escaped) >= 0) {
      kinds.add(escapedKind());
      return -1;
    }
    return escapedCharacter(next());
  }

  private static PatternNode literal(int c) {
    return new One(x -> x == c);
  }

  private int peek() {
    return source.charAt(at);
  }

  private int next() {
    int c = source.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private boolean take(char c) {
    if (at < source.length() && source.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException(
        "it has " + what + ", near character " + Math.min(at, source.length()));
  }
}
