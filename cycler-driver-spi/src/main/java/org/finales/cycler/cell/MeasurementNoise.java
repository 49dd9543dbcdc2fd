package org.finales.cycler.cell;

/**
 * How an instrument blurs what it measures: normally distributed noise, then rounding to a
 * resolution; immutable. Zero switches either off.
 *
 * @param voltageDeviation standard deviation of voltages, in V
 * @param voltageResolution smallest difference of voltages, in V
 * @param currentDeviation standard deviation of currents, in A
 * @param currentResolution smallest difference of currents, in A
 * @param temperatureDeviation standard deviation of temperatures, in K
 * @param temperatureResolution smallest difference of temperatures, in K
 */
public record MeasurementNoise(
    double voltageDeviation,
    double voltageResolution,
    double currentDeviation,
    double currentResolution,
    double temperatureDeviation,
    double temperatureResolution) {

  /** None at all. */
  public static final MeasurementNoise NONE = new MeasurementNoise(0, 0, 0, 0, 0, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public MeasurementNoise {
    CellChecks.notNegative("voltage deviation", voltageDeviation, "V");
    CellChecks.notNegative("voltage resolution", voltageResolution, "V");
    CellChecks.notNegative("current deviation", currentDeviation, "A");
    CellChecks.notNegative("current resolution", currentResolution, "A");
    CellChecks.notNegative("temperature deviation", temperatureDeviation, "K");
    CellChecks.notNegative("temperature resolution", temperatureResolution, "K");
  }

  /** Starts a meter whose noise is the same again for the same seed. */
  public NoisyMeter meter(long seed) {
    return new NoisyMeter(this, seed);
  }
}
