package org.finales.cycler.drivers.neware;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.driver.Settings;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.WrongInstrumentException;

/**
 * Neware's battery testing system through its client program: {@code neware-bts:tcp://host:502}.
 * The program has to run in its interface mode, and to be able to read the folder for step files.
 */
public final class NewareBtsDriver implements CyclerDriver {
  /** The system refreshes what it tells every 5 s. */
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofSeconds(3), 2, Duration.ZERO, 4 * 1024 * 1024);

  private static final DriverInfo INFO =
      new DriverInfo(
          "neware-bts",
          "Neware battery testing system (BTS client 8, interface mode)",
          List.of("tcp"),
          null,
          List.of(
              Setting.text("user", "admin", "user of the interface"),
              Setting.text("password", "neware", "password of the interface").hidden(),
              Setting.text("channels", null, "names of channels, joined by commas; otherwise all"),
              Setting.text(
                  "protocol-folder", null, "folder for step files, as this computer names it"),
              Setting.text(
                  "protocol-folder-there", "", "the same as the BTS client's computer names it"),
              Setting.text(
                  "data-folder",
                  "C:\\Neware data\\",
                  "folder of the BTS client for its data files"),
              Setting.quantity("rated-voltage", "V", "5 V", "highest voltage, as on the label"),
              Setting.quantity("rated-current", "A", "6 A", "highest current, as on the label")),
          "pausing and resuming follow a published client of the maker's interface and were not"
              + " seen at an instrument; the rest was recorded at one",
          "a log-in (connect) and getdevinfo, as XML");

  @Override
  public DriverInfo info() {
    return INFO;
  }

  @Override
  public CyclerDevice open(Connection connection) {
    Link link = connection.openLink();
    try {
      return opened(connection, link);
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  private static CyclerDevice opened(Connection connection, Link link) {
    Settings settings = connection.settings();
    BtsClient client =
        new BtsClient(new Exchange(link, connection.clock(), connection.patience(PATIENCE)));
    try {
      client.connect(settings.text("user"), settings.text("password"));
    } catch (NonsenseException e) {
      throw new WrongInstrumentException(
          link.name() + " is no BTS client in interface mode; check address and port", e);
    }
    List<BtsAddress> addresses = chosen(settings, client.channels());
    double volts = settings.number("rated-voltage");
    double amperes = settings.number("rated-current");
    Ratings ratings = new Ratings(envelope(volts, amperes), PERIOD, List.of());
    BtsFolders folders = folders(settings);
    List<CyclerChannel> channels =
        addresses.stream()
            .<CyclerChannel>map(
                address -> new BtsChannel(client, address, folders, ratings, connection.clock()))
            .toList();
    return new BtsDevice(link, client, addresses, channels);
  }

  private static Envelope envelope(double volts, double amperes) {
    try {
      return Envelope.of(0, volts, amperes);
    } catch (IllegalArgumentException e) {
      throw new SettingException("the ratings contradict each other: " + e.getMessage(), e);
    }
  }

  private static BtsFolders folders(Settings settings) {
    String here =
        settings.has("protocol-folder")
            ? settings.text("protocol-folder")
            : System.getProperty("java.io.tmpdir", ".");
    try {
      return new BtsFolders(
          Path.of(here), settings.text("protocol-folder-there"), settings.text("data-folder"));
    } catch (InvalidPathException e) {
      throw new SettingException("protocol-folder is no path: " + e.getMessage(), e);
    }
  }

  private static List<BtsAddress> chosen(Settings settings, List<BtsAddress> all) {
    if (all.isEmpty()) {
      throw new WrongInstrumentException(
          "the BTS client knows no channel; check in its own window that the instruments are"
              + " connected");
    }
    if (!settings.has("channels")) {
      return all;
    }
    Set<String> wanted = new TreeSet<>(List.of(settings.text("channels").split("\\s*,\\s*")));
    List<BtsAddress> chosen = all.stream().filter(a -> wanted.remove(a.name())).toList();
    if (!wanted.isEmpty()) {
      throw new SettingException(
          "there are no channels "
              + wanted
              + "; there are "
              + all.stream().map(BtsAddress::name).toList());
    }
    return chosen;
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (CyclerDevice device = open(connection)) {
      return Optional.of(device.identity());
    } catch (WrongInstrumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(new BtsSimulator(connection.cell(), connection.clock()));
  }
}
