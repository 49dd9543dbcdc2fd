package org.finales.cycler.spi;

import java.util.Set;

/** A channel that the host steers: set point, read, off. The host runs the protocol. */
public interface SteeredChannel extends CyclerChannel {

  /** Returns what the channel can hold; always with {@link ControlMode#REST}. */
  Set<ControlMode> modes();

  /**
   * Programs the instrument's own protections, as far as it has any. To be called before the first
   * set point, with the battery's window.
   *
   * @param window what the battery bears
   * @return the protections that stand now: at least as strict as the window where the instrument
   *     has them, and infinite where it has not
   * @throws RefusedException if the instrument refuses
   * @throws DeviceException if it does not answer, or answers nonsense
   */
  Envelope protect(Envelope window);

  /**
   * Makes the channel hold something, and switches its output on unless it is told to rest.
   *
   * @return what the instrument accepted, read back from it where it can tell
   * @throws IllegalArgumentException if the channel does not know the mode
   * @throws RefusedException if the value is outside of the ratings, or the instrument refuses it;
   *     what was held before is then held still, or the output is off
   * @throws DeviceException if the instrument does not answer, or answers nonsense; the state of
   *     the output is then not known, and the caller has to switch off
   */
  Applied apply(SetPoint setPoint);

  /**
   * Switches off and reads back that it is off.
   *
   * @return what the instrument says, with {@link OutputState#OFF}, or {@link OutputState#UNKNOWN}
   *     for one that cannot tell
   * @throws RefusedException if the instrument says that its output is still on
   * @throws DeviceException if the instrument does not answer, or answers nonsense
   */
  Applied off();
}
