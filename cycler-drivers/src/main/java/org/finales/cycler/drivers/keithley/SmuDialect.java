package org.finales.cycler.drivers.keithley;

import java.util.List;
import org.finales.cycler.drivers.bench.Bounds;
import org.finales.cycler.drivers.scpi.Register;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.RefusedException;

/** The words that one model has for what both can do. */
enum SmuDialect {
  /** The 2400 and the 2401. */
  MODEL_2400(
      List.of("2400", "2401"),
      Register.of(":SENS:VOLT:PROT", "V", 4),
      Register.of(":SENS:CURR:PROT", "A", 7)) {
    @Override
    void begin(ScpiSession scpi, boolean fourWire) {
      scpi.command(":OUTP:SMOD HIMP");
      scpi.command(":SYST:RSEN " + (fourWire ? "ON" : "OFF"));
      scpi.command(":SENS:FUNC:CONC ON");
      scpi.command(":SENS:FUNC 'VOLT','CURR'");
      scpi.command(":FORM:ELEM VOLT,CURR,TIME,STAT");
    }

    @Override
    List<String> function(boolean current, boolean fourWire, double range) {
      String source = current ? "CURR" : "VOLT";
      return List.of(":SOUR:FUNC " + source, ":SOUR:" + source + ":RANG " + range);
    }

    @Override
    double[] measure(ScpiSession scpi, boolean current, Envelope rated) {
      return scpi.ask(
          ":READ?",
          line -> {
            double[] values = Numbers.list(line, "", "", "", "");
            return plausible(values[0], values[1], rated);
          });
    }
  },

  /** The 2450, when its command set is SCPI. */
  MODEL_2450(
      List.of("2450"),
      Register.of(":SOUR:CURR:VLIM", "V", 4),
      Register.of(":SOUR:VOLT:ILIM", "A", 7)) {
    @Override
    void begin(ScpiSession scpi, boolean fourWire) {
      scpi.command(":OUTP:CURR:SMOD HIMP");
      scpi.command(":OUTP:VOLT:SMOD HIMP");
    }

    @Override
    void check(ScpiSession scpi) {
      String language = scpi.ask("*LANG?");
      if (!language.equals("SCPI")) {
        throw new RefusedException(
            "*LANG",
            scpi.name()
                + " speaks "
                + language
                + "; choose SCPI as command set in its settings and restart it");
      }
    }

    @Override
    List<String> function(boolean current, boolean fourWire, double range) {
      String source = current ? "CURR" : "VOLT";
      String sensed = current ? "VOLT" : "CURR";
      return List.of(
          ":SOUR:FUNC " + source,
          ":SENS:FUNC \"" + sensed + "\"",
          ":SENS:" + sensed + ":RANG:AUTO ON",
          ":SENS:" + sensed + ":RSEN " + (fourWire ? "ON" : "OFF"),
          ":SOUR:" + source + ":READ:BACK ON",
          ":SOUR:" + source + ":RANG " + range);
    }

    @Override
    double[] measure(ScpiSession scpi, boolean current, Envelope rated) {
      return scpi.ask(
          ":READ? \"defbuffer1\", SOUR, READ",
          line -> {
            double[] values = Numbers.list(line, "", "");
            double volt = current ? values[1] : values[0];
            return plausible(volt, current ? values[0] : values[1], rated);
          });
    }
  };

  /** Not a number is 9.91E37, and an overflow 9.9E37, in either direction. */
  private static final double NO_NUMBER = 1e37;

  private final List<String> models;

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts and numbers
  private final Register voltageLimit;

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts and numbers
  private final Register currentLimit;

  SmuDialect(List<String> models, Register voltageLimit, Register currentLimit) {
    this.models = List.copyOf(models);
    this.voltageLimit = voltageLimit;
    this.currentLimit = currentLimit;
  }

  List<String> models() {
    return models;
  }

  /** The voltage at which a source of current stops to push. */
  Register voltageLimit() {
    return voltageLimit;
  }

  /** The current at which a source of voltage stops to push, in either direction. */
  Register currentLimit() {
    return currentLimit;
  }

  /** Makes sure that it understands these words. */
  void check(ScpiSession scpi) {}

  /** Sets up what stays as it is, after a reset. */
  abstract void begin(ScpiSession scpi, boolean fourWire);

  /** Returns what makes it a source of current or of voltage, with its output off. */
  abstract List<String> function(boolean current, boolean fourWire, double range);

  /**
   * Measures while the output is on.
   *
   * @param current whether it is a source of current
   * @return voltage and current; NaN for what it could not measure
   */
  abstract double[] measure(ScpiSession scpi, boolean current, Envelope rated);

  static double number(double value) {
    return Math.abs(value) >= NO_NUMBER ? Double.NaN : value;
  }

  private static double[] plausible(double volt, double ampere, Envelope rated) {
    double[] measured = {number(volt), number(ampere)};
    if (!Double.isNaN(measured[0])) {
      Bounds.voltage(measured[0], rated);
    }
    if (!Double.isNaN(measured[1])) {
      Bounds.current(measured[1], rated);
    }
    return measured;
  }

  /** Reads whether it is a source of current. */
  static boolean sourcesCurrent(String line) {
    return switch (line) {
      case "CURR", "CURRENT" -> true;
      case "VOLT", "VOLTAGE" -> false;
      default -> throw new Unreadable("CURR or VOLT");
    };
  }
}
