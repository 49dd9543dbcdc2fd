package org.finales.cycler.drivers.slcan;

import java.util.Optional;

/** Cuts what an adapter says into lines: they end with CR; BEL stands for a refusal. */
final class SlcanLines {
  static final byte CR = 0x0D;
  static final byte BEL = 0x07;

  /** Longer than any line of an adapter: a frame with a time stamp has 25 characters. */
  private static final int LONGEST = 40;

  /** Hears the lines. */
  interface Listener {
    /** A line without its end came; empty for an acknowledgement. */
    void line(byte[] line, int length);

    /** The adapter refused something. */
    default void refused() {}
  }

  private final Listener listener;
  private final byte[] line = new byte[LONGEST];
  private int length;
  private boolean tooLong;

  SlcanLines(Listener listener) {
    this.listener = listener;
  }

  void add(byte[] bytes) {
    for (byte one : bytes) {
      if (one == CR) {
        if (!tooLong) {
          listener.line(line, length);
        }
        forget();
      } else if (one == BEL) {
        listener.refused();
        forget();
      } else if (length == LONGEST) {
        tooLong = true;
      } else {
        line[length++] = one;
      }
    }
  }

  void forget() {
    length = 0;
    tooLong = false;
  }

  /** Returns the frame in a line between two places of a longer text. */
  static Optional<CanFrame> frame(byte[] bytes, int from, int to) {
    return CanFrame.of(java.util.Arrays.copyOfRange(bytes, from, to), to - from);
  }
}
