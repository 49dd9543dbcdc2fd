package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Relation;

/**
 * A checksum of a file; immutable.
 *
 * @param algorithm how it is computed
 * @param value its hexadecimal digits
 */
@Concept("spdx:Checksum")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Checksum(
    @Relation(value = "spdx:checksumAlgorithm", link = true) @NotNull ChecksumAlgorithm algorithm,
    @Relation("spdx:checksumValue") @NotNull @Size(max = Checks.MAX_NAME) String value) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Checksum {
    Checks.of("checksum")
        .required("algorithm", algorithm)
        .required("value", value)
        .text("value", value, Checks.MAX_NAME)
        .done();
  }
}
