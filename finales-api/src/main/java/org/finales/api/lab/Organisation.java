package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Relation;
import org.jspecify.annotations.Nullable;

/**
 * An institute, a company or a group of people; immutable.
 *
 * @param id IRI of it, as that of the Research Organization Registry or of Wikidata; or null
 * @param name its name; or null
 * @param url address of its web site; or null
 * @param sameAs further identifiers of it
 */
@Concept({"schema:Organization", "prov:Organization"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Organisation(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:url") @Size(max = Checks.MAX_NAME) @Nullable String url,
    @Relation("schema:sameAs") @Size(max = Checks.MAX_ITEMS) List<@NotNull String> sameAs) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Organisation {
    sameAs = Checks.list(sameAs);
    Checks.of("organisation")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("url", url, Checks.MAX_NAME)
        .texts("sameAs", sameAs)
        .that(id != null || name != null, "id or name is needed")
        .done();
  }

  /** Makes an organisation of its name alone. */
  public static Organisation of(String name) {
    return new Organisation(null, name, null, List.of());
  }
}
