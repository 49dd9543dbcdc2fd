package org.finales.api.measurement;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.finales.api.quantity.Quantities;
import org.finales.api.quantity.Unit;

/**
 * The axis of a spectrum, or the intensities along it; immutable.
 *
 * @param quantity what the numbers are, as {@code wavenumber} or {@code absorbance}; 1 to {@value
 *     #MAX_NAME_LENGTH} characters
 * @param values the numbers in their order
 * @param unit their unit, as {@code cm-1} or {@code a.u.}
 */
public record SpectrumColumn(
    @JsonProperty(value = "quantity", required = true) @NotBlank @Size(max = MAX_NAME_LENGTH)
        String quantity,
    @JsonProperty(value = "values", required = true) @NotNull List<@NotNull BigDecimal> values,
    @JsonProperty(value = "unit", required = true) @NotNull Unit unit) {

  /** Longest name of a quantity. */
  public static final int MAX_NAME_LENGTH = 200;

  /**
   * Copies the list and checks the name.
   *
   * @throws IllegalArgumentException if the name is blank or too long
   */
  public SpectrumColumn {
    values = List.copyOf(values);
    new MeasurementRules()
        .that(
            !quantity.isBlank() && quantity.length() <= MAX_NAME_LENGTH,
            "quantity must have 1 to %d characters".formatted(MAX_NAME_LENGTH))
        .done();
  }

  /** Returns the numbers with their unit. */
  public Quantities quantities() {
    return new Quantities(values, unit);
  }
}
