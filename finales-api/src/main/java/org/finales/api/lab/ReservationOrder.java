package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when channels of a cycler are to be kept free: the parameters of the quantity
 * {@code channel_reservation} by the method {@code reservation}; immutable.
 *
 * @param count how many channels are needed, at least one
 * @param equipment IRI of the cycler; null if the answering laboratory chooses
 * @param channels IRIs of the channels if only these will do
 * @param from when they are needed; null for as soon as they are free
 * @param until when they are free again; null if nobody knows
 * @param protocol IRI of the protocol that they are for; or null
 * @param protocolName name of the protocol that they are for; or null
 * @param cycles how many cycles are planned; or null
 * @param purpose what they are for, in words; or null
 * @param project IRI of the project that it is for; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("finales:ReservationOrder")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReservationOrder(
    @Relation("finales:numberOfChannels") @Min(1) @NotNull Integer count,
    @Relation(value = "hasTestEquipment", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String equipment,
    @Relation(value = "schema:reservationFor", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> channels,
    @Relation("schema:startTime") @Nullable Instant from,
    @Relation("schema:endTime") @Nullable Instant until,
    @Relation(value = "prov:used", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String protocol,
    @Relation("finales:protocolName") @Size(max = Checks.MAX_NAME) @Nullable String protocolName,
    @Relation("finales:numberOfCycles") @Min(0) @Nullable Integer cycles,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String purpose,
    @Relation(value = "schema:isPartOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String project,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public ReservationOrder {
    channels = Checks.list(channels);
    attributes = Checks.list(attributes);
    Checks.of("reservation order")
        .required("count", count)
        .atLeast("count", count, 1)
        .iri("equipment", equipment)
        .iris("channels", channels)
        .iri("protocol", protocol)
        .text("protocolName", protocolName, Checks.MAX_NAME)
        .atLeast("cycles", cycles, 0)
        .text("purpose", purpose, Checks.MAX_TEXT)
        .iri("project", project)
        .items("attributes", attributes)
        .that(from == null || until == null || until.isAfter(from), "until must be after from")
        .that(
            channels.isEmpty() || count == null || channels.size() >= count,
            "channels names fewer than count")
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Integer count) {
    return new Builder(count);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(count);
    copy.equipment = equipment;
    copy.channels = channels;
    copy.from = from;
    copy.until = until;
    copy.protocol = protocol;
    copy.protocolName = protocolName;
    copy.cycles = cycles;
    copy.purpose = purpose;
    copy.project = project;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final Integer count;
    private @Nullable String equipment;
    private List<String> channels = List.of();
    private @Nullable Instant from;
    private @Nullable Instant until;
    private @Nullable String protocol;
    private @Nullable String protocolName;
    private @Nullable Integer cycles;
    private @Nullable String purpose;
    private @Nullable String project;
    private List<Attribute> attributes = List.of();

    private Builder(Integer count) {
      this.count = count;
    }

    /** Sets the IRI of the cycler. */
    public Builder equipment(@Nullable String newEquipment) {
      equipment = newEquipment;
      return this;
    }

    /** Sets the IRIs of the channels if only these will do. */
    public Builder channels(List<String> newChannels) {
      channels = newChannels;
      return this;
    }

    /** Sets when they are needed. */
    public Builder from(@Nullable Instant newFrom) {
      from = newFrom;
      return this;
    }

    /** Sets when they are free again. */
    public Builder until(@Nullable Instant newUntil) {
      until = newUntil;
      return this;
    }

    /** Sets the IRI of the protocol that they are for. */
    public Builder protocol(@Nullable String newProtocol) {
      protocol = newProtocol;
      return this;
    }

    /** Sets the name of the protocol that they are for. */
    public Builder protocolName(@Nullable String newProtocolName) {
      protocolName = newProtocolName;
      return this;
    }

    /** Sets how many cycles are planned. */
    public Builder cycles(@Nullable Integer newCycles) {
      cycles = newCycles;
      return this;
    }

    /** Sets what they are for, in words. */
    public Builder purpose(@Nullable String newPurpose) {
      purpose = newPurpose;
      return this;
    }

    /** Sets the IRI of the project that it is for. */
    public Builder project(@Nullable String newProject) {
      project = newProject;
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
    public ReservationOrder build() {
      return new ReservationOrder(
          count,
          equipment,
          channels,
          from,
          until,
          protocol,
          protocolName,
          cycles,
          purpose,
          project,
          attributes);
    }
  }
}
