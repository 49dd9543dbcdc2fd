package org.finales.core.linkeddata.document;

import java.util.Map;
import org.finales.core.linkeddata.LinkedDataException;
import tools.jackson.databind.JsonNode;

/** Counts what a document asks for before anything is resolved. Not thread-safe. */
final class ContextBounds {
  private static final int MAX_SCALE = 1000;

  private final ReadingLimits limits;
  private int values;
  private int contexts;
  private int contextValues;

  ContextBounds(ReadingLimits limits) {
    this.limits = limits;
  }

  /**
   * Checks a document.
   *
   * @throws LinkedDataException if it breaks a limit
   */
  void check(JsonNode node) {
    if (++values > limits.values()) {
      throw new LinkedDataException(
          "The document has more than %d values".formatted(limits.values()));
    }
    if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > MAX_SCALE) {
      throw new LinkedDataException("The document holds a number beyond all measure");
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (member.getKey().equals("@context")) {
          context(member.getValue());
        } else {
          check(member.getValue());
        }
      }
    } else if (node.isArray()) {
      for (JsonNode member : node) {
        check(member);
      }
    }
  }

  private void context(JsonNode context) {
    count(context.isObject() || context.isString() ? 1 : 0);
    if (context.isObject()) {
      for (Map.Entry<String, JsonNode> member : context.properties()) {
        definition(member.getKey(), member.getValue());
      }
    } else if (context.isArray()) {
      for (JsonNode member : context) {
        context(member);
      }
    }
  }

  private void definition(String term, JsonNode definition) {
    count(term.equals("@import") ? 1 : 0);
    if (definition.isObject()) {
      for (Map.Entry<String, JsonNode> member : definition.properties()) {
        if (member.getKey().equals("@context")) {
          context(member.getValue());
        } else {
          count(0);
        }
      }
    }
  }

  /** Counts a value of a context, which may be a context itself. */
  private void count(int more) {
    contexts += more;
    contextValues++;
    if (contexts > limits.contexts() || contextValues > limits.contextValues()) {
      throw new LinkedDataException(
          "The document has more than %d contexts, or more than %d values in them"
              .formatted(limits.contexts(), limits.contextValues()));
    }
  }
}
