package org.finales.core.timeseries;

/**
 * A batch came before the one that it follows, or its number was used for other points. Nothing was
 * stored: send the batch with the {@linkplain #expected() expected} number next.
 */
public final class BatchOrderException extends SeriesException {
  private static final long serialVersionUID = 1L;

  private final long expected;

  /**
   * Says which batch is expected.
   *
   * @param expected number of the batch that is to come next from this source
   */
  public BatchOrderException(String message, long expected) {
    super(message, null);
    this.expected = expected;
  }

  /** Returns the number of the batch that is to come next from this source. */
  public long expected() {
    return expected;
  }
}
