package org.finales.api.rest;

/**
 * A new token with its secret, which is told this once.
 *
 * @param token the token
 * @param secret what its user sends as bearer token
 */
public record TokenSecret(TokenInfo token, String secret) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "TokenSecret[" + token + "]";
  }
}
