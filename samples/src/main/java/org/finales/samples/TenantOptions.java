package org.finales.samples;

/**
 * How a mock tenant works.
 *
 * @param seed of its noise; the same requests in the same order get the same answers
 * @param speed how many times faster than in a laboratory the work is done; greater than 0, 60 lets
 *     a minute pass in a second
 */
public record TenantOptions(long seed, double speed) {
  /** Checks the speed; throws {@code IllegalArgumentException} if it is not greater than 0. */
  public TenantOptions {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a speed of " + speed + " is not greater than 0");
    }
  }

  /** Seed 1, 60 times as fast as a laboratory. */
  public static TenantOptions ofDefaults() {
    return new TenantOptions(1, 60);
  }
}
