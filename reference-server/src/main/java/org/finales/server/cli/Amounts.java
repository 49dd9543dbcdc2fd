package org.finales.server.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.driver.Settings;
import org.finales.cycler.spi.SettingException;

/** Quantities on the command line: {@code 1.5A}, {@code 500 mA}, {@code 10 min}. */
final class Amounts {
  private Amounts() {}

  /**
   * Reads a quantity.
   *
   * @param option the option it was given with, for messages
   * @throws RefusedException if it is none of that unit's dimension
   */
  static double of(String option, String text, String unit) {
    return settings(option, text, unit).number("value");
  }

  /** Reads a time. */
  static Duration duration(String option, String text) {
    Duration length = settings(option, text, "s").duration("value");
    if (length.isNegative() || length.isZero()) {
      throw new RefusedException(option + " has to be above zero");
    }
    return length;
  }

  private static Settings settings(String option, String text, String unit) {
    try {
      return Settings.of(
          option,
          List.of(Setting.quantity("value", unit, null, "the value")),
          Map.of("value", text));
    } catch (SettingException e) {
      throw new RefusedException(
          option + ": \"" + text + "\" is no quantity in a unit such as " + unit, e);
    }
  }
}
