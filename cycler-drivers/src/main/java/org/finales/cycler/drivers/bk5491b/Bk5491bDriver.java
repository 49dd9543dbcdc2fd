package org.finales.cycler.drivers.bk5491b;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.WrongInstrumentException;

/**
 * Opens the multimeters 5491B and 2831E of BK Precision as a channel that only measures: the
 * voltage or the current of a battery, as the setting {@code measure} says.
 */
public final class Bk5491bDriver implements CyclerDriver {
  private static final String CODE = "bk-5491b";

  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofSeconds(1), 3, Duration.ofMillis(20), 512);

  private static final DriverInfo INFO =
      new DriverInfo(
          CODE,
          "BK Precision 5491B multimeter",
          List.of("serial"),
          LineSettings.of(38_400),
          List.of(
              Setting.choice(
                  "measure", List.of("voltage", "current"), "which quantity of the battery"),
              Setting.choice(
                  "integration",
                  List.of("1", "0.1", "10"),
                  "how long it measures, in periods of the mains; longer is less noisy"),
              Setting.onOff(
                  "reversed", false, "whether the leads are connected the other way round")),
          null,
          "*IDN?");

  /** For {@link java.util.ServiceLoader}. */
  public Bk5491bDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  private static LineExchange lines(Connection connection, Link link) {
    return new LineExchange(
        new Exchange(link, connection.clock(), connection.patience(PATIENCE)), "\n");
  }

  private static DeviceIdentity identity(String line) {
    String[] parts = line.split(",", -1);
    if (parts.length < 2) {
      throw new Unreadable("a model and a serial number, joined by commas");
    }
    String version = parts.length > 2 ? parts[1].strip() : "";
    return new DeviceIdentity(
        "BK Precision", parts[0].strip(), parts[parts.length - 1].strip(), version);
  }

  private static boolean known(DeviceIdentity identity) {
    String model = identity.model().toUpperCase(Locale.ROOT);
    return model.contains("5491B") || model.contains("2831E");
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (Link link = connection.openLink()) {
      return Optional.of(lines(connection, link).ask("*IDN?", Bk5491bDriver::identity))
          .filter(Bk5491bDriver::known);
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    MeterFunction function = MeterFunction.ofName(connection.settings().text("measure"));
    return Opening.withLink(connection, link -> open(connection, link, function));
  }

  private static CyclerDevice open(Connection connection, Link link, MeterFunction function) {
    LineExchange lines = lines(connection, link);
    DeviceIdentity identity = lines.ask("*IDN?", Bk5491bDriver::identity);
    if (!known(identity)) {
      throw new WrongInstrumentException(
          "\""
              + identity.text()
              + "\" answered, but driver "
              + CODE
              + " is for the 5491B and the 2831E; check the port, or use another driver");
    }
    lines.tell("FUNC " + function.header());
    lines.tell(function.header() + ":NPLC " + connection.settings().text("integration"));
    lines.tell(function.header() + ":RANG:AUTO ON");
    // asked last, so that the echoes of the commands are gone as well
    String set = lines.ask("FUNC?");
    if (!set.toUpperCase(Locale.ROOT).contains(function.header().substring(0, 4))) {
      throw new RefusedException(
          "FUNC",
          lines.name()
              + " measures "
              + set
              + " and not "
              + function.header()
              + "; switch it to"
              + " remote control and check the leads");
    }
    return new MeterDevice(
        identity,
        new MeterChannel(lines, connection.clock(), function, connection.settings().on("reversed")),
        lines,
        link);
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(
        new Bk5491bSimulator(
            Opening.cells(connection, 1).get(0),
            MeterFunction.ofName(connection.settings().text("measure"))));
  }
}
