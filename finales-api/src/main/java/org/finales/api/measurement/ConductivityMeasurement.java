package org.finales.api.measurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Ionic conductivity of a sample; immutable.
 *
 * @param values repeated measurements, each 0 or more; may be empty if the method failed; at most
 *     {@value ScalarMeasurement#MAX_VALUES}
 * @param unit a unit of conductivity; in JSON it may be left out and is {@link #DEFAULT_UNIT} then
 * @param uncertainty standard uncertainty of each value in the unit of the values, or null
 * @param temperatureKelvin temperature of the sample in kelvin, above 0, or null; {@code
 *     temperature} in JSON
 * @param meta how far the values can be relied on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConductivityMeasurement(
    @JsonProperty(value = "values", required = true) @Size(max = MAX_VALUES)
        List<@NotNull @PositiveOrZero BigDecimal> values,
    @JsonProperty("unit") @NotNull Unit unit,
    @JsonProperty("uncertainty") @Nullable List<BigDecimal> uncertainty,
    @JsonProperty("temperature") @Positive @Nullable BigDecimal temperatureKelvin,
    @JsonProperty(value = "meta", required = true) @NotNull @Valid MeasurementMeta meta)
    implements ScalarMeasurement {

  /** The unit where JSON names none: S/m, as in FINALES 2. */
  public static final Unit DEFAULT_UNIT = Unit.parse("siemens / meter");

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public ConductivityMeasurement {
    values = List.copyOf(values);
    uncertainty = MeasurementRules.copy(uncertainty);
    new MeasurementRules()
        .unit(unit, DEFAULT_UNIT, "conductivity")
        .count("values", values, MAX_VALUES, meta)
        .above("values", values, true)
        .uncertainty(uncertainty, values.size())
        .temperature(temperatureKelvin)
        .done();
  }

  /**
   * Makes a measurement from its parts.
   *
   * @param unit null for {@link #DEFAULT_UNIT}
   * @throws IllegalArgumentException with every problem
   */
  @JsonCreator
  public static ConductivityMeasurement of(
      @JsonProperty(value = "values", required = true) List<BigDecimal> values,
      @JsonProperty("unit") @Nullable Unit unit,
      @JsonProperty("uncertainty") @Nullable List<BigDecimal> uncertainty,
      @JsonProperty("temperature") @Nullable BigDecimal temperatureKelvin,
      @JsonProperty(value = "meta", required = true) MeasurementMeta meta) {
    return new ConductivityMeasurement(
        values, unit == null ? DEFAULT_UNIT : unit, uncertainty, temperatureKelvin, meta);
  }

  /**
   * Reads the JSON form.
   *
   * @throws JsonException if it does not fit, with the place and the reason
   */
  public static ConductivityMeasurement read(JsonNode json) {
    return FinalesJson.convert(json, ConductivityMeasurement.class);
  }
}
