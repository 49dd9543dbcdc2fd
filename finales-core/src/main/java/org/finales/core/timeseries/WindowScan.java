package org.finales.core.timeseries;

import java.util.Arrays;

/**
 * Gathers a window from summaries and blocks, which are handed over in the order of their points.
 * What lies in one bucket as a whole is taken from its roll-up; only what lies across an edge is
 * looked into. Not thread-safe.
 */
final class WindowScan {
  private final TimeAxis axis;
  private final int[] columns;
  private final long[] edges;
  private final int buckets;
  private final double perBucket;
  private final long[] counts;
  private final Rollup[][] rollups;
  private final LongPage times = new LongPage(false);
  private final LongPage[] longs;
  private final DoublePage[] doubles;
  private final ByteCursor[] cursors;
  private final long[] clock = new long[LongPage.SIZE];
  private final long[] whole = new long[LongPage.SIZE];
  private final double[] values = new double[LongPage.SIZE];
  private final int[] places = new int[LongPage.SIZE];

  /**
   * @param columns their places in blocks
   */
  WindowScan(WindowQuery query, int[] columns) {
    this.axis = query.axis();
    this.columns = columns;
    edges = query.edges();
    buckets = edges.length - 1;
    perBucket = ((double) query.to() - query.from()) / buckets;
    counts = new long[buckets];
    rollups = new Rollup[columns.length][buckets];
    longs = new LongPage[columns.length];
    doubles = new DoublePage[columns.length];
    cursors = new ByteCursor[columns.length];
    for (int c = 0; c < columns.length; c++) {
      longs[c] = new LongPage(true);
      doubles[c] = new DoublePage();
      for (int b = 0; b < buckets; b++) {
        rollups[c][b] = new Rollup();
      }
    }
  }

  Window result(WindowQuery query) {
    return new Window(query.columns(), edges, counts, rollups);
  }

  /** The bucket of a time that lies in the window. */
  private int bucket(long time) {
    int guess = (int) Math.min(buckets - 1, (long) (((double) time - edges[0]) / perBucket));
    int place = Math.max(guess, 0);
    while (edges[place] > time) {
      place--;
    }
    while (edges[place + 1] <= time) {
      place++;
    }
    return place;
  }

  private boolean isOutside(long earliest, long latest) {
    return latest < edges[0] || earliest >= edges[buckets];
  }

  /** The one bucket in which a range lies, or -1. */
  private int oneBucket(long earliest, long latest) {
    if (earliest < edges[0] || latest >= edges[buckets]) {
      return -1;
    }
    int place = bucket(earliest);
    return latest < edges[place + 1] ? place : -1;
  }

  /**
   * Takes a summary.
   *
   * @return whether it has to be looked into
   */
  boolean summary(byte[] bytes, int at) {
    long earliest = Summary.earliestOf(bytes, at, axis);
    long latest = Summary.latestOf(bytes, at, axis);
    if (isOutside(earliest, latest)) {
      return false;
    }
    int bucket = oneBucket(earliest, latest);
    if (bucket < 0) {
      return true;
    }
    counts[bucket] += Summary.pointsOf(bytes, at);
    for (int c = 0; c < columns.length; c++) {
      rollups[c][bucket].addFrom(new ByteCursor(bytes, Summary.rollupAt(at, columns[c])));
    }
    return false;
  }

  /** Takes the points of a block. */
  void block(Block block) {
    times.reset();
    ByteCursor clocks = new ByteCursor(block.bytes, block.starts[axis.column()]);
    for (int c = 0; c < columns.length; c++) {
      longs[c].reset();
      doubles[c].reset();
      cursors[c] = new ByteCursor(block.bytes, block.starts[columns[c]]);
    }
    for (int i = 0; i < block.points; i += LongPage.SIZE) {
      int count = Math.min(LongPage.SIZE, block.points - i);
      times.read(clocks, count);
      for (int c = 0; c < columns.length; c++) {
        if (columns[c] < Columns.LONGS) {
          longs[c].read(cursors[c], count);
        } else {
          doubles[c].read(cursors[c], count);
        }
      }
      if (!isOutside(times.min(), times.max())) {
        page(count);
      }
    }
  }

  private void page(int count) {
    int bucket = oneBucket(times.min(), times.max());
    if (bucket >= 0) {
      counts[bucket] += count;
      for (int c = 0; c < columns.length; c++) {
        if (columns[c] < Columns.LONGS) {
          LongPage page = longs[c];
          rollups[c][bucket].add(
              count, page.min(), page.max(), page.first(), page.last(), page.sum());
        } else {
          doubles[c].addTo(rollups[c][bucket]);
        }
      }
      return;
    }
    times.values(clock, 0);
    Arrays.fill(places, 0, count, -1);
    for (int i = 0; i < count; i++) {
      if (clock[i] >= edges[0] && clock[i] < edges[buckets]) {
        places[i] = bucket(clock[i]);
        counts[places[i]]++;
      }
    }
    for (int c = 0; c < columns.length; c++) {
      if (columns[c] < Columns.LONGS) {
        longs[c].values(whole, 0);
        for (int i = 0; i < count; i++) {
          values[i] = whole[i];
        }
      } else {
        doubles[c].values(values, 0);
      }
      for (int i = 0; i < count; i++) {
        if (places[i] >= 0) {
          rollups[c][places[i]].add(values[i]);
        }
      }
    }
  }
}
