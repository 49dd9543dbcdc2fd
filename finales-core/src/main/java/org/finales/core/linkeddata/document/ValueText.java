package org.finales.core.linkeddata.document;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;

/** Writes literals. Not thread-safe. */
final class ValueText {
  /** Longest whole number that every JSON parser keeps exactly. */
  private static final int MAX_INTEGER_LENGTH = 15;

  private final JsonText json;
  private final boolean exact;
  private final UnaryOperator<String> names;

  /**
   * Writes literals.
   *
   * @param names returns the short name of an IRI as a JSON string
   */
  ValueText(JsonText json, boolean exact, UnaryOperator<String> names) {
    this.json = json;
    this.exact = exact;
    this.names = names;
  }

  void literal(Node.Literal literal, Key.Coercion coercion) {
    if (!literal.language().isEmpty()) {
      json.begin('{').key("\"@language\"").text(literal.language());
      value().text(literal.text());
      json.end('}');
      return;
    }
    boolean bare = coercion == Key.Coercion.NONE;
    String text = literal.text();
    switch (literal.datatype()) {
      case Standard.STRING -> {
        if (bare) {
          json.text(text);
        } else {
          json.begin('{');
          value().text(text);
          json.end('}');
        }
      }
      case Standard.BOOLEAN -> nativeOr(literal, text.equals("true") || text.equals("false"), bare);
      case Standard.INTEGER -> nativeOr(literal, isPlainInteger(text), bare);
      case Standard.DOUBLE -> number(literal, coercion);
      default -> typed(literal);
    }
  }

  private JsonText value() {
    return json.key("\"@value\"");
  }

  private void nativeOr(Node.Literal literal, boolean isNative, boolean bare) {
    if (!isNative) {
      typed(literal);
    } else if (bare) {
      json.raw(literal.text());
    } else {
      json.begin('{');
      value().raw(literal.text());
      json.end('}');
    }
  }

  private void number(Node.Literal literal, Key.Coercion coercion) {
    String text = literal.text();
    boolean isNumber = exact ? Doubles.isCanonical(text) : Doubles.isPlain(text);
    String shown = isNumber && exact ? Doubles.plain(text) : text;
    if (coercion == Key.Coercion.DOUBLE) {
      if (isNumber) {
        json.raw(shown);
      } else {
        json.text(text);
      }
    } else if (isNumber && coercion == Key.Coercion.NONE && hasFraction(shown)) {
      json.raw(shown);
    } else if (isNumber) {
      json.begin('{').key("\"@type\"").raw(names.apply(literal.datatype()));
      value().raw(shown);
      json.end('}');
    } else {
      typed(literal);
    }
  }

  private void typed(Node.Literal literal) {
    json.begin('{').key("\"@type\"").raw(names.apply(literal.datatype()));
    value().text(literal.text());
    json.end('}');
  }

  private static boolean isPlainInteger(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - from;
    if (digits < 1 || digits > MAX_INTEGER_LENGTH) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.charAt(from) != '0' || (digits == 1 && from == 0);
  }

  /** Tells whether every processor takes the number for one in floating point. */
  private static boolean hasFraction(String number) {
    BigDecimal value = new BigDecimal(number);
    return value.signum() != 0 && value.stripTrailingZeros().scale() > 0;
  }
}
