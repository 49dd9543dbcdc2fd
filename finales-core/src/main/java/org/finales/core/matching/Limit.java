package org.finales.core.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One limit, compiled: a predicate on a value that can also say what is in the way. Immutable and
 * thread-safe.
 */
abstract class Limit {
  /** Restricts nothing. */
  static final Limit NONE =
      new Limit() {
        @Override
        boolean admits(JsonNode value) {
          return true;
        }

        @Override
        void explain(JsonNode value, String path, Misses out) {}
      };

  /** Whether a value is within the limit. */
  abstract boolean admits(JsonNode value);

  /** Adds what is in the way of a value; nothing if the limit admits it. */
  abstract void explain(JsonNode value, String path, Misses out);

  /** Admits what any of these admits. */
  static Limit anyOf(List<Limit> alternatives) {
    if (alternatives.contains(NONE)) {
      return NONE;
    }
    return alternatives.size() == 1 ? alternatives.get(0) : new AnyOf(alternatives);
  }

  /** Admits what all of these admit. */
  static Limit allOf(List<Limit> limits) {
    List<Limit> real = limits.stream().filter(limit -> limit != NONE).toList();
    return switch (real.size()) {
      case 0 -> NONE;
      case 1 -> real.get(0);
      default -> new AllOf(real);
    };
  }

  /** Admits nothing: the limit was given in a shape that has no meaning. */
  static Limit impossible(String reason, JsonNode offered) {
    return new Impossible(reason, offered);
  }

  private static final class AnyOf extends Limit {
    private final Limit[] alternatives;

    AnyOf(List<Limit> alternatives) {
      this.alternatives = alternatives.toArray(Limit[]::new);
    }

    @Override
    boolean admits(JsonNode value) {
      for (Limit alternative : alternatives) {
        if (alternative.admits(value)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void explain(JsonNode value, String path, Misses out) {
      Misses nearest = null;
      for (Limit alternative : alternatives) {
        Misses misses = new Misses();
        alternative.explain(value, path, misses);
        if (misses.isEmpty()) {
          return;
        }
        if (nearest == null || misses.compareTo(nearest) < 0) {
          nearest = misses;
        }
      }
      if (nearest != null) {
        out.addAll(nearest);
      }
    }
  }

  private static final class AllOf extends Limit {
    private final Limit[] limits;

    AllOf(List<Limit> limits) {
      this.limits = limits.toArray(Limit[]::new);
    }

    @Override
    boolean admits(JsonNode value) {
      for (Limit limit : limits) {
        if (!limit.admits(value)) {
          return false;
        }
      }
      return true;
    }

    @Override
    void explain(JsonNode value, String path, Misses out) {
      for (Limit limit : limits) {
        limit.explain(value, path, out);
      }
    }
  }

  private static final class Impossible extends Limit {
    private final String reason;
    private final JsonNode offered;

    Impossible(String reason, JsonNode offered) {
      this.reason = reason;
      this.offered = offered;
    }

    @Override
    boolean admits(JsonNode value) {
      return false;
    }

    @Override
    void explain(JsonNode value, String path, Misses out) {
      out.add(path, "the tenant's limit cannot be used: " + reason, value, offered, Misses.FAR);
    }
  }

  /** Texts, truth values and null of which any will do. */
  static final class Values extends Limit {
    private final Set<String> texts;
    private final boolean admitsTrue;
    private final boolean admitsFalse;
    private final boolean admitsNull;
    private final JsonNode offered;

    Values(List<JsonNode> values, JsonNode offered) {
      texts =
          values.stream()
              .filter(JsonNode::isString)
              .map(JsonNode::stringValue)
              .collect(Collectors.toCollection(HashSet::new));
      admitsTrue = values.stream().anyMatch(v -> v.isBoolean() && v.booleanValue());
      admitsFalse = values.stream().anyMatch(v -> v.isBoolean() && !v.booleanValue());
      admitsNull = values.stream().anyMatch(JsonNode::isNull);
      this.offered = offered;
    }

    @Override
    boolean admits(JsonNode value) {
      return switch (value.getNodeType()) {
        case STRING -> texts.contains(value.stringValue());
        case BOOLEAN -> value.booleanValue() ? admitsTrue : admitsFalse;
        case NULL -> admitsNull;
        default -> false;
      };
    }

    @Override
    void explain(JsonNode value, String path, Misses out) {
      if (!admits(value)) {
        out.add(path, "is none of the values offered", value, offered, Misses.FAR);
      }
    }
  }

  /** An object whose named properties have limits of their own. */
  static final class Properties extends Limit {
    private final String[] names;
    private final Limit[] limits;
    private final boolean[] required;

    /**
     * Limits properties.
     *
     * @param required for each name whether it must be present; one that need not be and is not, or
     *     is null, was not asked for, and restricts nothing
     */
    Properties(List<String> names, List<Limit> limits, List<Boolean> required) {
      this.names = names.toArray(String[]::new);
      this.limits = limits.toArray(Limit[]::new);
      this.required = new boolean[names.size()];
      for (int i = 0; i < this.required.length; i++) {
        this.required[i] = required.get(i);
      }
    }

    @Override
    boolean admits(JsonNode value) {
      if (!value.isObject()) {
        return false;
      }
      for (int i = 0; i < names.length; i++) {
        JsonNode property = value.get(names[i]);
        if (property == null || (property.isNull() && !required[i])) {
          if (required[i]) {
            return false;
          }
        } else if (!limits[i].admits(property)) {
          return false;
        }
      }
      return true;
    }

    @Override
    void explain(JsonNode value, String path, Misses out) {
      if (!value.isObject()) {
        out.add(path, "is no object", value, null, Misses.FAR);
        return;
      }
      for (int i = 0; i < names.length; i++) {
        JsonNode property = value.get(names[i]);
        String place = path + "/" + Misses.escape(names[i]);
        if (property == null || (property.isNull() && !required[i])) {
          if (required[i]) {
            out.add(place, "is required, limited and missing", null, null, Misses.FAR);
          }
        } else {
          limits[i].explain(property, place, out);
        }
      }
    }
  }

  /** An array whose every item is within one limit. */
  static final class Each extends Limit {
    private final Limit item;

    Each(Limit item) {
      this.item = item;
    }

    @Override
    boolean admits(JsonNode value) {
      if (!value.isArray()) {
        return false;
      }
      for (int i = 0; i < value.size(); i++) {
        if (!item.admits(value.get(i))) {
          return false;
        }
      }
      return true;
    }

    @Override
    void explain(JsonNode value, String path, Misses out) {
      if (!value.isArray()) {
        out.add(path, "is no list", value, null, Misses.FAR);
        return;
      }
      for (int i = 0; i < value.size() && out.hasRoom(); i++) {
        item.explain(value.get(i), path + "/" + i, out);
      }
    }
  }

  /** An array whose items are within limits of their own, one for each. */
  static final class Positions extends Limit {
    private final Limit[] items;
    private final JsonNode offered;

    Positions(List<Limit> items, JsonNode offered) {
      this.items = items.toArray(Limit[]::new);
      this.offered = offered;
    }

    @Override
    boolean admits(JsonNode value) {
      if (!value.isArray() || value.size() != items.length) {
        return false;
      }
      for (int i = 0; i < items.length; i++) {
        if (!items[i].admits(value.get(i))) {
          return false;
        }
      }
      return true;
    }

    @Override
    void explain(JsonNode value, String path, Misses out) {
      if (!value.isArray() || value.size() != items.length) {
        out.add(path, "is no list of " + items.length + " items", value, offered, Misses.FAR);
        return;
      }
      for (int i = 0; i < items.length && out.hasRoom(); i++) {
        items[i].explain(value.get(i), path + "/" + i, out);
      }
    }
  }
}
