package org.finales.cycler.drivers.eascpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.drivers.bench.PowerStage;
import org.finales.cycler.drivers.scpi.ScpiSimulator;
import org.finales.cycler.simulator.SimulatedCell;

/**
 * A supply, load or bidirectional supply of 80 V, 60 A and 1500 W as the maker's programming guide
 * describes it: it refuses silently, keeps its settings while nobody has the remote control, drops
 * its output when a protection trips, and forgets an alarm when its error queue is read.
 */
public final class EaScpiSimulator extends ScpiSimulator {
  private static final int BUFFER = 256;
  private static final Duration ANSWERS_AFTER = Duration.ofMillis(3);
  private static final double SET_REACH = 1.02;
  private static final double HIGHEST_RESISTANCE = 80;
  private static final Pattern OUTPUT = Pattern.compile("\\s*\\(@(\\d)\\)\\s*$");

  private enum Owner {
    NONE,
    LOCAL,
    REMOTE
  }

  private final EaKind kind;
  private final List<SimulatedCell> cells;
  private final List<EaOutput> outputs = new ArrayList<>();
  private final double[] highest = {80, 60, 1500, HIGHEST_RESISTANCE, 60, 1500};
  private final Map<PowerStage.Trip, Integer> alarmBits = new EnumMap<>(PowerStage.Trip.class);
  private Owner owner = Owner.NONE;
  private boolean blanks;
  private boolean refuseNext;
  private boolean stayOn;
  private int hotBits;

  /**
   * Makes one.
   *
   * @param cells one for each output
   */
  EaScpiSimulator(EaKind kind, List<SimulatedCell> cells) {
    super(BUFFER, ANSWERS_AFTER);
    this.kind = kind;
    this.cells = List.copyOf(cells);
    alarmBits.put(PowerStage.Trip.NONE, 0);
    alarmBits.put(PowerStage.Trip.OVERVOLTAGE, 1);
    alarmBits.put(PowerStage.Trip.OVERCURRENT, 1 << 1);
    alarmBits.put(PowerStage.Trip.OVERPOWER, 1 << 2);
    alarmBits.put(PowerStage.Trip.UNDERVOLTAGE, 1 << 5);
    start();
    declareSystem();
    declareSets();
  }

  /** Writes numbers with a blank before the unit from now on, as some models do. */
  EaScpiSimulator withBlanks() {
    blanks = true;
    return this;
  }

  private void start() {
    outputs.forEach(output -> output.stage().switchTo(false));
    outputs.clear();
    cells.forEach(cell -> outputs.add(new EaOutput(kind, cell, highest)));
    owner = Owner.NONE;
    hotBits = 0;
    forgetErrors();
  }

  private void declareSystem() {
    String model = kind == EaKind.LOAD ? "EL" : kind == EaKind.SOURCE ? "PS" : "PSB";
    query(
        "*IDN",
        none ->
            "EA Elektro-Automatik GmbH&Co.KG, "
                + model
                + " 9080-60, 1240210002, V2.14 14.05.2018 V2.24 04.06.2018 V1.6.5");
    command("*CLS", none -> forgetErrors());
    command("*RST", none -> reset());
    query("SYSTem:ERRor[:NEXT]", none -> acknowledged(nextError()));
    query("SYSTem:ERRor:ALL", none -> acknowledged(allErrors()));
    command("SYSTem:LOCK", this::lock);
    query("SYSTem:LOCK:OWNer", none -> owner.name());
    query("SYSTem:NOMinal:VOLTage", none -> number(highest[0], 2, "V"));
    query("SYSTem:NOMinal:CURRent", none -> number(highest[1], 2, "A"));
    query("SYSTem:NOMinal:POWer", none -> number(highest[2], 0, "W"));
    query("STATus:QUEStionable:CONDition", none -> Integer.toString(condition()));
    if (kind.takes()) {
      command("SYSTem:CONFig:MODE", this::mode);
      command("SYSTem:CONFig:UVD", value -> first().undervoltage(written(value, "V", highest[0])));
      command("SYSTem:CONFig:UVD:ACTion", this::undervoltageAction);
    }
  }

  private void declareSets() {
    declare(EaSet.VOLTAGE, "[SOURce:]VOLTage");
    declare(EaSet.CURRENT, "[SOURce:]CURRent");
    declare(EaSet.POWER, "[SOURce:]POWer");
    if (kind == EaKind.LOAD) {
      declare(EaSet.RESISTANCE, "RESistance");
    }
    if (kind == EaKind.BIDIRECTIONAL) {
      declare(EaSet.SINK_CURRENT, "SINK:CURRent");
      declare(EaSet.SINK_POWER, "SINK:POWer");
    }
    String switched = kind == EaKind.LOAD ? "INPut" : "OUTPut";
    command(switched + "[:STATe]", this::switchOutput);
    query(switched + "[:STATe]", list -> output(list).stage().on() ? "ON" : "OFF");
    query("MEASure[:SCALar]:ARRay", this::array);
    query("MEASure[:SCALar]:VOLTage[:DC]", list -> volts(output(list)));
    query("MEASure[:SCALar]:CURRent[:DC]", list -> amperes(output(list)));
    query("MEASure[:SCALar]:POWer[:DC]", list -> watts(output(list)));
  }

  private void declare(EaSet what, String pattern) {
    String unit = what.register("").unit();
    double most = highest[what.ordinal()];
    int decimals = what == EaSet.POWER || what == EaSet.SINK_POWER ? 1 : 3;
    command(
        pattern + "[:LEVel]",
        value -> {
          writable();
          if (refuseNext) {
            refuseNext = false;
            throw new Fault(-222, "Data out of range");
          }
          output(value).set(what, written(value, unit, SET_REACH * most));
        });
    query(pattern + "[:LEVel]", list -> number(output(list).get(what), decimals, unit));
    if (what != EaSet.RESISTANCE) {
      command(
          pattern + ":PROTection[:LEVel]",
          value -> {
            writable();
            output(value).protect(what, written(value, unit, kind.protectionReach() * most));
          });
      query(
          pattern + ":PROTection[:LEVel]",
          list -> number(output(list).protection(what), decimals, unit));
    }
  }

  private static double written(String text, String unit, double most) {
    // a little beyond the end, as 110 % of 80 V is no binary number
    return parameter(OUTPUT.matcher(text).replaceFirst(""), unit, 0, most + 1e-9);
  }

  private EaOutput first() {
    return outputs.get(0);
  }

  private EaOutput output(String list) {
    Matcher matcher = OUTPUT.matcher(list);
    if (!matcher.find()) {
      return first();
    }
    int number = Integer.parseInt(matcher.group(1));
    if (number < 1 || number > outputs.size()) {
      throw new Fault(-108, "Parameter not allowed");
    }
    return outputs.get(number - 1);
  }

  private void writable() {
    if (owner == Owner.LOCAL) {
      throw new Fault(-201, "Invalid while in local");
    }
    if (owner == Owner.NONE) {
      throw new Fault(-221, "Settings conflict");
    }
  }

  private void lock(String value) {
    boolean wanted = onOff(value);
    if (owner == Owner.LOCAL) {
      throw new Fault(-201, "Invalid while in local");
    }
    owner = wanted ? Owner.REMOTE : Owner.NONE;
  }

  private void reset() {
    if (owner == Owner.LOCAL) {
      throw new Fault(-201, "Invalid while in local");
    }
    owner = Owner.REMOTE;
    outputs.forEach(output -> output.stage().switchTo(false));
    acknowledged("");
    forgetErrors();
  }

  private void mode(String value) {
    writable();
    boolean wanted =
        switch (value.toUpperCase(Locale.ROOT)) {
          case "UIR" -> true;
          case "UIP" -> false;
          default -> throw new Fault(-224, "Illegal parameter value");
        };
    if (wanted != first().resistanceMode() && first().stage().on()) {
      throw new Fault(-221, "Settings conflict");
    }
    first().resistanceMode(wanted);
  }

  private void undervoltageAction(String value) {
    writable();
    String action = value.toUpperCase(Locale.ROOT);
    if (!List.of("NONE", "SIGN", "SIGNAL", "WARN", "WARNING", "ALAR", "ALARM").contains(action)) {
      throw new Fault(-224, "Illegal parameter value");
    }
    first().undervoltageAlarm(action.startsWith("ALAR"));
  }

  private void switchOutput(String value) {
    writable();
    EaOutput output = output(value);
    boolean wanted = onOff(OUTPUT.matcher(value).replaceFirst("").strip());
    if (wanted && (alarms() != 0)) {
      throw new Fault(-221, "Settings conflict");
    }
    if (!wanted && stayOn) {
      stayOn = false;
      return;
    }
    output.stage().switchTo(wanted);
  }

  private int alarms() {
    int bits = hotBits;
    for (EaOutput output : outputs) {
      bits |= alarmBits.getOrDefault(output.stage().trip(), 0);
    }
    return bits;
  }

  private int condition() {
    int bits = alarms();
    bits |= owner == Owner.LOCAL ? EaAlarms.LOCAL : 0;
    bits |= owner == Owner.REMOTE ? EaAlarms.REMOTE : 0;
    return bits | (anyOutputOn() ? EaAlarms.OUTPUT_ON : 0);
  }

  /** Alarms whose cause is gone are forgotten; all are of that sort, as the output is off then. */
  private String acknowledged(String answer) {
    hotBits = 0;
    outputs.forEach(output -> output.stage().trip(PowerStage.Trip.NONE));
    return answer;
  }

  private String array(String list) {
    EaOutput output = output(list);
    return volts(output) + ", " + amperes(output) + ", " + watts(output);
  }

  private String volts(EaOutput output) {
    return number(Math.max(0, output.stage().voltage()), 3, "V");
  }

  private String amperes(EaOutput output) {
    return number(shown(output), 3, "A");
  }

  private String watts(EaOutput output) {
    return number(shown(output) * output.stage().voltage(), 1, "W");
  }

  /** A load shows what it takes without a sign. */
  private double shown(EaOutput output) {
    double ampere = output.stage().current();
    return kind == EaKind.LOAD ? -ampere : ampere;
  }

  private String number(double value, int decimals, String unit) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value == 0 ? 0.0 : value)
        + (blanks ? " " : "")
        + unit;
  }

  @Override
  protected void advance() {
    outputs.forEach(output -> output.stage().advance());
  }

  @Override
  public boolean anyOutputOn() {
    return outputs.stream().anyMatch(output -> output.stage().on());
  }

  @Override
  public double[] truth(int channel) {
    PowerStage stage = outputs.get(channel).stage();
    stage.advance();
    return new double[] {stage.voltage(), stage.current()};
  }

  @Override
  public boolean powerCycle() {
    advance();
    start();
    return true;
  }

  @Override
  public boolean refuseNextSetPoint() {
    refuseNext = true;
    return true;
  }

  @Override
  public boolean raiseAlarm() {
    outputs.forEach(output -> output.stage().switchTo(false));
    first().stage().trip(PowerStage.Trip.OVERVOLTAGE);
    return true;
  }

  /** Makes it too hot: its outputs go off and the alarm stands. */
  boolean overheat() {
    outputs.forEach(output -> output.stage().switchTo(false));
    hotBits = 1 << 3;
    return true;
  }

  @Override
  public boolean takeLocalControl() {
    owner = Owner.LOCAL;
    return true;
  }

  @Override
  public boolean keepOutputOnOnce() {
    stayOn = true;
    return true;
  }
}
