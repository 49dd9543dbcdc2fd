package org.finales.cycler.drivers.eamodbus;

/**
 * Values in registers: 0xCCCC, 52428, is the rating (programming guide, section 4.4).
 *
 * @param nominal the rating, in the unit of the value; above zero
 */
record EaScale(double nominal) {
  static final int FULL = 0xCCCC;

  /** Takes back what a division of binary numbers loses. */
  private static final double HAIR = 1e-6;

  double value(int raw) {
    return nominal * raw / FULL;
  }

  /** Returns the nearest, as the maker recommends. */
  int nearest(double value) {
    return (int) Math.round(raw(value));
  }

  /** Returns the highest that is not above. */
  int down(double value) {
    return (int) Math.floor(raw(value) + HAIR);
  }

  /** Returns the lowest that is not below. */
  int up(double value) {
    return (int) Math.ceil(raw(value) - HAIR);
  }

  /** Returns a threshold that is not above a bound, and not above the highest that there is. */
  int threshold(double bound, int highest) {
    return raw(bound) >= highest ? highest : down(bound);
  }

  private double raw(double value) {
    return value / nominal * FULL;
  }
}
