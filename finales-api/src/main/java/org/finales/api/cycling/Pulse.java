package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.stream.Stream;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Property;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One level of a pulse train, held for a while; immutable. Exactly one level is given, or none for
 * a rest.
 *
 * @param duration how long it is held; in a unit such as {@code s}
 * @param current current; positive charges; in a unit such as {@code A}; or null
 * @param cRate current by capacity; positive charges; in a unit such as {@code A/Ah}; or null
 * @param power power; positive charges; in a unit such as {@code W}; or null
 * @param voltage voltage; in a unit such as {@code V}; or null
 */
@Concept("finales:Pulse")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Pulse(
    @Property(value = "PulseDuration", unit = "s", relation = "hasControlParameter") @NotNull @Valid
        Quantity duration,
    @Property(value = "PulseCurrent", unit = "A", relation = "hasControlParameter") @Valid
        @Nullable Quantity current,
    @Property(value = "CRate", unit = "A/Ah", relation = "hasControlParameter") @Valid
        @Nullable Quantity cRate,
    @Property(value = "Power", unit = "W", relation = "hasControlParameter") @Valid
        @Nullable Quantity power,
    @Property(value = "PulseVoltage", unit = "V", relation = "hasControlParameter") @Valid
        @Nullable Quantity voltage) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Pulse {
    Checks.of("pulse")
        .required("duration", duration)
        .measures("duration", duration, "s")
        .positive("duration", duration)
        .measures("current", current, "A")
        .measures("cRate", cRate, "A/Ah")
        .measures("power", power, "W")
        .measures("voltage", voltage, "V")
        .that(
            Stream.of(current, cRate, power, voltage).mapToInt(level -> level == null ? 0 : 1).sum()
                <= 1,
            "at most one of current, cRate, power and voltage is possible")
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Quantity duration) {
    return new Builder(duration);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(duration);
    copy.current = current;
    copy.cRate = cRate;
    copy.power = power;
    copy.voltage = voltage;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final Quantity duration;
    private @Nullable Quantity current;
    private @Nullable Quantity cRate;
    private @Nullable Quantity power;
    private @Nullable Quantity voltage;

    private Builder(Quantity duration) {
      this.duration = duration;
    }

    /** Sets the current. */
    public Builder current(@Nullable Quantity newCurrent) {
      current = newCurrent;
      return this;
    }

    /** Sets the current by capacity. */
    public Builder cRate(@Nullable Quantity newCRate) {
      cRate = newCRate;
      return this;
    }

    /** Sets the power. */
    public Builder power(@Nullable Quantity newPower) {
      power = newPower;
      return this;
    }

    /** Sets the voltage. */
    public Builder voltage(@Nullable Quantity newVoltage) {
      voltage = newVoltage;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public Pulse build() {
      return new Pulse(duration, current, cRate, power, voltage);
    }
  }
}
