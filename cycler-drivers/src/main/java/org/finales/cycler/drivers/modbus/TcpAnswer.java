package org.finales.cycler.drivers.modbus;

import java.time.Duration;
import java.util.Arrays;
import org.finales.cycler.link.Framing;
import org.finales.cycler.link.Unreadable;

/**
 * Finds the frame that answers a question of Modbus/TCP by its number; answers to other questions
 * are skipped.
 *
 * @param unit unit identifier
 * @param number the number of the question, 0 to 65535
 * @param question the message that asked
 */
record TcpAnswer(int unit, int number, Message question) implements Framing {
  /** Number, protocol and length; the length counts what follows, unit and message. */
  static final int HEADER = 6;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 254;

  @Override
  public int end(byte[] bytes, int length) {
    int begin = 0;
    while (length - begin >= HEADER) {
      int rest = Message.word(bytes, begin + 4);
      if (Message.word(bytes, begin + 2) != 0 || rest < SHORTEST || rest > LONGEST) {
        return HOPELESS;
      }
      int end = begin + HEADER + rest;
      if (end > length) {
        return MORE;
      }
      if (Message.word(bytes, begin) == number) {
        return end;
      }
      begin = end;
    }
    return MORE;
  }

  /** An echo of a question that writes looks like its answer, but has the answer behind it. */
  @Override
  public Duration quietAfter() {
    return Duration.ofMillis(2);
  }

  /** Returns the bytes that ask. */
  byte[] frame() {
    byte[] frame = new byte[HEADER + 1 + question.length()];
    Message.word(frame, 0, number);
    Message.word(frame, 4, 1 + question.length());
    frame[HEADER] = (byte) unit;
    System.arraycopy(question.bytes(), 0, frame, HEADER + 1, question.length());
    return frame;
  }

  /** Returns the message within the last frame. */
  byte[] message(byte[] frames) {
    int begin = 0;
    while (begin + HEADER + Message.word(frames, begin + 4) < frames.length) {
      begin += HEADER + Message.word(frames, begin + 4);
    }
    if ((frames[begin + HEADER] & 0xFF) != unit) {
      throw new Unreadable("an answer of unit " + unit);
    }
    return Arrays.copyOfRange(frames, begin + HEADER + 1, frames.length);
  }
}
