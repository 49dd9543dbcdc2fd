package org.finales.cycler.sequence;

/**
 * How finely and how long a protocol is simulated; immutable.
 *
 * @param stepSeconds longest time between two readings, in s; 1e-6 to 1e6
 * @param maxSeconds longest simulated time, in s; above zero, at most 1e9
 * @param maxReadings most readings; at least one
 * @param maxPoints most points that are kept; when there are more, every second one is dropped, and
 *     so on; 2 to 10,000,000
 * @param maxSummaries most summaries of steps that are kept, the first ones; 0 to 10,000,000
 */
public record SimulationBounds(
    double stepSeconds, double maxSeconds, long maxReadings, int maxPoints, int maxSummaries) {

  /** A reading each second, a year, 200 million readings, 20,000 points, 10,000 summaries. */
  public static final SimulationBounds USUAL =
      new SimulationBounds(1, 365 * 86_400, 200_000_000, 20_000, 10_000);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException naming the one that is out of bounds
   */
  public SimulationBounds {
    check("step", stepSeconds, 1e-6, 1e6);
    check("longest time", maxSeconds, 1e-6, 1e9);
    check("number of readings", maxReadings, 1, Long.MAX_VALUE);
    check("number of points", maxPoints, 2, 1e7);
    check("number of summaries", maxSummaries, 0, 1e7);
  }

  private static void check(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "the %s is %s; give %s to %s".formatted(what, value, least, most));
    }
  }

  /** Returns the same with another time between readings, in s. */
  public SimulationBounds withStep(double seconds) {
    return new SimulationBounds(seconds, maxSeconds, maxReadings, maxPoints, maxSummaries);
  }

  /** Returns the same with another longest simulated time, in s. */
  public SimulationBounds withMaxSeconds(double seconds) {
    return new SimulationBounds(stepSeconds, seconds, maxReadings, maxPoints, maxSummaries);
  }

  /** Returns the same with another number of readings. */
  public SimulationBounds withMaxReadings(long readings) {
    return new SimulationBounds(stepSeconds, maxSeconds, readings, maxPoints, maxSummaries);
  }

  /** Returns the same with another number of points. */
  public SimulationBounds withMaxPoints(int points) {
    return new SimulationBounds(stepSeconds, maxSeconds, maxReadings, points, maxSummaries);
  }
}
