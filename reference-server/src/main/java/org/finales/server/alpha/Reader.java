package org.finales.server.alpha;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of objects as pydantic 1 does: unknown ones are left out, numbers may come as
 * text, what may be absent is null. Values are kept as they were sent, units in their spelling and
 * numbers with their digits. Not thread-safe.
 */
final class Reader {
  private static final int MAX_ITEMS = 10_000;
  private static final Map<String, Boolean> FLAGS =
      Map.ofEntries(
          Map.entry("true", true),
          Map.entry("on", true),
          Map.entry("yes", true),
          Map.entry("y", true),
          Map.entry("t", true),
          Map.entry("1", true),
          Map.entry("false", false),
          Map.entry("off", false),
          Map.entry("no", false),
          Map.entry("n", false),
          Map.entry("f", false),
          Map.entry("0", false));

  private final Findings findings;

  Reader(Findings findings) {
    this.findings = findings;
  }

  Findings findings() {
    return findings;
  }

  /** A value that must be an object; an empty one in place of anything else. */
  ObjectNode object(@Nullable JsonNode value, Place place) {
    if (value == null) {
      findings.missing(place);
    } else if (value instanceof ObjectNode object) {
      return object;
    } else {
      nullOrNot(value, "dict", place);
    }
    return JsonNodeFactory.instance.objectNode();
  }

  /** The list in a field; an empty one in place of anything else. */
  ArrayNode list(ObjectNode around, String name, Place place) {
    JsonNode value = around.get(name);
    if (value == null) {
      findings.missing(place.at(name));
    } else if (value.size() > MAX_ITEMS) {
      findings.wrong("ensure this value has at most " + MAX_ITEMS + " items", place.at(name));
    } else if (value instanceof ArrayNode list) {
      return list;
    } else {
      nullOrNot(value, "list", place.at(name));
    }
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The text in a field. */
  String text(ObjectNode around, String name, Place place) {
    JsonNode value = around.get(name);
    if (value == null) {
      findings.missing(place.at(name));
      return "";
    }
    String text = textOf(value, place.at(name));
    if (text == null && value.isNull()) {
      nullOrNot(value, "str", place.at(name));
    }
    return text == null ? "" : text;
  }

  /** The text in a field that may be absent or null. */
  @Nullable String optionalText(ObjectNode around, String name, Place place) {
    JsonNode value = around.get(name);
    return value == null ? null : textOf(value, place.at(name));
  }

  private @Nullable String textOf(JsonNode value, Place place) {
    if (value.isString() || value.isNumber()) {
      return value.asString();
    }
    if (!value.isNull()) {
      findings.noText(place);
    }
    return null;
  }

  /** The text in a field that must be one of those possible. */
  String word(ObjectNode around, String name, List<String> possible, Place place) {
    JsonNode value = around.get(name);
    if (value == null) {
      findings.missing(place.at(name));
      return "";
    }
    if (value.isNull()) {
      nullOrNot(value, "str", place.at(name));
      return "";
    }
    return findings.oneOf(value.isString() ? value.asString() : "", possible, place.at(name));
  }

  /** The same where it may be absent or null. */
  @Nullable String optionalWord(
      ObjectNode around, String name, List<String> possible, Place place) {
    JsonNode value = around.get(name);
    return value == null || value.isNull() ? null : word(around, name, possible, place);
  }

  /** The number in a field. */
  JsonNode number(ObjectNode around, String name, Place place) {
    JsonNode value = around.get(name);
    if (value == null) {
      findings.missing(place.at(name));
      return JsonNodeFactory.instance.numberNode(0);
    }
    return number(value, place.at(name));
  }

  /** A value that must be a number. */
  JsonNode number(JsonNode value, Place place) {
    if (value.isNumber()) {
      return value;
    }
    BigDecimal read = value.isString() ? decimal(value.asString()) : null;
    if (read == null) {
      nullOrNot(value, "float", place);
      return JsonNodeFactory.instance.numberNode(0);
    }
    return JsonNodeFactory.instance.numberNode(read);
  }

  /** The whole number in a field. */
  JsonNode integer(ObjectNode around, String name, Place place) {
    JsonNode value = around.get(name);
    if (value == null) {
      findings.missing(place.at(name));
    } else if (isWhole(value)) {
      return value;
    } else {
      nullOrNot(value, "integer", place.at(name));
    }
    return JsonNodeFactory.instance.numberNode(0);
  }

  /** The same where it may be absent or null. */
  JsonNode optionalInteger(ObjectNode around, String name, Place place) {
    JsonNode value = around.get(name);
    return value == null || value.isNull() ? NullNode.getInstance() : integer(around, name, place);
  }

  /** The truth value in a field. */
  boolean flag(ObjectNode around, String name, Place place) {
    JsonNode value = around.get(name);
    if (value == null) {
      findings.missing(place.at(name));
      return false;
    }
    Boolean flag = flagOf(value);
    if (flag == null) {
      findings.noFlag(place.at(name));
    }
    return Boolean.TRUE.equals(flag);
  }

  /** The same where it may be absent or null. */
  JsonNode optionalFlag(ObjectNode around, String name, Place place) {
    JsonNode value = around.get(name);
    return value == null || value.isNull()
        ? NullNode.getInstance()
        : JsonNodeFactory.instance.booleanNode(flag(around, name, place));
  }

  private static @Nullable Boolean flagOf(JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (!value.isValueNode()) {
      return null;
    }
    return FLAGS.get(value.asString().toLowerCase(Locale.ROOT));
  }

  private static boolean isWhole(JsonNode value) {
    return value.isNumber() && value.isIntegralNumber();
  }

  private static @Nullable BigDecimal decimal(String text) {
    if (text.length() > 100) {
      return null;
    }
    try {
      BigDecimal read = new BigDecimal(text.strip());
      return Math.abs((long) read.precision() - read.scale()) > 300 ? null : read;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private void nullOrNot(JsonNode value, String kind, Place place) {
    if (value.isNull()) {
      findings.add(place, "none is not an allowed value", "type_error.none.not_allowed", null);
    } else {
      findings.notA(kind, place);
    }
  }
}
