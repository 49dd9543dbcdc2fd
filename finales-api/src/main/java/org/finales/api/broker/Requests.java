package org.finales.api.broker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is asked. Thread-safe; see {@link Broker} for what all methods throw. */
public interface Requests {
  /**
   * Posts a request. It is accepted when it fits the capability's schema, also if nobody can serve
   * it now; {@link #explain(UUID)} says who can.
   *
   * @throws InvalidException if it does not fit; each violation names its path
   * @throws ConflictException if its idempotency key was used for another request
   */
  Request post(RequestDraft draft);

  /** Who could serve a request that is not posted yet, and why others could not. */
  MatchReport explain(RequestDraft draft);

  /** Who could serve a posted request, and why others could not. */
  MatchReport explain(UUID request);

  /** One request. */
  Optional<Request> find(UUID request);

  /** Requests, oldest first. */
  Page<Request> list(RequestQuery query);

  /**
   * Waits, without polling, until a request is settled: resolved, failed, expired or retracted.
   *
   * @param wait how long at most; zero answers at once
   * @return the request as it stands when it is settled or the time is over
   */
  Request await(UUID request, Duration wait);

  /**
   * Takes a request back; only its requester or an operator may. A holder of a claim is told to
   * stop.
   *
   * @throws ConflictException if it is settled
   */
  Request retract(UUID request, String reason);

  /**
   * Brings a retracted request back; only its requester or an operator may.
   *
   * @throws ConflictException if it is not retracted
   */
  Request reopen(UUID request, String reason);

  /**
   * Lets a proposed request in; only an operator may.
   *
   * @throws ConflictException if it is not proposed
   */
  Request approve(UUID request, String reason);

  /**
   * Ends the claim of a holder who does not answer and lets the request be claimed again; only an
   * operator may. The old holder can no longer deliver.
   *
   * @throws ConflictException if nobody holds it
   */
  Request reassign(UUID request, String reason);

  /** Everything that happened to a request, oldest first. */
  List<Event> history(UUID request);
}
