package org.finales.client;

import java.util.UUID;
import org.finales.api.rest.Api;
import org.jspecify.annotations.Nullable;

/** Idempotency keys: with one, posting again is harmless. */
final class Keys {
  private Keys() {}

  /** Gives a post the caller's key, or one of its own for the time of the call. */
  static Exchange with(@Nullable String key, Exchange exchange) {
    if (key == null) {
      exchange.header(Api.IDEMPOTENCY_KEY, "call-" + UUID.randomUUID());
    }
    return exchange.repeatable();
  }
}
