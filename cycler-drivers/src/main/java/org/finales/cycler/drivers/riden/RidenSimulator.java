package org.finales.cycler.drivers.riden;

import java.time.Duration;
import org.finales.cycler.drivers.bench.PowerStage;
import org.finales.cycler.drivers.modbus.ModbusFraming;
import org.finales.cycler.drivers.modbus.ModbusRefusal;
import org.finales.cycler.drivers.modbus.ModbusRegisters;
import org.finales.cycler.drivers.modbus.ModbusServer;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.LabClock;

/** A supply as its registers show it; a wrong checksum makes it silent. */
final class RidenSimulator implements SimulatedInstrument, ModbusRegisters {
  private static final int REGISTERS = 120;
  private static final int NO_SUCH_REGISTER = 2;
  private static final int WRONG_DATA = 3;

  private final RidenModel model;
  private final int[] registers = new int[REGISTERS];
  private final PowerStage stage;
  private final ModbusServer server;
  private boolean refuses;
  private boolean sticks;

  RidenSimulator(
      RidenModel model, ModbusFraming framing, int address, SimulatedCell cell, LabClock clock) {
    this.model = model;
    stage = new PowerStage(cell);
    server =
        new ModbusServer(
            this,
            framing,
            new ModbusServer.Manners(address, address, 0, 0, false, Duration.ofMillis(10)),
            clock);
    registers[RidenRegister.ID] = model.id();
    registers[RidenRegister.SERIAL + 1] = 4711;
    registers[RidenRegister.FIRMWARE] = 141;
    registers[RidenRegister.INPUT_VOLTAGE] = 6_500;
    registers[RidenRegister.OVERVOLTAGE] = model.voltageProtection(1e9);
    registers[RidenRegister.OVERCURRENT] = model.currentProtection(1e9);
    steer();
  }

  private void steer() {
    stage.source(
        model.volts(registers[RidenRegister.VOLTAGE_SET]),
        model.amperes(registers[RidenRegister.CURRENT_SET]),
        Double.POSITIVE_INFINITY);
    stage.protectVoltage(
        Double.NEGATIVE_INFINITY, model.volts(registers[RidenRegister.OVERVOLTAGE]));
    stage.protectFlow(
        model.amperes(registers[RidenRegister.OVERCURRENT]),
        0,
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  private void measure() {
    stage.advance();
    switch (stage.trip()) {
      case OVERVOLTAGE -> registers[RidenRegister.PROTECTION] = 1;
      case OVERCURRENT -> registers[RidenRegister.PROTECTION] = 2;
      default -> {}
    }
    stage.trip(PowerStage.Trip.NONE);
    registers[RidenRegister.OUTPUT] = stage.on() ? 1 : 0;
    int volt = model.rawVolts(stage.voltage());
    int ampere = model.rawAmperes(stage.current());
    registers[RidenRegister.VOLTAGE] = volt;
    registers[RidenRegister.CURRENT] = ampere;
    int power = (int) Math.round(100 * stage.voltage() * stage.current());
    registers[RidenRegister.POWER] = power >>> 16;
    registers[RidenRegister.POWER + 1] = power & 0xFFFF;
    boolean current = stage.on() && ampere >= registers[RidenRegister.CURRENT_SET];
    registers[RidenRegister.REGULATION] = current ? 1 : 0;
  }

  @Override
  public int[] read(int first, int count) {
    if (first + count > REGISTERS) {
      throw new ModbusRefusal(NO_SUCH_REGISTER);
    }
    measure();
    return java.util.Arrays.copyOfRange(registers, first, first + count);
  }

  @Override
  public void write(int first, int[] values, boolean several) {
    boolean refused = refuses && first == RidenRegister.VOLTAGE_SET;
    for (int i = 0; i < values.length; i++) {
      if (refused || values[i] > highest(first + i)) {
        refuses = false;
        throw new ModbusRefusal(WRONG_DATA);
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (first + i == RidenRegister.OUTPUT) {
        switchTo(values[i] == 1);
      } else {
        registers[first + i] = values[i];
      }
    }
    steer();
  }

  private int highest(int register) {
    return switch (register) {
      case RidenRegister.VOLTAGE_SET, RidenRegister.OVERVOLTAGE -> model.voltageProtection(1e9);
      case RidenRegister.CURRENT_SET, RidenRegister.OVERCURRENT -> model.currentProtection(1e9);
      case RidenRegister.OUTPUT -> 1;
      default -> throw new ModbusRefusal(NO_SUCH_REGISTER);
    };
  }

  private void switchTo(boolean on) {
    if (!on && sticks) {
      sticks = false;
      return;
    }
    if (on) {
      registers[RidenRegister.PROTECTION] = 0;
    }
    stage.switchTo(on);
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    server.receive(bytes, wire);
  }

  @Override
  public void linkOpened() {
    server.forget();
  }

  @Override
  public boolean anyOutputOn() {
    measure();
    return stage.on();
  }

  @Override
  public double[] truth(int channel) {
    measure();
    return new double[] {stage.voltage(), stage.current()};
  }

  @Override
  public boolean powerCycle() {
    stage.switchTo(false);
    registers[RidenRegister.PROTECTION] = 0;
    server.forget();
    return true;
  }

  @Override
  public boolean refuseNextSetPoint() {
    refuses = true;
    return true;
  }

  @Override
  public boolean raiseAlarm() {
    stage.trip(PowerStage.Trip.OVERVOLTAGE);
    measure();
    return true;
  }

  @Override
  public boolean keepOutputOnOnce() {
    sticks = true;
    return true;
  }
}
