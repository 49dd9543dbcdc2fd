package org.finales.cycler.drivers.slcan;

import java.util.Optional;
import java.util.function.Predicate;
import org.finales.cycler.link.Framing;
import org.finales.cycler.link.Unreadable;

/**
 * Waits for one frame among everything else that goes over the bus.
 *
 * @param isAnswer tells which frame it is
 */
record FrameAnswer(Predicate<CanFrame> isAnswer) implements Framing {

  @Override
  public int end(byte[] bytes, int length) {
    int begin = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == SlcanLines.BEL) {
        return i + 1;
      }
      if (bytes[i] == SlcanLines.CR) {
        if (SlcanLines.frame(bytes, begin, i).filter(isAnswer).isPresent()) {
          return i + 1;
        }
        begin = i + 1;
      }
    }
    return MORE;
  }

  /** Returns the frame that the bytes end with. */
  CanFrame frame(byte[] bytes) {
    int end = bytes.length - 1;
    if (bytes[end] == SlcanLines.BEL) {
      throw new Unreadable(
          "something other than the adapter's refusal to send; check that it is wired, that the bus"
              + " is terminated, and that a device is on it");
    }
    int begin = end;
    while (begin > 0 && bytes[begin - 1] != SlcanLines.CR) {
      begin--;
    }
    Optional<CanFrame> frame = SlcanLines.frame(bytes, begin, end);
    return frame.orElseThrow(() -> new Unreadable("a frame"));
  }
}
