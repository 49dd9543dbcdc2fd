package org.finales.cycler.drivers.keithley;

import java.time.Duration;
import java.util.Locale;
import org.finales.cycler.drivers.bench.PowerStage;
import org.finales.cycler.drivers.scpi.ScpiSimulator;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.Envelope;

/** A 2400 or a 2450 with a cell at its terminals; it refuses to measure while it is off. */
final class SmuSimulator extends ScpiSimulator {
  private final SmuDialect dialect;
  private final Envelope rated;
  private final PowerStage stage;
  private boolean current;
  private double ampere;
  private double volt;
  private double voltLimit;
  private double ampereLimit;
  private String language = "SCPI";
  private boolean refuseNext;
  private boolean stayOn;

  SmuSimulator(SmuDialect dialect, Envelope rated, SimulatedCell cell) {
    super(256, Duration.ofMillis(80));
    this.dialect = dialect;
    this.rated = rated;
    this.stage = new PowerStage(cell);
    boolean old = dialect == SmuDialect.MODEL_2400;
    query(
        "*IDN",
        none ->
            old
                ? "KEITHLEY INSTRUMENTS INC.,MODEL 2400,1234567,C30   Mar 17 2006"
                : "KEITHLEY INSTRUMENTS,MODEL 2450,04012345,1.7.0b");
    command("*RST", none -> reset());
    command("*CLS", none -> forgetErrors());
    query("*LANG", none -> language);
    query("SYSTem:ERRor[:NEXT]", none -> nextError());
    command("SOURce:FUNCtion", this::function);
    query("SOURce:FUNCtion", none -> current ? "CURR" : "VOLT");
    declareSets();
    command("OUTPut[:STATe]", this::switchOutput);
    query("OUTPut[:STATe]", none -> stage.on() ? "1" : "0");
    if (old) {
      declare2400();
    } else {
      declare2450();
    }
    reset();
  }

  private void declareSets() {
    command(
        "SOURce:CURRent[:LEVel]",
        text -> set(() -> ampere = parameter(text, "A", -amperes(), amperes())));
    query("SOURce:CURRent[:LEVel]", none -> number(ampere));
    command("SOURce:CURRent:RANGe", text -> parameter(text, "A", 0, amperes()));
    command(
        "SOURce:VOLTage[:LEVel]",
        text -> set(() -> volt = parameter(text, "V", -volts(), volts())));
    query("SOURce:VOLTage[:LEVel]", none -> number(volt));
    command("SOURce:VOLTage:RANGe", text -> parameter(text, "V", 0, volts()));
  }

  private void declare2400() {
    limits("SENSe:VOLTage:PROTection[:LEVel]", "SENSe:CURRent:PROTection[:LEVel]");
    command("OUTPut:SMODe", SmuSimulator::highImpedance);
    command("SYSTem:RSENse", text -> onOff(text));
    command("SENSe:FUNCtion:CONCurrent", text -> onOff(text));
    command("SENSe:FUNCtion", text -> quoted(text, "'"));
    command("FORMat:ELEMents", text -> {});
    query("SENSe:VOLTage:PROTection:TRIPped", none -> limited() ? "1" : "0");
    query(
        "READ",
        none -> {
          measurable();
          return number(stage.voltage()) + "," + number(stage.current()) + ",+1.0E+00,+3.6E+04";
        });
  }

  private void declare2450() {
    limits("SOURce:CURRent:VLIMit[:LEVel]", "SOURce:VOLTage:ILIMit[:LEVel]");
    for (String source : new String[] {"CURRent", "VOLTage"}) {
      command("OUTPut:" + source + ":SMODe", SmuSimulator::highImpedance);
      command("SOURce:" + source + ":READ:BACK", text -> onOff(text));
      command("SENSe:" + source + ":RSENse", text -> onOff(text));
      command("SENSe:" + source + ":RANGe:AUTO", text -> onOff(text));
    }
    command("SENSe:FUNCtion", text -> quoted(text, "\""));
    query("SOURce:CURRent:VLIMit:TRIPped", none -> limited() ? "1" : "0");
    query(
        "READ",
        elements -> {
          measurable();
          if (!elements.equals("\"defbuffer1\", SOUR, READ")) {
            throw new Fault(1133, "Parameter 2, Syntax error, expected valid name parameters");
          }
          double sourced = current ? stage.current() : stage.voltage();
          return number(sourced) + "," + number(current ? stage.voltage() : stage.current());
        });
  }

  private void limits(String ofVoltage, String ofCurrent) {
    command(ofVoltage, text -> set(() -> voltLimit = parameter(text, "V", 0, volts())));
    query(ofVoltage, none -> number(voltLimit));
    command(ofCurrent, text -> set(() -> ampereLimit = parameter(text, "A", 0, amperes())));
    query(ofCurrent, none -> number(ampereLimit));
  }

  private double volts() {
    return rated.maxVoltage();
  }

  private double amperes() {
    return rated.maxChargeCurrent();
  }

  private static void highImpedance(String text) {
    if (!text.toUpperCase(Locale.ROOT).startsWith("HIMP")) {
      throw new Fault(-224, "Illegal parameter value");
    }
  }

  private static void quoted(String text, String mark) {
    if (!text.startsWith(mark) || !text.endsWith(mark)) {
      throw new Fault(-141, "Invalid character data");
    }
  }

  private void measurable() {
    if (!stage.on()) {
      throw new Fault(803, "Not permitted with OUTPUT off");
    }
  }

  private boolean limited() {
    return current
        ? Math.abs(stage.current()) < Math.abs(ampere) - 1e-9
        : Math.abs(stage.current()) >= ampereLimit - 1e-9;
  }

  /** Speaks another language from now on. */
  void language(String name) {
    language = name;
  }

  private void function(String name) {
    boolean wanted = SmuDialect.sourcesCurrent(name.toUpperCase(Locale.ROOT));
    if (wanted != current) {
      stage.switchTo(false);
    }
    current = wanted;
    changed();
  }

  private void set(Runnable change) {
    if (refuseNext) {
      refuseNext = false;
      throw new Fault(-222, "Parameter data out of range");
    }
    change.run();
    changed();
  }

  private void changed() {
    double watt = Double.POSITIVE_INFINITY;
    if (current) {
      stage.source(voltLimit, Math.max(0, ampere), watt);
      stage.sink(-voltLimit, Math.max(0, -ampere), watt, 0);
    } else {
      stage.source(volt, ampereLimit, watt);
      stage.sink(volt, ampereLimit, watt, 0);
    }
  }

  private void reset() {
    stage.switchTo(false);
    current = false;
    ampere = 0;
    volt = 0;
    voltLimit = volts();
    ampereLimit = 1e-4;
    changed();
  }

  private void switchOutput(String text) {
    boolean wanted = onOff(text);
    if (!wanted && stayOn) {
      stayOn = false;
      return;
    }
    stage.switchTo(wanted);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%+.6E", value);
  }

  @Override
  protected String terminator() {
    return dialect == SmuDialect.MODEL_2400 ? "\r" : "\n";
  }

  @Override
  protected void advance() {
    stage.advance();
  }

  @Override
  public boolean anyOutputOn() {
    return stage.on();
  }

  @Override
  public double[] truth(int channel) {
    return new double[] {stage.voltage(), stage.current()};
  }

  @Override
  public boolean powerCycle() {
    reset();
    forgetErrors();
    return true;
  }

  @Override
  public boolean refuseNextSetPoint() {
    refuseNext = true;
    return true;
  }

  @Override
  public boolean keepOutputOnOnce() {
    stayOn = true;
    return true;
  }
}
