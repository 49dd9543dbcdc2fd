package org.finales.cycler.drivers.riden;

/** Numbers of registers. */
final class RidenRegister {
  static final int ID = 0;
  static final int SERIAL = 1;
  static final int FIRMWARE = 3;
  static final int VOLTAGE_SET = 8;
  static final int CURRENT_SET = 9;
  static final int VOLTAGE = 10;
  static final int CURRENT = 11;
  static final int POWER = 12;
  static final int INPUT_VOLTAGE = 14;

  /** 1 if the overvoltage protection tripped, 2 if the overcurrent protection did. */
  static final int PROTECTION = 16;

  /** 0 if the voltage is held, 1 if the current is. */
  static final int REGULATION = 17;

  static final int OUTPUT = 18;
  static final int OVERVOLTAGE = 82;
  static final int OVERCURRENT = 83;

  /** From the sets to the output, which are read at once. */
  static final int BLOCK = OUTPUT - VOLTAGE_SET + 1;

  private RidenRegister() {}
}
