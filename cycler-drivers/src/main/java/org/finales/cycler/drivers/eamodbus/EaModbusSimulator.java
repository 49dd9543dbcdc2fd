package org.finales.cycler.drivers.eamodbus;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.finales.cycler.drivers.bench.PowerStage;
import org.finales.cycler.drivers.modbus.ModbusFraming;
import org.finales.cycler.drivers.modbus.ModbusRefusal;
import org.finales.cycler.drivers.modbus.ModbusRegisters;
import org.finales.cycler.drivers.modbus.ModbusServer;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.LabClock;

/**
 * A supply, a load or both, rated for 80 V, 60 A and 1500 W, as its registers show it. Alarm bits
 * stay until they are acknowledged; nothing can be written unless it is under remote control.
 */
final class EaModbusSimulator implements SimulatedInstrument, ModbusRegisters {
  private static final double VOLT = 80;
  private static final double AMPERE = 60;
  private static final double WATT = 1500;
  private static final int HIGHEST_SET = 0xD0E5;
  private static final int HIGHEST_ACTUAL = 0xFFFF;

  private static final int NO_SUCH_REGISTER = 2;
  private static final int WRONG_DATA = 3;
  private static final int WRONG_CHECKSUM = 5;
  private static final int ACCESS_DENIED = 7;
  private static final int LOCAL = 0x17;

  private final EaKind kind;
  private final EaScale volt = new EaScale(VOLT);
  private final EaScale ampere = new EaScale(AMPERE);
  private final EaScale watt = new EaScale(WATT);
  private final Map<Integer, String> texts;
  private final Map<Integer, Double> nominals =
      Map.of(
          EaRegister.NOMINAL_VOLTAGE, VOLT,
          EaRegister.NOMINAL_CURRENT, AMPERE,
          EaRegister.NOMINAL_POWER, WATT);
  private final Map<Integer, Integer> sets = new HashMap<>();
  private final PowerStage stage;
  private final ModbusServer server;
  private boolean remote;
  private boolean local;
  private int alarms;
  private boolean refuses;
  private boolean sticks;

  /**
   * Makes one that is off and has nobody's control.
   *
   * @param full whether it is set to full compliance: it listens to address 1 too, and coils are
   *     read as one byte
   */
  EaModbusSimulator(
      EaKind kind, ModbusFraming framing, boolean full, SimulatedCell cell, LabClock clock) {
    this.kind = kind;
    String type =
        switch (kind) {
          case SOURCE -> "PS 9080-60";
          case LOAD -> "EL 9080-60";
          case BIDIRECTIONAL -> "PSB 9080-60";
        };
    texts =
        Map.of(
            EaRegister.TYPE, type,
            EaRegister.MANUFACTURER, "EA Elektro-Automatik",
            EaRegister.SERIAL, "1234560001",
            EaRegister.FIRMWARE, "V2.29 simulated");
    stage = new PowerStage(cell);
    server =
        new ModbusServer(
            this,
            framing,
            new ModbusServer.Manners(
                0, full ? 1 : 0, NO_SUCH_REGISTER, WRONG_CHECKSUM, !full, Duration.ofMillis(5)),
            clock);
    factorySettings();
  }

  private void factorySettings() {
    sets.clear();
    sets.put(EaRegister.VOLTAGE, 0);
    sets.put(EaRegister.CURRENT, EaScale.FULL);
    sets.put(EaRegister.POWER, EaScale.FULL);
    sets.put(EaRegister.OVP, kind.highestProtection());
    sets.put(EaRegister.OCP, kind.highestProtection());
    sets.put(EaRegister.OPP, kind.highestProtection());
    if (kind == EaKind.BIDIRECTIONAL) {
      sets.put(EaRegister.SINK_POWER, EaScale.FULL);
      sets.put(EaRegister.SINK_CURRENT, 0);
      sets.put(EaRegister.SINK_OCP, kind.highestProtection());
      sets.put(EaRegister.SINK_OPP, kind.highestProtection());
    }
    steer();
  }

  private int set(int register) {
    return sets.getOrDefault(register, 0);
  }

  private void steer() {
    double volts = volt.value(set(EaRegister.VOLTAGE));
    double amperes = ampere.value(set(EaRegister.CURRENT));
    double watts = watt.value(set(EaRegister.POWER));
    double protect = ampere.value(set(EaRegister.OCP));
    double protectWatts = watt.value(set(EaRegister.OPP));
    stage.protectVoltage(Double.NEGATIVE_INFINITY, volt.value(set(EaRegister.OVP)));
    switch (kind) {
      case SOURCE -> {
        stage.source(volts, amperes, watts);
        stage.protectFlow(protect, 0, protectWatts, 0);
      }
      case LOAD -> {
        stage.sink(volts, amperes, watts, 0);
        stage.protectFlow(0, protect, 0, protectWatts);
      }
      case BIDIRECTIONAL -> {
        stage.source(volts, amperes, watts);
        stage.sink(
            volts,
            ampere.value(set(EaRegister.SINK_CURRENT)),
            watt.value(set(EaRegister.SINK_POWER)),
            0);
        stage.protectFlow(
            protect,
            ampere.value(set(EaRegister.SINK_OCP)),
            protectWatts,
            watt.value(set(EaRegister.SINK_OPP)));
      }
    }
  }

  /** Lets protections trip, which leaves alarm bits behind. */
  private void advance() {
    boolean sinks = stage.current() < 0;
    stage.advance();
    int bit =
        switch (stage.trip()) {
          case OVERVOLTAGE -> EaState.OVP;
          case OVERCURRENT -> EaState.OCP;
          case OVERPOWER -> EaState.OPP;
          case NONE, UNDERVOLTAGE -> 0;
        };
    if (bit != 0) {
      alarms |= bit | (sinks ? EaState.TRIPPED_AS_SINK : 0);
      stage.trip(PowerStage.Trip.NONE);
    }
  }

  private int state() {
    boolean sinks = kind == EaKind.BIDIRECTIONAL && stage.current() < 0;
    return alarms
        | (alarms == 0 ? 0 : EaState.ALARM)
        | (local ? EaState.LOCAL : remote ? EaState.USB : 0)
        | (remote ? EaState.REMOTE : 0)
        | (stage.on() ? EaState.OUTPUT_ON : 0)
        | (sinks ? EaState.SINK : 0);
  }

  @Override
  public int[] read(int first, int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = register(first + i);
    }
    return values;
  }

  private int register(int register) {
    for (Map.Entry<Integer, String> text : texts.entrySet()) {
      int place = 2 * (register - text.getKey());
      if (place >= 0 && place < 2 * EaRegister.TEXT) {
        byte[] bytes = text.getValue().getBytes(StandardCharsets.US_ASCII);
        return character(bytes, place) << 8 | character(bytes, place + 1);
      }
    }
    Double nominal = nominals.get(register);
    if (nominal != null) {
      return Float.floatToIntBits(nominal.floatValue()) >>> 16;
    }
    nominal = nominals.get(register - 1);
    if (nominal != null) {
      return Float.floatToIntBits(nominal.floatValue()) & 0xFFFF;
    }
    Integer set = sets.get(register);
    if (set != null) {
      return set;
    }
    return switch (register) {
      case EaRegister.STATE -> state() >>> 16;
      case EaRegister.STATE + 1 -> state() & 0xFFFF;
      case EaRegister.ACTUAL -> actual(volt, stage.voltage());
      case EaRegister.ACTUAL + 1 -> actual(ampere, stage.current());
      case EaRegister.ACTUAL + 2 -> actual(watt, stage.voltage() * stage.current());
      default -> throw new ModbusRefusal(NO_SUCH_REGISTER);
    };
  }

  private static int character(byte[] bytes, int place) {
    return place < bytes.length ? bytes[place] : 0;
  }

  private static int actual(EaScale scale, double value) {
    return Math.min(HIGHEST_ACTUAL, scale.nearest(Math.abs(value)));
  }

  @Override
  public void write(int first, int[] values, boolean several) {
    if (!sets.containsKey(first)) {
      throw new ModbusRefusal(NO_SUCH_REGISTER);
    }
    needsControl();
    int highest = first >= EaRegister.OVP ? kind.highestProtection() : HIGHEST_SET;
    boolean refused = refuses;
    refuses = false;
    if (several || values[0] > highest || refused) {
      throw new ModbusRefusal(WRONG_DATA);
    }
    sets.put(first, values[0]);
    steer();
  }

  private void needsControl() {
    if (local) {
      throw new ModbusRefusal(LOCAL);
    }
    if (!remote) {
      throw new ModbusRefusal(ACCESS_DENIED);
    }
  }

  @Override
  public boolean readCoil(int coil) {
    return switch (coil) {
      case EaRegister.REMOTE -> remote;
      case EaRegister.OUTPUT -> stage.on();
      default -> throw new ModbusRefusal(NO_SUCH_REGISTER);
    };
  }

  @Override
  public void writeCoil(int coil, boolean on) {
    switch (coil) {
      case EaRegister.REMOTE -> {
        if (local) {
          throw new ModbusRefusal(LOCAL);
        }
        remote = on;
        if (!on) {
          stage.switchTo(false);
        }
      }
      case EaRegister.OUTPUT -> {
        needsControl();
        if (!on && sticks) {
          sticks = false;
        } else if (!on || alarms == 0) {
          // with an alarm that nobody has acknowledged it stays off
          stage.switchTo(on);
        }
      }
      case EaRegister.ACKNOWLEDGE -> {
        needsControl();
        alarms = on ? 0 : alarms;
      }
      default -> throw new ModbusRefusal(NO_SUCH_REGISTER);
    }
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    advance();
    server.receive(bytes, wire);
  }

  @Override
  public void linkOpened() {
    server.forget();
  }

  @Override
  public boolean anyOutputOn() {
    advance();
    return stage.on();
  }

  @Override
  public double[] truth(int channel) {
    advance();
    return new double[] {stage.voltage(), stage.current()};
  }

  @Override
  public boolean powerCycle() {
    stage.switchTo(false);
    remote = false;
    local = false;
    alarms = 0;
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
    stage.switchTo(false);
    alarms |= EaState.OVP;
    return true;
  }

  @Override
  public boolean takeLocalControl() {
    local = true;
    remote = false;
    return true;
  }

  @Override
  public boolean keepOutputOnOnce() {
    sticks = true;
    return true;
  }
}
