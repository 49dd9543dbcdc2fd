package org.finales.cycler.drivers.riden;

import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchChannel;
import org.finales.cycler.drivers.modbus.ModbusClient;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;

/** The output of the supply. */
final class RidenChannel extends BenchChannel {
  private final ModbusClient modbus;
  private final RidenModel model;
  private final LabClock clock;

  RidenChannel(ModbusClient modbus, RidenModel model, LabClock clock, ReentrantLock one) {
    super(
        "1",
        model.ratings(),
        Set.of(ControlMode.REST, ControlMode.CURRENT, ControlMode.VOLTAGE),
        one);
    this.modbus = modbus;
    this.model = model;
    this.clock = clock;
  }

  RidenStatus status() {
    return modbus.readRegisters(
        RidenRegister.VOLTAGE_SET, RidenRegister.BLOCK, words -> RidenStatus.of(model, words));
  }

  @Override
  protected Reading measure() {
    RidenStatus status = status();
    return new Reading(
        clock.micros(),
        Reading.NO_CLOCK,
        status.voltage(),
        status.current(),
        status.on() ? OutputState.ON : OutputState.OFF);
  }

  @Override
  protected Envelope program(Envelope window) {
    int volt = model.voltageProtection(window.maxVoltage());
    int ampere = model.currentProtection(window.maxChargeCurrent());
    modbus.writeRegisters(RidenRegister.OVERVOLTAGE, volt, ampere);
    int[] held = modbus.readRegisters(RidenRegister.OVERVOLTAGE, 2);
    hasTaken("protections", volt, held[0]);
    hasTaken("protections", ampere, held[1]);
    return new Envelope(
        Double.NEGATIVE_INFINITY,
        model.volts(volt),
        model.amperes(ampere),
        0,
        Double.POSITIVE_INFINITY,
        0);
  }

  private static void hasTaken(String what, int asked, int held) {
    if (asked != held) {
      throw new RefusedException(
          "read-back",
          "the " + what + " were set to " + asked + ", but hold " + held + "; look at its front");
    }
  }

  /** The voltage is written with the current, so that no old value of one meets the other. */
  @Override
  protected Applied hold(SetPoint setPoint) {
    Envelope bounds = setPoint.within();
    boolean current = setPoint.mode() == ControlMode.CURRENT;
    int volt = current ? model.voltageLimit(bounds.maxVoltage()) : model.rawVolts(setPoint.value());
    int ampere =
        current
            ? model.rawAmperes(setPoint.value())
            : model.currentLimit(bounds.maxChargeCurrent());
    modbus.writeRegisters(RidenRegister.VOLTAGE_SET, volt, ampere);
    RidenStatus set = status();
    hasTaken("voltage", volt, set.rawVoltageSet());
    hasTaken("current", ampere, set.rawCurrentSet());
    modbus.writeRegister(RidenRegister.OUTPUT, 1);
    RidenStatus now = status();
    return nowOn(
        setPoint,
        current ? model.amperes(now.rawCurrentSet()) : model.volts(now.rawVoltageSet()),
        now.on());
  }

  @Override
  protected Applied switchOff() {
    modbus.writeRegister(RidenRegister.OUTPUT, 0);
    return nowOff(status().on());
  }
}
