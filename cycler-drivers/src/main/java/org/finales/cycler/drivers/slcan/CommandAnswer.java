package org.finales.cycler.drivers.slcan;

import java.nio.charset.StandardCharsets;
import org.finales.cycler.link.Framing;

/**
 * Waits for the adapter's own answer to a command: an empty line, or one that begins as the command
 * does, among the frames of the bus.
 *
 * @param first first character of the answer, or 0 for an empty line
 */
record CommandAnswer(int first) implements Framing {

  @Override
  public int end(byte[] bytes, int length) {
    int begin = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == SlcanLines.BEL) {
        return i + 1;
      }
      if (bytes[i] == SlcanLines.CR) {
        if (first == 0 ? begin == i : begin < i && bytes[begin] == first) {
          return i + 1;
        }
        begin = i + 1;
      }
    }
    return MORE;
  }

  /** Returns the last line without its end; BEL if the adapter refused. */
  static String line(byte[] answer) {
    String text = new String(answer, StandardCharsets.US_ASCII);
    if (text.charAt(text.length() - 1) == SlcanLines.BEL) {
      return String.valueOf((char) SlcanLines.BEL);
    }
    String whole = text.substring(0, text.length() - 1);
    return whole.substring(whole.lastIndexOf(SlcanLines.CR) + 1);
  }
}
