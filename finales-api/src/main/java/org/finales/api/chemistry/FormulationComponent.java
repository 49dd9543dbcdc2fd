package org.finales.api.chemistry;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * One chemical of a formulation and its share.
 *
 * @param chemical what it is
 * @param fraction its share, from 0 to the whole of the fraction type, which is 1, or 100 for
 *     percentages; kept as given
 * @param fractionType what the share is a share of; {@code fraction_type} in JSON
 */
public record FormulationComponent(
    @JsonProperty(value = "chemical", required = true) @NotNull @Valid Chemical chemical,
    @JsonProperty(value = "fraction", required = true) @NotNull @PositiveOrZero BigDecimal fraction,
    @JsonProperty(value = "fraction_type", required = true) @NotNull FractionType fractionType) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the share is out of range
   */
  public FormulationComponent {
    Objects.requireNonNull(chemical, "chemical");
    Objects.requireNonNull(fraction, "fraction");
    Objects.requireNonNull(fractionType, "fraction_type");
    if (fraction.signum() < 0 || fraction.compareTo(fractionType.whole()) > 0) {
      throw new IllegalArgumentException(
          "the fraction of %s must be between 0 and %s, it is %s"
              .formatted(chemical.label(), fractionType.whole(), shown(fraction)));
    }
  }

  /** Returns a number short enough for a message. */
  static String shown(BigDecimal number) {
    String text = number.toString();
    return text.length() > 24 ? text.substring(0, 24) + "…" : text;
  }
}
