package org.finales.api.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.quantity.UnitToken.Kind;
import org.jspecify.annotations.Nullable;

/** Cuts a normalised unit text into tokens and looks the names up. */
final class UnitLexer {

  private static final Pattern NUMBER =
      Pattern.compile("\\d+(\\.\\d+)?([eE][+-]?\\d{1,3}(?!\\d))?");
  // after ^ or **: a whole number, bare or in parentheses or braces, perhaps written 3.0
  private static final Pattern RAISED =
      Pattern.compile(
          " ?(?:\\( ?([+-]?\\d++)(?:\\.0++)? ?\\)"
              + "|\\{ ?([+-]?\\d++) ?}"
              + "|([+-]?\\d++)(?:\\.0++(?!\\d))?+(?!\\.\\d))");
  private static final Pattern ATTACHED = Pattern.compile("[+-]?\\d+");
  private static final Pattern WORD_BREAK = Pattern.compile("_|(?<=\\p{Ll})(?=\\p{Lu})");
  private static final int LONGEST_NAME_IN_WORDS = 4;
  private static final Map<String, UnitToken> KEYWORDS =
      Map.of(
          "per", UnitToken.of(Kind.PER, "per"),
          "square", UnitToken.power(Kind.POWER_OF_NEXT, "square", 2),
          "sq", UnitToken.power(Kind.POWER_OF_NEXT, "sq", 2),
          "cubic", UnitToken.power(Kind.POWER_OF_NEXT, "cubic", 3),
          "squared", UnitToken.power(Kind.POWER, "squared", 2),
          "cubed", UnitToken.power(Kind.POWER, "cubed", 3));

  private final UnitTable table;
  private final String text;
  private final List<UnitToken> tokens = new ArrayList<>();
  private int at;
  private boolean blankBefore;

  UnitLexer(UnitTable table, String normalizedText) {
    this.table = table;
    this.text = normalizedText;
  }

  List<UnitToken> tokens() {
    while (at < text.length()) {
      if (text.charAt(at) == ' ') {
        at++;
        blankBefore = true;
      } else {
        token();
        blankBefore = false;
      }
    }
    tokens.add(UnitToken.of(Kind.END, ""));
    return tokens;
  }

  private void token() {
    char c = text.charAt(at);
    if (marked() || annotation(c)) {
      return;
    }
    if (UnitText.isNamePart(c)) {
      name();
    } else if (c >= '0' && c <= '9') {
      digits();
    } else if (c == '^' || text.startsWith("**", at) || isPowerOfTen(c)) {
      raised(text.startsWith("**", at) ? 2 : 1);
    } else if ((c == '-' || c == '+') && lastEndsOperand() && !blankBefore && exponentAttached()) {
      return;
    } else {
      operator(c);
    }
  }

  /**
   * A symbol such as {@code mol.-%} or {@code °C}, which must be seen before its marks are taken
   * for operators.
   */
  private boolean marked() {
    if (at > 0 && UnitText.isNamePart(text.charAt(at - 1))) {
      return false;
    }
    for (UnitTable.MarkedSymbol symbol : table.markedSymbols()) {
      int end = at + symbol.text().length();
      if (text.regionMatches(true, at, symbol.text(), 0, symbol.text().length())
          && !(end < text.length()
              && UnitText.isNamePart(text.charAt(end))
              && UnitText.isNamePart(text.charAt(end - 1)))) {
        operand(UnitToken.unit(text.substring(at, end), symbol.unit()));
        at = end;
        return true;
      }
    }
    return false;
  }

  /** UCUM's remarks in braces mean nothing after a unit and 1 on their own. */
  private boolean annotation(char c) {
    if (c != '{') {
      return false;
    }
    int end = text.indexOf('}', at);
    if (end < 0) {
      throw new UnitException("a '}' is missing");
    }
    if (!lastEndsOperand()) {
      operand(UnitToken.unit(text.substring(at, end + 1), UnitDefinition.ONE));
    }
    at = end + 1;
    return true;
  }

  private void name() {
    int end = at;
    while (end < text.length() && UnitText.isNamePart(text.charAt(end))) {
      end++;
    }
    String name = text.substring(at, end);
    at = end;
    UnitToken keyword = keyword(name);
    UnitDefinition unit = keyword == null ? table.find(name) : null;
    if (keyword != null) {
      operand(keyword);
    } else if (unit != null) {
      operand(UnitToken.unit(name, unit));
    } else {
      words(name);
    }
  }

  /**
   * Reads a name of several words, {@code GramPerCubicCentiMetre}, as if it stood in parentheses.
   */
  private void words(String name) {
    String[] words = WORD_BREAK.split(name);
    operand(UnitToken.of(Kind.OPEN, name));
    for (int i = 0; i < words.length; ) {
      UnitToken keyword = keyword(words[i]);
      int end = keyword != null ? i + 1 : i;
      for (int n = Math.min(LONGEST_NAME_IN_WORDS, words.length - i); end == i && n > 0; n--) {
        UnitDefinition unit = table.find(String.join("", List.of(words).subList(i, i + n)));
        if (unit != null) {
          keyword = UnitToken.unit(name, unit);
          end = i + n;
        }
      }
      if (keyword == null) {
        throw new UnitException(
            "unknown unit %s%s".formatted(UnitText.show(name), UnitHints.forUnknown(name, table)));
      }
      blankBefore = true;
      operand(keyword);
      i = end;
    }
    tokens.add(UnitToken.of(Kind.CLOSE, name));
  }

  private static @Nullable UnitToken keyword(String word) {
    return word.length() > 7 ? null : KEYWORDS.get(word.toLowerCase(Locale.ROOT));
  }

  private void digits() {
    if (lastEndsOperand()) {
      if (!blankBefore && !lastIsNumber() && exponentAttached()) {
        return;
      }
      throw new UnitException(
          "the number at position %d follows a unit; write an exponent as cm3 or cm^3, a factor first"
              .formatted(at + 1));
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw new UnitException("the number at position %d is out of bounds".formatted(at + 1));
    }
    BigDecimal value = new BigDecimal(number.group());
    if (value.signum() == 0) {
      throw new UnitException("a unit cannot have the factor 0");
    }
    operand(UnitToken.unit(number.group(), UnitDefinition.number(Rational.of(value))));
    at = number.end();
  }

  /** UCUM's powers of ten, {@code 10*3}. */
  private boolean isPowerOfTen(char c) {
    return c == '*'
        && !blankBefore
        && !tokens.isEmpty()
        && tokens.get(tokens.size() - 1).text().equals("10")
        && ATTACHED.matcher(text).region(at + 1, text.length()).lookingAt();
  }

  private void raised(int operatorLength) {
    Matcher exponent = RAISED.matcher(text).region(at + operatorLength, text.length());
    if (!lastEndsOperand() || !exponent.lookingAt()) {
      throw new UnitException(
          "a power needs a unit before it and a whole number after it, as in cm^3 or s**-1");
    }
    String digits = exponent.group(1) != null ? exponent.group(1) : exponent.group(2);
    power(digits != null ? digits : exponent.group(3));
    at = exponent.end();
  }

  private boolean exponentAttached() {
    Matcher exponent = ATTACHED.matcher(text).region(at, text.length());
    if (!exponent.lookingAt()) {
      return false;
    }
    power(exponent.group());
    at = exponent.end();
    return true;
  }

  private void power(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      if (Character.isDigit(digits.charAt(i))) {
        value = Math.min(10 * value + Character.digit(digits.charAt(i), 10), 10_000);
      }
    }
    if (value > Dimension.MAX_EXPONENT) {
      throw new UnitException(
          "exponent %s is out of bounds; the largest is %d"
              .formatted(UnitText.show(digits), Dimension.MAX_EXPONENT));
    }
    tokens.add(UnitToken.power(Kind.POWER, digits, digits.startsWith("-") ? -value : value));
  }

  /** The hyphen of {@code watt-hour}; any other minus belongs to an exponent. */
  private boolean isHyphen(char c) {
    return c == '-'
        && at > 0
        && at + 1 < text.length()
        && lastEndsOperand()
        && UnitText.isNamePart(text.charAt(at - 1))
        && UnitText.isNamePart(text.charAt(at + 1));
  }

  private void operator(char c) {
    Kind kind =
        switch (isHyphen(c) ? '·' : c) {
          case '*', '.' -> Kind.TIMES;
          case '·' -> Kind.JOINED;
          case '/' -> Kind.DIVIDE;
          case '(' -> Kind.OPEN;
          case ')' -> Kind.CLOSE;
          default ->
              throw new UnitException(
                  "%s at position %d is not expected; products are written with . or *, exponents as ^-3"
                      .formatted(UnitText.show(String.valueOf(c)), at + 1));
        };
    UnitToken token = UnitToken.of(kind, String.valueOf(c));
    if (kind == Kind.OPEN) {
      operand(token);
    } else {
      tokens.add(token);
    }
    at++;
  }

  /** Adds a token that begins an operand, with the product that a blank before it means. */
  private void operand(UnitToken token) {
    boolean begins =
        token.kind() == Kind.UNIT
            || token.kind() == Kind.OPEN
            || token.kind() == Kind.POWER_OF_NEXT;
    if (begins && lastEndsOperand()) {
      if (!blankBefore && !lastIsNumber() && !lastIs(Kind.CLOSE)) {
        throw new UnitException(
            "%s follows %s without an operator; write a product with . or * or a blank"
                .formatted(
                    UnitText.show(token.text()),
                    UnitText.show(tokens.get(tokens.size() - 1).text())));
      }
      tokens.add(UnitToken.of(Kind.JOINED, token.text()));
    }
    tokens.add(token);
  }

  private boolean lastEndsOperand() {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).endsOperand();
  }

  private boolean lastIs(Kind kind) {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == kind;
  }

  private boolean lastIsNumber() {
    return lastIs(Kind.UNIT) && Character.isDigit(tokens.get(tokens.size() - 1).text().charAt(0));
  }
}
