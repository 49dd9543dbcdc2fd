package org.finales.api.cycling;

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
 * What is done to a battery, step by step; immutable. Tags are unique, loops go back to one, and
 * ends that go to a step name one.
 *
 * @param id IRI of the protocol; or null
 * @param technique what it is called in the field; or null
 * @param name what people call it; or null
 * @param description more about it; or null
 * @param version which edition it is; or null
 * @param authors IRIs of who wrote it
 * @param capacity charge that C-rates refer to; null for that of the battery; in a unit such as
 *     {@code Ah}
 * @param steps the steps in their order, at least one
 * @param recording when points are recorded, unless a step tells; or null
 * @param limits what must not be exceeded in any step; or null
 * @param attributes anything else that is worth knowing
 */
@Concept({"prov:Plan", "schema:HowTo"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Protocol(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable CyclingTechnique technique,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation("schema:version") @Size(max = Checks.MAX_NAME) @Nullable String version,
    @Relation(value = "schema:creator", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> authors,
    @Property(value = "NominalCapacity", unit = "Ah") @Valid @Nullable Quantity capacity,
    @Relation(value = "hasTask", ordered = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Step> steps,
    @Relation("finales:recording") @Valid @Nullable Recording recording,
    @Relation("finales:safetyLimits") @Valid @Nullable SafetyLimits limits,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Protocol {
    authors = Checks.list(authors);
    steps = Checks.list(steps);
    attributes = Checks.list(attributes);
    Checks.of("protocol")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .text("version", version, Checks.MAX_NAME)
        .iris("authors", authors)
        .measures("capacity", capacity, "Ah")
        .positive("capacity", capacity)
        .items("steps", steps)
        .items("attributes", attributes)
        .that(!steps.isEmpty(), "steps is missing; a protocol without steps does nothing")
        .that(
            ProtocolTags.problems(steps).isEmpty(), String.join("; ", ProtocolTags.problems(steps)))
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
    copy.technique = technique;
    copy.name = name;
    copy.description = description;
    copy.version = version;
    copy.authors = authors;
    copy.capacity = capacity;
    copy.steps = steps;
    copy.recording = recording;
    copy.limits = limits;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable CyclingTechnique technique;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String version;
    private List<String> authors = List.of();
    private @Nullable Quantity capacity;
    private List<Step> steps = List.of();
    private @Nullable Recording recording;
    private @Nullable SafetyLimits limits;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the protocol. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what it is called in the field. */
    public Builder technique(@Nullable CyclingTechnique newTechnique) {
      technique = newTechnique;
      return this;
    }

    /** Sets what people call it. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets what else there is to say about it. */
    public Builder description(@Nullable String newDescription) {
      description = newDescription;
      return this;
    }

    /** Sets which edition it is. */
    public Builder version(@Nullable String newVersion) {
      version = newVersion;
      return this;
    }

    /** Sets the IRIs of who wrote it. */
    public Builder authors(List<String> newAuthors) {
      authors = newAuthors;
      return this;
    }

    /** Sets the charge that C-rates refer to. */
    public Builder capacity(@Nullable Quantity newCapacity) {
      capacity = newCapacity;
      return this;
    }

    /** Sets the steps in their order, at least one. */
    public Builder steps(List<Step> newSteps) {
      steps = newSteps;
      return this;
    }

    /** Sets when points are recorded, unless a step tells. */
    public Builder recording(@Nullable Recording newRecording) {
      recording = newRecording;
      return this;
    }

    /** Sets what must not be exceeded in any step. */
    public Builder limits(@Nullable SafetyLimits newLimits) {
      limits = newLimits;
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
    public Protocol build() {
      return new Protocol(
          id,
          technique,
          name,
          description,
          version,
          authors,
          capacity,
          steps,
          recording,
          limits,
          attributes);
    }
  }
}
