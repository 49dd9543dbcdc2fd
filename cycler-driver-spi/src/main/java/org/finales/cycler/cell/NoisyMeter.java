package org.finales.cycler.cell;

import java.util.Random;

/** Measures with noise and resolution, the same again for the same seed. Not thread-safe. */
public final class NoisyMeter {
  private final MeasurementNoise noise;
  private final Random random;

  NoisyMeter(MeasurementNoise noise, long seed) {
    this.noise = noise;
    this.random = new Random(seed);
  }

  /** Returns what is measured for a true voltage, in V. */
  public double voltage(double truly) {
    return measured(truly, noise.voltageDeviation(), noise.voltageResolution());
  }

  /** Returns what is measured for a true current, in A. */
  public double current(double truly) {
    return measured(truly, noise.currentDeviation(), noise.currentResolution());
  }

  /** Returns what is measured for a true temperature, in °C. */
  public double temperature(double truly) {
    return measured(truly, noise.temperatureDeviation(), noise.temperatureResolution());
  }

  private double measured(double truly, double deviation, double resolution) {
    double blurred = deviation > 0 ? truly + deviation * random.nextGaussian() : truly;
    return resolution > 0 ? Math.rint(blurred / resolution) * resolution : blurred;
  }
}
