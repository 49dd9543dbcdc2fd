package org.finales.cycler.driver;

/** What kind of value a setting takes. */
public enum SettingType {
  /** Any text of up to 200 printable characters. */
  TEXT,
  /** A whole number. */
  INTEGER,
  /** A number. */
  NUMBER,
  /** A number with a unit of the setting's dimension, for example {@code 2.5Ah}. */
  QUANTITY,
  /** {@code true} or {@code false}. */
  SWITCH,
  /** One of the setting's choices. */
  CHOICE
}
