package org.finales.cycler.drivers.bk5491b;

import java.time.Duration;
import java.util.Locale;
import org.finales.cycler.drivers.scpi.ScpiSimulator;
import org.finales.cycler.simulator.SimulatedCell;

/** A 5491B at a cell; it repeats what it hears before it answers, as it does when it is new. */
final class Bk5491bSimulator extends ScpiSimulator {
  private final SimulatedCell cell;
  private final MeterFunction truthOf;
  private MeterFunction function = MeterFunction.VOLTAGE;
  private String period = "1";
  private boolean echo = true;
  private boolean blanks = true;
  private boolean overload;

  Bk5491bSimulator(SimulatedCell cell, MeterFunction wired) {
    super(200, Duration.ofMillis(20));
    this.cell = cell;
    this.truthOf = wired;
    query("*IDN", none -> "5491B,Ver1.2.06.04,123E12345");
    query("FUNCtion", none -> function.header());
    command("FUNCtion", this::select);
    for (MeterFunction one : MeterFunction.values()) {
      String header = one == MeterFunction.VOLTAGE ? "VOLTage:DC" : "CURRent:DC";
      command(header + ":NPLCycles", value -> period = value);
      query(header + ":NPLCycles", none -> period);
      command(header + ":RANGe", value -> parameter(value, "", 0, one.range()));
      command(header + ":RANGe:AUTO", value -> onOff(value));
    }
    query("FETCh", none -> fetched());
    query("SYSTem:ERRor", none -> nextError());
  }

  /** Does not repeat what it hears. */
  Bk5491bSimulator withoutEcho() {
    echo = false;
    return this;
  }

  /** Repeats what it hears without the blanks. */
  Bk5491bSimulator withTightEcho() {
    blanks = false;
    return this;
  }

  /** Sees a value beyond its range from now on. */
  void overload(boolean toOn) {
    overload = toOn;
  }

  private void select(String name) {
    for (MeterFunction one : MeterFunction.values()) {
      if (name.toUpperCase(Locale.ROOT).startsWith(one.header().substring(0, 4))) {
        function = one;
        return;
      }
    }
    throw new Fault(-224, "Illegal parameter value");
  }

  private String fetched() {
    if (overload) {
      return "9.9E37";
    }
    double value = function == MeterFunction.VOLTAGE ? cell.voltage() : cell.current();
    return String.format(Locale.ROOT, "%.5e", value);
  }

  @Override
  protected String echo(String received) {
    return echo ? (blanks ? received : received.replace(" ", "")) + "\n" : "";
  }

  @Override
  protected void advance() {}

  @Override
  public boolean anyOutputOn() {
    return false;
  }

  @Override
  public double[] truth(int channel) {
    return new double[] {
      truthOf == MeterFunction.VOLTAGE ? cell.voltage() : Double.NaN,
      truthOf == MeterFunction.CURRENT ? cell.current() : Double.NaN
    };
  }
}
