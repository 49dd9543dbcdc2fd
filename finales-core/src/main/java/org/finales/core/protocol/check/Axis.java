package org.finales.core.protocol.check;

import java.util.ArrayList;
import java.util.List;

/** A scale from a least to a most value, with ticks at round numbers. */
final class Axis {
  private static final int TICKS = 6;

  /** Room above and below the values, as a part of their range. */
  private static final double ROOM = 0.04;

  private final double least;
  private final double most;
  private final double step;

  private Axis(double least, double most, double step) {
    this.least = least;
    this.most = most;
    this.step = step;
  }

  /** One that begins and ends at ticks. */
  static Axis round(double least, double most) {
    double room =
        most - least > 1e-9 * Math.max(Math.abs(most), 1e-6) ? most - least : spread(most);
    double middle = (least + most) / 2;
    double half = (0.5 + ROOM) * room;
    double low = middle - half;
    double high = middle + half;
    double step = step(high - low);
    return new Axis(
        Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step);
  }

  /** One from zero that ends where the values do. */
  static Axis until(double most) {
    double end = most > 0 ? most : 1;
    return new Axis(0, end, step(end));
  }

  private static double spread(double value) {
    return value == 0 ? 1 : Math.abs(value) / 10;
  }

  private static double step(double length) {
    double rough = length / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double part = rough / power;
    return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 2.5 ? 2.5 : part <= 5 ? 5 : 10);
  }

  /** How far a value is on the axis, 0 to 1. */
  double part(double value) {
    return (value - least) / (most - least);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(least / step - 1e-6);
    long last = (long) Math.floor(most / step + 1e-6);
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
