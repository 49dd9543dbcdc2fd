package org.finales.api.measurement;

import java.math.BigDecimal;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What all measured data have in common. */
public sealed interface Measurement permits ScalarMeasurement, SpectrumMeasurement {

  /** Returns the temperature of the sample in kelvin, above zero, or null if it is not known. */
  @Nullable BigDecimal temperatureKelvin();

  /** Returns how far the data can be relied on. */
  MeasurementMeta meta();

  /** Returns the JSON form. */
  default JsonNode toJson() {
    return FinalesJson.tree(this);
  }
}
