package org.finales.cycler.driver;

import java.util.List;
import org.finales.cycler.link.LineSettings;
import org.jspecify.annotations.Nullable;

/**
 * What people need to know about a driver; immutable.
 *
 * @param code its code in connection strings: lower case letters, digits and hyphens
 * @param name its name, for example {@code EA Elektro-Automatik supplies and loads (SCPI)}
 * @param schemes schemes of the links that it can use, usual one first; empty if it needs none
 * @param line how a serial line is set up unless its settings say otherwise; null if it never uses
 *     one
 * @param settings what its connection strings can set, besides the settings of line and limits that
 *     every driver has
 * @param experimental why it is not proven, for example because a fact could not be verified; null
 *     if it is
 * @param probe what a scan sends to find out whether an instrument is there, for people who have to
 *     allow it: {@code *IDN?}; null if it cannot be found by asking
 */
public record DriverInfo(
    String code,
    String name,
    List<String> schemes,
    @Nullable LineSettings line,
    List<Setting> settings,
    @Nullable String experimental,
    @Nullable String probe) {

  /**
   * Copies the lists and checks the code.
   *
   * @throws IllegalArgumentException if the code has other characters
   */
  public DriverInfo {
    schemes = List.copyOf(schemes);
    settings = List.copyOf(settings);
    if (!code.matches("[a-z0-9][a-z0-9-]{0,49}")) {
      throw new IllegalArgumentException(
          "the code of a driver has lower case letters, digits and hyphens, not " + code);
    }
  }
}
