package org.finales.api.broker;

/** The account may not do this; the message names the role or relation that could. */
public final class ForbiddenException extends BrokerException {
  private static final long serialVersionUID = 1L;

  public ForbiddenException(String message) {
    super("forbidden", message, null);
  }
}
