package org.finales.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.broker.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says in plain words what a validator found. */
final class SchemaViolations {
  /** Most violations that are named; a last one tells how many more there are. */
  static final int MOST = 100;

  private static final int LONGEST = 80;

  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::path).thenComparing(Violation::message);

  private SchemaViolations() {}

  /** The violations that errors stand for, sorted by path. */
  static List<Violation> of(List<Error> errors, String pathPrefix) {
    if (errors.isEmpty()) {
      return List.of();
    }
    Set<Violation> found = new LinkedHashSet<>();
    Map<String, Set<String>> expected = new LinkedHashMap<>();
    Map<String, String> actual = new LinkedHashMap<>();
    Set<String> deeper = new HashSet<>();
    for (Error error : errors) {
      String path = pointer(error.getInstanceLocation());
      if (!isTypeError(error)) {
        deeper.add(path);
      }
      for (int slash = path.lastIndexOf('/');
          slash >= 0;
          slash = path.lastIndexOf('/', slash - 1)) {
        deeper.add(path.substring(0, slash));
      }
    }
    for (Error error : errors) {
      String path = pointer(error.getInstanceLocation());
      if (isTypeError(error)) {
        // Of alternatives, the one that got further says more than "is not null".
        if (!isWithinAlternative(error) || !deeper.contains(path)) {
          expected.computeIfAbsent(path, key -> new LinkedHashSet<>()).add(text(error, 1));
          actual.put(path, text(error, 0));
        }
      } else {
        found.add(new Violation(pathPrefix + pathOf(error, path), message(error)));
      }
    }
    expected.forEach(
        (path, types) ->
            found.add(
                new Violation(
                    pathPrefix + path,
                    "is "
                        + article(actual.getOrDefault(path, ""))
                        + ", expected "
                        + articles(types))));
    if (found.isEmpty()) {
      found.add(new Violation(pathPrefix, "does not fit the schema"));
    }
    List<Violation> sorted = new ArrayList<>(found);
    sorted.sort(ORDER);
    if (sorted.size() > MOST) {
      int more = sorted.size() - MOST + 1;
      sorted = new ArrayList<>(sorted.subList(0, MOST - 1));
      sorted.add(new Violation(pathPrefix, "and " + more + " more violations"));
    }
    return List.copyOf(sorted);
  }

  /** A path as a JSON pointer. */
  static String pointer(@Nullable NodePath path) {
    return path == null ? "" : path.toString();
  }

  /** One step of a JSON pointer. */
  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Text that is short enough for a message. */
  static String shorten(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** JSON pointer of the first string in a value that equals a text. */
  static String pathOf(JsonNode value, String text) {
    String path = search(value, text, "");
    return path == null ? "" : path;
  }

  private static @Nullable String search(JsonNode node, String text, String path) {
    if (node.isString()) {
      return node.stringValue().equals(text) ? path : null;
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String place = path + "/" + escape(field.getKey());
        String found = field.getKey().equals(text) ? place : search(field.getValue(), text, place);
        if (found != null) {
          return found;
        }
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        String found = search(node.get(i), text, path + "/" + i);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static boolean isTypeError(Error error) {
    return "type".equals(error.getKeyword());
  }

  private static boolean isWithinAlternative(Error error) {
    String path = pointer(error.getEvaluationPath());
    return path.contains("/anyOf/") || path.contains("/oneOf/");
  }

  private static String pathOf(Error error, String path) {
    String keyword = String.valueOf(error.getKeyword());
    switch (keyword) {
      case "required", "additionalProperties", "unevaluatedProperties", "dependentRequired" -> {
        String property = error.getProperty();
        return property == null ? path : path + "/" + escape(property);
      }
      default -> {
        return path;
      }
    }
  }

  private static String message(Error error) {
    return switch (String.valueOf(error.getKeyword())) {
      case "required" -> "is required and missing";
      case "additionalProperties", "unevaluatedProperties" -> "is unknown to the schema";
      case "dependentRequired" -> "is required because " + text(error, 1) + " is present";
      case "enum" -> "is " + value(error) + ", expected one of " + text(error, 0);
      case "const" -> "is " + value(error) + ", expected " + text(error, 0);
      case "minimum" -> "is " + value(error) + ", less than " + text(error, 0);
      case "maximum" -> "is " + value(error) + ", more than " + text(error, 0);
      case "exclusiveMinimum" -> "is " + value(error) + ", not more than " + text(error, 0);
      case "exclusiveMaximum" -> "is " + value(error) + ", not less than " + text(error, 0);
      case "multipleOf" -> "is " + value(error) + ", not a multiple of " + text(error, 0);
      case "pattern" -> "is " + value(error) + ", which does not match " + text(error, 0);
      case "minLength" -> "is shorter than " + text(error, 0) + " characters";
      case "maxLength" -> "is longer than " + text(error, 0) + " characters";
      case "minItems" -> "has fewer than " + text(error, 0) + " items";
      case "maxItems" -> "has more than " + text(error, 0) + " items";
      case "uniqueItems" -> "holds equal items";
      case "minProperties" -> "has fewer than " + text(error, 0) + " properties";
      case "maxProperties" -> "has more than " + text(error, 0) + " properties";
      case "not" -> "is what the schema excludes";
      case "oneOf" -> "fits several alternatives of the schema, or none";
      case "anyOf" -> "fits none of the schema's alternatives";
      default -> shorten(plain(error));
    };
  }

  /** The validator's own words, without the place, which the path gives. */
  private static String plain(Error error) {
    String message = String.valueOf(error.getMessage());
    String place = pointer(error.getInstanceLocation()) + ": ";
    return message.startsWith(place) ? message.substring(place.length()) : message;
  }

  private static String value(Error error) {
    JsonNode node = error.getInstanceNode();
    return node == null ? "this" : shorten(node.toString());
  }

  private static String text(Error error, int argument) {
    Object[] arguments = error.getArguments();
    return arguments != null && arguments.length > argument
        ? shorten(String.valueOf(arguments[argument]))
        : "";
  }

  private static String articles(Set<String> types) {
    List<String> words = new ArrayList<>();
    for (String type : types) {
      for (String one : type.replace("[", "").replace("]", "").split(", ", -1)) {
        words.add(article(one));
      }
    }
    return String.join(" or ", words);
  }

  private static String article(String type) {
    return switch (type) {
      case "null" -> "null";
      case "string" -> "text";
      case "boolean" -> "true or false";
      case "integer", "object", "array" -> "an " + type;
      default -> "a " + type;
    };
  }
}
