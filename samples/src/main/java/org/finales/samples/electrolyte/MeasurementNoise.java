package org.finales.samples.electrolyte;

import java.util.Random;

/**
 * Multiplicative Gaussian noise of an instrument, the same for the same sample every time.
 *
 * <p>A measured value is the true one times 1 + σz, z a standard normal number that depends on
 * nothing but the seed and the sample's identity. Two measurements of one electrolyte differ only
 * if their identities do, so an instrument names each by its request or by a running number.
 *
 * @param seed of the instrument
 * @param relativeDeviation σ, 0 to 0.1; above that a Gaussian would turn values negative
 */
public record MeasurementNoise(long seed, double relativeDeviation) {
  /** The relative standard deviation of a careful measurement: 0.5 %. */
  public static final double DEFAULT_RELATIVE_DEVIATION = 0.005;

  /** Checks σ; throws {@code IllegalArgumentException} outside 0 to 0.1. */
  public MeasurementNoise {
    if (!(relativeDeviation >= 0 && relativeDeviation <= 0.1)) {
      throw new IllegalArgumentException(
          "relative deviation is " + relativeDeviation + ", not within 0 to 0.1");
    }
  }

  /** Returns noise of 0.5 %. */
  public static MeasurementNoise ofDefaults(long seed) {
    return new MeasurementNoise(seed, DEFAULT_RELATIVE_DEVIATION);
  }

  /**
   * Returns what the instrument reads.
   *
   * @param trueValue in any unit
   * @param sample identity of the sample and measurement
   */
  public double measure(double trueValue, String sample) {
    return trueValue * factor(random(sample));
  }

  /** Returns the spectrum that the instrument reads, with noise of its own on every point. */
  public Spectrum measure(Spectrum trueSpectrum, String sample) {
    Random random = random(sample);
    return new Spectrum(
        trueSpectrum.wavenumbers(),
        trueSpectrum.absorbances().stream().map(a -> a * factor(random)).toList());
  }

  private double factor(Random random) {
    return 1 + relativeDeviation * random.nextGaussian();
  }

  /**
   * Returns a generator for one sample. {@code java.util.Random} is specified to the bit, so the
   * numbers are the same on every JVM; neighbouring seeds of it are not independent, hence the
   * mixing.
   */
  private Random random(String sample) {
    long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bit
    for (int i = 0; i < sample.length(); i++) {
      hash = (hash ^ sample.charAt(i)) * 0x100000001b3L;
    }
    return new Random(mix(hash + mix(seed)));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
