package org.finales.cycler.link;

/** Hears every byte that goes over a link, for logs and dry runs. Has to be quick. */
public interface LinkListener {
  /** The host sent bytes. */
  void sent(byte[] bytes);

  /** The instrument sent bytes. */
  void received(byte[] bytes);
}
