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
 * What became of a transport: the result of the quantity {@code transport} by the method {@code
 * delivery}; immutable.
 *
 * @param success whether it arrived
 * @param location where the things are now
 * @param objects IRIs of what was brought; empty if it is what was asked for
 * @param carrier name of the person or device that brought it; or null
 * @param agent IRI of the person or device that brought it; or null
 * @param started when it was fetched; or null
 * @param ended when it was put down; or null
 * @param comment a remark; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("finales:TransportOutcome")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TransportOutcome(
    @Relation("finales:success") @NotNull Boolean success,
    @Relation("schema:location") @Valid @NotNull Location location,
    @Relation(value = "schema:object", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> objects,
    @Relation("finales:carrier") @Size(max = Checks.MAX_NAME) @Nullable String carrier,
    @Relation(value = "schema:agent", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String agent,
    @Relation("schema:startTime") @Nullable Instant started,
    @Relation("schema:endTime") @Nullable Instant ended,
    @Relation("rdfs:comment") @Size(max = Checks.MAX_TEXT) @Nullable String comment,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public TransportOutcome {
    objects = Checks.list(objects);
    attributes = Checks.list(attributes);
    Checks.of("transport outcome")
        .required("success", success)
        .required("location", location)
        .iris("objects", objects)
        .text("carrier", carrier, Checks.MAX_NAME)
        .iri("agent", agent)
        .text("comment", comment, Checks.MAX_TEXT)
        .items("attributes", attributes)
        .that(
            started == null || ended == null || !ended.isBefore(started),
            "ended must not be before started")
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Boolean success, Location location) {
    return new Builder(success, location);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(success, location);
    copy.objects = objects;
    copy.carrier = carrier;
    copy.agent = agent;
    copy.started = started;
    copy.ended = ended;
    copy.comment = comment;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final Boolean success;
    private final Location location;
    private List<String> objects = List.of();
    private @Nullable String carrier;
    private @Nullable String agent;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private @Nullable String comment;
    private List<Attribute> attributes = List.of();

    private Builder(Boolean success, Location location) {
      this.success = success;
      this.location = location;
    }

    /** Sets the IRIs of what was brought. */
    public Builder objects(List<String> newObjects) {
      objects = newObjects;
      return this;
    }

    /** Sets the name of the person or device that brought it. */
    public Builder carrier(@Nullable String newCarrier) {
      carrier = newCarrier;
      return this;
    }

    /** Sets the IRI of the person or device that brought it. */
    public Builder agent(@Nullable String newAgent) {
      agent = newAgent;
      return this;
    }

    /** Sets when it was fetched. */
    public Builder started(@Nullable Instant newStarted) {
      started = newStarted;
      return this;
    }

    /** Sets when it was put down. */
    public Builder ended(@Nullable Instant newEnded) {
      ended = newEnded;
      return this;
    }

    /** Sets a remark. */
    public Builder comment(@Nullable String newComment) {
      comment = newComment;
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
    public TransportOutcome build() {
      return new TransportOutcome(
          success, location, objects, carrier, agent, started, ended, comment, attributes);
    }
  }
}
