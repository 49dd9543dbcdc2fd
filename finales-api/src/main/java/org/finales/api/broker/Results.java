package org.finales.api.broker;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What was answered. Thread-safe; see {@link Broker} for what all methods throw. */
public interface Results {
  /**
   * Posts a result that nobody asked for; the broker makes a request for it, in the same step.
   *
   * @throws InvalidException if parameters or data do not fit the capability
   */
  Result postUnsolicited(ResultDraft draft);

  /**
   * Answers a request that nobody holds, or that this account holds, without naming a claim.
   *
   * @throws InvalidException if the result does not fit the capability or the request
   * @throws ConflictException if the request is settled or somebody else holds it; the refused
   *     result is kept in the log as evidence
   */
  Result post(UUID request, ResultDraft draft);

  /** One result. */
  Optional<Result> find(UUID result);

  /** The accepted result of a request. */
  Optional<Result> forRequest(UUID request);

  /** Results, oldest first. */
  Page<Result> list(ResultQuery query);

  /**
   * Replaces a result's data; only its poster or an operator may. Earlier versions stay in the log.
   *
   * @throws InvalidException if the data do not fit the capability's result schema
   */
  Result amend(UUID result, JsonNode data, String reason);

  /**
   * Replaces a result's data, unless it was changed by somebody else in the meantime.
   *
   * @param revision the revision that the change is based on
   * @throws ConflictException if it was changed since
   * @throws InvalidException if the data do not fit the capability's result schema
   */
  Result amend(UUID result, JsonNode data, String reason, long revision);

  /** Marks a result as not to be used; only its poster or an operator may. */
  Result delete(UUID result, String reason);
}
