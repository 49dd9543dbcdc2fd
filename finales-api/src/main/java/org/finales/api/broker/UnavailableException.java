package org.finales.api.broker;

import org.jspecify.annotations.Nullable;

/**
 * The broker cannot be reached, is shutting down, or its store does not take writes. Whether the
 * call had an effect is not known: repeat it with the same idempotency key or claim token.
 */
public final class UnavailableException extends BrokerException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message, @Nullable Throwable cause) {
    super("unavailable", message, cause);
  }
}
