package org.finales.server.web.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finales.api.broker.Limitations;
import org.finales.server.web.kit.Texts;
import tools.jackson.databind.JsonNode;

/** Limitations as people read them: a line for each parameter, a paragraph for each alternative. */
final class LimitationText {
  private static final int MOST_LINES = 200;
  private static final int MAX_DEPTH = 12;

  private final Texts texts;

  LimitationText(Texts texts) {
    this.texts = texts;
  }

  /** The alternatives; empty where nothing is limited. */
  List<List<Views.Line>> of(Limitations limitations) {
    JsonNode all = limitations.alternatives();
    List<List<Views.Line>> alternatives = new ArrayList<>();
    for (JsonNode set : all.isObject() ? List.of(all) : all.valueStream().toList()) {
      List<Views.Line> lines = new ArrayList<>();
      object("", set, lines, 0);
      if (!lines.isEmpty()) {
        alternatives.add(lines);
      }
    }
    return alternatives;
  }

  private void object(String prefix, JsonNode set, List<Views.Line> lines, int depth) {
    for (Map.Entry<String, JsonNode> entry : set.properties()) {
      if (lines.size() >= MOST_LINES) {
        return;
      }
      String name = (prefix.isEmpty() ? "" : prefix + " › ") + entry.getKey().replace('_', ' ');
      JsonNode limit = entry.getValue();
      boolean nested = limit.isObject() && !isRange(limit) && depth < MAX_DEPTH;
      if (nested) {
        object(name, limit, lines, depth + 1);
      } else if (isListOfObjects(limit) && depth < MAX_DEPTH) {
        int number = 0;
        for (JsonNode one : limit) {
          number++;
          object(limit.size() == 1 ? name : name + " " + number, one, lines, depth + 1);
        }
      } else {
        lines.add(new Views.Line(name, words(limit, depth)));
      }
    }
  }

  private static boolean isRange(JsonNode value) {
    return value.isObject()
        && (value.has("min") || value.has("max"))
        && value.properties().stream()
            .allMatch(e -> List.of("min", "max", "step", "unit").contains(e.getKey()));
  }

  private static boolean isListOfObjects(JsonNode value) {
    return value.isArray()
        && !value.isEmpty()
        && value.valueStream().allMatch(one -> one.isObject() && !isRange(one));
  }

  private String words(JsonNode limit, int depth) {
    if (isRange(limit)) {
      return range(limit);
    }
    if (limit.isArray()) {
      if (limit.isEmpty()) {
        return texts.get("limits.anything");
      }
      if (limit.valueStream().allMatch(JsonNode::isArray) || depth > MAX_DEPTH) {
        return limit
            .valueStream()
            .map(
                one ->
                    one.valueStream()
                        .map(part -> part.isObject() ? part.toString() : words(part, depth + 1))
                        .collect(Collectors.joining(" + ")))
            .collect(Collectors.joining(texts.get("limits.or")));
      }
      return limit
          .valueStream()
          .map(one -> words(one, depth + 1))
          .collect(Collectors.joining(texts.get("limits.or")));
    }
    return limit.isString() ? limit.stringValue() : limit.toString();
  }

  private String range(JsonNode range) {
    String unit = range.path("unit").asString("");
    String after = unit.isEmpty() ? "" : " " + unit;
    String text;
    if (range.has("min") && range.has("max")) {
      text = texts.get("limits.from-to", plain(range, "min"), plain(range, "max")) + after;
    } else if (range.has("min")) {
      text = texts.get("limits.from", plain(range, "min")) + after;
    } else {
      text = texts.get("limits.to", plain(range, "max")) + after;
    }
    return range.path("step").isNumber() && range.path("step").asDouble() > 0
        ? text + texts.get("limits.step", plain(range, "step"))
        : text;
  }

  private static String plain(JsonNode range, String word) {
    JsonNode bound = range.path(word);
    return bound.isNumber()
        ? bound.decimalValue().stripTrailingZeros().toPlainString()
        : bound.toString();
  }
}
