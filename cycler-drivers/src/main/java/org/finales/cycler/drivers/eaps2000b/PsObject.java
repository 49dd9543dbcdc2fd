package org.finales.cycler.drivers.eaps2000b;

/** Numbers of objects, and what is sent to the one that switches. */
final class PsObject {
  static final int TYPE = 0;
  static final int SERIAL = 1;
  static final int NOMINAL_VOLTAGE = 2;
  static final int NOMINAL_CURRENT = 3;
  static final int NOMINAL_POWER = 4;
  static final int MAKER = 8;
  static final int FIRMWARE = 9;
  static final int DEVICE_CLASS = 19;
  static final int OVP = 38;
  static final int OCP = 39;
  static final int VOLTAGE = 50;
  static final int CURRENT = 51;
  static final int CONTROL = 54;
  static final int ACTUAL = 71;
  static final int SETS = 72;

  /** The rating in values; for protections, 110 % of it. */
  static final int FULL = 0x6400;

  /** How far protections reach, as a multiple of the ratings. */
  static final double PROTECTION = 1.1;

  /** The class of supplies with two outputs and a third that has no interface. */
  static final int TRIPLE = 0x18;

  static final int OUTPUT_BIT = 0x01;
  static final int ACKNOWLEDGE_BITS = 0x0A;
  static final int REMOTE_BIT = 0x10;
  static final int TRACKING_BITS = 0xF0;
  static final int TRACKING_OFF = 0xE0;

  private PsObject() {}
}
