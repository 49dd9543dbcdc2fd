package org.finales.core.timeseries;

import java.util.List;
import org.finales.api.broker.InvalidException;

/**
 * Which part of a dataset to see, and how finely; immutable.
 *
 * @param axis by which clock
 * @param from first time, in µs
 * @param to the time behind the last, in µs; above {@code from}
 * @param buckets how many parts of equal length, 1 to {@value #MOST_BUCKETS}; there are fewer if
 *     the range has fewer microseconds
 * @param columns names of columns, as {@link RecordedDataset#columns()} lists them
 */
public record WindowQuery(TimeAxis axis, long from, long to, int buckets, List<String> columns) {
  /** Most parts of one window. */
  public static final int MOST_BUCKETS = 100_000;

  /** Most buckets times columns, which bounds the memory of an answer. */
  private static final long MOST_CELLS = 10_000_000;

  /** Checks the bounds and copies the names. */
  public WindowQuery {
    columns = List.copyOf(columns);
    if (to <= from || to - from < 0) {
      throw new InvalidException("to", "a window ends after it begins, at most 2^63 µs later");
    }
    if (buckets < 1 || buckets > MOST_BUCKETS) {
      throw new InvalidException("buckets", "1 to " + MOST_BUCKETS + ", not " + buckets);
    }
    if ((long) buckets * columns.size() > MOST_CELLS) {
      throw new InvalidException("columns", "too many columns for so many buckets");
    }
    buckets = (int) Math.min(buckets, to - from);
  }

  /** Voltage and current by the instrument's clock. */
  public static WindowQuery of(long from, long to, int buckets) {
    return new WindowQuery(
        TimeAxis.INSTRUMENT,
        from,
        to,
        buckets,
        List.of(RecordedDataset.VOLTAGE, RecordedDataset.CURRENT));
  }

  /** When each bucket begins, and behind the last its end. */
  long[] edges() {
    long[] edges = new long[buckets + 1];
    long span = to - from;
    long whole = span / buckets;
    long rest = span % buckets;
    for (int i = 0; i <= buckets; i++) {
      edges[i] = from + whole * i + rest * i / buckets;
    }
    return edges;
  }
}
