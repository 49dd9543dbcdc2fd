package org.finales.core.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Points that tests record, and what a plain list of them says. */
final class Recording {
  /** 2026-03-01T00:00Z. */
  static final long BEGIN = 1_772_323_200_000_000L;

  static final List<String> COLUMNS =
      List.of(
          RecordedDataset.STEP,
          RecordedDataset.MODE,
          RecordedDataset.VOLTAGE,
          RecordedDataset.CURRENT,
          "surface_temperature_celsius");

  private static final double[] ODD = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -0.0,
    0.0,
    Double.MIN_VALUE,
    -Double.MAX_VALUE,
    Double.longBitsToDouble(0x7ff8_0000_0000_0007L),
    0.1 + 0.2,
    1e300
  };

  private Recording() {}

  static RecordedDataset dataset() {
    return RecordedDataset.of("cell 7", "surface_temperature_celsius");
  }

  /** Regular points, numbered from a first, ten a second. */
  static Points regular(long first, int count) {
    Points.Builder points = Points.builder(1);
    for (long i = first; i < first + count; i++) {
      long time = i * 100_000;
      points.add(time, BEGIN + time, 1, 1, 1, 3.7 + (i % 1000) / 1e4, 1.5, 25.0 + i % 7 / 100.0);
    }
    return points.build();
  }

  /** Points as no laboratory wants them, but as some get them. */
  static Points odd(Random random, int count, long start) {
    Points.Builder points = Points.builder(1);
    long time = start;
    int style = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(style == 0 ? 20 : 400)) {
        case 0 -> time -= random.nextInt(50_000_000);
        case 1 -> time += random.nextInt(500_000_000);
        case 2 -> time += 0;
        default -> time += style == 1 ? 900_000 + random.nextInt(200_000) : 1_000_000;
      }
      boolean clock = style != 4 || random.nextInt(10) > 0;
      points.add(
          clock ? time : Points.NO_CLOCK,
          BEGIN + time + random.nextInt(1000),
          random.nextInt(3),
          1,
          random.nextInt(5),
          value(random, style, 3.7),
          value(random, random.nextInt(50) == 0 ? 3 : style, -1.25),
          random.nextInt(4) == 0 ? 25 + random.nextInt(100) / 100.0 : Double.NaN);
    }
    return points.build();
  }

  private static double value(Random random, int style, double around) {
    if (style == 3 && random.nextInt(6) == 0) {
      return ODD[random.nextInt(ODD.length)];
    }
    return style == 2
        ? around + random.nextGaussian()
        : Math.rint((around + random.nextGaussian() / 100) * 1e4) / 1e4;
  }

  static Points joined(Stream<Points> parts, int values) {
    Columns all = new Columns(values, 0);
    parts.forEach(part -> all.add(part.columns, 0, part.columns.size));
    return new Points(all);
  }

  static void assertSame(Points found, Columns expected) {
    assertThat(found.size()).as("number of points").isEqualTo(expected.size);
    for (int c = 0; c < Columns.LONGS; c++) {
      for (int i = 0; i < expected.size; i++) {
        if (found.columns.longs[c][i] != expected.longs[c][i]) {
          assertThat(found.columns.longs[c][i])
              .as("column %s of point %s", c, i)
              .isEqualTo(expected.longs[c][i]);
        }
      }
    }
    for (int c = 0; c < expected.doubles.length; c++) {
      for (int i = 0; i < expected.size; i++) {
        long bits = Double.doubleToRawLongBits(found.columns.doubles[c][i]);
        if (bits != Double.doubleToRawLongBits(expected.doubles[c][i])) {
          assertThat(found.columns.doubles[c][i])
              .as("value %s of point %s", c, i)
              .isEqualTo(expected.doubles[c][i]);
          assertThat(bits).isEqualTo(Double.doubleToRawLongBits(expected.doubles[c][i]));
        }
      }
    }
  }

  private static void same(String what, double found, double expected) {
    assertThat((Double) found).as(what).isEqualTo((Double) expected);
  }

  /** Holds a window against the points one by one. */
  static void assertRight(Window window, WindowQuery query, Columns all, RecordedDataset dataset) {
    long span = query.to() - query.from();
    for (int b = 0; b < window.buckets(); b++) {
      long from = window.from(b);
      long to = window.to(b);
      assertThat(from - query.from()).isBetween(span * b / window.buckets() - 1, span);
      if (b > 0) {
        assertThat(from).isEqualTo(window.to(b - 1));
      }
      int bucket = b;
      Columns inside = all.within(query.axis(), from, to);
      assertThat(window.count(b)).as("points in bucket %s", b).isEqualTo(inside.size);
      for (String column : query.columns()) {
        Rollup expected = new Rollup();
        int place = dataset.column(column);
        double total = 0;
        for (int i = 0; i < inside.size; i++) {
          double value =
              place < Columns.LONGS
                  ? inside.longs[place][i]
                  : inside.doubles[place - Columns.LONGS][i];
          expected.add(value);
          total += Double.isFinite(value) ? Math.abs(value) : 0;
        }
        String where = column + " in bucket " + bucket;
        assertThat(window.numbers(column, b)).as("number of %s", where).isEqualTo(expected.numbers);
        same("least " + where, window.min(column, b), expected.min);
        same("most " + where, window.max(column, b), expected.max);
        same("first " + where, window.first(column, b), expected.first);
        same("last " + where, window.last(column, b), expected.last);
        if (total < 1e300) {
          double off = Math.abs(window.mean(column, b) * expected.numbers - expected.sum);
          assertThat(expected.numbers == 0 || off <= total * 1e-9)
              .as("mean of %s: %s of %s", where, window.mean(column, b), expected.sum)
              .isTrue();
        }
      }
    }
    assertThat(window.from(0)).isEqualTo(query.from());
    assertThat(window.to(window.buckets() - 1)).isEqualTo(query.to());
  }
}
