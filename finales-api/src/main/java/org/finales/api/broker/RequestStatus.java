package org.finales.api.broker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a request stands in its life. */
public enum RequestStatus {
  /** Waits for an operator's approval; nobody can claim it. */
  PROPOSED,
  /** Waits for a tenant. FINALES 2 knows it by the same name. */
  PENDING,
  /** Held by exactly one live claim. FINALES 2 calls it {@code reserved}. */
  CLAIMED,
  /** Answered by an accepted result. Final. */
  RESOLVED,
  /** Failed permanently, or its attempts are used up. Final. */
  FAILED,
  /** Taken back by its requester, who may bring it back. */
  RETRACTED,
  /** Its deadline passed before anybody delivered. Final. */
  EXPIRED,
  /** Made by the broker for a result that nobody had asked for. Final. */
  UNSOLICITED;

  /** Whether no further change of status is possible. */
  public boolean isFinal() {
    return this == RESOLVED || this == FAILED || this == EXPIRED || this == UNSOLICITED;
  }

  /** Whether nothing more is going to happen unless somebody reopens the request. */
  public boolean isSettled() {
    return isFinal() || this == RETRACTED;
  }

  /** The name used in JSON and in stores: lower case. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #wireName()}, in any case.
   *
   * @throws IllegalArgumentException if there is no such status
   */
  @JsonCreator
  public static RequestStatus of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
