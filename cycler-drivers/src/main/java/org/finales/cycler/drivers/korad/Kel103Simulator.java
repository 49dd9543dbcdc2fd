package org.finales.cycler.drivers.korad;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.finales.cycler.drivers.genericscpi.LoadSimulator;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;

/**
 * A KEL103 with 120 V, 30 A and 300 W: it answers no command, clamps what is too much, changes its
 * function when a value is set, and writes units behind its numbers.
 */
final class Kel103Simulator extends LoadSimulator {
  private static final Envelope RATED = new Envelope(0, 120, 0, 30, 0, 300);
  private static final Map<ControlMode, String> UPPER =
      Map.of(
          ControlMode.VOLTAGE, "120.00V",
          ControlMode.CURRENT, "30.000A",
          ControlMode.POWER, "300.00W",
          ControlMode.RESISTANCE, "7500.0OHM");

  private boolean carriageReturns;
  private boolean limitsSwapped;

  /** The limit that somebody set at the front, in A; zero for none. */
  private double lowered;

  Kel103Simulator(String identity, SimulatedCell cell) {
    super(Kel103Driver.PROFILE, identity, RATED, cell, Duration.ofMillis(10));
    command("SYSTem:LOCK", text -> {});
    query("STATus", none -> "0,4,0,0,0,0");
    query("VOLTage:UPPer", none -> upper(ControlMode.VOLTAGE));
    query("CURRent:UPPer", none -> upper(ControlMode.CURRENT));
    query("POWer:UPPer", none -> upper(limitsSwapped ? ControlMode.RESISTANCE : ControlMode.POWER));
    query(
        "RESistance:UPPer",
        none -> upper(limitsSwapped ? ControlMode.POWER : ControlMode.RESISTANCE));
    query("MEASure:POWer", none -> watts());
  }

  private static String upper(ControlMode mode) {
    return UPPER.getOrDefault(mode, "");
  }

  private String watts() {
    double[] truth = truth(0);
    return String.format(Locale.ROOT, "%.4fW", Math.abs(truth[0] * truth[1]));
  }

  /** Ends answers with a carriage return, as some do. */
  Kel103Simulator withCarriageReturns() {
    carriageReturns = true;
    return this;
  }

  /** Has the firmware that tells the limits of power and resistance the wrong way round. */
  Kel103Simulator withSwappedLimits() {
    limitsSwapped = true;
    return this;
  }

  /** Somebody lowers the limit of current at its front. */
  void lowerCurrentLimit(double ampere) {
    lowered = ampere;
  }

  @Override
  protected double most(ControlMode which) {
    return which == ControlMode.CURRENT && lowered > 0 ? lowered : super.most(which);
  }

  @Override
  protected String terminator() {
    return carriageReturns ? "\r" : "\n";
  }

  @Override
  protected double beyond(double most) {
    return most;
  }

  @Override
  protected void selectedBySetting(ControlMode which) {
    select(which);
  }

  /** It says nothing, and keeps what it had. */
  @Override
  protected void refused(ControlMode which) {}
}
