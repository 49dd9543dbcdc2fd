package org.finales.api.measurement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.finales.api.chemistry.Formulation;

/**
 * The run that measurements come from. FINALES 2's further fields (formulation_info,
 * chemicals_info) are allowed in JSON and not read here.
 *
 * @param formulation what was really in the sample
 * @param internalReference the tenant's own identifier of the run or sample, at most {@value
 *     #MAX_REFERENCE_LENGTH} characters; {@code internal_reference} in JSON
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunInfo(
    @JsonProperty(value = "formulation", required = true) @NotNull @Valid Formulation formulation,
    @JsonProperty(value = "internal_reference", required = true)
        @NotNull
        @Size(max = MAX_REFERENCE_LENGTH)
        String internalReference) {

  /** Longest internal reference. */
  public static final int MAX_REFERENCE_LENGTH = 1000;

  /**
   * Checks the reference.
   *
   * @throws IllegalArgumentException if it is too long
   */
  public RunInfo {
    new MeasurementRules()
        .that(
            internalReference.length() <= MAX_REFERENCE_LENGTH,
            "internal_reference has %d characters, at most %d are allowed"
                .formatted(internalReference.length(), MAX_REFERENCE_LENGTH))
        .done();
  }
}
