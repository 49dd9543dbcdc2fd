package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A current, power or voltage that follows a table, over and over; immutable.
 *
 * @param tag name by which loops and ends refer to it; or null
 * @param quantity what is prescribed
 * @param times times since the start of the cycle, not negative and rising, at least two
 * @param timeUnit unit of the times
 * @param values the values at these times, as many
 * @param unit unit of the values, of the dimension of the quantity
 * @param interpolation what holds between two points; null for the value of the earlier one
 * @param repeats how often the table is run; null for once
 * @param temperature temperature of the chamber; in a unit such as {@code degC}; or null
 * @param ends what ends it: whichever comes first; it also ends after the last point
 * @param recording when points are recorded; null for what the protocol says
 * @param limits what must not be exceeded in it; beside those of the protocol; or null
 * @param comment a remark; or null
 */
@Concept("finales:DriveCycle")
@JsonTypeName("driveCycle")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DriveCycle(
    @Relation("finales:tag") @Size(max = Checks.MAX_NAME) @Nullable String tag,
    @Kind @NotNull DriveQuantity quantity,
    @Relation(value = "finales:driveTimes", ordered = true) @Size(max = Checks.MAX_VALUES)
        List<@NotNull BigDecimal> times,
    @Relation("finales:timeUnit") @NotNull Unit timeUnit,
    @Relation(value = "finales:driveValues", ordered = true) @Size(max = Checks.MAX_VALUES)
        List<@NotNull BigDecimal> values,
    @Relation("hasMeasurementUnit") @NotNull Unit unit,
    @Relation("finales:interpolation") @Nullable Interpolation interpolation,
    @Relation("NumberOfIterations") @Min(1) @Nullable Integer repeats,
    @Property(value = "CelsiusTemperature", unit = "degC", relation = "hasMeasurementParameter")
        @Valid
        @Nullable Quantity temperature,
    @Relation("hasTerminationParameter") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid EndCondition> ends,
    @Relation("finales:recording") @Valid @Nullable Recording recording,
    @Relation("finales:safetyLimits") @Valid @Nullable SafetyLimits limits,
    @Relation("rdfs:comment") @Size(max = Checks.MAX_TEXT) @Nullable String comment)
    implements Step {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public DriveCycle {
    times = Checks.list(times);
    values = Checks.list(values);
    ends = Checks.list(ends);
    Checks.of("drive cycle")
        .text("tag", tag, Checks.MAX_NAME)
        .required("quantity", quantity)
        .numbers("times", times)
        .required("timeUnit", timeUnit)
        .numbers("values", values)
        .required("unit", unit)
        .atLeast("repeats", repeats, 1)
        .measures("temperature", temperature, "degC")
        .items("ends", ends)
        .text("comment", comment, Checks.MAX_TEXT)
        .that(times.size() >= 2, "times needs at least two points")
        .that(times.size() == values.size(), "times and values differ in their number")
        .that(isRising(times), "times must not be negative and must rise")
        .unit("timeUnit", timeUnit, "s")
        .unit("unit", unit, quantity == null ? "1" : quantity.unit().symbol())
        .done();
  }

  private static boolean isRising(List<BigDecimal> times) {
    for (int i = 0; i < times.size(); i++) {
      BigDecimal least = i == 0 ? BigDecimal.ZERO : times.get(i - 1);
      int order = times.get(i).compareTo(least);
      if (i == 0 ? order < 0 : order <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Starts one with its required parts. */
  public static Builder builder(DriveQuantity quantity, Unit timeUnit, Unit unit) {
    return new Builder(quantity, timeUnit, unit);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(quantity, timeUnit, unit);
    copy.with(this);
    copy.times = times;
    copy.values = values;
    copy.interpolation = interpolation;
    copy.repeats = repeats;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder extends StepBuilder<Builder> {
    private final DriveQuantity quantity;
    private final Unit timeUnit;
    private final Unit unit;
    private List<BigDecimal> times = List.of();
    private List<BigDecimal> values = List.of();
    private @Nullable Interpolation interpolation;
    private @Nullable Integer repeats;

    private Builder(DriveQuantity quantity, Unit timeUnit, Unit unit) {
      this.quantity = quantity;
      this.timeUnit = timeUnit;
      this.unit = unit;
    }

    /** Sets the times since the start of the cycle, not negative and rising, at least two. */
    public Builder times(List<BigDecimal> newTimes) {
      times = newTimes;
      return this;
    }

    /** Sets the values at these times, as many. */
    public Builder values(List<BigDecimal> newValues) {
      values = newValues;
      return this;
    }

    /** Sets what holds between two points. */
    public Builder interpolation(@Nullable Interpolation newInterpolation) {
      interpolation = newInterpolation;
      return this;
    }

    /** Sets how often the table is run. */
    public Builder repeats(@Nullable Integer newRepeats) {
      repeats = newRepeats;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public DriveCycle build() {
      return new DriveCycle(
          tag,
          quantity,
          times,
          timeUnit,
          values,
          unit,
          interpolation,
          repeats,
          temperature,
          ends,
          recording,
          limits,
          comment);
    }
  }
}
