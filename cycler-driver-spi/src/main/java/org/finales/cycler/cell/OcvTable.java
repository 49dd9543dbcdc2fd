package org.finales.cycler.cell;

import java.util.Arrays;

/**
 * Open-circuit voltage against state of charge; immutable.
 *
 * <p>Between the points runs the monotone cubic of F. N. Fritsch and J. Butland, SIAM J. Sci. Stat.
 * Comput. 5 (1984) 300, which never overshoots and is a straight line where the points are on one.
 * Outside of the points the curve goes on straight with the slope of its end, so that overcharge
 * and deep discharge are possible and visible.
 */
public final class OcvTable {
  /** Most points that a table may have. */
  public static final int MAX_POINTS = 10_000;

  private static final int BINS = 256;

  private final double[] socs;
  private final double[] volts;
  private final double[] slopes;

  /** Coefficients of the cubic of each interval, four in a row, lowest order first. */
  private final double[] cubics;

  /** First interval that may hold a state of charge of each bin. */
  private final int[] firsts = new int[BINS + 1];

  private final double binsPerSoc;

  private OcvTable(double[] socs, double[] volts) {
    this.socs = socs;
    this.volts = volts;
    this.slopes = slopes(socs, volts);
    this.cubics = cubics(socs, volts, slopes);
    double span = socs[socs.length - 1] - socs[0];
    this.binsPerSoc = BINS / span;
    int interval = 0;
    for (int bin = 0; bin <= BINS; bin++) {
      double from = socs[0] + bin / binsPerSoc;
      while (interval < socs.length - 2 && socs[interval + 1] <= from) {
        interval++;
      }
      // One earlier, in case the division of a lookup rounds differently.
      firsts[bin] = Math.max(0, interval - 1);
    }
  }

  /**
   * Makes a table.
   *
   * @param socs states of charge, rising, as fractions: 0 for empty and 1 for full
   * @param volts voltages at these, in V, as many and nowhere falling
   * @throws IllegalArgumentException if there are fewer than 2 or more than {@value #MAX_POINTS}
   *     points, a number is not finite, or the order is another
   */
  public static OcvTable of(double[] socs, double[] volts) {
    if (socs.length != volts.length || socs.length < 2 || socs.length > MAX_POINTS) {
      throw new IllegalArgumentException(
          "a table needs 2 to %d states of charge and as many voltages, not %d and %d"
              .formatted(MAX_POINTS, socs.length, volts.length));
    }
    for (int i = 0; i < socs.length; i++) {
      if (!Double.isFinite(socs[i]) || !Double.isFinite(volts[i])) {
        throw new IllegalArgumentException("point %d of the table is no number".formatted(i + 1));
      }
      if (i > 0 && !(socs[i] - socs[i - 1] > 1e-9 && volts[i] >= volts[i - 1])) {
        throw new IllegalArgumentException(
            "point %d of the table is not above the one before it".formatted(i + 1));
      }
    }
    return new OcvTable(socs.clone(), volts.clone());
  }

  /** Makes a straight line from the voltage of an empty cell to that of a full one, in V. */
  public static OcvTable linear(double emptyVolt, double fullVolt) {
    return of(new double[] {0, 1}, new double[] {emptyVolt, fullVolt});
  }

  /** Returns the voltage at a state of charge, in V. */
  public double voltage(double soc) {
    int last = socs.length - 1;
    if (soc <= socs[0]) {
      return volts[0] + (soc - socs[0]) * slopes[0];
    }
    if (soc >= socs[last]) {
      return volts[last] + (soc - socs[last]) * slopes[last];
    }
    int i = interval(soc);
    double x = soc - socs[i];
    int at = 4 * i;
    return cubics[at] + x * (cubics[at + 1] + x * (cubics[at + 2] + x * cubics[at + 3]));
  }

  /** Returns how steep the curve is at a state of charge, in V; zero or more. */
  public double slope(double soc) {
    int last = socs.length - 1;
    if (soc <= socs[0]) {
      return slopes[0];
    }
    if (soc >= socs[last]) {
      return slopes[last];
    }
    int i = interval(soc);
    double x = soc - socs[i];
    int at = 4 * i;
    return cubics[at + 1] + x * (2 * cubics[at + 2] + 3 * x * cubics[at + 3]);
  }

  /**
   * Returns the state of charge at a voltage: the lowest within the points that has it, and 0 or 1,
   * or whatever the ends of the table are, outside of its voltages.
   */
  public double stateOfCharge(double volt) {
    double low = socs[0];
    double high = socs[socs.length - 1];
    if (!(volt > volts[0])) {
      return low;
    }
    if (volt >= volts[volts.length - 1]) {
      return high;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (voltage(middle) < volt) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private int interval(double soc) {
    int i = firsts[(int) ((soc - socs[0]) * binsPerSoc)];
    while (soc > socs[i + 1]) {
      i++;
    }
    return i;
  }

  private static double[] slopes(double[] x, double[] y) {
    int n = x.length;
    double[] chords = new double[n - 1];
    for (int i = 0; i < n - 1; i++) {
      chords[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    }
    double[] slopes = new double[n];
    if (n == 2) {
      Arrays.fill(slopes, chords[0]);
      return slopes;
    }
    for (int i = 1; i < n - 1; i++) {
      double before = x[i] - x[i - 1];
      double after = x[i + 1] - x[i];
      double a = (before + 2 * after) / (3 * (before + after));
      double least = a * chords[i] + (1 - a) * chords[i - 1];
      slopes[i] = least > 0 ? chords[i - 1] * chords[i] / least : 0;
    }
    slopes[0] = end(x[1] - x[0], x[2] - x[1], chords[0], chords[1]);
    slopes[n - 1] = end(x[n - 1] - x[n - 2], x[n - 2] - x[n - 3], chords[n - 2], chords[n - 3]);
    return slopes;
  }

  /** The slope at an end of the parabola through the last three points, kept monotone. */
  private static double end(double near, double far, double nearChord, double farChord) {
    double slope = ((2 * near + far) * nearChord - near * farChord) / (near + far);
    return Math.min(Math.max(slope, 0), 3 * nearChord);
  }

  private static double[] cubics(double[] x, double[] y, double[] slopes) {
    double[] cubics = new double[4 * (x.length - 1)];
    for (int i = 0; i < x.length - 1; i++) {
      double width = x[i + 1] - x[i];
      double chord = (y[i + 1] - y[i]) / width;
      cubics[4 * i] = y[i];
      cubics[4 * i + 1] = slopes[i];
      cubics[4 * i + 2] = (3 * chord - 2 * slopes[i] - slopes[i + 1]) / width;
      cubics[4 * i + 3] = (slopes[i] + slopes[i + 1] - 2 * chord) / (width * width);
    }
    return cubics;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OcvTable that
        && Arrays.equals(socs, that.socs)
        && Arrays.equals(volts, that.volts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(socs) + Arrays.hashCode(volts);
  }

  @Override
  public String toString() {
    return "%s V to %s V in %d points".formatted(volts[0], volts[volts.length - 1], volts.length);
  }
}
