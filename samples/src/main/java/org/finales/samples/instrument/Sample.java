package org.finales.samples.instrument;

import java.math.BigDecimal;
import java.util.Locale;
import org.finales.api.chemistry.Formulation;
import org.finales.api.json.FinalesJson;
import org.finales.samples.electrolyte.Electrolyte;
import org.finales.samples.electrolyte.Formulations;
import org.finales.samples.electrolyte.ModelRangeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request of the built-in capabilities asks to be looked at: an electrolyte at a
 * temperature.
 *
 * @param formulation as it was asked for
 * @param electrolyte the same as a recipe
 * @param temperature in K
 */
public record Sample(Formulation formulation, Electrolyte electrolyte, BigDecimal temperature) {
  /** Where a request leaves the temperature open. */
  private static final BigDecimal ROOM_TEMPERATURE = new BigDecimal("298.15");

  /** An electrolyte at a temperature in K. */
  public static Sample of(Electrolyte electrolyte, double temperature) {
    return new Sample(Formulations.of(electrolyte), electrolyte, BigDecimal.valueOf(temperature));
  }

  /**
   * Reads the parameters of a request.
   *
   * @throws IllegalArgumentException if they hold no formulation; as {@link ModelRangeException} if
   *     it is one that the models do not know
   */
  public static Sample read(JsonNode parameters) {
    Formulation formulation = Formulation.read(parameters.path("formulation"));
    JsonNode temperature = parameters.path("temperature");
    return new Sample(
        formulation,
        Formulations.toElectrolyte(formulation),
        temperature.isNumber() ? temperature.decimalValue() : ROOM_TEMPERATURE);
  }

  /** The parameters of a request for this, and of the result that answers it. */
  public JsonNode parameters() {
    ObjectNode parameters = FinalesJson.mapper().createObjectNode();
    parameters.set("formulation", formulation.toJson());
    parameters.put("temperature", temperature);
    return parameters;
  }

  /** The sample in a few words: {@code EC:EMC 30:70 (w), 1.00 mol/L LiPF6, 298.15 K}. */
  public String label() {
    return String.format(
        Locale.ROOT,
        "%s, %.2f mol/L LiPF6, %.2f K",
        electrolyte.solvent().label(),
        electrolyte.concentration(),
        temperature);
  }
}
