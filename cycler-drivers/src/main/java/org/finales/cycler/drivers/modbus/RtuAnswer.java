package org.finales.cycler.drivers.modbus;

import java.time.Duration;
import java.util.Arrays;
import org.finales.cycler.link.Framing;
import org.finales.cycler.link.Unreadable;

/**
 * Finds the RTU frame that answers a question, by address, function and length.
 *
 * @param address address of the instrument
 * @param question the message that asked
 */
record RtuAnswer(int address, Message question) implements Framing {
  private static final int ADDRESS_AND_CHECKSUM = 3;

  /** RTU frames are told apart by silence; that of 3.5 bytes at 9600 baud is 4 ms. */
  private static final Duration QUIET = Duration.ofMillis(5);

  @Override
  public int end(byte[] bytes, int length) {
    if ((bytes[0] & 0xFF) != address) {
      return HOPELESS;
    }
    if (length == 1) {
      return MORE;
    }
    int expected = question.answerLength(Arrays.copyOfRange(bytes, 1, length));
    if (expected < 0) {
      return expected;
    }
    int whole = expected + ADDRESS_AND_CHECKSUM;
    return length >= whole ? whole : MORE;
  }

  @Override
  public Duration quietAfter() {
    return QUIET;
  }

  /** Returns the bytes that ask. */
  byte[] frame() {
    byte[] body = new byte[question.length() + 1];
    body[0] = (byte) address;
    System.arraycopy(question.bytes(), 0, body, 1, question.length());
    return Crc16.appended(body);
  }

  /** Returns the message within an answer. */
  static byte[] message(byte[] frame) {
    if (!Crc16.matches(frame, frame.length)) {
      throw new Unreadable("a frame with the right checksum");
    }
    return Arrays.copyOfRange(frame, 1, frame.length - 2);
  }
}
