package org.finales.core.matching;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.finales.api.quantity.Unit;
import org.finales.core.schema.SchemaView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the numbers and ranges of one parameter. */
final class RangeReader {
  private static final Set<String> RANGE = Set.of("min", "max", "step", "unit", "units");

  private static final Set<String> VALUE = Set.of("value", "unit");

  private final Findings findings;
  private final @Nullable Unit capabilityUnit;
  private final boolean integersOnly;

  /**
   * Reads for one parameter.
   *
   * @param capabilityUnit the parameter's unit; {@code null} if the capability states none
   * @param integersOnly whether the parameter is a whole number
   */
  RangeReader(Findings findings, @Nullable Unit capabilityUnit, boolean integersOnly) {
    this.findings = findings;
    this.capabilityUnit = capabilityUnit;
    this.integersOnly = integersOnly;
  }

  /** Whether a parameter is a number, or an object of a value and its unit. */
  static boolean allowsNumbers(SchemaView view) {
    if (view.allows("number") || view.allows("integer")) {
      return true;
    }
    SchemaView value = view.allows("object") ? view.property("value") : null;
    return value != null && !value.isOpen() && (value.allows("number") || value.allows("integer"));
  }

  /** The unit of a parameter in the capability; {@code null} if it states none. */
  static @Nullable String unitOf(SchemaView view) {
    if (view.unit() != null) {
      return view.unit();
    }
    SchemaView unit = view.isOpen() ? null : view.property("unit");
    JsonNode preset = unit == null ? null : unit.presetValue();
    return preset != null && preset.isString() && !preset.stringValue().isBlank()
        ? preset.stringValue()
        : null;
  }

  /** Whether this is {@code {"value": 25, "unit": "degC"}}. */
  static boolean isValueWithUnit(JsonNode node) {
    JsonNode value = node.isObject() ? node.get("value") : null;
    return value != null && value.isNumber() && VALUE.containsAll(node.propertyNames());
  }

  /** Whether this is meant to be {@code {"min": 200, "max": 300, "step": 0.5}}. */
  static boolean looksLikeRange(JsonNode node) {
    return node.isObject()
        && (node.isEmpty() || node.propertyNames().stream().anyMatch(RANGE::contains));
  }

  /** Whether this cannot be anything but a range: it has bounds in numbers, and nothing else. */
  static boolean isRange(JsonNode node) {
    return node.isObject()
        && RANGE.containsAll(node.propertyNames())
        && (node.path("min").isNumber() || node.path("max").isNumber());
  }

  /** A number or a range; {@code null} after a violation. */
  Numbers.@Nullable Range read(JsonNode entry, String path) {
    if (entry.isNumber()) {
      BigDecimal value = number(entry, path);
      return value == null
          ? null
          : new Numbers.Range(value, value, null, capabilityUnit, capabilityUnit);
    }
    Unit unit = unit(entry, path);
    boolean sound =
        unit != null || (capabilityUnit == null && !entry.has("unit") && !entry.has("units"));
    if (isValueWithUnit(entry)) {
      BigDecimal value = number(entry.get("value"), path + "/value");
      return value == null || !sound
          ? null
          : new Numbers.Range(value, value, null, unit, capabilityUnit);
    }
    for (Map.Entry<String, JsonNode> field : entry.properties()) {
      if (!RANGE.contains(field.getKey())) {
        findings.violation(
            path + "/" + Misses.escape(field.getKey()),
            "is not part of a range; a range has min, max, step and unit");
        sound = false;
      }
    }
    int before = findings.violations.size();
    BigDecimal min = bound(entry, "min", path);
    BigDecimal max = bound(entry, "max", path);
    BigDecimal step = bound(entry, "step", path);
    sound &= findings.violations.size() == before;
    if (min != null && max != null && min.compareTo(max) > 0) {
      findings.violation(path, "its min " + min + " is greater than its max " + max);
      sound = false;
    }
    if (step != null && step.signum() <= 0) {
      findings.violation(path + "/step", "is " + step + ", a step is greater than zero");
      sound = false;
    }
    return sound ? new Numbers.Range(min, max, step, unit, capabilityUnit) : null;
  }

  private @Nullable BigDecimal bound(JsonNode range, String name, String path) {
    JsonNode node = range.get(name);
    return node == null ? null : number(node, path + "/" + name);
  }

  private @Nullable BigDecimal number(JsonNode node, String path) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      findings.violation(path, "is no number");
      return null;
    }
    if (integersOnly && !node.canConvertToExactIntegral()) {
      findings.violation(path, "is " + node + ", expected an integer");
      return null;
    }
    return node.decimalValue();
  }

  private @Nullable Unit unit(JsonNode entry, String path) {
    String keyword = entry.get("unit") == null ? "units" : "unit";
    JsonNode named = entry.get(keyword);
    if (named == null) {
      return capabilityUnit;
    }
    Unit unit = named.isString() ? Unit.tryParse(named.stringValue()).orElse(null) : null;
    if (unit == null) {
      findings.violation(path + "/" + keyword, "is no known unit");
      return null;
    }
    if (capabilityUnit != null && !unit.isCompatibleWith(capabilityUnit)) {
      findings.violation(
          path + "/" + keyword,
          unit + " does not measure what the capability's " + capabilityUnit + " measures");
      return null;
    }
    return unit;
  }
}
