package org.finales.core.timeseries;

/** The clock by which points of a dataset are chosen. */
public enum TimeAxis {
  /**
   * The instrument's own clock, in µs since its own beginning. Points of an instrument without a
   * clock lie at {@link Long#MIN_VALUE} and thereby in no range.
   */
  INSTRUMENT,
  /** The host's clock, in µs since 1970-01-01T00:00Z. */
  HOST;

  /** The column that holds it. */
  int column() {
    return ordinal();
  }
}
