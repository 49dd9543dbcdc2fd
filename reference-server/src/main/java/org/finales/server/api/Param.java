package org.finales.server.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One value that a route takes outside of the body.
 *
 * @param place where it stands
 * @param name its name
 * @param required whether the call is refused without it
 * @param description for people
 * @param schema its JSON Schema
 * @param parser reads it; an {@link IllegalArgumentException} says what is expected
 */
record Param<T>(
    Place place,
    String name,
    boolean required,
    String description,
    JsonNode schema,
    Function<String, T> parser) {

  /** Where a parameter stands. */
  enum Place {
    PATH,
    QUERY,
    HEADER
  }

  private static final int LONGEST = 1000;

  /** As many as fit into an address. */
  private static final int MOST_IDS = 100;

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static Param<String> path(String name, String description) {
    return text(Place.PATH, name, description);
  }

  static Param<UUID> pathId(String name, String description) {
    return new Param<>(
        Place.PATH, name, true, description, object("string", "uuid"), Param::readUuid);
  }

  static Param<Long> pathNumber(String name, String description) {
    return new Param<>(
        Place.PATH,
        name,
        true,
        description,
        object("integer", "int64"),
        text -> readNumber(text, 0, Long.MAX_VALUE));
  }

  static Param<String> query(String name, String description) {
    return text(Place.QUERY, name, description);
  }

  /** A text of the query that may be longer than most. */
  static Param<String> queryText(String name, int longest, String description) {
    return new Param<>(
        Place.QUERY,
        name,
        false,
        description,
        object("string", "").put("maxLength", longest),
        text -> {
          if (text.length() > longest) {
            throw new IllegalArgumentException("longer than " + longest + " characters");
          }
          return text;
        });
  }

  static Param<UUID> queryId(String name, String description) {
    return new Param<>(
        Place.QUERY, name, false, description, object("string", "uuid"), Param::readUuid);
  }

  static Param<Long> queryNumber(String name, long min, long max, String description) {
    ObjectNode schema = object("integer", "int64");
    schema.put("minimum", min);
    if (max < Long.MAX_VALUE) {
      schema.put("maximum", max);
    }
    return new Param<>(
        Place.QUERY, name, false, description, schema, text -> readNumber(text, min, max));
  }

  static Param<Boolean> queryFlag(String name, String description) {
    return new Param<>(
        Place.QUERY,
        name,
        false,
        description,
        object("boolean", ""),
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("expected true or false");
          }
          return text.equals("true");
        });
  }

  static Param<Instant> queryMoment(String name, String description) {
    return new Param<>(
        Place.QUERY, name, false, description, object("string", "date-time"), Param::readMoment);
  }

  /** How long to wait: {@code 30s}, {@code 500ms}, {@code 1m} or ISO 8601; longer waits are cut. */
  static Param<Duration> queryWait(String description) {
    return new Param<>(
        Place.QUERY,
        "wait",
        false,
        description
            + " A number with `ms`, `s` or `m`, or ISO 8601 (`PT30S`); at most "
            + Api.LONGEST_WAIT.toSeconds()
            + " s, longer waits are cut.",
        object("string", "").put("pattern", "^([0-9]{1,7}(ms|s|m)|P.+)$"),
        Param::readWait);
  }

  /** A list with commas of values of an enumeration that is written in lower case. */
  static <E extends Enum<E>> Param<Set<E>> queryAny(
      String name, Class<E> type, Function<String, E> reader, String description) {
    ObjectNode schema = object("array", "");
    ArrayNode values = schema.putObject("items").put("type", "string").putArray("enum");
    for (E value : type.getEnumConstants()) {
      values.add(FinalesJson.tree(value));
    }
    return new Param<>(
        Place.QUERY,
        name,
        false,
        description + " Several with commas.",
        schema,
        text -> {
          Set<E> all = new LinkedHashSet<>();
          for (String part : text.split(",", -1)) {
            try {
              all.add(reader.apply(part));
            } catch (IllegalArgumentException e) {
              throw new IllegalArgumentException("expected any of " + values, e);
            }
          }
          return all;
        });
  }

  /** One value of an enumeration. */
  static <E extends Enum<E>> Param<E> queryOne(
      String name,
      Class<E> type,
      Function<E, String> writer,
      Function<String, E> reader,
      String description) {
    ObjectNode schema = object("string", "");
    ArrayNode values = schema.putArray("enum");
    for (E value : type.getEnumConstants()) {
      values.add(writer.apply(value));
    }
    return new Param<>(Place.QUERY, name, false, description, schema, reader);
  }

  /** A list of identifiers with commas. */
  static Param<Set<UUID>> queryIds(String name, String description) {
    ObjectNode schema = object("array", "").put("maxItems", MOST_IDS);
    schema.putObject("items").put("type", "string").put("format", "uuid");
    return new Param<>(
        Place.QUERY,
        name,
        false,
        description + " Several with commas.",
        schema,
        text -> {
          Set<UUID> all = new LinkedHashSet<>();
          for (String part : text.split(",", MOST_IDS + 1)) {
            all.add(readUuid(part));
          }
          if (all.size() > MOST_IDS) {
            throw new IllegalArgumentException("more than " + MOST_IDS);
          }
          return all;
        });
  }

  /** A list of words with commas. */
  static Param<Set<String>> queryWords(String name, String description) {
    ObjectNode schema = object("array", "");
    schema.putObject("items").put("type", "string");
    return new Param<>(
        Place.QUERY,
        name,
        false,
        description + " Several with commas.",
        schema,
        text -> new LinkedHashSet<>(List.of(readText(text).split(",", 33))));
  }

  static Param<String> header(String name, boolean required, String description) {
    return new Param<>(
        Place.HEADER, name, required, description, object("string", ""), Param::readText);
  }

  static Param<Long> headerNumber(String name, boolean required, String description) {
    return new Param<>(
        Place.HEADER,
        name,
        required,
        description,
        object("integer", "int64").put("minimum", 0),
        text -> readNumber(text, 0, Long.MAX_VALUE));
  }

  private static Param<String> text(Place place, String name, String description) {
    return new Param<>(
        place,
        name,
        place == Place.PATH,
        description,
        object("string", "").put("maxLength", LONGEST),
        Param::readText);
  }

  private static ObjectNode object(String type, String format) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", type);
    if (!format.isEmpty()) {
      schema.put("format", format);
    }
    return schema;
  }

  private static String readText(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("longer than " + LONGEST + " characters");
    }
    return text;
  }

  private static UUID readUuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected a UUID such as 4f2c0a5e-8d0c-4a67-9a54-1f6d2c7b9e10");
    }
    return UUID.fromString(text);
  }

  private static Long readNumber(String text, long min, long max) {
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        max == Long.MAX_VALUE
            ? "expected a whole number from " + min
            : "expected a whole number from " + min + " to " + max);
  }

  private static Instant readMoment(String text) {
    try {
      Instant moment = Instant.parse(text);
      if (moment.isBefore(FIRST) || !moment.isBefore(LAST)) {
        throw new IllegalArgumentException("expected a moment of the years 0 to 9999");
      }
      return moment;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expected a moment such as 2026-11-20T08:17:41Z", e);
    }
  }

  private static Duration readWait(String text) {
    Duration wait;
    try {
      if (text.startsWith("P")) {
        wait = Duration.parse(text);
      } else if (text.endsWith("ms")) {
        wait = Duration.ofMillis(digits(text, 2));
      } else if (text.endsWith("s")) {
        wait = Duration.ofSeconds(digits(text, 1));
      } else if (text.endsWith("m")) {
        wait = Duration.ofMinutes(digits(text, 1));
      } else {
        throw new NumberFormatException(text);
      }
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("expected a time such as 30s, 500ms or PT30S", e);
    }
    if (wait.isNegative()) {
      throw new IllegalArgumentException("a wait is not negative");
    }
    return wait.compareTo(Api.LONGEST_WAIT) > 0 ? Api.LONGEST_WAIT : wait;
  }

  private static int digits(String text, int unit) {
    String number = text.substring(0, text.length() - unit);
    if (!number.matches("[0-9]{1,7}")) {
      throw new NumberFormatException(text);
    }
    return Integer.parseInt(number);
  }
}
