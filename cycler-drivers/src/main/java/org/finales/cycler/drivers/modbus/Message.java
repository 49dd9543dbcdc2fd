package org.finales.cycler.drivers.modbus;

import java.util.Arrays;
import org.finales.cycler.link.Framing;
import org.finales.cycler.link.Unreadable;

/**
 * One question: function code and what belongs to it, without the wrapping. Its answer is known by
 * function code, count of bytes, and whatever the function repeats.
 */
final class Message {
  static final int READ_COILS = 1;
  static final int READ_REGISTERS = 3;
  static final int WRITE_COIL = 5;
  static final int WRITE_REGISTER = 6;
  static final int WRITE_REGISTERS = 16;
  static final int ON = 0xFF00;

  /** Set in the function code of an answer that is an exception. */
  static final int EXCEPTION = 0x80;

  private final byte[] bytes;

  private Message(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Makes one of a function and two numbers, each of two bytes. */
  static Message of(int function, int first, int second) {
    byte[] bytes = new byte[5];
    bytes[0] = (byte) function;
    word(bytes, 1, checked(first));
    word(bytes, 3, checked(second));
    return new Message(bytes);
  }

  /** Makes one that writes several registers. */
  static Message writing(int first, int[] values) {
    if (values.length < 1 || values.length > 123) {
      throw new IllegalArgumentException("1 to 123 registers can be written at once");
    }
    byte[] bytes =
        Arrays.copyOf(of(WRITE_REGISTERS, first, values.length).bytes, 6 + 2 * values.length);
    bytes[5] = (byte) (2 * values.length);
    for (int i = 0; i < values.length; i++) {
      word(bytes, 6 + 2 * i, checked(values[i]));
    }
    return new Message(bytes);
  }

  private static int checked(int value) {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException(value + " does not fit into a register");
    }
    return value;
  }

  static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  static void word(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  private int function() {
    return bytes[0];
  }

  private int count() {
    return word(bytes, 3);
  }

  /** Returns how long the answer is that begins so, or as {@link Framing#end}. */
  int answerLength(byte[] begin) {
    int function = begin[0] & 0xFF;
    if (function == (function() | EXCEPTION)) {
      return 2;
    }
    if (function != function()) {
      return Framing.HOPELESS;
    }
    if (function != READ_COILS && function != READ_REGISTERS) {
      return 5;
    }
    if (begin.length < 2) {
      return Framing.MORE;
    }
    int length = begin[1] & 0xFF;
    boolean right = function == READ_REGISTERS ? length == 2 * count() : length == 1 || length == 2;
    return right ? 2 + length : Framing.HOPELESS;
  }

  /**
   * Checks that an answer is one to this, and returns its data.
   *
   * @throws Unreadable if it is not
   * @throws org.finales.cycler.spi.RefusedException if it is an exception
   */
  byte[] data(byte[] answer, String what, ModbusFaults faults) {
    int expected = answer.length == 0 ? -1 : answerLength(answer);
    if (expected != answer.length) {
      throw new Unreadable("an answer to function " + function());
    }
    if ((answer[0] & EXCEPTION) != 0) {
      throw faults.exception(what, answer[1] & 0xFF);
    }
    if (function() == READ_COILS || function() == READ_REGISTERS) {
      return Arrays.copyOfRange(answer, 2, answer.length);
    }
    if (!Arrays.equals(answer, Arrays.copyOf(bytes, 5))) {
      throw new Unreadable("an answer that repeats register and value");
    }
    return answer;
  }
}
