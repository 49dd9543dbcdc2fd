package org.finales.cycler.spi;

import java.util.List;

/**
 * An opened instrument.
 *
 * <p>A device and its channels may be used by several threads; one exchange with the instrument
 * runs at a time.
 */
public interface CyclerDevice extends AutoCloseable {

  /** Returns who the instrument said it is when it was opened. */
  DeviceIdentity identity();

  /** Returns its channels in a fixed order; empty for no instrument. */
  List<CyclerChannel> channels();

  /**
   * Asks how the instrument is.
   *
   * @throws DeviceException if it does not answer, or answers nonsense
   */
  DeviceStatus status();

  /**
   * Tells the instrument that its alarms were seen, where it wants to be told.
   *
   * @throws DeviceException if it does not answer, or refuses
   */
  default void acknowledge() {}

  /**
   * Switches every steered channel off, gives the control back and closes the link. Does nothing
   * the second time. Tries everything, even after a failure.
   *
   * @throws DeviceException if some channel could not be switched off, or not be seen to be off
   */
  @Override
  void close();
}
