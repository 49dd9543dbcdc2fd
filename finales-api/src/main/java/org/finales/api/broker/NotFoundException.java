package org.finales.api.broker;

/** There is no such thing, or the caller may not know of it. */
public final class NotFoundException extends BrokerException {
  private static final long serialVersionUID = 1L;

  /** Names what was looked for, for example {@code no request 4f2c…}. */
  public NotFoundException(String message) {
    super("not-found", message, null);
  }
}
