package org.finales.server.http;

import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.engine.Actor;

/** Finds out who is calling. Thread-safe. */
public interface Callers {
  /**
   * The caller whose bearer token this is.
   *
   * @param token the token as it was sent, without the word before it
   * @param source where the caller is, for the log
   * @throws UnauthenticatedException if the token is unknown, expired or revoked, or its account is
   *     disabled
   */
  Actor byToken(String token, String source);
}
