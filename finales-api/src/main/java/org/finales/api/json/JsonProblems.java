package org.finales.api.json;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.JsonNodeFactory;

/** Says what is wrong with a document, where, in words that know nothing of Java. */
final class JsonProblems {
  private JsonProblems() {}

  /**
   * Says what is wrong with a text.
   *
   * @param reached how far it was read, for problems that do not know their place
   */
  static JsonException explain(JacksonException e, TokenStreamLocation reached) {
    TokenStreamLocation place = e.getLocation();
    boolean isPlaced = place != null && place.getLineNr() > 0;
    return explain(e, JsonNodeFactory.instance.missingNode(), isPlaced ? place : reached);
  }

  /** Says what is wrong at a place that is known; the message is the reason alone. */
  static JsonException explain(JacksonException e, String place) {
    return new JsonException(place, reason(e), e);
  }

  /**
   * Says what is wrong with a tree.
   *
   * @param tree what was to be made into a value
   */
  static JsonException explain(JacksonException e, JsonNode tree) {
    return explain(e, tree, e.getLocation());
  }

  private static JsonException explain(
      JacksonException e, JsonNode tree, @Nullable TokenStreamLocation place) {
    if (e.getCause() instanceof NullPointerException) {
      String hole = hole(tree, "");
      return new JsonException(hole, "at " + hole + ": null is not possible here", e);
    }
    String path = pointer(e);
    StringBuilder text = new StringBuilder();
    if (!path.isEmpty()) {
      text.append("at ").append(path).append(": ");
    }
    text.append(reason(e));
    if (place != null && place.getLineNr() > 0) {
      text.append(" (line ")
          .append(place.getLineNr())
          .append(", column ")
          .append(place.getColumnNr())
          .append(')');
    }
    return new JsonException(path, text.toString(), e);
  }

  private static String pointer(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      path.append('/')
          .append(
              step.getPropertyName() != null
                  ? step.getPropertyName().replace("~", "~0").replace("/", "~1")
                  : Integer.toString(step.getIndex()));
    }
    return path.toString();
  }

  /** What is wrong, in words that know nothing of Java's classes. */
  private static String reason(JacksonException e) {
    Throwable cause = e.getCause();
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown field \""
          + unknown.getPropertyName()
          + "\"; known are "
          + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      String found =
          e instanceof InvalidFormatException format ? ", not \"" + format.getValue() + "\"" : "";
      return "expected " + described(mismatch.getTargetType()) + found;
    }
    return String.valueOf(e.getOriginalMessage()).replaceAll(", from `[^`]*`", "");
  }

  private static String described(Class<?> type) {
    if (type == UUID.class) {
      return "a UUID";
    } else if (type == Instant.class) {
      return "a moment such as 2026-11-20T08:17:41Z";
    } else if (type == Duration.class) {
      return "a duration such as PT30S";
    } else if (type == String.class) {
      return "a string";
    } else if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    } else if (type == Integer.class
        || type == int.class
        || type == Long.class
        || type == long.class) {
      return "a whole number in range";
    } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "a list";
    } else if (type.isEnum()) {
      return "one of " + FinalesJson.tree(type.getEnumConstants());
    }
    return "an object";
  }

  /** Where the first null in a list stands, which lists of values cannot hold. */
  private static String hole(JsonNode tree, String path) {
    if (tree.isArray()) {
      for (int i = 0; i < tree.size(); i++) {
        String found = tree.get(i).isNull() ? path + "/" + i : hole(tree.get(i), path + "/" + i);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      String found = hole(field.getValue(), path + "/" + field.getKey());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }
}
