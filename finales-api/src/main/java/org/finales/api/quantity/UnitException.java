package org.finales.api.quantity;

import java.io.Serial;

/**
 * Thrown when a text is not a unit, or when two units do not measure the same thing; the message
 * names the place and a way out.
 */
public final class UnitException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what is wrong and what to write instead
   */
  public UnitException(String message) {
    super(message);
  }
}
