package org.finales.cycler.drivers.genericscpi;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.finales.cycler.drivers.bench.PowerStage;
import org.finales.cycler.drivers.scpi.Register;
import org.finales.cycler.drivers.scpi.ScpiSimulator;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;

/** A load that holds one thing constant at a time, with a cell at its input. */
public class LoadSimulator extends ScpiSimulator {
  private final LoadProfile profile;
  private final Envelope rated;
  private final PowerStage stage;
  private final Map<ControlMode, Double> sets = new EnumMap<>(ControlMode.class);
  private ControlMode mode = ControlMode.CURRENT;
  private boolean refuseNext;
  private boolean stayOn;

  /** Makes one that declares all commands of a profile. */
  public LoadSimulator(
      LoadProfile profile, String identity, Envelope rated, SimulatedCell cell, Duration answer) {
    super(200, answer);
    this.profile = profile;
    this.rated = rated;
    this.stage = new PowerStage(cell);
    query("*IDN", none -> identity);
    if (profile.dialect().errorQuery() != null) {
      command("*CLS", none -> forgetErrors());
      query("SYSTem:ERRor[:NEXT]", none -> nextError());
      command("SYSTem:REMote", none -> {});
      command("SYSTem:LOCal", none -> {});
    }
    command(profile.functionHeader(), this::select);
    query(profile.functionHeader(), none -> profile.function(mode));
    profile.registers().forEach(this::declare);
    command(profile.inputHeader(), this::switchInput);
    query(profile.inputHeader(), none -> stage.on() ? "ON" : "OFF");
    query(withoutMark(profile.measureVoltage()), none -> number(stage.voltage(), "V"));
    query(withoutMark(profile.measureCurrent()), none -> number(-stage.current(), "A"));
    start();
  }

  private static String withoutMark(String query) {
    return query.substring(0, query.length() - 1);
  }

  private void start() {
    profile.functions().keySet().forEach(one -> sets.put(one, most(one)));
    sets.put(ControlMode.CURRENT, 0.0);
    mode = ControlMode.CURRENT;
    stage.switchTo(false);
    changed();
  }

  private void declare(ControlMode which, Register register) {
    command(
        register.header(),
        text -> {
          if (refuseNext) {
            refuseNext = false;
            refused(which);
            return;
          }
          double value = parameter(text, register.unit(), 0, Double.MAX_VALUE);
          sets.put(which, value <= most(which) ? value : beyond(most(which)));
          selectedBySetting(which);
          changed();
        });
    query(register.header(), none -> number(sets.getOrDefault(which, 0.0), register.unit()));
  }

  /** Returns the highest value that can be set. */
  protected double most(ControlMode which) {
    return switch (which) {
      case VOLTAGE -> rated.maxVoltage();
      case CURRENT, REST -> rated.maxDischargeCurrent();
      case POWER -> rated.maxDischargePower();
      case RESISTANCE -> 7500;
    };
  }

  /** Called for a set point that is refused for once; queues an error. */
  protected void refused(ControlMode which) {
    throw new Fault(-222, "Data out of range");
  }

  /** Returns what becomes of a value beyond the highest; refuses it. */
  protected double beyond(double most) {
    throw new Fault(-222, "Data out of range");
  }

  /** Called after a value was set; some loads change their function then. */
  protected void selectedBySetting(ControlMode which) {}

  /** Changes what is held constant. */
  protected final void select(ControlMode which) {
    mode = which;
    changed();
  }

  private void select(String name) {
    for (Map.Entry<ControlMode, String> function : profile.functions().entrySet()) {
      if (name.toUpperCase(Locale.ROOT).startsWith(function.getValue())) {
        select(function.getKey());
        return;
      }
    }
    throw new Fault(-224, "Illegal parameter value");
  }

  private void switchInput(String text) {
    boolean wanted = onOff(text);
    if (!wanted && stayOn) {
      stayOn = false;
      return;
    }
    stage.switchTo(wanted);
  }

  private void changed() {
    double value = sets.getOrDefault(mode, 0.0);
    double ampere = rated.maxDischargeCurrent();
    double watt = rated.maxDischargePower();
    switch (mode) {
      case CURRENT, REST -> stage.sink(0, value, watt, 0);
      case VOLTAGE -> stage.sink(value, ampere, watt, 0);
      case POWER -> stage.sink(0, ampere, Math.min(watt, value), 0);
      case RESISTANCE -> stage.sink(0, ampere, watt, value);
    }
  }

  private String number(double value, String unit) {
    boolean units = profile.registers().values().stream().anyMatch(Register::unitSent);
    return String.format(Locale.ROOT, "%.4f", value == 0 ? 0.0 : value) + (units ? unit : "");
  }

  @Override
  protected final void advance() {
    stage.advance();
  }

  @Override
  public final boolean anyOutputOn() {
    return stage.on();
  }

  @Override
  public final double[] truth(int channel) {
    return new double[] {stage.voltage(), stage.current()};
  }

  @Override
  public final boolean powerCycle() {
    start();
    forgetErrors();
    return true;
  }

  @Override
  public final boolean refuseNextSetPoint() {
    refuseNext = true;
    return true;
  }

  @Override
  public final boolean keepOutputOnOnce() {
    stayOn = true;
    return true;
  }
}
