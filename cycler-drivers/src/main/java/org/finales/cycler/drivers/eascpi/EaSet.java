package org.finales.cycler.drivers.eascpi;

import org.finales.cycler.drivers.scpi.Register;

/** What can be set: the limits of which the narrowest is held. */
enum EaSet {
  VOLTAGE("VOLT", "V"),
  CURRENT("CURR", "A"),
  POWER("POW", "W"),
  RESISTANCE("RES", "OHM"),
  SINK_CURRENT("SINK:CURR", "A"),
  SINK_POWER("SINK:POW", "W");

  private final Register register;

  EaSet(String header, String unit) {
    this.register = Register.of(header, unit, 3);
  }

  /** Returns the register of an output. */
  Register register(String suffix) {
    return register.suffix(suffix);
  }

  /** Returns the register of the protection against too much of it. */
  Register protection(String suffix) {
    return Register.of(register.header() + ":PROT", register.unit(), 3).suffix(suffix);
  }
}
