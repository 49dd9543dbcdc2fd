package org.finales.cycler.drivers.eaps2000b;

import org.finales.cycler.drivers.bench.PowerStage;
import org.finales.cycler.simulator.SimulatedCell;

/** One output of a simulated supply. */
final class SimulatedOutput {
  static final double VOLT = 42;
  static final double AMPERE = 6;
  static final double WATT = 100;

  private final PowerStage stage;
  private int rawVoltage;
  private int rawCurrent;
  private int ovp;
  private int ocp;
  private int alarms;
  private boolean remote;
  private boolean refuses;
  private boolean sticks;

  SimulatedOutput(SimulatedCell cell) {
    stage = new PowerStage(cell);
    powerUp();
  }

  void powerUp() {
    stage.switchTo(false);
    rawVoltage = 0;
    rawCurrent = 0;
    ovp = PsObject.FULL;
    ocp = PsObject.FULL;
    alarms = 0;
    remote = false;
    steer();
  }

  private void steer() {
    stage.source(VOLT * rawVoltage / PsObject.FULL, AMPERE * rawCurrent / PsObject.FULL, WATT);
    stage.protectVoltage(
        Double.NEGATIVE_INFINITY, VOLT * PsObject.PROTECTION * ovp / PsObject.FULL);
    stage.protectFlow(
        AMPERE * PsObject.PROTECTION * ocp / PsObject.FULL,
        0,
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  private void advance() {
    stage.advance();
    switch (stage.trip()) {
      case OVERVOLTAGE -> alarms |= PsStatus.OVP;
      case OVERCURRENT -> alarms |= PsStatus.OCP;
      default -> {}
    }
    stage.trip(PowerStage.Trip.NONE);
  }

  private int bits(int ampere) {
    boolean held = stage.on() && ampere >= rawCurrent;
    return alarms | (stage.on() ? PsStatus.ON : 0) | (held ? PsStatus.CURRENT_HELD : 0);
  }

  /** Returns an object of this output; empty for one that there is not. */
  byte[] tell(int object) {
    advance();
    int volt = (int) Math.round(stage.voltage() / VOLT * PsObject.FULL);
    int ampere = (int) Math.round(stage.current() / AMPERE * PsObject.FULL);
    return switch (object) {
      case PsObject.ACTUAL -> new PsStatus(remote, bits(ampere), volt, ampere).data();
      case PsObject.SETS -> new PsStatus(remote, bits(ampere), rawVoltage, rawCurrent).data();
      case PsObject.OVP -> Telegram.word(ovp);
      case PsObject.OCP -> Telegram.word(ocp);
      case PsObject.VOLTAGE -> Telegram.word(rawVoltage);
      case PsObject.CURRENT -> Telegram.word(rawCurrent);
      default -> new byte[0];
    };
  }

  /** Takes an object and returns the code that acknowledges it. */
  int take(int object, byte[] data) {
    advance();
    boolean known =
        object == PsObject.CONTROL
            || object == PsObject.VOLTAGE
            || object == PsObject.CURRENT
            || object == PsObject.OVP
            || object == PsObject.OCP;
    if (!known) {
      return Ps2000bSimulator.NO_SUCH_OBJECT;
    }
    if (data.length != 2) {
      return Ps2000bSimulator.WRONG_LENGTH;
    }
    if (object == PsObject.CONTROL) {
      return control(data[0] & 0xFF, data[1] & 0xFF);
    }
    if (!remote) {
      return Ps2000bSimulator.NO_RIGHTS;
    }
    int value = Telegram.word(data, 0);
    boolean set = object == PsObject.VOLTAGE || object == PsObject.CURRENT;
    if (value > PsObject.FULL || (refuses && set)) {
      refuses = false;
      return Ps2000bSimulator.TOO_HIGH;
    }
    switch (object) {
      case PsObject.VOLTAGE -> rawVoltage = value;
      case PsObject.CURRENT -> rawCurrent = value;
      case PsObject.OVP -> ovp = value;
      default -> ocp = value;
    }
    steer();
    return Ps2000bSimulator.ACCEPTED;
  }

  private int control(int mask, int bits) {
    if (mask == PsObject.REMOTE_BIT) {
      remote = (bits & PsObject.REMOTE_BIT) != 0;
      return Ps2000bSimulator.ACCEPTED;
    }
    if (!remote) {
      return Ps2000bSimulator.NO_RIGHTS;
    }
    if (mask == PsObject.ACKNOWLEDGE_BITS) {
      alarms = 0;
    } else if (mask == PsObject.OUTPUT_BIT) {
      boolean on = (bits & PsObject.OUTPUT_BIT) != 0;
      if (!on && sticks) {
        sticks = false;
      } else if (!on || alarms == 0) {
        stage.switchTo(on);
      }
    }
    return Ps2000bSimulator.ACCEPTED;
  }

  boolean on() {
    advance();
    return stage.on();
  }

  double[] truth() {
    advance();
    return new double[] {stage.voltage(), stage.current()};
  }

  void loseControl() {
    remote = false;
  }

  void refuseOnce() {
    refuses = true;
  }

  void alarm() {
    stage.switchTo(false);
    alarms |= PsStatus.OVP;
  }

  void stick() {
    sticks = true;
  }
}
