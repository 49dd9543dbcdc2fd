package org.finales.cycler.simulator;

import java.time.Duration;

/** Takes what a simulated instrument says to its host. */
public interface Wire {
  /**
   * Sends bytes.
   *
   * @param bytes what is sent
   * @param after how long from now until they arrive; zero for at once
   */
  void send(byte[] bytes, Duration after);

  /** Sends bytes at once. */
  default void send(byte[] bytes) {
    send(bytes, Duration.ZERO);
  }
}
