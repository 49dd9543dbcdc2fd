package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One of the places of a cycler to which a battery can be connected; immutable.
 *
 * @param id IRI of the channel; or null
 * @param name what people call it
 * @param position its number on the equipment; or null
 * @param equipment IRI of the equipment that it belongs to; or null
 * @param upperVoltageLimit highest voltage; in a unit such as {@code V}; or null
 * @param lowerVoltageLimit lowest voltage; in a unit such as {@code V}; or null
 * @param upperCurrentLimit largest current that charges; in a unit such as {@code A}; or null
 * @param lowerCurrentLimit largest current that discharges, as a negative one; in a unit such as
 *     {@code A}; or null
 * @param maximumPower largest power; in a unit such as {@code W}; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("battinfo:Channel")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Channel(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Relation("schema:name") @NotNull @Size(max = Checks.MAX_NAME) String name,
    @Relation("schema:position") @Min(0) @Nullable Integer position,
    @Relation(value = "schema:isPartOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String equipment,
    @Property(value = "UpperVoltageLimit", unit = "V") @Valid @Nullable Quantity upperVoltageLimit,
    @Property(value = "LowerVoltageLimit", unit = "V") @Valid @Nullable Quantity lowerVoltageLimit,
    @Property(value = "UpperCurrentLimit", unit = "A") @Valid @Nullable Quantity upperCurrentLimit,
    @Property(value = "LowerCurrentLimit", unit = "A") @Valid @Nullable Quantity lowerCurrentLimit,
    @Property(value = "MaximumPower", unit = "W") @Valid @Nullable Quantity maximumPower,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Channel {
    attributes = Checks.list(attributes);
    Checks.of("channel")
        .iri("id", id)
        .required("name", name)
        .text("name", name, Checks.MAX_NAME)
        .atLeast("position", position, 0)
        .iri("equipment", equipment)
        .measures("upperVoltageLimit", upperVoltageLimit, "V")
        .measures("lowerVoltageLimit", lowerVoltageLimit, "V")
        .measures("upperCurrentLimit", upperCurrentLimit, "A")
        .measures("lowerCurrentLimit", lowerCurrentLimit, "A")
        .measures("maximumPower", maximumPower, "W")
        .items("attributes", attributes)
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(name);
    copy.id = id;
    copy.position = position;
    copy.equipment = equipment;
    copy.upperVoltageLimit = upperVoltageLimit;
    copy.lowerVoltageLimit = lowerVoltageLimit;
    copy.upperCurrentLimit = upperCurrentLimit;
    copy.lowerCurrentLimit = lowerCurrentLimit;
    copy.maximumPower = maximumPower;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private @Nullable String id;
    private @Nullable Integer position;
    private @Nullable String equipment;
    private @Nullable Quantity upperVoltageLimit;
    private @Nullable Quantity lowerVoltageLimit;
    private @Nullable Quantity upperCurrentLimit;
    private @Nullable Quantity lowerCurrentLimit;
    private @Nullable Quantity maximumPower;
    private List<Attribute> attributes = List.of();

    private Builder(String name) {
      this.name = name;
    }

    /** Sets the IRI of the channel. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets its number on the equipment. */
    public Builder position(@Nullable Integer newPosition) {
      position = newPosition;
      return this;
    }

    /** Sets the IRI of the equipment that it belongs to. */
    public Builder equipment(@Nullable String newEquipment) {
      equipment = newEquipment;
      return this;
    }

    /** Sets the highest voltage. */
    public Builder upperVoltageLimit(@Nullable Quantity newUpperVoltageLimit) {
      upperVoltageLimit = newUpperVoltageLimit;
      return this;
    }

    /** Sets the lowest voltage. */
    public Builder lowerVoltageLimit(@Nullable Quantity newLowerVoltageLimit) {
      lowerVoltageLimit = newLowerVoltageLimit;
      return this;
    }

    /** Sets the largest current that charges. */
    public Builder upperCurrentLimit(@Nullable Quantity newUpperCurrentLimit) {
      upperCurrentLimit = newUpperCurrentLimit;
      return this;
    }

    /** Sets the largest current that discharges, as a negative one. */
    public Builder lowerCurrentLimit(@Nullable Quantity newLowerCurrentLimit) {
      lowerCurrentLimit = newLowerCurrentLimit;
      return this;
    }

    /** Sets the largest power. */
    public Builder maximumPower(@Nullable Quantity newMaximumPower) {
      maximumPower = newMaximumPower;
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
    public Channel build() {
      return new Channel(
          id,
          name,
          position,
          equipment,
          upperVoltageLimit,
          lowerVoltageLimit,
          upperCurrentLimit,
          lowerCurrentLimit,
          maximumPower,
          attributes);
    }
  }
}
