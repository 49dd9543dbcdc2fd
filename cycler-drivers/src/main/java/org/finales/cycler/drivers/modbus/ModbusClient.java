package org.finales.cycler.drivers.modbus;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.Unreadable;

/**
 * Reads and writes registers and coils of one instrument. Thread-safe.
 *
 * <p>Every method throws {@link org.finales.cycler.spi.RefusedException} with the meaning of the
 * code if the instrument answers with an exception, and the other children of {@link
 * org.finales.cycler.spi.DeviceException} as {@link Exchange#ask} does. Questions are repeated, so
 * only what may be written twice may be written.
 */
public final class ModbusClient {
  private final Exchange exchange;
  private final ModbusFraming framing;
  private final int address;
  private final ModbusFaults faults;
  private final AtomicInteger questions = new AtomicInteger();

  /**
   * Makes one.
   *
   * @param address address, or unit of Modbus/TCP, 0 to 255
   */
  public ModbusClient(Exchange exchange, ModbusFraming framing, int address, ModbusFaults faults) {
    if (address < 0 || address > 255) {
      throw new IllegalArgumentException("address is " + address + "; give 0 to 255");
    }
    this.exchange = exchange;
    this.framing = framing;
    this.address = address;
    this.faults = faults;
  }

  /** Returns what people call the link. */
  public String name() {
    return exchange.name();
  }

  /**
   * Reads registers (function 3).
   *
   * @param first number of the first one
   * @param count how many, 1 to 125
   * @param decoder makes something of them; throws {@link Unreadable} if they make no sense, and
   *     they are then read again
   */
  public <T> T readRegisters(int first, int count, Function<int[], T> decoder) {
    if (count < 1 || count > 125) {
      throw new IllegalArgumentException("1 to 125 registers can be read at once, not " + count);
    }
    return ask(
        "read register " + first,
        Message.of(Message.READ_REGISTERS, first, count),
        data -> decoder.apply(words(data)));
  }

  /** Reads registers (function 3). */
  public int[] readRegisters(int first, int count) {
    return readRegisters(first, count, Function.identity());
  }

  /**
   * Reads one coil (function 1); understands the answers of the standard and those of two bytes,
   * 0xFF00 or 0x0000, of EA in its limited compliance.
   */
  public boolean readCoil(int coil) {
    return ask("read coil " + coil, Message.of(Message.READ_COILS, coil, 1), ModbusClient::coil);
  }

  /** Writes one coil (function 5). */
  public void writeCoil(int coil, boolean on) {
    ask(
        "switch coil " + coil + (on ? " on" : " off"),
        Message.of(Message.WRITE_COIL, coil, on ? Message.ON : 0),
        Function.identity());
  }

  /** Writes one register (function 6). */
  public void writeRegister(int register, int value) {
    ask(
        "write " + value + " to register " + register,
        Message.of(Message.WRITE_REGISTER, register, value),
        Function.identity());
  }

  /** Writes registers that follow each other (function 16), 1 to 123. */
  public void writeRegisters(int first, int... values) {
    ask(
        "write " + values.length + " registers from " + first,
        Message.writing(first, values),
        Function.identity());
  }

  private <T> T ask(String what, Message question, Function<byte[], T> decoder) {
    if (framing == ModbusFraming.RTU) {
      RtuAnswer answer = new RtuAnswer(address, question);
      return exchange.ask(
          what,
          answer.frame(),
          answer,
          frame -> decoder.apply(question.data(RtuAnswer.message(frame), what, faults)));
    }
    TcpAnswer answer = new TcpAnswer(address, questions.incrementAndGet() & 0xFFFF, question);
    return exchange.ask(
        what,
        answer.frame(),
        answer,
        frame -> decoder.apply(question.data(answer.message(frame), what, faults)));
  }

  private static int[] words(byte[] data) {
    int[] words = new int[data.length / 2];
    for (int i = 0; i < words.length; i++) {
      words[i] = Message.word(data, 2 * i);
    }
    return words;
  }

  private static boolean coil(byte[] data) {
    if (data.length == 1) {
      return (data[0] & 1) != 0;
    }
    int value = Message.word(data, 0);
    if (value != 0 && value != Message.ON) {
      throw new Unreadable("a coil that is on or off");
    }
    return value != 0;
  }
}
