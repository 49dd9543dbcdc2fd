package org.finales.api.measurement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The data of a result in FINALES 2's shape: measurements under the names of their quantities,
 * {@code {"run_info": …, "conductivity": {"values": [0.913], "meta": …}}}. One run may deliver
 * several quantities; fields of other names are allowed in JSON and not read here. Immutable.
 *
 * @param runInfo the run, or null; {@code run_info} in JSON
 * @param density or null
 * @param viscosity or null
 * @param conductivity or null
 * @param spectrum or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MeasurementResult(
    @JsonProperty("run_info") @Valid @Nullable RunInfo runInfo,
    @JsonProperty("density") @Valid @Nullable DensityMeasurement density,
    @JsonProperty("viscosity") @Valid @Nullable ViscosityMeasurement viscosity,
    @JsonProperty("conductivity") @Valid @Nullable ConductivityMeasurement conductivity,
    @JsonProperty("spectrum") @Valid @Nullable SpectrumMeasurement spectrum) {

  /** Returns a result that holds one measurement under the name of its quantity. */
  public static MeasurementResult of(@Nullable RunInfo runInfo, Measurement measurement) {
    return new MeasurementResult(
        runInfo,
        measurement instanceof DensityMeasurement density ? density : null,
        measurement instanceof ViscosityMeasurement viscosity ? viscosity : null,
        measurement instanceof ConductivityMeasurement conductivity ? conductivity : null,
        measurement instanceof SpectrumMeasurement spectrum ? spectrum : null);
  }

  /**
   * Reads the JSON form.
   *
   * @throws JsonException if it does not fit, with the place and the reason
   */
  public static MeasurementResult read(JsonNode json) {
    return FinalesJson.convert(json, MeasurementResult.class);
  }

  /** Returns the JSON form. */
  public JsonNode toJson() {
    return FinalesJson.tree(this);
  }
}
