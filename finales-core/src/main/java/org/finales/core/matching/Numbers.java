package org.finales.core.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.quantity.Rational;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Numbers and ranges of which any will do.
 *
 * <p>A number of a request is plain, and then in the capability's unit, or carries its own as
 * {@code {"value": 25, "unit": "degC"}}. Values that are clearly inside or outside are told apart
 * in floating point; at the bounds and on a grid arithmetic is exact.
 */
final class Numbers extends Limit {
  private final @Nullable Unit unit;
  private final Range[] ranges;
  private final JsonNode offered;

  /**
   * Limits a number.
   *
   * @param unit the capability's unit; {@code null} if it states none
   * @param ranges of which any will do
   */
  Numbers(@Nullable Unit unit, List<Range> ranges, JsonNode offered) {
    this.unit = unit;
    this.ranges = ranges.toArray(Range[]::new);
    this.offered = offered;
  }

  @Override
  boolean admits(JsonNode value) {
    if (value.isNumber()) {
      return admitsPlain(value);
    }
    if (!value.isObject()) {
      return false;
    }
    Asked asked = Asked.read(value, unit);
    return asked.problem == null && admitsExactly(asked);
  }

  private boolean admitsPlain(JsonNode value) {
    double number = value.doubleValue();
    BigDecimal exact = null;
    for (Range range : ranges) {
      if (number < range.surelyBelow || number > range.surelyAbove || Double.isNaN(number)) {
        continue;
      }
      if (range.step == null && number > range.surelyFrom && number < range.surelyTo) {
        return true;
      }
      exact = exact == null ? value.decimalValue() : exact;
      if (range.holds(exact, unit)) {
        return true;
      }
    }
    return false;
  }

  private boolean admitsExactly(Asked asked) {
    for (Range range : ranges) {
      if (range.comparableWith(asked.unit) && range.holds(asked.value, asked.unit)) {
        return true;
      }
    }
    return false;
  }

  @Override
  void explain(JsonNode value, String path, Misses out) {
    if (admits(value)) {
      return;
    }
    Asked asked = Asked.read(value, unit);
    if (asked.problem != null) {
      out.add(path, asked.problem, value, offered, Misses.FAR);
      return;
    }
    double distance = Misses.FAR;
    boolean offGrid = false;
    List<String> words = new ArrayList<>();
    for (Range range : ranges) {
      if (!range.comparableWith(asked.unit)) {
        out.add(path, asked.mismatch(range.unit), value, offered, Misses.FAR);
        return;
      }
      offGrid |= range.isWithin(asked.value, asked.unit);
      distance = Math.min(distance, range.distance(asked));
      if (words.size() < 5) {
        words.add(range.words(unit));
      }
    }
    if (words.size() < ranges.length) {
      words.add((ranges.length - words.size()) + " more");
    }
    out.add(
        path,
        asked
            + (offGrid ? " is between the steps of " : " is outside ")
            + String.join(" or ", words),
        value,
        offered,
        distance);
  }

  /** Whether zero, in the capability's unit, is within the limit. */
  boolean admitsZero() {
    for (Range range : ranges) {
      if (range.holds(BigDecimal.ZERO, unit)) {
        return true;
      }
    }
    return false;
  }

  /** A number as a request gives it. */
  private record Asked(BigDecimal value, @Nullable Unit unit, @Nullable String problem) {
    static Asked read(JsonNode node, @Nullable Unit capabilityUnit) {
      JsonNode number = node.isObject() ? node.get("value") : node;
      if (number == null || !number.isNumber() || !Double.isFinite(number.doubleValue())) {
        return new Asked(BigDecimal.ZERO, null, "is no number");
      }
      JsonNode named = node.isObject() ? node.get("unit") : null;
      if (named == null || named.isNull()) {
        return new Asked(number.decimalValue(), capabilityUnit, null);
      }
      Unit unit = named.isString() ? Unit.tryParse(named.stringValue()).orElse(null) : null;
      if (unit == null) {
        return new Asked(number.decimalValue(), null, "is given in the unknown unit " + named);
      }
      if (capabilityUnit != null && !unit.isCompatibleWith(capabilityUnit)) {
        Asked asked = new Asked(number.decimalValue(), unit, null);
        return new Asked(asked.value, unit, asked.mismatch(capabilityUnit));
      }
      return new Asked(number.decimalValue(), unit, null);
    }

    String mismatch(@Nullable Unit other) {
      return "is given in "
          + (unit == null ? "no unit" : unit)
          + (other == null
              ? ", but the capability states no unit"
              : ", which is no measure of what is offered in " + other);
    }

    @Override
    public String toString() {
      return value.toString() + (unit == null ? "" : " " + unit);
    }
  }

  /** A closed range, possibly half open, possibly a grid, possibly a single number. */
  static final class Range {
    private final @Nullable BigDecimal min;
    private final @Nullable BigDecimal max;
    private final @Nullable BigDecimal step;
    private final @Nullable Unit unit;

    /** Bounds in the capability's unit; between them floating point cannot decide. */
    private final double surelyBelow;

    private final double surelyFrom;
    private final double surelyTo;
    private final double surelyAbove;

    /**
     * A range.
     *
     * @param min {@code null} if there is no lower bound; a grid then starts at zero
     * @param step {@code null} if every number in the range will do
     * @param unit of the bounds and the step; {@code null} if neither they nor the capability state
     *     one
     * @param capabilityUnit the unit of plain numbers in requests, of the same dimension
     */
    Range(
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal step,
        @Nullable Unit unit,
        @Nullable Unit capabilityUnit) {
      this.min = min;
      this.max = max;
      this.step = step;
      this.unit = unit;
      double low = min == null ? Double.NEGATIVE_INFINITY : inUnit(min, unit, capabilityUnit);
      double high = max == null ? Double.POSITIVE_INFINITY : inUnit(max, unit, capabilityUnit);
      boolean same = unit == null || capabilityUnit == null || unit.isEquivalentTo(capabilityUnit);
      surelyBelow = same ? low : low - doubt(low, unit, capabilityUnit);
      surelyFrom = same ? low : low + doubt(low, unit, capabilityUnit);
      surelyTo = same ? high : high - doubt(high, unit, capabilityUnit);
      surelyAbove = same ? high : high + doubt(high, unit, capabilityUnit);
    }

    private static double inUnit(BigDecimal bound, @Nullable Unit from, @Nullable Unit to) {
      return from == null || to == null
          ? bound.doubleValue()
          : from.convert(bound.doubleValue(), to);
    }

    /** Far more than a conversion in floating point can be wrong by. */
    private static double doubt(double bound, @Nullable Unit from, @Nullable Unit to) {
      if (Double.isInfinite(bound) || from == null || to == null) {
        return 0;
      }
      double zero = Math.abs(to.fromBase(0)) + Math.abs(to.fromBase(from.offset().doubleValue()));
      return 1e-12 * (Math.abs(bound) + zero);
    }

    boolean comparableWith(@Nullable Unit other) {
      return other == null || (unit != null && unit.isCompatibleWith(other));
    }

    boolean holds(BigDecimal value, @Nullable Unit unitOfValue) {
      return isWithin(value, unitOfValue) && (step == null || isOnGrid(value, unitOfValue, step));
    }

    boolean isWithin(BigDecimal value, @Nullable Unit unitOfValue) {
      return (min == null || compare(value, unitOfValue, min) >= 0)
          && (max == null || compare(value, unitOfValue, max) <= 0);
    }

    private int compare(BigDecimal value, @Nullable Unit unitOfValue, BigDecimal bound) {
      return unit == null || unitOfValue == null
          ? value.compareTo(bound)
          : Unit.compare(value, unitOfValue, bound, unit);
    }

    private boolean isOnGrid(BigDecimal value, @Nullable Unit unitOfValue, BigDecimal width) {
      BigDecimal start = min == null ? BigDecimal.ZERO : min;
      if (unit == null || unitOfValue == null || unit.isEquivalentTo(unitOfValue)) {
        return value.subtract(start).remainder(width).signum() == 0;
      }
      return unitOfValue
          .convertExactly(Rational.of(value), unit)
          .map(exact -> exact.subtract(Rational.of(start)).divide(Rational.of(width)).isInteger())
          .orElse(false);
    }

    /** How far a number is outside, relative to the bound or the width of the range. */
    double distance(Asked asked) {
      double value =
          asked.unit == null || unit == null
              ? asked.value.doubleValue()
              : asked.unit.convert(asked.value.doubleValue(), unit);
      double low = min == null ? Double.NEGATIVE_INFINITY : min.doubleValue();
      double high = max == null ? Double.POSITIVE_INFINITY : max.doubleValue();
      double gap = Math.max(Math.max(low - value, value - high), 0);
      double bound = value < low ? low : high;
      double width = Double.isInfinite(high - low) ? 0 : high - low;
      double scale = Math.max(Math.max(Math.abs(bound), width), Double.MIN_NORMAL);
      return gap == 0 ? 0 : gap / scale;
    }

    String words(@Nullable Unit capabilityUnit) {
      Unit shown = unit == null ? capabilityUnit : unit;
      String name = shown == null ? "" : " " + shown;
      String grid = step == null ? "" : " in steps of " + step + name;
      if (min != null && max != null && min.compareTo(max) == 0) {
        return min + name;
      }
      if (min == null && max == null) {
        return "every number" + grid;
      }
      if (min == null) {
        return "at most " + max + name + grid;
      }
      return max == null ? "at least " + min + name + grid : min + " to " + max + name + grid;
    }
  }
}
