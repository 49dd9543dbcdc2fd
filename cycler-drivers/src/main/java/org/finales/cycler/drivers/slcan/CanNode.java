package org.finales.cycler.drivers.slcan;

import java.time.Duration;

/** A simulated device on a CAN bus. One thread at a time. */
public interface CanNode {
  /** Takes what a node says. */
  @FunctionalInterface
  interface Bus {
    /** Sends a frame after a while. */
    void send(CanFrame frame, Duration after);
  }

  /** A frame of somebody else came. */
  void receive(CanFrame frame, Bus bus);

  /**
   * The node may say what it says by itself, up to a while ahead; called whenever the host sends
   * anything while the bus is open.
   */
  default void speak(Bus bus) {}

  /** Forgets what it announced, because nobody listens any more. */
  default void unheard() {}
}
