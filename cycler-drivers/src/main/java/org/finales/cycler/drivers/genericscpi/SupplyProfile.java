package org.finales.cycler.drivers.genericscpi;

import java.util.List;
import org.finales.cycler.drivers.scpi.Register;
import org.jspecify.annotations.Nullable;

/**
 * How a supply is told what to do; immutable. In all texts <code>{n}</code> stands for the number
 * of the output.
 *
 * @param dialect what its maker does differently
 * @param select makes an output the one that is meant from then on; null where commands name it
 * @param voltage the set voltage
 * @param current the highest current
 * @param on switches the output on
 * @param off switches it off
 * @param isOn asks whether it is on
 * @param onBit number of the bit of output 1 in the hexadecimal answer to that; −1 if the answer is
 *     on or off
 * @param measureVoltage asks for the measured voltage
 * @param measureCurrent asks for the measured current
 * @param protection the voltage at which it switches itself off; null if that cannot be programmed
 * @param protect switches that protection on; null if it always is
 */
record SupplyProfile(
    Dialect dialect,
    @Nullable String select,
    Register voltage,
    Register current,
    String on,
    String off,
    String isOn,
    int onBit,
    String measureVoltage,
    String measureCurrent,
    @Nullable Register protection,
    @Nullable String protect) {

  private static final Register VOLT = Register.of("VOLT", "V", 3);
  private static final Register CURR = Register.of("CURR", "A", 3);
  private static final Register OVP = Register.of("VOLT:PROT", "V", 3);

  /** All profiles, the plainest first. */
  static final List<SupplyProfile> ALL =
      List.of(
          selected(Dialect.plain("generic"), null, null, null),
          new SupplyProfile(
              Dialect.plain("siglent", "SIGLENT"),
              null,
              Register.of("CH{n}:VOLT", "V", 3),
              Register.of("CH{n}:CURR", "A", 3),
              "OUTP CH{n},ON",
              "OUTP CH{n},OFF",
              "SYST:STAT?",
              4,
              "MEAS:VOLT? CH{n}",
              "MEAS:CURR? CH{n}",
              null,
              null),
          selected(Dialect.plain("rigol", "RIGOL"), "INST:NSEL {n}", OVP, "VOLT:PROT:STAT ON"),
          selected(Dialect.remote("rohde-schwarz", "ROHDE", "HAMEG"), "INST:NSEL {n}", OVP, null),
          listed(Dialect.plain("keysight", "KEYSIGHT", "AGILENT")),
          selected(Dialect.remote("itech", "ITECH"), null, OVP, "VOLT:PROT:STAT ON"));

  private static SupplyProfile selected(
      Dialect dialect,
      @Nullable String select,
      @Nullable Register protection,
      @Nullable String protect) {
    return new SupplyProfile(
        dialect,
        select,
        VOLT,
        CURR,
        "OUTP ON",
        "OUTP OFF",
        "OUTP?",
        -1,
        "MEAS:VOLT?",
        "MEAS:CURR?",
        protection,
        protect);
  }

  private static SupplyProfile listed(Dialect dialect) {
    return new SupplyProfile(
        dialect,
        null,
        VOLT.suffix(",(@{n})", " (@{n})"),
        CURR.suffix(",(@{n})", " (@{n})"),
        "OUTP ON,(@{n})",
        "OUTP OFF,(@{n})",
        "OUTP? (@{n})",
        -1,
        "MEAS:VOLT? (@{n})",
        "MEAS:CURR? (@{n})",
        OVP.suffix(",(@{n})", " (@{n})"),
        null);
  }

  /** Returns the profile for one output, without placeholders. */
  SupplyProfile of(int number) {
    return new SupplyProfile(
        dialect,
        select == null ? null : numbered(select, number),
        numbered(voltage, number),
        numbered(current, number),
        numbered(on, number),
        numbered(off, number),
        numbered(isOn, number),
        onBit < 0 ? onBit : onBit + number - 1,
        numbered(measureVoltage, number),
        numbered(measureCurrent, number),
        protection == null ? null : numbered(protection, number),
        protect == null ? null : numbered(protect, number));
  }

  private static Register numbered(Register register, int number) {
    return new Register(
        numbered(register.header(), number),
        numbered(register.suffix(), number),
        numbered(register.querySuffix(), number),
        register.unit(),
        register.decimals(),
        register.unitSent());
  }

  private static String numbered(String text, int number) {
    return text.replace("{n}", Integer.toString(number));
  }
}
