package org.finales.core.protocol.check;

/**
 * Numbers from a least to a most; immutable. Both are NaN where nothing is asked for.
 *
 * @param least the least
 * @param most the most
 */
public record Range(double least, double most) {
  /** Nothing is asked for. */
  public static final Range NONE = new Range(Double.NaN, Double.NaN);

  /** Tells whether anything is asked for. */
  public boolean isKnown() {
    return !Double.isNaN(least);
  }

  /** Returns one that has a number in it too; NaN changes nothing. */
  Range with(double value) {
    if (Double.isNaN(value)) {
      return this;
    }
    return isKnown()
        ? new Range(Math.min(least, value), Math.max(most, value))
        : new Range(value, value);
  }

  Range with(Range other) {
    return with(other.least).with(other.most);
  }
}
