package org.finales.cycler.drivers.eaps2000b;

import java.util.Arrays;

/**
 * One telegram: a start delimiter with direction, kind and length, the number of the output, the
 * object, up to 16 bytes of data, and the sum of all bytes before.
 */
final class Telegram {
  /** Object of the telegrams that tell whether something was accepted. */
  static final int ACKNOWLEDGEMENT = 0xFF;

  static final int OVERHEAD = 5;
  static final int LONGEST_DATA = 16;

  private static final int QUERY = 0x70;
  private static final int SEND = 0xF0;
  private static final int ANSWER = 0x80;
  private static final int KIND = 0xC0;
  private static final int LENGTH = 0x0F;

  private Telegram() {}

  /** Asks for an object with so many bytes of data. */
  static byte[] query(int output, int object, int length) {
    return summed(QUERY + length - 1, output, object, new byte[0]);
  }

  /** Sends an object. */
  static byte[] send(int output, int object, byte... data) {
    return summed(SEND + data.length - 1, output, object, data);
  }

  /** Answers with an object. */
  static byte[] answer(int output, int object, byte... data) {
    return summed(ANSWER + data.length - 1, output, object, data);
  }

  private static byte[] summed(int delimiter, int output, int object, byte[] data) {
    byte[] telegram = new byte[OVERHEAD + data.length];
    telegram[0] = (byte) delimiter;
    telegram[1] = (byte) output;
    telegram[2] = (byte) object;
    System.arraycopy(data, 0, telegram, 3, data.length);
    int sum = sum(telegram, telegram.length - 2);
    telegram[telegram.length - 2] = (byte) (sum >>> 8);
    telegram[telegram.length - 1] = (byte) sum;
    return telegram;
  }

  private static int sum(byte[] bytes, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += bytes[i] & 0xFF;
    }
    return sum & 0xFFFF;
  }

  /** Tells whether a whole telegram has the right sum. */
  static boolean isSummed(byte[] telegram) {
    int end = telegram.length - 2;
    return sum(telegram, end) == word(telegram, end);
  }

  static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  static byte[] word(int value) {
    return new byte[] {(byte) (value >>> 8), (byte) value};
  }

  static boolean isAnswer(int delimiter) {
    return (delimiter & KIND) == ANSWER;
  }

  static boolean isQuery(int delimiter) {
    return (delimiter & KIND) == (QUERY & KIND);
  }

  /** Returns how many bytes of data the delimiter announces, 1 to 16. */
  static int length(int delimiter) {
    return (delimiter & LENGTH) + 1;
  }

  static byte[] data(byte[] telegram) {
    return Arrays.copyOfRange(telegram, 3, telegram.length - 2);
  }
}
