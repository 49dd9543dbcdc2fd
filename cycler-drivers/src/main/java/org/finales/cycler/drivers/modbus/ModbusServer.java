package org.finales.cycler.drivers.modbus;

import java.time.Duration;
import java.util.Arrays;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.LabClock;

/**
 * The end of Modbus that is in an instrument, for simulators: gathers frames that come in pieces,
 * checks their checksums, and answers. One thread at a time.
 */
public final class ModbusServer {
  /** What a family of instruments does its own way; immutable. */
  public record Manners(
      int lowestAddress,
      int highestAddress,
      int otherAddressCode,
      int checksumCode,
      boolean wideCoils,
      Duration answersAfter) {}

  private static final int LONGEST = 260;

  /** A frame whose next piece does not come for so long is given up. */
  private static final long GAP_NANOS = 100_000_000L;

  private final ModbusRegisters registers;
  private final ModbusFraming framing;
  private final Manners manners;
  private final LabClock clock;
  private byte[] gathered = {};
  private long last;

  /**
   * Makes one.
   *
   * @param manners lowest and highest address it listens to; code for other addresses and for wrong
   *     checksums, 0 for silence; whether coils are read as two bytes; how long answers take
   */
  public ModbusServer(
      ModbusRegisters registers, ModbusFraming framing, Manners manners, LabClock clock) {
    this.registers = registers;
    this.framing = framing;
    this.manners = manners;
    this.clock = clock;
  }

  /** Forgets half a frame. */
  public void forget() {
    gathered = new byte[0];
  }

  /** Takes bytes and answers the frames that are whole. */
  public void receive(byte[] bytes, Wire wire) {
    long now = clock.nanos();
    if (now - last > GAP_NANOS) {
      forget();
    }
    last = now;
    for (byte one : bytes) {
      if (gathered.length == LONGEST) {
        forget();
      }
      gathered = Arrays.copyOf(gathered, gathered.length + 1);
      gathered[gathered.length - 1] = one;
      if (framing == ModbusFraming.RTU) {
        rtu(wire);
      } else {
        tcp(wire);
      }
    }
  }

  private void rtu(Wire wire) {
    int length = gathered.length;
    if (isText()) {
      if (gathered[length - 1] == '\n') {
        forget();
      }
      return;
    }
    int whole = wholeLength(1);
    boolean right = length >= 4 && Crc16.matches(gathered, length);
    if (whole > 0 ? length < whole + 3 : !right) {
      return;
    }
    byte[] frame = gathered;
    forget();
    int address = frame[0] & 0xFF;
    byte[] message = Arrays.copyOfRange(frame, 1, length - 2);
    if (!right) {
      if (manners.checksumCode() != 0) {
        send(wire, address, exception(message, manners.checksumCode()));
      }
    } else if (address < manners.lowestAddress() || address > manners.highestAddress()) {
      if (manners.otherAddressCode() != 0) {
        send(wire, address, exception(message, manners.otherAddressCode()));
      }
    } else {
      send(wire, address, answer(message));
    }
  }

  /** EA takes everything from the asterisk on as text, and 0 and 1 only as addresses. */
  private boolean isText() {
    return manners.otherAddressCode() != 0 && (gathered[0] & 0xFF) >= '*';
  }

  private void send(Wire wire, int address, byte[] message) {
    byte[] body = new byte[message.length + 1];
    body[0] = (byte) address;
    System.arraycopy(message, 0, body, 1, message.length);
    wire.send(Crc16.appended(body), manners.answersAfter());
  }

  private void tcp(Wire wire) {
    int header = TcpAnswer.HEADER;
    if (gathered.length < header) {
      return;
    }
    int rest = Message.word(gathered, 4);
    if (Message.word(gathered, 2) != 0 || rest < 2 || rest > LONGEST - header) {
      forget();
      return;
    }
    if (gathered.length < header + rest) {
      return;
    }
    byte[] answer = answer(Arrays.copyOfRange(gathered, header + 1, header + rest));
    byte[] frame = Arrays.copyOf(gathered, header + 1 + answer.length);
    System.arraycopy(answer, 0, frame, header + 1, answer.length);
    Message.word(frame, 4, 1 + answer.length);
    forget();
    wire.send(frame, manners.answersAfter());
  }

  /** Returns how long the message is that begins there, or -1 if that is not known. */
  private int wholeLength(int begin) {
    if (gathered.length <= begin) {
      return LONGEST;
    }
    switch (gathered[begin] & 0xFF) {
      case Message.READ_COILS,
          Message.READ_REGISTERS,
          Message.WRITE_COIL,
          Message.WRITE_REGISTER -> {
        return 5;
      }
      case Message.WRITE_REGISTERS -> {
        return gathered.length < begin + 6 ? LONGEST : 6 + (gathered[begin + 5] & 0xFF);
      }
      default -> {
        return -1;
      }
    }
  }

  private static byte[] exception(byte[] message, int code) {
    return new byte[] {(byte) (message[0] | Message.EXCEPTION), (byte) code};
  }

  private byte[] answer(byte[] message) {
    try {
      return switch (message[0] & 0xFF) {
        case Message.READ_COILS -> coil(message);
        case Message.READ_REGISTERS -> registers(message);
        case Message.WRITE_COIL -> {
          int value = Message.word(sized(message, 5), 3);
          if (value != 0 && value != Message.ON) {
            throw new ModbusRefusal(3);
          }
          registers.writeCoil(Message.word(message, 1), value != 0);
          yield message;
        }
        case Message.WRITE_REGISTER -> {
          int[] value = {Message.word(sized(message, 5), 3)};
          registers.write(Message.word(message, 1), value, false);
          yield message;
        }
        case Message.WRITE_REGISTERS -> several(message);
        default -> throw new ModbusRefusal(1);
      };
    } catch (ModbusRefusal e) {
      return exception(message, e.code());
    }
  }

  private static byte[] sized(byte[] message, int length) {
    if (message.length != length) {
      throw new ModbusRefusal(3);
    }
    return message;
  }

  private byte[] coil(byte[] message) {
    if (Message.word(sized(message, 5), 3) != 1) {
      throw new ModbusRefusal(3);
    }
    boolean on = registers.readCoil(Message.word(message, 1));
    byte value = (byte) (on ? manners.wideCoils() ? 0xFF : 1 : 0);
    return manners.wideCoils()
        ? new byte[] {Message.READ_COILS, 2, value, 0}
        : new byte[] {Message.READ_COILS, 1, value};
  }

  private byte[] registers(byte[] message) {
    int count = Message.word(sized(message, 5), 3);
    if (count < 1 || count > 125) {
      throw new ModbusRefusal(3);
    }
    int[] values = registers.read(Message.word(message, 1), count);
    byte[] answer = new byte[2 + 2 * count];
    answer[0] = Message.READ_REGISTERS;
    answer[1] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      Message.word(answer, 2 + 2 * i, values[i]);
    }
    return answer;
  }

  private byte[] several(byte[] message) {
    int count = message.length < 6 ? 0 : Message.word(message, 3);
    if (count < 1
        || count > 123
        || message.length != 6 + 2 * count
        || (message[5] & 0xFF) != 2 * count) {
      throw new ModbusRefusal(3);
    }
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = Message.word(message, 6 + 2 * i);
    }
    registers.write(Message.word(message, 1), values, true);
    return Arrays.copyOf(message, 5);
  }
}
