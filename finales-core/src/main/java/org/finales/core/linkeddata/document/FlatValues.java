package org.finales.core.linkeddata.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.finales.core.linkeddata.Iris;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Terms;
import tools.jackson.databind.JsonNode;

/** What single values of BattINFO's flat records stand for. */
final class FlatValues {
  private FlatValues() {}

  /** Makes what a field holds of a value; nothing if the field cannot hold it. */
  static Optional<Node> node(FlatTable.Kind kind, JsonNode value) {
    if (kind == FlatTable.Kind.MOMENT || kind == FlatTable.Kind.DAY) {
      return time(kind, value);
    }
    if (kind == FlatTable.Kind.NUMBER) {
      return value.isIntegralNumber() ? Optional.of(literal(value)) : Optional.empty();
    }
    String text = value.isString() ? value.stringValue() : "";
    if (text.isBlank()) {
      return Optional.empty();
    }
    return switch (kind) {
      case TEXT -> Optional.of(Standard.text(text));
      case IRI -> Iris.isAbsolute(text) ? Optional.of(new Node.Iri(text)) : Optional.empty();
      case STATUS ->
          text.equals("other")
              ? Optional.empty()
              : Optional.of(Standard.text(text.equals("aborted") ? "stopped" : text));
      case ALGORITHM ->
          text.matches("[A-Za-z0-9_-]{1,20}")
              ? Optional.of(Terms.term("spdx:checksumAlgorithm_" + text.toLowerCase(Locale.ROOT)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Node> time(FlatTable.Kind kind, JsonNode value) {
    try {
      if (value.isIntegralNumber()) {
        Instant moment = Instant.ofEpochSecond(value.bigIntegerValue().longValueExact());
        return Optional.of(
            kind == FlatTable.Kind.MOMENT
                ? Standard.literal(moment.toString(), Standard.DATE_TIME)
                : day(LocalDate.ofInstant(moment, ZoneOffset.UTC)));
      }
      String text = value.asString("");
      if (kind == FlatTable.Kind.MOMENT) {
        return Optional.of(Standard.literal(Instant.parse(text).toString(), Standard.DATE_TIME));
      }
      return Optional.of(day(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Node day(LocalDate day) {
    return Standard.literal(day.toString(), Standard.DATE);
  }

  /** Makes a literal of a text, a number or a truth value. */
  static Node.Literal literal(JsonNode value) {
    if (value.isBoolean()) {
      return Standard.literal(value.asString(), Standard.BOOLEAN);
    }
    if (value.isNumber()) {
      return Standard.literal(
          value.decimalValue().toString(),
          value.isIntegralNumber() ? Standard.INTEGER : Standard.DOUBLE);
    }
    return Standard.text(value.asString(""));
  }
}
