package org.finales.api.broker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finding, holding and finishing work. Thread-safe; see {@link Broker} for what all methods throw.
 *
 * <p>The life of a claim: {@link #next} or {@link #claim} grants it; {@link #begin} says that the
 * work cannot simply be repeated any more; {@link #heartbeat} keeps it; {@link #deliver}, {@link
 * #giveBack} or {@link #fail} ends it.
 */
public interface Work {
  /**
   * Claims the best request that a tenant can serve: the most urgent, then the oldest. Waits,
   * without polling, while there is none.
   *
   * @param options names the tenant
   * @param wait how long at most; zero answers at once
   * @return the claim, or nothing when the time is over
   * @throws ConflictException if all slots of the tenant are taken
   */
  Optional<Claim> next(ClaimOptions options, Duration wait);

  /**
   * Claims one request. The holder claiming again renews its claim.
   *
   * @throws ConflictException if it is held, settled, needs a resource that is held, or the tenant
   *     does not serve it or has no free slot
   */
  Claim claim(UUID request, ClaimOptions options);

  /** The claim with this token as it stands now. */
  Optional<Claim> find(long token);

  /** The live claims of this broker's account, oldest first. */
  List<Claim> held();

  /**
   * Says that the work has begun: from now on it is repeated by somebody else only if the
   * capability is repeatable.
   *
   * @throws ConflictException if the claim is no longer live
   */
  Claim begin(long token);

  /**
   * Renews a claim's lease. The state in the answer tells a holder whose request was retracted, or
   * whose claim is lost, to stop; that is an answer, not an exception.
   */
  Claim heartbeat(long token);

  /**
   * Gives the request back so that somebody else may take it.
   *
   * @throws ConflictException if the claim is no longer held
   */
  Claim giveBack(long token, String reason);

  /**
   * Reports that the work failed.
   *
   * @param permanent whether trying again is pointless; otherwise the request goes back until its
   *     attempts are used up
   * @throws ConflictException if the claim is no longer held
   */
  Claim fail(long token, String reason, boolean permanent);

  /**
   * Delivers the result of a claim.
   *
   * @throws InvalidException if the data do not fit the capability's result schema, or quantity and
   *     method are not those of the request; the claim stays, mend it and deliver again
   * @throws ConflictException if the claim is not the newest of its request or the request is
   *     settled; the refused result is kept in the log as evidence
   */
  Result deliver(long token, ResultDraft draft);
}
