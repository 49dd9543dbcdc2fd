package org.finales.api.cycling.text;

/**
 * What a step holds, and whether that charges: says in which direction a limit without {@code <} or
 * {@code >} is meant.
 *
 * @param held what is held
 * @param sign 1 for charging, -1 for discharging, 0 for neither or unknown
 */
record Control(Held held, int sign) {
  enum Held {
    CURRENT,
    VOLTAGE,
    CURRENT_THEN_VOLTAGE,
    POWER,
    RESISTANCE,
    NOTHING
  }

  static final Control NONE = new Control(Held.NOTHING, 0);
}
