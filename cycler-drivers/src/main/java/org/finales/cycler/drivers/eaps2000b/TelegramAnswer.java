package org.finales.cycler.drivers.eaps2000b;

import java.time.Duration;
import org.finales.cycler.link.Framing;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.RefusedException;

/**
 * Finds the telegram that answers, by output, object and length; a refusal has an object of its
 * own.
 *
 * @param what what was asked, for messages
 * @param output number of the output
 * @param object the object that was asked for
 * @param shortest how many bytes of data it has at least; fewer than {@code longest} for texts
 * @param longest how many bytes of data it has at most
 */
record TelegramAnswer(String what, int output, int object, int shortest, int longest)
    implements Framing {
  private static final Duration QUIET = Duration.ofMillis(5);
  private static final int ACCEPTED = 0;
  private static final int WRONG_SUM = 3;

  @Override
  public int end(byte[] bytes, int received) {
    int delimiter = bytes[0] & 0xFF;
    if (!Telegram.isAnswer(delimiter) || (received > 1 && bytes[1] != output)) {
      return HOPELESS;
    }
    if (received < 3) {
      return MORE;
    }
    int found = bytes[2] & 0xFF;
    int length = Telegram.length(delimiter);
    boolean possible =
        found == Telegram.ACKNOWLEDGEMENT
            ? length == 1
            : found == object && length >= shortest && length <= longest;
    if (!possible) {
      return HOPELESS;
    }
    int whole = Telegram.OVERHEAD + length;
    return received >= whole ? whole : MORE;
  }

  @Override
  public Duration quietAfter() {
    return QUIET;
  }

  /**
   * Returns the data.
   *
   * @throws Unreadable if the sum is wrong, here or at the instrument
   * @throws RefusedException if the instrument refused
   */
  byte[] data(byte[] telegram) {
    if (!Telegram.isSummed(telegram)) {
      throw new Unreadable("a telegram with the right sum");
    }
    byte[] data = Telegram.data(telegram);
    if ((telegram[2] & 0xFF) == Telegram.ACKNOWLEDGEMENT) {
      int code = data[0] & 0xFF;
      if (code == WRONG_SUM) {
        throw new Unreadable("an answer other than that the question arrived garbled");
      }
      if (code != ACCEPTED) {
        throw new RefusedException(
            String.format("0x%02X", code), "the supply refused to " + what + ": " + meaning(code));
      }
      if (object != Telegram.ACKNOWLEDGEMENT) {
        throw new Unreadable("object " + object);
      }
    }
    return data;
  }

  private static String meaning(int code) {
    return switch (code) {
      case 0x04 -> "the start delimiter is wrong; check model and driver";
      case 0x05 -> "it has no such output; check the model";
      case 0x07 -> "it has no such object; check model and firmware";
      case 0x08 -> "the data have another length; check model and firmware";
      case 0x09 -> "it is not under remote control; open it again";
      case 0x0F -> "it is locked; unlock it at its front";
      case 0x30 -> "the value is above its upper limit; give a smaller one";
      case 0x31 -> "the value is below its lower limit; give a larger one";
      default -> "for a reason that is not known here";
    };
  }
}
