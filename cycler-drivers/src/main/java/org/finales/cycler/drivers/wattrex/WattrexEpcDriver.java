package org.finales.cycler.drivers.wattrex;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.SettingException;

/**
 * Opens WattRex's regenerative converter behind a serial CAN adapter (SLCAN). Several devices on
 * one adapter are opened with the same port and different ids.
 */
public final class WattrexEpcDriver implements CyclerDriver {
  private static final Duration LONGEST = Duration.ofSeconds(327);

  private static final DriverInfo INFO =
      new DriverInfo(
          "wattrex-epc",
          "WattRex regenerative converter (EPC, CAN by SLCAN)",
          List.of("serial", "tcp"),
          LineSettings.of(115_200),
          List.of(
              Setting.integer(
                  "id", 19, "number of the converter on the bus, 0 to 127 without 16 to 18"),
              Setting.quantity(
                  "heartbeat",
                  "s",
                  "60 s",
                  "the converter switches off if the host is silent for so long, 0 s to 327 s; 0 s"
                      + " for never"),
              Setting.quantity(
                  "period",
                  "s",
                  "0 s",
                  "how often the converter tells its measurements by itself, 0 s to 327 s; 0 s to"
                      + " ask for each")),
          "written from the source of the converter's firmware, never tried on one; the order of"
              + " bytes in its limits differs between editions and is found by reading them back",
          "the CAN request for information, frame ID1#00, at 125 kbit/s");

  /** For {@link java.util.ServiceLoader}. */
  public WattrexEpcDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  private static int id(Connection connection) {
    int id = Opening.integer(connection, "id", 0, 127);
    if (id >= 16 && id <= 18) {
      throw new SettingException(
          "id is " + id + ", whose frames are those of battery monitors; give another one");
    }
    return id;
  }

  private static Duration ticked(Connection connection, String name) {
    Duration length = connection.settings().duration(name);
    if (length.isNegative() || length.compareTo(LONGEST) > 0) {
      throw new SettingException(name + " is " + length.toMillis() + " ms; give 0 s to 327 s");
    }
    return length;
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    EpcSession session = new EpcSession(connection, id(connection));
    try (var port = session.port()) {
      return Optional.of(session.info().identity());
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    int id = id(connection);
    Duration heartbeat = ticked(connection, "heartbeat");
    Duration period = ticked(connection, "period");
    EpcSession session = new EpcSession(connection, id);
    try {
      EpcInfo info = session.info();
      session.configure(heartbeat, period);
      ReentrantLock one = new ReentrantLock();
      EpcChannel channel = new EpcChannel(session, info, period, one);
      channel.off();
      session.forgetErrors();
      return new EpcDevice(session, info, channel, one);
    } catch (RuntimeException e) {
      session.port().close();
      throw e;
    }
  }

  /** Makes a converter with all its thermometers behind an adapter. */
  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    EpcNode epc =
        new EpcNode(id(connection), true, Opening.cells(connection, 1).get(0), connection.clock());
    return Optional.of(new WattrexSimulator(List.of(epc), epc));
  }
}
