package org.finales.cycler.spi;

/**
 * How well a channel measures a quantity in one range; immutable.
 *
 * @param mode the quantity: {@link ControlMode#VOLTAGE}, {@link ControlMode#CURRENT} or another
 * @param fullScale end of the range, in the unit of the mode; above zero
 * @param ofReading part of the error that grows with the reading, as a fraction: 0.001 for 0.1 %
 * @param ofRange part of the error that is constant over the range, in the unit of the mode
 */
public record Accuracy(ControlMode mode, double fullScale, double ofReading, double ofRange) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the full scale is not above zero, or an error below zero
   */
  public Accuracy {
    if (!(fullScale > 0) || !(ofReading >= 0) || !(ofRange >= 0)) {
      throw new IllegalArgumentException(
          "an accuracy needs a full scale above zero and errors of zero or more, but has "
              + fullScale
              + ", "
              + ofReading
              + " and "
              + ofRange);
    }
  }

  /** Returns the largest error of a reading, in the unit of the mode. */
  public double errorOf(double reading) {
    return Math.abs(reading) * ofReading + ofRange;
  }
}
