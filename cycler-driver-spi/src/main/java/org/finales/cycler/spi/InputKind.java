package org.finales.cycler.spi;

/** What an auxiliary input measures, and in which unit its values are. */
public enum InputKind {
  /** A temperature, in degree Celsius. */
  TEMPERATURE("degC"),
  /** A voltage besides the battery's own, for example of one cell, in volt. */
  VOLTAGE("V"),
  /** A current besides the battery's own, in ampere. */
  CURRENT("A"),
  /** A volume that flows, in millilitre per minute. */
  FLOW("mL/min"),
  /** A pressure, in bar. */
  PRESSURE("bar");

  private final String unit;

  InputKind(String unit) {
    this.unit = unit;
  }

  /** Returns the unit, as {@code org.finales.api.quantity} spells it. */
  public String unit() {
    return unit;
  }
}
