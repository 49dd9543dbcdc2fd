package org.finales.cycler.spi;

/** What an instrument warns of. */
public enum AlarmKind {
  /** The voltage was too high, or a protection against that tripped. */
  OVERVOLTAGE,
  /** The voltage was too low, or a supervision of that tripped. */
  UNDERVOLTAGE,
  /** The current was too high. */
  OVERCURRENT,
  /** The current was too low. */
  UNDERCURRENT,
  /** The power was too high. */
  OVERPOWER,
  /** Something was too hot. */
  OVERTEMPERATURE,
  /** The supply of the instrument failed. */
  POWER_FAIL,
  /** Something between the instrument's own parts failed. */
  COMMUNICATION,
  /** Someone took the control at the instrument's front. */
  LOCAL_CONTROL,
  /** Anything else; the text tells. */
  OTHER
}
