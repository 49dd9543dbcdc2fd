package org.finales.api.broker;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The exclusive, time-limited right of one account to work on one request.
 *
 * @param token the fencing token: larger than that of every earlier claim of the request
 * @param request the request as it was when the claim was granted or last renewed
 * @param method the method by which the holder is to answer; {@code null} for a holder without a
 *     tenant record, which may choose any of the request's methods
 * @param tenant the tenant that works; {@code null} for a holder without a tenant record
 * @param account the holder's account
 * @param state what the holder has to know
 * @param begun whether the holder said that the work has begun
 * @param granted when the claim was granted
 * @param leaseUntil when the claim ends unless it is renewed; {@code null} for a claim without end
 */
public record Claim(
    long token,
    Request request,
    @Nullable String method,
    @Nullable UUID tenant,
    String account,
    ClaimState state,
    boolean begun,
    Instant granted,
    @Nullable Instant leaseUntil) {

  /**
   * The parameters for the method by which the holder is to answer.
   *
   * @throws IllegalStateException if the claim names no method
   */
  public JsonNode parameters() {
    JsonNode parameters = method == null ? null : request.parameters().get(method);
    if (parameters == null) {
      throw new IllegalStateException("claim " + token + " names no method of its request");
    }
    return parameters;
  }
}
