package org.finales.core.accounts;

import java.time.Instant;

/**
 * What a browser carries: who signed in with it, if anybody, and since when.
 *
 * @param id random, other after every signing in
 * @param account who signed in; empty if nobody did
 * @param epoch the account's count of ended log-ins at that time
 * @param began when the session began
 * @param seen when the browser last called, to some minutes
 */
public record BrowserSession(String id, String account, int epoch, Instant began, Instant seen) {
  /** Whether somebody signed in. */
  public boolean isSignedIn() {
    return !account.isEmpty();
  }

  @Override
  public String toString() {
    return "BrowserSession[account=" + account + "]";
  }
}
