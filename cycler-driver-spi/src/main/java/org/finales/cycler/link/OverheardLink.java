package org.finales.cycler.link;

import java.time.Duration;
import java.util.Arrays;

/** A link that tells a listener what goes over it. */
public final class OverheardLink implements Link {
  private final Link link;
  private final LinkListener listener;

  /** Makes one around another, which it closes. */
  public OverheardLink(Link link, LinkListener listener) {
    this.link = link;
    this.listener = listener;
  }

  @Override
  public String name() {
    return link.name();
  }

  @Override
  public void write(byte[] bytes) {
    listener.sent(bytes.clone());
    link.write(bytes);
  }

  @Override
  public int read(byte[] into, int offset, int atMost, Duration within) {
    int count = link.read(into, offset, atMost, within);
    if (count > 0) {
      listener.received(Arrays.copyOfRange(into, offset, offset + count));
    }
    return count;
  }

  @Override
  public void close() {
    link.close();
  }
}
