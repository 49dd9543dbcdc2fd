package org.finales.cycler.drivers.genericscpi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.finales.cycler.drivers.scpi.Register;
import org.finales.cycler.spi.ControlMode;

/**
 * How a load is told what to do; immutable.
 *
 * @param dialect what its maker does differently
 * @param functionHeader the command that selects what is held constant
 * @param functions what follows that command, by mode
 * @param registers the values that are held, by mode
 * @param inputHeader the command that switches the input
 * @param measureVoltage the query for the measured voltage
 * @param measureCurrent the query for the measured current
 */
public record LoadProfile(
    Dialect dialect,
    String functionHeader,
    Map<ControlMode, String> functions,
    Map<ControlMode, Register> registers,
    String inputHeader,
    String measureVoltage,
    String measureCurrent) {

  /** Copies the maps. */
  public LoadProfile {
    functions = Map.copyOf(functions);
    registers = Map.copyOf(registers);
  }

  private static final Map<ControlMode, String> WORDS =
      Map.of(
          ControlMode.CURRENT, "CURR",
          ControlMode.VOLTAGE, "VOLT",
          ControlMode.POWER, "POW",
          ControlMode.RESISTANCE, "RES");

  /** All profiles, the plainest first. */
  static final List<LoadProfile> ALL =
      List.of(
          of(Dialect.plain("generic"), "", ""),
          of(Dialect.plain("siglent", "SIGLENT"), ":SOUR:", ":LEV:IMM"),
          of(Dialect.plain("rigol", "RIGOL"), ":SOUR:", ":LEV:IMM"),
          of(Dialect.plain("keysight", "KEYSIGHT", "AGILENT", "HEWLETT"), "", ""),
          of(Dialect.remote("itech", "ITECH"), "", ""));

  private static LoadProfile of(Dialect dialect, String root, String level) {
    return new LoadProfile(
        dialect,
        root + "FUNC",
        WORDS,
        Map.of(
            ControlMode.CURRENT, Register.of(root + "CURR" + level, "A", 4),
            ControlMode.VOLTAGE, Register.of(root + "VOLT" + level, "V", 4),
            ControlMode.POWER, Register.of(root + "POW" + level, "W", 3),
            ControlMode.RESISTANCE, Register.of(root + "RES" + level, "OHM", 3)),
        root.isEmpty() ? "INP" : root + "INP:STAT",
        "MEAS:VOLT?",
        "MEAS:CURR?");
  }

  /** Returns the modes, with {@link ControlMode#REST}. */
  public Set<ControlMode> modes() {
    Set<ControlMode> modes = new TreeSet<>(functions.keySet());
    modes.add(ControlMode.REST);
    return modes;
  }

  Register register(ControlMode mode) {
    Register register = registers.get(mode);
    if (register == null) {
      throw new IllegalArgumentException("the profile has no register for " + mode);
    }
    return register;
  }

  String function(ControlMode mode) {
    String function = functions.get(mode);
    if (function == null) {
      throw new IllegalArgumentException("the profile has no function for " + mode);
    }
    return function;
  }
}
