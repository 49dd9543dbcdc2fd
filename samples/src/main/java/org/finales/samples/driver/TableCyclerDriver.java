package org.finales.samples.driver;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.WrongInstrumentException;

/** Drives the table cycler of the guide: one channel, lines of text, a serial port. */
public final class TableCyclerDriver implements CyclerDriver {

  @Override
  public DriverInfo info() {
    return new DriverInfo(
        "table-cycler",
        "Table cycler of the guide",
        List.of("serial", "tcp"),
        LineSettings.of(115_200),
        List.of(),
        null,
        null);
  }

  @Override
  public CyclerDevice open(Connection connection) {
    ExchangePolicy patience = connection.patience(ExchangePolicy.DEFAULT);
    Link link = connection.openLink();
    try {
      LineExchange line = new LineExchange(new Exchange(link, connection.clock(), patience), "\n");
      DeviceIdentity identity = line.ask("*IDN?", TableCyclerDriver::identity);
      TableCyclerChannel channel = new TableCyclerChannel(line, connection.clock());
      channel.off();
      return new TableCycler(link, identity, channel, new AtomicBoolean());
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(new TableCyclerSimulator(connection.cell(), connection.clock()));
  }

  private static DeviceIdentity identity(String answer) {
    String[] parts = answer.split(",");
    if (parts.length != 4) {
      throw new Unreadable("maker, model, serial number and firmware");
    }
    if (!parts[1].equals("TC-1")) {
      throw new WrongInstrumentException("a TC-1 was expected, but " + parts[1] + " answers");
    }
    return new DeviceIdentity(parts[0], parts[1], parts[2], parts[3]);
  }
}
