package org.finales.cycler.drivers.eamodbus;

/** Numbers of registers and coils. */
final class EaRegister {
  static final int TYPE = 1;
  static final int MANUFACTURER = 21;
  static final int NOMINAL_VOLTAGE = 121;
  static final int NOMINAL_CURRENT = 123;
  static final int NOMINAL_POWER = 125;
  static final int SERIAL = 151;
  static final int FIRMWARE = 191;

  /** How many registers a text has, with two characters in each. */
  static final int TEXT = 20;

  static final int REMOTE = 402;
  static final int OUTPUT = 405;
  static final int ACKNOWLEDGE = 411;

  static final int SINK_POWER = 498;
  static final int SINK_CURRENT = 499;
  static final int VOLTAGE = 500;
  static final int CURRENT = 501;
  static final int POWER = 502;

  static final int STATE = 505;
  static final int ACTUAL = 507;

  static final int OVP = 550;
  static final int OCP = 553;
  static final int OPP = 556;
  static final int SINK_OCP = 569;
  static final int SINK_OPP = 570;

  private EaRegister() {}
}
