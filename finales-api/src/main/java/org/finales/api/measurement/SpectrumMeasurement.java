package org.finales.api.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A one-dimensional spectrum; immutable.
 *
 * @param technique how it was taken, as {@code infrared spectroscopy}; 1 to {@value
 *     SpectrumColumn#MAX_NAME_LENGTH} characters
 * @param axis where it was taken, 0 to {@value #MAX_POINTS} points; empty only if the method failed
 * @param intensities what was found there, as many as there are points on the axis
 * @param uncertainty standard uncertainty of each intensity in the unit of the intensities, or null
 * @param temperatureKelvin temperature of the sample in kelvin, above 0, or null; {@code
 *     temperature} in JSON
 * @param meta how far the values can be relied on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpectrumMeasurement(
    @JsonProperty(value = "technique", required = true)
        @NotBlank
        @Size(max = SpectrumColumn.MAX_NAME_LENGTH)
        String technique,
    @JsonProperty(value = "axis", required = true) @NotNull @Valid SpectrumColumn axis,
    @JsonProperty(value = "intensities", required = true) @NotNull @Valid
        SpectrumColumn intensities,
    @JsonProperty("uncertainty") @Nullable List<BigDecimal> uncertainty,
    @JsonProperty("temperature") @Positive @Nullable BigDecimal temperatureKelvin,
    @JsonProperty(value = "meta", required = true) @NotNull @Valid MeasurementMeta meta)
    implements Measurement {

  /** Most points of a spectrum. */
  public static final int MAX_POINTS = 1_000_000;

  /**
   * Copies the list and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public SpectrumMeasurement {
    uncertainty = MeasurementRules.copy(uncertainty);
    int points = axis.values().size();
    new MeasurementRules()
        .that(
            !technique.isBlank() && technique.length() <= SpectrumColumn.MAX_NAME_LENGTH,
            "technique must have 1 to %d characters".formatted(SpectrumColumn.MAX_NAME_LENGTH))
        .count("axis/values", axis.values(), MAX_POINTS, meta)
        .that(
            intensities.values().size() == points,
            "there are %d intensities for %d points on the axis"
                .formatted(intensities.values().size(), points))
        .uncertainty(uncertainty, intensities.values().size())
        .temperature(temperatureKelvin)
        .done();
  }

  /**
   * Reads the JSON form.
   *
   * @throws JsonException if it does not fit, with the place and the reason
   */
  public static SpectrumMeasurement read(JsonNode json) {
    return FinalesJson.convert(json, SpectrumMeasurement.class);
  }
}
