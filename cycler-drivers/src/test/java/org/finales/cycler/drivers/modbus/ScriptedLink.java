package org.finales.cycler.drivers.modbus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.LabClock;

/** A link that keeps what is sent and answers each time with the next of prepared answers. */
final class ScriptedLink implements Link {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final LabClock clock;
  private final List<String> sent = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private final Deque<byte[]> coming = new ArrayDeque<>();

  ScriptedLink(LabClock clock) {
    this.clock = clock;
  }

  /** Prepares answers; a bar parts what comes in pieces, and an empty text is silence. */
  ScriptedLink answering(String... hex) {
    answers.addAll(List.of(hex));
    return this;
  }

  List<String> sent() {
    return sent;
  }

  @Override
  public String name() {
    return "script";
  }

  @Override
  public void write(byte[] bytes) {
    sent.add(HEX.formatHex(bytes));
    String answer = answers.poll();
    if (answer != null && !answer.isEmpty()) {
      for (String piece : answer.split("\\|")) {
        coming.add(HEX.parseHex(piece.strip()));
      }
    }
  }

  @Override
  public int read(byte[] into, int offset, int atMost, Duration within) {
    byte[] piece = coming.poll();
    if (piece == null) {
      clock.pause(within);
      return 0;
    }
    System.arraycopy(piece, 0, into, offset, piece.length);
    return piece.length;
  }

  @Override
  public void close() {}
}
