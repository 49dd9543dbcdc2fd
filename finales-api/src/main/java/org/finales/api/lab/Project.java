package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * A piece of research that has a name; immutable.
 *
 * @param id IRI of the project; or null
 * @param name its name
 * @param description what it is about; or null
 * @param funding who pays for it, with the number of the grant; or null
 * @param started its first day; or null
 * @param ended its last day; or null
 * @param members IRIs of persons and organisations that take part
 * @param attributes anything else that is worth knowing
 */
@Concept({"schema:Project", "prov:Entity"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Project(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Relation("schema:name") @NotNull @Size(max = Checks.MAX_NAME) String name,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation("schema:funding") @Size(max = Checks.MAX_NAME) @Nullable String funding,
    @Relation("schema:startDate") @Nullable LocalDate started,
    @Relation("schema:endDate") @Nullable LocalDate ended,
    @Relation(value = "schema:member", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> members,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Project {
    members = Checks.list(members);
    attributes = Checks.list(attributes);
    Checks.of("project")
        .iri("id", id)
        .required("name", name)
        .text("name", name, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .text("funding", funding, Checks.MAX_NAME)
        .iris("members", members)
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
    copy.description = description;
    copy.funding = funding;
    copy.started = started;
    copy.ended = ended;
    copy.members = members;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private @Nullable String id;
    private @Nullable String description;
    private @Nullable String funding;
    private @Nullable LocalDate started;
    private @Nullable LocalDate ended;
    private List<String> members = List.of();
    private List<Attribute> attributes = List.of();

    private Builder(String name) {
      this.name = name;
    }

    /** Sets the IRI of the project. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what it is about. */
    public Builder description(@Nullable String newDescription) {
      description = newDescription;
      return this;
    }

    /** Sets who pays for it, with the number of the grant. */
    public Builder funding(@Nullable String newFunding) {
      funding = newFunding;
      return this;
    }

    /** Sets its first day. */
    public Builder started(@Nullable LocalDate newStarted) {
      started = newStarted;
      return this;
    }

    /** Sets its last day. */
    public Builder ended(@Nullable LocalDate newEnded) {
      ended = newEnded;
      return this;
    }

    /** Sets the IRIs of persons and organisations that take part. */
    public Builder members(List<String> newMembers) {
      members = newMembers;
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
    public Project build() {
      return new Project(id, name, description, funding, started, ended, members, attributes);
    }
  }
}
