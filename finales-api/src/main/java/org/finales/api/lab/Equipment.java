package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * An instrument or another apparatus; immutable.
 *
 * @param id IRI of the equipment; or null
 * @param kind what it is for; or null
 * @param name what people call it; or null
 * @param model type designation of the maker; or null
 * @param serialNumber the maker's number of this piece; or null
 * @param manufacturer who made it; or null
 * @param variantOf IRI of the specification of its type; or null
 * @param firmware version of its firmware; or null
 * @param location where it is; or null
 * @param upperVoltageLimit highest voltage; in a unit such as {@code V}; or null
 * @param lowerVoltageLimit lowest voltage; in a unit such as {@code V}; or null
 * @param upperCurrentLimit largest current that charges; in a unit such as {@code A}; or null
 * @param lowerCurrentLimit largest current that discharges, as a negative one; in a unit such as
 *     {@code A}; or null
 * @param maximumPower largest power; in a unit such as {@code W}; or null
 * @param maximumTemperature highest temperature at which it may be used; in a unit such as {@code
 *     degC}; or null
 * @param minimumTemperature lowest temperature at which it may be used; in a unit such as {@code
 *     degC}; or null
 * @param channels its channels
 * @param attributes anything else that is worth knowing
 */
@Concept({"battinfo:Equipment", "schema:IndividualProduct"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Equipment(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable EquipmentKind kind,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:model") @Size(max = Checks.MAX_NAME) @Nullable String model,
    @Relation("schema:serialNumber") @Size(max = Checks.MAX_NAME) @Nullable String serialNumber,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Relation(value = "schema:isVariantOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String variantOf,
    @Relation("schema:softwareVersion") @Size(max = Checks.MAX_NAME) @Nullable String firmware,
    @Relation("schema:location") @Valid @Nullable Location location,
    @Property(value = "UpperVoltageLimit", unit = "V") @Valid @Nullable Quantity upperVoltageLimit,
    @Property(value = "LowerVoltageLimit", unit = "V") @Valid @Nullable Quantity lowerVoltageLimit,
    @Property(value = "UpperCurrentLimit", unit = "A") @Valid @Nullable Quantity upperCurrentLimit,
    @Property(value = "LowerCurrentLimit", unit = "A") @Valid @Nullable Quantity lowerCurrentLimit,
    @Property(value = "MaximumPower", unit = "W") @Valid @Nullable Quantity maximumPower,
    @Property(value = "MaximumOperatingTemperature", unit = "degC") @Valid
        @Nullable Quantity maximumTemperature,
    @Property(value = "MinimumOperatingTemperature", unit = "degC") @Valid
        @Nullable Quantity minimumTemperature,
    @Relation("hasComponent") @Size(max = Checks.MAX_ITEMS) List<@NotNull @Valid Channel> channels,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Equipment {
    channels = Checks.list(channels);
    attributes = Checks.list(attributes);
    Checks.of("equipment")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("model", model, Checks.MAX_NAME)
        .text("serialNumber", serialNumber, Checks.MAX_NAME)
        .iri("variantOf", variantOf)
        .text("firmware", firmware, Checks.MAX_NAME)
        .measures("upperVoltageLimit", upperVoltageLimit, "V")
        .measures("lowerVoltageLimit", lowerVoltageLimit, "V")
        .measures("upperCurrentLimit", upperCurrentLimit, "A")
        .measures("lowerCurrentLimit", lowerCurrentLimit, "A")
        .measures("maximumPower", maximumPower, "W")
        .measures("maximumTemperature", maximumTemperature, "degC")
        .measures("minimumTemperature", minimumTemperature, "degC")
        .items("channels", channels)
        .items("attributes", attributes)
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.id = id;
    copy.kind = kind;
    copy.name = name;
    copy.model = model;
    copy.serialNumber = serialNumber;
    copy.manufacturer = manufacturer;
    copy.variantOf = variantOf;
    copy.firmware = firmware;
    copy.location = location;
    copy.upperVoltageLimit = upperVoltageLimit;
    copy.lowerVoltageLimit = lowerVoltageLimit;
    copy.upperCurrentLimit = upperCurrentLimit;
    copy.lowerCurrentLimit = lowerCurrentLimit;
    copy.maximumPower = maximumPower;
    copy.maximumTemperature = maximumTemperature;
    copy.minimumTemperature = minimumTemperature;
    copy.channels = channels;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable EquipmentKind kind;
    private @Nullable String name;
    private @Nullable String model;
    private @Nullable String serialNumber;
    private @Nullable Organisation manufacturer;
    private @Nullable String variantOf;
    private @Nullable String firmware;
    private @Nullable Location location;
    private @Nullable Quantity upperVoltageLimit;
    private @Nullable Quantity lowerVoltageLimit;
    private @Nullable Quantity upperCurrentLimit;
    private @Nullable Quantity lowerCurrentLimit;
    private @Nullable Quantity maximumPower;
    private @Nullable Quantity maximumTemperature;
    private @Nullable Quantity minimumTemperature;
    private List<Channel> channels = List.of();
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the equipment. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what it is for. */
    public Builder kind(@Nullable EquipmentKind newKind) {
      kind = newKind;
      return this;
    }

    /** Sets what people call it. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets the type designation of the maker. */
    public Builder model(@Nullable String newModel) {
      model = newModel;
      return this;
    }

    /** Sets the maker's number of this piece. */
    public Builder serialNumber(@Nullable String newSerialNumber) {
      serialNumber = newSerialNumber;
      return this;
    }

    /** Sets who made it. */
    public Builder manufacturer(@Nullable Organisation newManufacturer) {
      manufacturer = newManufacturer;
      return this;
    }

    /** Sets the IRI of the specification of its type. */
    public Builder variantOf(@Nullable String newVariantOf) {
      variantOf = newVariantOf;
      return this;
    }

    /** Sets the version of its firmware. */
    public Builder firmware(@Nullable String newFirmware) {
      firmware = newFirmware;
      return this;
    }

    /** Sets where it is. */
    public Builder location(@Nullable Location newLocation) {
      location = newLocation;
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

    /** Sets the highest temperature at which it may be used. */
    public Builder maximumTemperature(@Nullable Quantity newMaximumTemperature) {
      maximumTemperature = newMaximumTemperature;
      return this;
    }

    /** Sets the lowest temperature at which it may be used. */
    public Builder minimumTemperature(@Nullable Quantity newMinimumTemperature) {
      minimumTemperature = newMinimumTemperature;
      return this;
    }

    /** Sets its channels. */
    public Builder channels(List<Channel> newChannels) {
      channels = newChannels;
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
    public Equipment build() {
      return new Equipment(
          id,
          kind,
          name,
          model,
          serialNumber,
          manufacturer,
          variantOf,
          firmware,
          location,
          upperVoltageLimit,
          lowerVoltageLimit,
          upperCurrentLimit,
          lowerCurrentLimit,
          maximumPower,
          maximumTemperature,
          minimumTemperature,
          channels,
          attributes);
    }
  }
}
