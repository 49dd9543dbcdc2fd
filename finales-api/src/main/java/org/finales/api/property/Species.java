package org.finales.api.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The ion or molecule that a quantity is about, as the anion whose diffusion was measured;
 * immutable.
 *
 * @param id IRI of it, or null if nobody refers to it
 * @param kind what it is; or null
 * @param name its name, as {@code PF6-}; or null
 * @param formula its formula; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Species(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable SpeciesKind kind,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:molecularFormula") @Size(max = Checks.MAX_NAME) @Nullable String formula) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Species {
    Checks.of("species")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("formula", formula, Checks.MAX_NAME)
        .that(kind != null || name != null, "kind or name is needed")
        .done();
  }
}
