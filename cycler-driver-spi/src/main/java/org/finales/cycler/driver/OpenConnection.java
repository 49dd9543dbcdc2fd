package org.finales.cycler.driver;

import java.util.function.UnaryOperator;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.LinkProvider;
import org.finales.cycler.simulator.MemoryLink;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SettingException;
import org.jspecify.annotations.Nullable;

/** A connection whose settings were checked. */
record OpenConnection(
    CyclerDriver driver,
    ConnectionString where,
    Settings settings,
    LabClock clock,
    @Nullable LinkProvider links,
    UnaryOperator<Link> listened)
    implements Connection {

  @Override
  public Link openLink() {
    DriverInfo info = driver.info();
    if (CommonSettings.SIMULATED.equals(where.scheme())) {
      SimulatedInstrument instrument =
          driver
              .simulator(this)
              .orElseThrow(
                  () -> new SettingException("driver " + info.code() + " has no simulator"));
      return listened.apply(new MemoryLink(instrument, clock));
    }
    if (links == null) {
      throw new SettingException(
          "driver "
              + info.code()
              + " needs a link; write "
              + info.code()
              + ":serial://PORT, "
              + info.code()
              + ":tcp://HOST:PORT or "
              + info.code()
              + ":sim://CELL");
    }
    return listened.apply(links.open(where.target(), CommonSettings.line(info, settings)));
  }

  @Override
  public CellParameters cell() {
    return CommonSettings.cell(where);
  }

  @Override
  public ExchangePolicy patience(ExchangePolicy usual) {
    return CommonSettings.patience(driver.info().code(), settings, usual);
  }
}
