package org.finales.cycler.spi;

/** Whether current can flow between instrument and battery, as the instrument says. */
public enum OutputState {
  /** The output or input is on. */
  ON,
  /** The output or input is off. */
  OFF,
  /** The instrument has no way to tell. */
  UNKNOWN
}
