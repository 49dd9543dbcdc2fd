package org.finales.samples.electrolyte;

/**
 * An electrolyte or a temperature lies outside the range in which a model may be used.
 *
 * <p>The message names the quantity, the value and the admissible range, so that it can be given to
 * whoever asked for the measurement.
 */
public final class ModelRangeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message for the person who asked. */
  public ModelRangeException(String message) {
    super(message);
  }
}
