package org.finales.cycler.drivers.eascpi;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.finales.cycler.spi.ControlMode;

/** Which way the current can flow. */
enum EaKind {
  /** Only into the battery: PS, PSI, PSE. */
  SOURCE("OUTP", 1.10),
  /** Only out of the battery: EL; its protections reach up to 103 % of the ratings only. */
  LOAD("INP", 1.03),
  /** Both ways: PSB. */
  BIDIRECTIONAL("OUTP", 1.10);

  private final String switchHeader;
  private final double protectionReach;

  EaKind(String switchHeader, double protectionReach) {
    this.switchHeader = switchHeader;
    this.protectionReach = protectionReach;
  }

  /** Returns what a model is by its name, for example {@code PSB 10080-340}. */
  static EaKind ofModel(String model) {
    String name = model.strip().toUpperCase(Locale.ROOT).replaceFirst("^EA[- ]", "");
    if (name.startsWith("EL")) {
      return LOAD;
    }
    return name.startsWith("PSB") ? BIDIRECTIONAL : SOURCE;
  }

  boolean gives() {
    return this != LOAD;
  }

  boolean takes() {
    return this != SOURCE;
  }

  /** Returns the command that switches input or output. */
  String switchHeader() {
    return switchHeader;
  }

  /** Returns how far protections reach, as a multiple of the ratings. */
  double protectionReach() {
    return protectionReach;
  }

  Set<ControlMode> modes(boolean powerSettable) {
    Set<ControlMode> modes = EnumSet.of(ControlMode.REST, ControlMode.CURRENT, ControlMode.VOLTAGE);
    if (powerSettable) {
      modes.add(ControlMode.POWER);
    }
    if (this == LOAD) {
      modes.add(ControlMode.RESISTANCE);
    }
    return modes;
  }
}
