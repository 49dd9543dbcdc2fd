package org.finales.api.broker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A capability as somebody offers it to the broker, before it has a version.
 *
 * @param quantity what is obtained, for example {@code conductivity}
 * @param method how it is obtained, for example {@code two_electrode}
 * @param parametersSchema JSON Schema of the parameters of a request; a numeric property may name
 *     its unit with the keyword {@code unit}
 * @param resultSchema JSON Schema of the data of a result
 * @param repeatable whether work that had begun may be done again by somebody else when its claim
 *     is lost; {@code null} means no, as is right for physical work
 */
public record CapabilityDraft(
    @NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String quantity,
    @NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String method,
    @NotNull JsonNode parametersSchema,
    @NotNull JsonNode resultSchema,
    @Nullable Boolean repeatable) {

  /** A capability whose begun work is not repeated. */
  public CapabilityDraft(
      String quantity, String method, JsonNode parametersSchema, JsonNode resultSchema) {
    this(quantity, method, parametersSchema, resultSchema, false);
  }
}
