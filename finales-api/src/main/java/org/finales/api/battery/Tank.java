package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One of the two circuits of a redox-flow battery: its tank, what is in it and how it flows;
 * immutable.
 *
 * @param id IRI of it; or null
 * @param role which electrolyte it holds
 * @param name what people call it; or null
 * @param electrolyte what is in it; or null
 * @param volume volume of the electrolyte in this circuit; in a unit such as {@code L}; or null
 * @param flowRate volume that flows by time; in a unit such as {@code L/min}; or null
 * @param pressure pressure at the inlet; in a unit such as {@code kPa}; or null
 * @param attributes anything else that is worth knowing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tank(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @NotNull TankRole role,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("hasElectrolyte") @Valid @Nullable Electrolyte electrolyte,
    @Property(value = "Volume", unit = "L") @Valid @Nullable Quantity volume,
    @Property(value = "VolumeFlowRate", unit = "L/min") @Valid @Nullable Quantity flowRate,
    @Property(value = "Pressure", unit = "kPa") @Valid @Nullable Quantity pressure,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Tank {
    attributes = Checks.list(attributes);
    Checks.of("tank")
        .iri("id", id)
        .required("role", role)
        .text("name", name, Checks.MAX_NAME)
        .measures("volume", volume, "L")
        .positive("volume", volume)
        .measures("flowRate", flowRate, "L/min")
        .notNegative("flowRate", flowRate)
        .measures("pressure", pressure, "kPa")
        .items("attributes", attributes)
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(TankRole role) {
    return new Builder(role);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(role);
    copy.id = id;
    copy.name = name;
    copy.electrolyte = electrolyte;
    copy.volume = volume;
    copy.flowRate = flowRate;
    copy.pressure = pressure;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final TankRole role;
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable Electrolyte electrolyte;
    private @Nullable Quantity volume;
    private @Nullable Quantity flowRate;
    private @Nullable Quantity pressure;
    private List<Attribute> attributes = List.of();

    private Builder(TankRole role) {
      this.role = role;
    }

    /** Sets the IRI of it. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what people call it. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets what is in it. */
    public Builder electrolyte(@Nullable Electrolyte newElectrolyte) {
      electrolyte = newElectrolyte;
      return this;
    }

    /** Sets the volume of the electrolyte in this circuit. */
    public Builder volume(@Nullable Quantity newVolume) {
      volume = newVolume;
      return this;
    }

    /** Sets the volume that flows by time. */
    public Builder flowRate(@Nullable Quantity newFlowRate) {
      flowRate = newFlowRate;
      return this;
    }

    /** Sets the pressure at the inlet. */
    public Builder pressure(@Nullable Quantity newPressure) {
      pressure = newPressure;
      return this;
    }

    /** Sets anything else that is worth knowing. */
    public Builder attributes(List<Attribute> newAttributes) {
      attributes = newAttributes;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public Tank build() {
      return new Tank(id, role, name, electrolyte, volume, flowRate, pressure, attributes);
    }
  }
}
