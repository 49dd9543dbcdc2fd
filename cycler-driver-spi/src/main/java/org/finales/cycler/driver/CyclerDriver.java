package org.finales.cycler.driver;

import java.util.Optional;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.WrongInstrumentException;

/**
 * Knows how to talk to one family of instruments. Stateless and thread-safe; found by registration
 * with {@link Drivers} or by {@link java.util.ServiceLoader}.
 */
public interface CyclerDriver {

  /** Returns what people need to know about it. */
  DriverInfo info();

  /**
   * Opens an instrument: makes sure that it is the right one, takes the control, and switches its
   * outputs off. Closes the link again if that fails.
   *
   * @throws WrongInstrumentException if something else answers
   * @throws SettingException if settings contradict each other or what the instrument says
   * @throws DeviceException if the instrument does not answer, refuses, or answers nonsense
   */
  CyclerDevice open(Connection connection);

  /**
   * Asks who is there, sending only what {@link DriverInfo#probe()} announces, and changes nothing.
   *
   * @return who answered; empty if it is no instrument of this driver
   * @throws DeviceException if there is no answer
   */
  default Optional<DeviceIdentity> probe(Connection connection) {
    return Optional.empty();
  }

  /**
   * Makes an instrument that is not there but speaks the same bytes, for trials and dry runs;
   * opened by {@code DRIVER:sim://CELL}.
   *
   * @param connection where it would be; its target names the cell that is connected
   * @return the instrument; empty if the driver has no simulator
   */
  default Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.empty();
  }
}
