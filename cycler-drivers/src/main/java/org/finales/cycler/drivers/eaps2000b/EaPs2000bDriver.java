package org.finales.cycler.drivers.eaps2000b;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.Parity;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.WrongInstrumentException;

/**
 * Opens power supplies PS 2000 B, Single and Triple, of EA Elektro-Automatik; those with a colour
 * display speak {@code ea-scpi} and {@code ea-modbus} instead.
 */
public final class EaPs2000bDriver implements CyclerDriver {
  /** The maker asks for at least 50 ms between telegrams. */
  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofMillis(300), 3, Duration.ofMillis(50), 256);

  private static final Duration SMALLEST_PERIOD = Duration.ofMillis(100);

  private static final DriverInfo INFO =
      new DriverInfo(
          "ea-ps2000b",
          "EA Elektro-Automatik PS 2000 B supplies (telegrams)",
          List.of("serial", "tcp"),
          new LineSettings(115_200, 8, Parity.ODD, 1, false, Duration.ofSeconds(5)),
          List.of(
              Setting.integer(
                  "outputs",
                  1,
                  "how many outputs the simulator has; a real supply says it itself")),
          "the scale of the protections follows the maker's object list, which was never tried"
              + " on a supply here",
          "the telegram that asks for the device type, 7F 00 00 00 7F");

  /** For {@link java.util.ServiceLoader}. */
  public EaPs2000bDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  private static boolean isOne(String type) {
    return type.replace(" ", "").startsWith("PS2");
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (Link link = connection.openLink()) {
      PsSession session = session(connection, link);
      String type = session.text(PsObject.TYPE);
      return isOne(type) ? Optional.of(session.identity(type)) : Optional.empty();
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return Opening.withLink(connection, link -> open(connection, link));
  }

  private static CyclerDevice open(Connection connection, Link link) {
    PsSession session = session(connection, link);
    String type = session.text(PsObject.TYPE);
    if (!isOne(type)) {
      throw new WrongInstrumentException(
          "\"" + type + "\" at " + link.name() + " is no PS 2000 B; check port and driver");
    }
    Ratings ratings =
        new Ratings(
            new Envelope(
                0,
                session.nominal(PsObject.NOMINAL_VOLTAGE),
                session.nominal(PsObject.NOMINAL_CURRENT),
                0,
                session.nominal(PsObject.NOMINAL_POWER),
                0),
            SMALLEST_PERIOD,
            List.of());
    boolean triple = session.deviceClass() == PsObject.TRIPLE;
    ReentrantLock one = new ReentrantLock();
    List<PsChannel> channels = new ArrayList<>();
    for (int output = 0; output < (triple ? 2 : 1); output++) {
      session.takeControl(output);
      channels.add(new PsChannel(session, output, ratings, one));
    }
    if (triple) {
      // with tracking the second output would follow the first
      session.control(0, PsObject.TRACKING_BITS, PsObject.TRACKING_OFF);
    }
    channels.forEach(PsChannel::off);
    return new PsDevice(session.identity(type), channels, session, link, one);
  }

  private static PsSession session(Connection connection, Link link) {
    return new PsSession(
        new Exchange(link, connection.clock(), connection.patience(PATIENCE)), connection.clock());
  }

  /** Makes a PS 2042-06B, or a PS 2342-06B with two outputs; rated for 42 V, 6 A and 100 W. */
  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    int outputs = Opening.integer(connection, "outputs", 1, 2);
    return Optional.of(
        new Ps2000bSimulator(Opening.cells(connection, outputs), connection.clock()));
  }
}
