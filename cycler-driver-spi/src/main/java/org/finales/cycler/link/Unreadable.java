package org.finales.cycler.link;

/**
 * Says that an answer makes no sense; thrown by an {@link AnswerReader}. The exchange then asks
 * again, and gives up with a {@link org.finales.cycler.spi.NonsenseException}.
 */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param expected what was expected instead, for people
   */
  public Unreadable(String expected) {
    super(expected, null, false, false);
  }
}
