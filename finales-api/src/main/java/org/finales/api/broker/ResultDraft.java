package org.finales.api.broker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer before it is posted.
 *
 * @param quantity what was obtained
 * @param method how it was obtained
 * @param parameters the parameters really used, which may differ from those asked for
 * @param data what was found, fitting the capability's result schema
 * @param onBehalfOf an identifier that the poster gives for itself, recorded and not checked;
 *     FINALES 2 calls it {@code tenant_uuid}
 * @param idempotencyKey posting again with the same key and content by the same account answers
 *     with the first result; {@code null} for none
 */
public record ResultDraft(
    @NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String quantity,
    @NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String method,
    @NotNull JsonNode parameters,
    @NotNull JsonNode data,
    @Nullable @Size(max = Limits.NAME) String onBehalfOf,
    @Nullable @Size(min = 1, max = Limits.NAME) String idempotencyKey) {

  /** An answer without marks of its own. */
  public ResultDraft(String quantity, String method, JsonNode parameters, JsonNode data) {
    this(quantity, method, parameters, data, null, null);
  }

  /**
   * The answer to a claim with the parameters that were asked for.
   *
   * @param data what was found: a tree, a map or a record
   * @throws IllegalStateException if the claim names no method
   */
  public static ResultDraft answering(Claim claim, Object data) {
    JsonNode parameters = claim.parameters();
    return new ResultDraft(
        claim.request().quantity(),
        String.valueOf(claim.method()),
        parameters,
        data instanceof JsonNode tree ? tree : FinalesJson.tree(data));
  }
}
