package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when a battery is to be cycled: the parameters of the quantity {@code cycling}
 * by the method {@code protocol}; immutable.
 *
 * @param protocol what is to be done
 * @param battery IRI of the cell or battery; null if the answering laboratory chooses
 * @param capacity charge that C-rates refer to; null for that of the protocol or the battery; in a
 *     unit such as {@code Ah}
 * @param temperature temperature of the chamber; in a unit such as {@code degC}; or null
 * @param project IRI of the project that it is for; or null
 * @param needs what the protocol asks of a channel, by which channels are found that can answer;
 *     null if nobody reckoned it, and then any channel may be found
 * @param attributes anything else that is worth knowing
 */
@Concept("finales:CyclingOrder")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CyclingOrder(
    @Relation("prov:used") @NotNull @Valid Protocol protocol,
    @Relation(value = "hasTestObject", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String battery,
    @Property(value = "NominalCapacity", unit = "Ah") @Valid @Nullable Quantity capacity,
    @Property(value = "CelsiusTemperature", unit = "degC", relation = "hasMeasurementParameter")
        @Valid
        @Nullable Quantity temperature,
    @Relation(value = "schema:isPartOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String project,
    @Relation("finales:channelNeeds") @Valid @Nullable ChannelNeeds needs,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public CyclingOrder {
    attributes = Checks.list(attributes);
    Checks.of("cycling order")
        .required("protocol", protocol)
        .iri("battery", battery)
        .measures("capacity", capacity, "Ah")
        .positive("capacity", capacity)
        .measures("temperature", temperature, "degC")
        .iri("project", project)
        .items("attributes", attributes)
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Protocol protocol) {
    return new Builder(protocol);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(protocol);
    copy.battery = battery;
    copy.capacity = capacity;
    copy.temperature = temperature;
    copy.project = project;
    copy.needs = needs;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final Protocol protocol;
    private @Nullable String battery;
    private @Nullable Quantity capacity;
    private @Nullable Quantity temperature;
    private @Nullable String project;
    private @Nullable ChannelNeeds needs;
    private List<Attribute> attributes = List.of();

    private Builder(Protocol protocol) {
      this.protocol = protocol;
    }

    /** Sets the IRI of the cell or battery. */
    public Builder battery(@Nullable String newBattery) {
      battery = newBattery;
      return this;
    }

    /** Sets the charge that C-rates refer to. */
    public Builder capacity(@Nullable Quantity newCapacity) {
      capacity = newCapacity;
      return this;
    }

    /** Sets the temperature of the chamber. */
    public Builder temperature(@Nullable Quantity newTemperature) {
      temperature = newTemperature;
      return this;
    }

    /** Sets the IRI of the project that it is for. */
    public Builder project(@Nullable String newProject) {
      project = newProject;
      return this;
    }

    /** Sets what the protocol asks of a channel. */
    public Builder needs(@Nullable ChannelNeeds newNeeds) {
      needs = newNeeds;
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
    public CyclingOrder build() {
      return new CyclingOrder(protocol, battery, capacity, temperature, project, needs, attributes);
    }
  }
}
