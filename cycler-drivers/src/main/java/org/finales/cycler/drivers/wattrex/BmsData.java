package org.finales.cycler.drivers.wattrex;

/** What a battery monitor sends: 19 numbers of two bytes, low byte first. */
final class BmsData {
  static final int CELLS = 12;
  static final int STACK = 12;
  static final int TEMPERATURES = 13;
  static final int TEMPERATURE_COUNT = 4;
  static final int PRESSURES = 17;
  static final int PRESSURE_COUNT = 2;
  static final int VALUES = 19;

  /** Identifiers begin here; the number of the monitor is added. */
  static final int BASE_ID = 0x100;

  /** A fragment has one byte of order and up to seven of data. */
  static final int FRAGMENT = 7;

  static final int BYTES = 2 * VALUES;
  static final int FRAGMENTS = (BYTES + FRAGMENT - 1) / FRAGMENT;

  private BmsData() {}
}
