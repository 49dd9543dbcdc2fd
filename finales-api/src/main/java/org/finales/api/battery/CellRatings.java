package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Inline;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * What a cell or a battery is made for: rated and nominal quantities, and limits; immutable.
 *
 * @param id IRI of the specification; or null
 * @param ratings rated and nominal quantities; or null
 * @param limits what it must not exceed; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("BatteryCellSpecification")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CellRatings(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Inline @Valid @Nullable Ratings ratings,
    @Inline @Valid @Nullable OperatingLimits limits,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public CellRatings {
    attributes = Checks.list(attributes);
    Checks.of("cell ratings").iri("id", id).items("attributes", attributes).done();
  }
}
