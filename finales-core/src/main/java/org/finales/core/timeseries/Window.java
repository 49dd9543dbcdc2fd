package org.finales.core.timeseries;

import java.util.List;
import org.finales.api.broker.InvalidException;

/**
 * A part of a dataset in buckets of equal length; immutable. Each point counts in the bucket of its
 * own time, and no extreme is left out. What a bucket without finite values has is NaN.
 */
public final class Window {
  private final List<String> columns;
  private final long[] edges;
  private final long[] counts;
  private final Rollup[][] rollups;

  Window(List<String> columns, long[] edges, long[] counts, Rollup[][] rollups) {
    this.columns = columns;
    this.edges = edges;
    this.counts = counts;
    this.rollups = rollups;
  }

  /** Returns how many buckets there are. */
  public int buckets() {
    return counts.length;
  }

  /** Returns when a bucket begins, in µs. */
  public long from(int bucket) {
    return edges[checked(bucket)];
  }

  /** Returns when a bucket ends, in µs; that moment is in the next. */
  public long to(int bucket) {
    return edges[checked(bucket) + 1];
  }

  /** Returns how many points lie in a bucket, whatever their values. */
  public long count(int bucket) {
    return counts[checked(bucket)];
  }

  /** Returns the columns that were asked for. */
  public List<String> columns() {
    return columns;
  }

  /** Returns how many finite values of a column lie in a bucket. */
  public long numbers(String column, int bucket) {
    return of(column, bucket).numbers;
  }

  /** Returns the smallest finite value. */
  public double min(String column, int bucket) {
    return of(column, bucket).min;
  }

  /** Returns the largest finite value. */
  public double max(String column, int bucket) {
    return of(column, bucket).max;
  }

  /** Returns the finite value that was recorded first. */
  public double first(String column, int bucket) {
    return of(column, bucket).first;
  }

  /** Returns the finite value that was recorded last. */
  public double last(String column, int bucket) {
    return of(column, bucket).last;
  }

  /** Returns the mean of the finite values, each counting the same; rounded in its last digits. */
  public double mean(String column, int bucket) {
    Rollup rollup = of(column, bucket);
    return rollup.numbers == 0 ? Double.NaN : rollup.sum / rollup.numbers;
  }

  private Rollup of(String column, int bucket) {
    int place = columns.indexOf(column);
    if (place < 0) {
      throw new InvalidException("columns", column + " was not asked for, but " + columns);
    }
    return rollups[place][checked(bucket)];
  }

  private int checked(int bucket) {
    if (bucket < 0 || bucket >= counts.length) {
      throw new IndexOutOfBoundsException("there is no bucket " + bucket + " of " + counts.length);
    }
    return bucket;
  }
}
