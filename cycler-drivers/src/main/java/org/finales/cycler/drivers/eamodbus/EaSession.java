package org.finales.cycler.drivers.eamodbus;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.finales.cycler.drivers.modbus.ModbusClient;
import org.finales.cycler.drivers.modbus.ModbusFaults;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.RefusedException;

/** Asks and tells one instrument. One thread at a time. */
final class EaSession {
  /** The codes of the programming guide, section 4.10; 5 says that the question was garbled. */
  static final ModbusFaults FAULTS =
      new ModbusFaults(
          Map.of(
              1, "it does not know the function; check model and firmware",
              2, "it has no such register, or listens to address 0 only; check model and address",
              3, "the value is outside of what it takes; check the limits set at its front",
              4, "it could not do it now; look at its front",
              5, "the question arrived garbled",
              7,
                  "access denied: it is not under remote control, or another interface has it;"
                      + " free it and open it again",
              0x17, "it is in local mode; allow remote control at its front"),
          Set.of(5));

  /** Written values act with a delay, which the guide does not bound (section 3.3.1). */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final int PAUSES = 20;

  private final ModbusClient modbus;
  private final LabClock clock;

  EaSession(ModbusClient modbus, LabClock clock) {
    this.modbus = modbus;
    this.clock = clock;
  }

  ModbusClient modbus() {
    return modbus;
  }

  LabClock clock() {
    return clock;
  }

  String type() {
    return text(EaRegister.TYPE);
  }

  DeviceIdentity identity(String type) {
    return new DeviceIdentity(
        text(EaRegister.MANUFACTURER), type, text(EaRegister.SERIAL), text(EaRegister.FIRMWARE));
  }

  private String text(int register) {
    return modbus.readRegisters(register, EaRegister.TEXT, EaSession::text);
  }

  private static String text(int[] words) {
    StringBuilder text = new StringBuilder();
    for (int word : words) {
      for (int character : new int[] {word >>> 8, word & 0xFF}) {
        if (character == 0) {
          return text.toString().strip();
        }
        if (character < 0x20 || character > 0x7E) {
          throw new Unreadable("a text of ASCII characters");
        }
        text.append((char) character);
      }
    }
    return text.toString().strip();
  }

  double nominal(int register) {
    return modbus.readRegisters(
        register,
        2,
        words -> {
          double value = Float.intBitsToFloat(words[0] << 16 | words[1]);
          if (!(value > 0 && value < 1e7)) {
            throw new Unreadable("a rating above zero");
          }
          return value;
        });
  }

  EaState state() {
    return modbus.readRegisters(EaRegister.STATE, 2, EaState::of);
  }

  /**
   * Takes the control.
   *
   * @throws RefusedException if the front or another interface keeps it
   */
  void takeControl() {
    modbus.writeCoil(EaRegister.REMOTE, true);
    for (int i = 0; i < PAUSES; i++) {
      if (state().remote()) {
        return;
      }
      clock.pause(PAUSE);
    }
    throw new RefusedException(
        "remote",
        modbus.name() + " took the command for remote control, but does not obey it; look at it");
  }

  /** Writes a value and makes sure that the register holds it. */
  void write(int register, int raw) {
    modbus.writeRegister(register, raw);
    int held = raw;
    for (int i = 0; i < PAUSES; i++) {
      held = modbus.readRegisters(register, 1)[0];
      if (held == raw) {
        return;
      }
      clock.pause(PAUSE);
    }
    throw new RefusedException(
        "read-back",
        "register "
            + register
            + " was set to "
            + raw
            + ", but holds "
            + held
            + "; check the limits set at the instrument's front");
  }

  /** Switches the output and returns whether it is on. */
  boolean switchTo(boolean on) {
    modbus.writeCoil(EaRegister.OUTPUT, on);
    return isSoon(on);
  }

  /** Waits until the output is as it should be, and returns whether it is on. */
  boolean isSoon(boolean on) {
    for (int i = 0; i < PAUSES; i++) {
      if (state().on() == on) {
        return on;
      }
      clock.pause(PAUSE);
    }
    return !on;
  }
}
