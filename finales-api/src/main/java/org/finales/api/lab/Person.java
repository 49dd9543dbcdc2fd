package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in a laboratory; immutable.
 *
 * @param id IRI of the person, as {@code https://orcid.org/0000-0002-1825-0097}; or null
 * @param name the whole name; or null
 * @param email address for mails; or null
 * @param affiliation IRI of the organisation that the person works for; or null
 * @param jobTitle what the person does; or null
 */
@Concept({"schema:Person", "prov:Agent"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Person(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:email") @Size(max = Checks.MAX_NAME) @Nullable String email,
    @Relation(value = "schema:affiliation", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String affiliation,
    @Relation("schema:jobTitle") @Size(max = Checks.MAX_NAME) @Nullable String jobTitle) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Person {
    Checks.of("person")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("email", email, Checks.MAX_NAME)
        .iri("affiliation", affiliation)
        .text("jobTitle", jobTitle, Checks.MAX_NAME)
        .that(id != null || name != null, "id or name is needed")
        .done();
  }
}
