package org.finales.cycler.spi;

/**
 * What a channel is told to do; immutable.
 *
 * <p>The envelope belongs to the set point: a source that holds a current needs to know the voltage
 * at which it must stop to push, and one that holds a voltage needs to know the current that it may
 * give.
 *
 * @param mode what is held
 * @param value the held value in the unit of the mode: A, V, W or ohm; currents and powers are
 *     positive when they charge the battery; a resistance is above zero; zero at rest
 * @param within bounds that the instrument must keep by itself, if it can
 */
public record SetPoint(ControlMode mode, double value, Envelope within) {

  /** Nothing flows. */
  public static final SetPoint REST = new SetPoint(ControlMode.REST, 0, Envelope.UNBOUNDED);

  /**
   * Checks that the value is a number that the mode knows.
   *
   * @throws IllegalArgumentException if it is not finite, or a resistance not above zero, or a rest
   *     with a value
   */
  public SetPoint {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a set point of " + value + " is no number");
    }
    if (mode == ControlMode.RESISTANCE && value <= 0) {
      throw new IllegalArgumentException(
          "a resistance of " + value + " Ohm; it has to be above zero");
    }
    if (mode == ControlMode.REST && value != 0) {
      throw new IllegalArgumentException("a rest has no value, but " + value + " was given");
    }
  }

  /** Holds a current in A; positive charges, negative discharges. */
  public static SetPoint current(double ampere, Envelope within) {
    return new SetPoint(ControlMode.CURRENT, ampere, within);
  }

  /** Holds a voltage in V. */
  public static SetPoint voltage(double volt, Envelope within) {
    return new SetPoint(ControlMode.VOLTAGE, volt, within);
  }

  /** Holds a power in W; positive charges, negative discharges. */
  public static SetPoint power(double watt, Envelope within) {
    return new SetPoint(ControlMode.POWER, watt, within);
  }

  /** Discharges into a resistance in ohm. */
  public static SetPoint resistance(double ohm, Envelope within) {
    return new SetPoint(ControlMode.RESISTANCE, ohm, within);
  }

  /** Returns the value with its unit, for messages. */
  public String text() {
    return mode == ControlMode.REST ? "rest" : value + " " + mode.unit();
  }
}
