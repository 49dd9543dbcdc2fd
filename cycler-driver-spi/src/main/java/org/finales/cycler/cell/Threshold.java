package org.finales.cycler.cell;

/**
 * A level that a {@link CellModel} is to reach; immutable.
 *
 * @param watched what is watched
 * @param level the level, in V, A, W, °C or as a fraction
 * @param rising whether it is reached from below; it is reached from above otherwise
 */
public record Threshold(Watched watched, double level, boolean rising) {

  /** What is watched. */
  public enum Watched {
    /** The voltage at the terminals, in V. */
    VOLTAGE,
    /** The current with its sign, in A. */
    CURRENT,
    /** The current without its sign, in A. */
    CURRENT_SIZE,
    /** The power with its sign, in W. */
    POWER,
    /** The temperature, in °C. */
    TEMPERATURE,
    /** The state of charge, as a fraction. */
    STATE_OF_CHARGE
  }

  /**
   * Checks the level.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public Threshold {
    if (!Double.isFinite(level)) {
      throw new IllegalArgumentException("a threshold of " + level + " is no number");
    }
  }

  /** Makes one that is reached when the watched value is at least so much. */
  public static Threshold atLeast(Watched watched, double level) {
    return new Threshold(watched, level, true);
  }

  /** Makes one that is reached when the watched value is at most so much. */
  public static Threshold atMost(Watched watched, double level) {
    return new Threshold(watched, level, false);
  }

  boolean isReached(CellModel cell) {
    double value =
        switch (watched) {
          case VOLTAGE -> cell.voltage();
          case CURRENT -> cell.current();
          case CURRENT_SIZE -> Math.abs(cell.current());
          case POWER -> cell.power();
          case TEMPERATURE -> cell.temperature();
          case STATE_OF_CHARGE -> cell.stateOfCharge();
        };
    return rising ? value >= level : value <= level;
  }
}
