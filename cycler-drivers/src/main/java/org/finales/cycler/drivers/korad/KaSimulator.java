package org.finales.cycler.drivers.korad;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.drivers.bench.PowerStage;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;

/**
 * A supply of 30 V and 5 A that ends neither commands nor answers: it knows a command when it is
 * whole, and forgets what can become none. It ignores values that it cannot have.
 */
final class KaSimulator implements SimulatedInstrument {
  private static final Duration ANSWERS_AFTER = Duration.ofMillis(10);
  private static final int LONGEST = 32;
  private static final Pattern COMMAND =
      Pattern.compile(
          "(\\*IDN\\?|VSET1\\?|ISET1\\?|VOUT1\\?|IOUT1\\?|STATUS\\?|OUT[01]|OVP[01]|OCP[01]"
              + "|VSET1:\\d{1,2}\\.\\d\\d|ISET1:\\d\\.\\d{3})");

  private final String identity;
  private final PowerStage stage;
  private final StringBuilder heard = new StringBuilder();
  private double volt;
  private double ampere;
  private boolean extraByte;
  private boolean refuseNext;
  private boolean stayOn;

  KaSimulator(String identity, SimulatedCell cell) {
    this.identity = identity;
    this.stage = new PowerStage(cell);
  }

  /** Has the firmware that sends one byte too many after ISET1?. */
  KaSimulator withExtraByte() {
    extraByte = true;
    return this;
  }

  @Override
  public void linkOpened() {
    heard.setLength(0);
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    heard.append(new String(bytes, StandardCharsets.ISO_8859_1));
    while (true) {
      Matcher matcher = COMMAND.matcher(heard);
      if (!matcher.find()) {
        break;
      }
      String command = matcher.group();
      heard.delete(0, matcher.end());
      String answer = obeyed(command);
      if (!answer.isEmpty()) {
        wire.send(answer.getBytes(StandardCharsets.ISO_8859_1), ANSWERS_AFTER);
      }
    }
    if (heard.length() > LONGEST) {
      heard.delete(0, heard.length() - LONGEST);
    }
  }

  private String obeyed(String command) {
    if (command.startsWith("VSET1:")) {
      volt = set(command, 30, volt);
      stage.source(volt, ampere, Double.POSITIVE_INFINITY);
      return "";
    }
    if (command.startsWith("ISET1:")) {
      ampere = set(command, 5, ampere);
      stage.source(volt, ampere, Double.POSITIVE_INFINITY);
      return "";
    }
    return switch (command) {
      case "*IDN?" -> identity;
      case "VSET1?" -> number("%05.2f", volt);
      case "ISET1?" -> number("%05.3f", ampere) + (extraByte ? "K" : "");
      case "VOUT1?" -> number("%05.2f", stage.voltage());
      case "IOUT1?" -> number("%05.3f", stage.current());
      case "STATUS?" -> Character.toString(status());
      case "OUT1" -> switchTo(true);
      case "OUT0" -> switchTo(false);
      default -> "";
    };
  }

  private double set(String command, double most, double before) {
    if (refuseNext) {
      refuseNext = false;
      return before;
    }
    double value = Double.parseDouble(command.substring(6));
    return value <= most ? value : before;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, Math.max(0, value));
  }

  private char status() {
    boolean constantVoltage = stage.current() < ampere - 1e-6;
    return (char)
        ((constantVoltage ? KaSession.CONSTANT_VOLTAGE : 0)
            | (stage.on() ? KaSession.OUTPUT_ON : 0)
            | 0x10);
  }

  private String switchTo(boolean on) {
    if (!on && stayOn) {
      stayOn = false;
    } else {
      stage.switchTo(on);
    }
    return "";
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
    stage.switchTo(false);
    linkOpened();
    return true;
  }

  @Override
  public boolean refuseNextSetPoint() {
    refuseNext = true;
    return true;
  }

  /** A protection trips; all that the host can see is that the output is off. */
  @Override
  public boolean raiseAlarm() {
    stage.switchTo(false);
    return true;
  }

  @Override
  public boolean keepOutputOnOnce() {
    stayOn = true;
    return true;
  }
}
