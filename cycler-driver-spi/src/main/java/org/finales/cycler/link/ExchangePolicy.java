package org.finales.cycler.link;

import java.time.Duration;

/**
 * How patient an exchange is; immutable.
 *
 * @param answerWithin how long to wait for a whole answer; above zero
 * @param attempts how often to ask at most, 1 to 10
 * @param spacing shortest time between the end of one exchange and the begin of the next; zero or
 *     more
 * @param longestAnswer how many bytes an answer may have, 1 to 16 MiB
 */
public record ExchangePolicy(
    Duration answerWithin, int attempts, Duration spacing, int longestAnswer) {
  private static final int LARGEST = 16 * 1024 * 1024;

  /** Half a second for an answer, two attempts, no spacing, answers of up to 4,096 bytes. */
  public static final ExchangePolicy DEFAULT =
      new ExchangePolicy(Duration.ofMillis(500), 2, Duration.ZERO, 4096);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException naming the one that makes no sense
   */
  public ExchangePolicy {
    if (answerWithin.isZero() || answerWithin.isNegative()) {
      throw new IllegalArgumentException("timeout has to be above zero");
    }
    if (attempts < 1 || attempts > 10) {
      throw new IllegalArgumentException("attempts is " + attempts + "; give 1 to 10");
    }
    if (spacing.isNegative()) {
      throw new IllegalArgumentException("spacing is below zero");
    }
    if (longestAnswer < 1 || longestAnswer > LARGEST) {
      throw new IllegalArgumentException(
          "the longest answer has to have 1 to " + LARGEST + " bytes");
    }
  }

  /** Returns the same with another time for an answer. */
  public ExchangePolicy answerWithin(Duration length) {
    return new ExchangePolicy(length, attempts, spacing, longestAnswer);
  }

  /** Returns the same with another number of attempts. */
  public ExchangePolicy attempts(int count) {
    return new ExchangePolicy(answerWithin, count, spacing, longestAnswer);
  }

  /** Returns the same with another time between exchanges. */
  public ExchangePolicy spacing(Duration length) {
    return new ExchangePolicy(answerWithin, attempts, length, longestAnswer);
  }

  /** Returns the same for answers of up to so many bytes. */
  public ExchangePolicy longestAnswer(int bytes) {
    return new ExchangePolicy(answerWithin, attempts, spacing, bytes);
  }
}
