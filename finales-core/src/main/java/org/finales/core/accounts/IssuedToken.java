package org.finales.core.accounts;

/**
 * A new token with its secret, which is told this once and is stored nowhere.
 *
 * @param token the token
 * @param secret what its user sends: {@code fin_} and 43 characters of base64url
 */
public record IssuedToken(Token token, String secret) {
  @Override
  public String toString() {
    return "IssuedToken[" + token + "]";
  }
}
