package org.finales.cycler.drivers.genericscpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.drivers.bench.PowerStage;
import org.finales.cycler.drivers.scpi.ScpiSimulator;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.Envelope;

/**
 * A supply that knows the ways of all profiles to name an output: selected before, as a channel
 * list, or as {@code CH1}; with a cell at each output.
 */
final class SupplySimulator extends ScpiSimulator {
  private static final Pattern LIST = Pattern.compile("[\\s,]*(?:\\(@|CH)(\\d)\\)?\\s*");

  private static final class Output {
    final PowerStage stage;
    double volt;
    double ampere;
    double highest = Double.POSITIVE_INFINITY;

    Output(SimulatedCell cell) {
      stage = new PowerStage(cell);
    }
  }

  private final Envelope rated;
  private final List<Output> outputs = new ArrayList<>();
  private int selected = 1;
  private boolean remoteWanted;
  private boolean remote;
  private boolean refuseNext;
  private boolean stayOn;

  SupplySimulator(SupplyProfile profile, Envelope rated, List<SimulatedCell> cells) {
    super(200, Duration.ofMillis(5));
    this.rated = rated;
    cells.forEach(cell -> outputs.add(new Output(cell)));
    remoteWanted = profile.dialect().takeControl() != null;
    List<String> makers = profile.dialect().makers();
    String maker = makers.isEmpty() ? "SIMULATED" : makers.get(0);
    query("*IDN", none -> maker + ",SUPPLY,0001,1.0");
    command("*CLS", none -> forgetErrors());
    query("SYSTem:ERRor[:NEXT]", none -> nextError());
    command("SYSTem:REMote", none -> remote = true);
    command("SYSTem:LOCal", none -> remote = false);
    query("SYSTem:STATus", none -> status());
    command("INSTrument:NSELect", this::select);
    for (int i = 0; i < outputs.size(); i++) {
      String channel = "(@" + (i + 1) + ")";
      declare("CH" + (i + 1) + ":", channel);
    }
    declare("[SOURce:]", "");
    command("OUTPut[:STATe]", this::switchOutput);
    query("OUTPut[:STATe]", list -> of(list).stage.on() ? "1" : "0");
    query("MEASure[:SCALar]:VOLTage[:DC]", list -> number(of(list).stage.voltage()));
    query("MEASure[:SCALar]:CURRent[:DC]", list -> number(of(list).stage.current()));
    command("VOLTage:PROTection[:LEVel]", this::protect);
    query("VOLTage:PROTection[:LEVel]", list -> number(of(list).highest));
    command("VOLTage:PROTection:STATe", text -> onOff(text));
  }

  private void declare(String root, String channel) {
    command(root + "VOLTage[:LEVel]", text -> set(text + channel, rated.maxVoltage(), true));
    command(root + "CURRent[:LEVel]", text -> set(text + channel, rated.maxChargeCurrent(), false));
    query(root + "VOLTage[:LEVel]", list -> number(of(list + channel).volt));
    query(root + "CURRent[:LEVel]", list -> number(of(list + channel).ampere));
  }

  private void writable() {
    if (remoteWanted && !remote) {
      throw new Fault(-203, "Command protected");
    }
  }

  private void select(String text) {
    selected = (int) parameter(text, "", 1, outputs.size());
  }

  private Output of(String text) {
    Matcher matcher = LIST.matcher(text);
    int number = matcher.find() ? Integer.parseInt(matcher.group(1)) : selected;
    if (number < 1 || number > outputs.size()) {
      throw new Fault(-222, "Data out of range");
    }
    return outputs.get(number - 1);
  }

  private static String withoutList(String text) {
    return LIST.matcher(text).replaceFirst("").strip();
  }

  private void set(String text, double most, boolean voltage) {
    writable();
    Output output = of(text);
    if (refuseNext) {
      refuseNext = false;
      throw new Fault(-222, "Data out of range");
    }
    double value = parameter(withoutList(text), voltage ? "V" : "A", 0, most);
    if (voltage) {
      output.volt = value;
    } else {
      output.ampere = value;
    }
    changed(output);
  }

  private void protect(String text) {
    writable();
    Output output = of(text);
    output.highest = parameter(withoutList(text), "V", 0, 1.1 * rated.maxVoltage());
    changed(output);
  }

  private void changed(Output output) {
    output.stage.source(output.volt, output.ampere, rated.maxChargePower());
    output.stage.protectVoltage(Double.NEGATIVE_INFINITY, output.highest);
  }

  private void switchOutput(String text) {
    writable();
    Output output = of(text);
    boolean wanted = onOff(withoutList(text).replace(",", ""));
    if (!wanted && stayOn) {
      stayOn = false;
      return;
    }
    output.stage.switchTo(wanted);
  }

  private String status() {
    int bits = 0;
    for (int i = 0; i < outputs.size(); i++) {
      bits |= outputs.get(i).stage.on() ? 1 << (4 + i) : 0;
    }
    return String.format(Locale.ROOT, "0x%x", bits);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  @Override
  protected void advance() {
    outputs.forEach(output -> output.stage.advance());
  }

  @Override
  public boolean anyOutputOn() {
    return outputs.stream().anyMatch(output -> output.stage.on());
  }

  @Override
  public double[] truth(int channel) {
    PowerStage stage = outputs.get(channel).stage;
    return new double[] {stage.voltage(), stage.current()};
  }

  @Override
  public boolean powerCycle() {
    for (Output output : outputs) {
      output.stage.switchTo(false);
      output.volt = 0;
      output.ampere = 0;
      changed(output);
    }
    remote = false;
    selected = 1;
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
