package org.finales.core.graph;

import java.time.Duration;

/**
 * What one query may cost. Immutable.
 *
 * @param time how long it may take, and wait for its turn
 * @param rows the most rows, or statements, of an answer; more are left out and said to be there
 * @param held the most intermediate rows that sorting, grouping and the like may hold in memory
 * @param characters the most characters of an answer, and of long texts that are held
 * @param length the longest query, in characters
 */
public record QueryLimits(Duration time, int rows, int held, long characters, int length) {
  private static final QueryLimits DEFAULTS =
      new QueryLimits(Duration.ofSeconds(30), 100_000, 2_000_000, 64L << 20, 100_000);

  /** Checks the numbers. */
  public QueryLimits {
    if (time.isNegative() || rows < 1 || held < 1 || characters < 1 || length < 1) {
      throw new IllegalArgumentException("limits of a query are positive");
    }
  }

  /** 30 s, 100,000 rows, 2,000,000 rows held, 64 Mi characters, queries of 100,000 characters. */
  public static QueryLimits ofDefaults() {
    return DEFAULTS;
  }

  /** The same with another time. */
  public QueryLimits within(Duration value) {
    return new QueryLimits(value, rows, held, characters, length);
  }

  /** The same with another number of rows. */
  public QueryLimits withRows(int value) {
    return new QueryLimits(time, value, held, characters, length);
  }

  /** The same with another number of rows held. */
  public QueryLimits withHeld(int value) {
    return new QueryLimits(time, rows, value, characters, length);
  }

  /** The same with another number of characters. */
  public QueryLimits withCharacters(long value) {
    return new QueryLimits(time, rows, held, value, length);
  }
}
