package org.finales.client;

/** Where the bearer token of a call comes from. Thread-safe. */
interface Credentials {
  /** The token to send. */
  String token();

  /**
   * Says that the server refused a token.
   *
   * @return whether {@link #token()} gives another one now
   */
  boolean refused(String token);

  /** A token that is what it is. */
  static Credentials fixed(String token) {
    return new Credentials() {
      @Override
      public String token() {
        return token;
      }

      @Override
      public boolean refused(String refused) {
        return false;
      }
    };
  }
}
