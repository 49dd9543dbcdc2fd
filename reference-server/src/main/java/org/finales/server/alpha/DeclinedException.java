package org.finales.server.alpha;

/**
 * A call in good form that is not followed; answered with 200, the message and the id -1, by which
 * the first FINALES's clients know.
 */
final class DeclinedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeclinedException(String message) {
    super(message, null, false, false);
  }
}
