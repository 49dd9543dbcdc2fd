package org.finales.cycler.simulator;

/**
 * An instrument that is not there. It takes bytes in pieces of any size, as a wire brings them, and
 * keeps what is no whole command yet. One thread at a time.
 *
 * <p>What it can be made to do wrong it declares by doing it: the methods that misbehave return
 * whether the instrument knows that kind of trouble.
 */
public interface SimulatedInstrument {

  /**
   * Takes bytes from the host.
   *
   * @param bytes what came, one byte or more
   * @param wire takes the answers
   */
  void receive(byte[] bytes, Wire wire);

  /** Tells whether there is a way to it; links to it break and none can be opened otherwise. */
  default boolean reachable() {
    return true;
  }

  /** Forgets half a command, as when the link is opened anew. */
  default void linkOpened() {}

  /** Tells whether current can flow to the battery, for those who check that it is off. */
  boolean anyOutputOn();

  /**
   * Returns what really is at the battery of a channel, for those who check readings.
   *
   * @param channel number of the channel, from zero
   * @return voltage in V and current into the battery in A
   */
  double[] truth(int channel);

  /** Switches the instrument off and on again; returns whether it can be. */
  default boolean powerCycle() {
    return false;
  }

  /** Makes it refuse the next set point; returns whether it can refuse. */
  default boolean refuseNextSetPoint() {
    return false;
  }

  /** Makes a protection trip: its output goes off and an alarm stands; returns whether it can. */
  default boolean raiseAlarm() {
    return false;
  }

  /** Lets somebody take the control at its front; returns whether it knows that. */
  default boolean takeLocalControl() {
    return false;
  }

  /** Makes it keep its output on whatever it is told, once; returns whether it can be made to. */
  default boolean keepOutputOnOnce() {
    return false;
  }
}
