package org.finales.api.broker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tenant can do of a capability, in the shape that laboratories use with FINALES 2.
 *
 * <p>The top level is a list of alternative sets (a single set may stand alone). Within a set every
 * named parameter must hold. A parameter's limit is a value, or a list of admissible values and
 * ranges {@code {"min", "max", "step"}} of which any may hold; bounds are inclusive, the grid of an
 * optional step starts at {@code min}, and an empty list restricts nothing. A parameter that is not
 * named is not restricted. {@code anyOf} lists alternatives anywhere. Limits of a formulation are a
 * list of chemical systems, each a list of constituents. Ranges may carry a {@code unit}; otherwise
 * numbers are in the unit of the capability.
 *
 * @param alternatives the JSON tree: an array of objects, or one object; not to be modified
 */
public record Limitations(@JsonValue JsonNode alternatives) {

  /** No limits at all. */
  private static final Limitations NONE = new Limitations(JsonNodeFactory.instance.arrayNode());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Limitations {
    Objects.requireNonNull(alternatives, "alternatives");
    if (!alternatives.isArray() && !alternatives.isObject()) {
      throw new IllegalArgumentException(
          "limitations are a list of sets or one set, not " + alternatives.getNodeType());
    }
  }

  /** No limits: everything that the capability describes. */
  public static Limitations none() {
    return NONE;
  }

  /** Starts one set of limits. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds one set of limits. Not thread-safe. */
  public static final class Builder {
    private final ObjectNode set = JsonNodeFactory.instance.objectNode();

    private Builder() {}

    /** Admits the closed range from {@code min} to {@code max}, in the capability's unit. */
    public Builder range(String parameter, double min, double max) {
      return range(parameter, min, max, null);
    }

    /**
     * Admits the closed range from {@code min} to {@code max}.
     *
     * @param unit the unit of both bounds; {@code null} for the capability's
     */
    public Builder range(String parameter, double min, double max, @Nullable String unit) {
      ObjectNode range = entries(parameter).addObject();
      range.put("min", min).put("max", max);
      if (unit != null) {
        range.put("unit", unit);
      }
      return this;
    }

    /** Admits each of these texts. */
    public Builder values(String parameter, String... admissible) {
      ArrayNode entries = entries(parameter);
      for (String value : admissible) {
        entries.add(value);
      }
      return this;
    }

    /** Admits each of these numbers. */
    public Builder values(String parameter, double... admissible) {
      ArrayNode entries = entries(parameter);
      for (double value : admissible) {
        entries.add(value);
      }
      return this;
    }

    /** Limits a parameter by a tree in the shape that {@link Limitations} describes. */
    public Builder limit(String parameter, JsonNode limit) {
      set.set(parameter, limit);
      return this;
    }

    /** The limits: one alternative with what was said so far. */
    public Limitations build() {
      return new Limitations(JsonNodeFactory.instance.arrayNode().add(set.deepCopy()));
    }

    private ArrayNode entries(String parameter) {
      JsonNode present = set.get(parameter);
      return present instanceof ArrayNode array ? array : set.putArray(parameter);
    }
  }
}
