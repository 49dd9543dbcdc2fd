package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
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
 * What is asked for when something is to be brought from one place to another: the parameters of
 * the quantity {@code transport} by the method {@code delivery}; immutable.
 *
 * @param objects IRIs of what is to be brought, as cells and vials; empty if the place tells
 * @param origin where it is to be fetched
 * @param destination where it is needed
 * @param carrier IRI of who or what is to bring it; null if the answering laboratory chooses
 * @param notBefore when it may be fetched at the earliest; or null
 * @param arrival when it must be there at the latest; or null
 * @param comment what is to be heeded on the way; or null
 * @param project IRI of the project that it is for; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("finales:TransportOrder")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TransportOrder(
    @Relation(value = "schema:object", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> objects,
    @Relation("schema:fromLocation") @Valid @NotNull Location origin,
    @Relation("schema:toLocation") @Valid @NotNull Location destination,
    @Relation(value = "schema:agent", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String carrier,
    @Relation("schema:startTime") @Nullable Instant notBefore,
    @Relation("schema:expectedArrivalUntil") @Nullable Instant arrival,
    @Relation("rdfs:comment") @Size(max = Checks.MAX_TEXT) @Nullable String comment,
    @Relation(value = "schema:isPartOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String project,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public TransportOrder {
    objects = Checks.list(objects);
    attributes = Checks.list(attributes);
    Checks.of("transport order")
        .iris("objects", objects)
        .required("origin", origin)
        .required("destination", destination)
        .iri("carrier", carrier)
        .text("comment", comment, Checks.MAX_TEXT)
        .iri("project", project)
        .items("attributes", attributes)
        .that(
            notBefore == null || arrival == null || !arrival.isBefore(notBefore),
            "arrival must not be before notBefore")
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Location origin, Location destination) {
    return new Builder(origin, destination);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(origin, destination);
    copy.objects = objects;
    copy.carrier = carrier;
    copy.notBefore = notBefore;
    copy.arrival = arrival;
    copy.comment = comment;
    copy.project = project;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final Location origin;
    private final Location destination;
    private List<String> objects = List.of();
    private @Nullable String carrier;
    private @Nullable Instant notBefore;
    private @Nullable Instant arrival;
    private @Nullable String comment;
    private @Nullable String project;
    private List<Attribute> attributes = List.of();

    private Builder(Location origin, Location destination) {
      this.origin = origin;
      this.destination = destination;
    }

    /** Sets the IRIs of what is to be brought, as cells and vials. */
    public Builder objects(List<String> newObjects) {
      objects = newObjects;
      return this;
    }

    /** Sets the IRI of who or what is to bring it. */
    public Builder carrier(@Nullable String newCarrier) {
      carrier = newCarrier;
      return this;
    }

    /** Sets when it may be fetched at the earliest. */
    public Builder notBefore(@Nullable Instant newNotBefore) {
      notBefore = newNotBefore;
      return this;
    }

    /** Sets when it must be there at the latest. */
    public Builder arrival(@Nullable Instant newArrival) {
      arrival = newArrival;
      return this;
    }

    /** Sets what is to be heeded on the way. */
    public Builder comment(@Nullable String newComment) {
      comment = newComment;
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
    public TransportOrder build() {
      return new TransportOrder(
          objects, origin, destination, carrier, notBefore, arrival, comment, project, attributes);
    }
  }
}
