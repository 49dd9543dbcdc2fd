package org.finales.cycler.drivers.eamodbus;

import java.util.Locale;
import java.util.Optional;

/** Which way the current can flow. */
enum EaKind {
  /** Only into the battery: PS, PSI, PSE. */
  SOURCE(0xE147),
  /** Only out of the battery: EL, ELR, ELM; most of their protections end at 103 %. */
  LOAD(0xD2F1),
  /** Both ways: PSB, PSBE. */
  BIDIRECTIONAL(0xE147);

  private final int highestProtection;

  EaKind(int highestProtection) {
    this.highestProtection = highestProtection;
  }

  /** Returns what a model is by its type, for example {@code PSB 10080-1000}; empty for others. */
  static Optional<EaKind> ofType(String type) {
    String name = type.strip().toUpperCase(Locale.ROOT).replaceFirst("^EA[- ]", "");
    if (name.startsWith("EL")) {
      return Optional.of(LOAD);
    }
    if (name.startsWith("PSB")) {
      return Optional.of(BIDIRECTIONAL);
    }
    return name.startsWith("PS") ? Optional.of(SOURCE) : Optional.empty();
  }

  boolean gives() {
    return this != LOAD;
  }

  boolean takes() {
    return this != SOURCE;
  }

  /** Returns the highest threshold of a protection, where 0xCCCC is the rating. */
  int highestProtection() {
    return highestProtection;
  }
}
