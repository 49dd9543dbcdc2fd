package org.finales.client;

import org.jspecify.annotations.Nullable;

/** Logs in when a token is needed, and again when the server no longer takes the one it gave. */
final class LogInCredentials implements Credentials {
  /** Asks the server for a token. */
  @FunctionalInterface
  interface Door {
    String logIn();
  }

  private final Door door;
  private @Nullable String token;

  LogInCredentials(Door door) {
    this.door = door;
  }

  @Override
  public synchronized String token() {
    if (token == null) {
      token = door.logIn();
    }
    return token;
  }

  @Override
  public synchronized boolean refused(String refused) {
    if (refused.equals(token)) {
      token = null;
    }
    return true;
  }
}
