package org.finales.cycler.spi;

/** What a channel holds constant. */
public enum ControlMode {
  /** Nothing flows: the channel is off, or holds a current of zero. */
  REST("A"),
  /** The current, in ampere; positive charges the battery, negative discharges it. */
  CURRENT("A"),
  /** The voltage at the battery's terminals, in volt. */
  VOLTAGE("V"),
  /** The power, in watt; positive charges the battery, negative discharges it. */
  POWER("W"),
  /** The resistance that the battery is discharged into, in ohm, above zero. */
  RESISTANCE("Ohm");

  private final String unit;

  ControlMode(String unit) {
    this.unit = unit;
  }

  /** Returns the unit of the held value, as {@code org.finales.api.quantity} spells it. */
  public String unit() {
    return unit;
  }
}
