package org.finales.api.broker;

/** The broker does not know who is calling: log in, or use a token that is still good. */
public final class UnauthenticatedException extends BrokerException {
  private static final long serialVersionUID = 1L;

  public UnauthenticatedException(String message) {
    super("unauthenticated", message, null);
  }
}
