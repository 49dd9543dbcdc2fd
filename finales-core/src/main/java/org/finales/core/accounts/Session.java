package org.finales.core.accounts;

import java.time.Instant;
import org.finales.core.engine.Role;

/**
 * A log-in by password.
 *
 * @param account who logged in
 * @param role the account's role
 * @param token what to send as bearer token: a JSON Web Token
 * @param expires when the token ends
 */
public record Session(String account, Role role, String token, Instant expires) {
  @Override
  public String toString() {
    return "Session[account=" + account + ", role=" + role + ", expires=" + expires + "]";
  }
}
