package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Where a thing is; immutable.
 *
 * @param address the address, or the name of an institute
 * @param room which laboratory, desk or cabinet; or null
 * @param spot which shelf, or which place in a machine; or null
 */
@Concept("schema:Place")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Location(
    @Relation("schema:address") @NotNull @Size(max = Checks.MAX_NAME) String address,
    @Relation("finales:room") @Size(max = Checks.MAX_NAME) @Nullable String room,
    @Relation("finales:spot") @Size(max = Checks.MAX_NAME) @Nullable String spot) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Location {
    Checks.of("location")
        .required("address", address)
        .text("address", address, Checks.MAX_NAME)
        .text("room", room, Checks.MAX_NAME)
        .text("spot", spot, Checks.MAX_NAME)
        .done();
  }

  /** Makes a location of its address alone. */
  public static Location of(String address) {
    return new Location(address, null, null);
  }
}
