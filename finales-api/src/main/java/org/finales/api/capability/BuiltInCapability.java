package org.finales.api.capability;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A quantity that every laboratory knows, the methods to obtain it, and what is said about it in
 * JSON.
 *
 * @param quantity name of the quantity, as {@code conductivity}
 * @param methods names of the methods, all with the same schemas
 * @param parametersSchema JSON Schema (2020-12) of a request's parameters; the keyword {@code unit}
 *     names the unit of a number
 * @param resultSchema JSON Schema (2020-12) of a result's data
 */
public record BuiltInCapability(
    String quantity, List<String> methods, JsonNode parametersSchema, JsonNode resultSchema) {

  /** Copies the list. */
  public BuiltInCapability {
    methods = List.copyOf(methods);
  }
}
