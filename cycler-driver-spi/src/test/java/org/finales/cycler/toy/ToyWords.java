package org.finales.cycler.toy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of the toy: {@code #7 READ 0*1A2B}, answered by {@code =7 3.7000 0.0000 OFF*C3D4}. */
final class ToyWords {
  private ToyWords() {}

  static byte[] line(char mark, int number, String words) {
    String body = mark + String.valueOf(number) + " " + words;
    return (body + "*" + sum(body) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns number and words, or null if the checksum is wrong. */
  static String @Nullable [] parts(char mark, String line) {
    int star = line.lastIndexOf('*');
    if (star < 0
        || line.charAt(0) != mark
        || !sum(line.substring(0, star)).equals(rest(line, star))) {
      return null;
    }
    return line.substring(1, star).split(" ");
  }

  private static String rest(String line, int star) {
    return line.substring(star + 1).strip();
  }

  /** CRC-16 with the polynomial 0x1021, from 0xFFFF. */
  private static String sum(String body) {
    int crc = 0xFFFF;
    for (int i = 0; i < body.length(); i++) {
      crc ^= (body.charAt(i) & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
      }
      crc &= 0xFFFF;
    }
    return String.format("%04X", crc);
  }
}
