package org.finales.api.broker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a claim's holder has to know about it. */
public enum ClaimState {
  /** The work is the holder's. */
  LIVE,
  /**
   * The lease ran out after the work had begun and the capability does not allow to repeat it: the
   * holder may still deliver, and a person may reassign the request.
   */
  OVERDUE,
  /** The requester took the request back: stop. */
  RETRACTED,
  /** The request's deadline passed: stop. */
  EXPIRED,
  /** The lease ran out, or an operator reassigned the request: stop, it may be another's now. */
  LOST,
  /** The holder gave the request back. */
  GIVEN_BACK,
  /** The holder reported a failure. */
  FAILED,
  /** The holder's result was accepted, or the request was answered by another result. */
  DELIVERED;

  /** Whether the holder may still work and deliver. */
  public boolean isHeld() {
    return this == LIVE || this == OVERDUE;
  }

  /** The name used in JSON and in stores: lower case. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #wireName()}, in any case.
   *
   * @throws IllegalArgumentException if there is no such state
   */
  @JsonCreator
  public static ClaimState of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
