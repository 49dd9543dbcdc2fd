package org.finales.cycler.driver;

import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SettingException;

/** What a driver gets to open an instrument with. */
public interface Connection {

  /** Returns where to. */
  ConnectionString where();

  /** Returns the values of the driver's own settings. */
  Settings settings();

  /**
   * Returns the cell at the terminals of a simulated instrument: {@code
   * DRIVER:sim://li-ion?capacity=2.5Ah}.
   *
   * @throws org.finales.cycler.spi.SettingException if there is no such cell
   */
  CellParameters cell();

  /** Returns the time; drivers know no other. */
  LabClock clock();

  /**
   * Opens the link; the driver has to close it.
   *
   * @throws SettingException if the driver can use no link of that scheme
   * @throws DeviceException if there is no way
   */
  Link openLink();

  /**
   * Returns how patient exchanges are: the driver's own way, changed by the settings {@code
   * timeout} and {@code attempts} if they were given.
   */
  ExchangePolicy patience(ExchangePolicy usual);
}
