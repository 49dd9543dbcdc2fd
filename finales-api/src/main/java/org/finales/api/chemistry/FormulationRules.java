package org.finales.api.chemistry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What components must fulfil together, and the reading of all of them in spite of errors. */
final class FormulationRules {

  private static final Set<String> FIELDS = Set.of("chemical", "fraction", "fraction_type");

  private FormulationRules() {}

  static List<String> problems(List<FormulationComponent> components) {
    List<String> problems = new ArrayList<>();
    if (components.isEmpty()) {
      problems.add("it has no components");
      return problems;
    }
    if (components.size() > Formulation.MAX_COMPONENTS) {
      problems.add(
          "it has %d components, at most %d are allowed"
              .formatted(components.size(), Formulation.MAX_COMPONENTS));
      return problems;
    }
    FractionType type = components.get(0).fractionType();
    boolean oneType = true;
    for (int i = 0; i < components.size(); i++) {
      FormulationComponent component = components.get(i);
      if (component.fractionType() != type) {
        oneType = false;
        problems.add(
            "/%d/fraction_type is %s, but /0/fraction_type is %s; all must be the same"
                .formatted(i, component.fractionType(), type));
      }
      for (int j = 0; j < i; j++) {
        if (component.chemical().isSameAs(components.get(j).chemical())) {
          problems.add(
              "/%d/chemical is the same as /%d/chemical (%s)"
                  .formatted(i, j, component.chemical().label()));
        }
      }
    }
    if (oneType) {
      checkSum(components, type, problems);
    }
    return problems;
  }

  private static void checkSum(
      List<FormulationComponent> components, FractionType type, List<String> problems) {
    BigDecimal sum = BigDecimal.ZERO;
    for (FormulationComponent component : components) {
      sum = sum.add(component.fraction());
    }
    BigDecimal allowed = Formulation.TOLERANCE.multiply(type.whole());
    if (sum.subtract(type.whole()).abs().compareTo(allowed) > 0) {
      problems.add(
          "the fractions add up to %s instead of %s (tolerance %s)"
              .formatted(
                  FormulationComponent.shown(sum), type.whole(), allowed.stripTrailingZeros()));
    }
  }

  /** Reads what can be read; everything else goes to the problems. */
  static List<FormulationComponent> read(JsonNode array, List<String> problems) {
    List<FormulationComponent> components = new ArrayList<>();
    if (!array.isArray()) {
      problems.add("an array of components is expected");
    } else if (array.size() > Formulation.MAX_COMPONENTS) {
      problems.add(
          "it has %d components, at most %d are allowed"
              .formatted(array.size(), Formulation.MAX_COMPONENTS));
    } else {
      for (int i = 0; i < array.size(); i++) {
        FormulationComponent component = component(array.get(i), "/" + i, problems);
        if (component != null) {
          components.add(component);
        }
      }
    }
    return components;
  }

  private static @Nullable FormulationComponent component(
      JsonNode node, String place, List<String> problems) {
    if (!node.isObject()) {
      problems.add(place + ": an object with chemical, fraction and fraction_type is expected");
      return null;
    }
    for (String field : node.propertyNames()) {
      if (!FIELDS.contains(field)) {
        problems.add(
            place
                + ": unknown field '"
                + (field.length() > 40 ? field.substring(0, 40) + "…" : field)
                + "'");
      }
    }
    Chemical chemical = value(node, "chemical", Chemical.class, place, problems);
    FractionType type = value(node, "fraction_type", FractionType.class, place, problems);
    BigDecimal fraction = null;
    if (node.path("fraction").isNumber()) {
      fraction = node.path("fraction").decimalValue();
    } else {
      problems.add(place + "/fraction: a number is expected");
    }
    if (chemical == null || type == null || fraction == null) {
      return null;
    }
    try {
      return new FormulationComponent(chemical, fraction, type);
    } catch (IllegalArgumentException e) {
      problems.add(place + "/fraction: " + e.getMessage());
      return null;
    }
  }

  private static <T> @Nullable T value(
      JsonNode node, String field, Class<T> type, String place, List<String> problems) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      problems.add("%s/%s is missing".formatted(place, field));
      return null;
    }
    try {
      return FinalesJson.convert(value, type);
    } catch (JsonException e) {
      problems.add("%s/%s: %s".formatted(place, field, e.getMessage()));
      return null;
    }
  }
}
