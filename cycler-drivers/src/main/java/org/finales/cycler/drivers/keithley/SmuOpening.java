package org.finales.cycler.drivers.keithley;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.drivers.genericscpi.Dialect;
import org.finales.cycler.drivers.genericscpi.PlainDevice;
import org.finales.cycler.drivers.scpi.ScpiIdentity;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.WrongInstrumentException;

/** Opens either model. */
final class SmuOpening {
  /** Measuring both quantities takes a tenth of a second, and a slow line as long again. */
  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofSeconds(2), 2, Duration.ofMillis(5), 1024);

  private static final Duration SMALLEST_PERIOD = Duration.ofMillis(500);

  private static final Setting RANGE =
      Setting.choice(
          "range", List.of("20V-1A", "200V-100mA"), "in which of its two ranges of power it works");
  private static final Setting FOUR_WIRE =
      Setting.onOff("four-wire", false, "whether the sense leads are connected to the battery");

  private final SmuDialect dialect;
  private final String code;

  SmuOpening(SmuDialect dialect, String code) {
    this.dialect = dialect;
    this.code = code;
  }

  static List<Setting> settings() {
    return List.of(RANGE, FOUR_WIRE);
  }

  /** The ends of both ranges are those of the data sheets: 5 % above their names. */
  static Envelope rated(Connection connection) {
    boolean low = connection.settings().text("range").equals("20V-1A");
    double volt = low ? 21 : 210;
    double ampere = low ? 1.05 : 0.105;
    return new Envelope(-volt, volt, ampere, ampere, volt * ampere, volt * ampere);
  }

  private static ScpiSession session(Connection connection, Link link, String terminator) {
    Exchange exchange = new Exchange(link, connection.clock(), connection.patience(PATIENCE));
    return new ScpiSession(new LineExchange(exchange, terminator), ":SYST:ERR?");
  }

  private boolean isOurs(DeviceIdentity identity) {
    return ScpiIdentity.isOf(identity, "KEITHLEY")
        && dialect.models().stream().anyMatch(model -> identity.model().endsWith(model));
  }

  Optional<DeviceIdentity> probe(Connection connection, String terminator) {
    try (Link link = connection.openLink()) {
      return Optional.of(session(connection, link, terminator).ask("*IDN?", ScpiIdentity::of))
          .filter(this::isOurs);
    }
  }

  CyclerDevice open(Connection connection, String terminator) {
    return Opening.withLink(connection, link -> open(connection, link, terminator));
  }

  private CyclerDevice open(Connection connection, Link link, String terminator) {
    ScpiSession scpi = session(connection, link, terminator);
    DeviceIdentity identity = scpi.ask("*IDN?", ScpiIdentity::of);
    if (!isOurs(identity)) {
      throw new WrongInstrumentException(
          "\""
              + identity.text()
              + "\" answered, but driver "
              + code
              + " is for the models "
              + String.join(", ", dialect.models())
              + " of Keithley; check the port, or use another driver");
    }
    dialect.check(scpi);
    boolean fourWire = connection.settings().on("four-wire");
    scpi.tell(":OUTP OFF");
    scpi.tell("*RST");
    scpi.tell("*CLS");
    dialect.begin(scpi, fourWire);
    ReentrantLock one = new ReentrantLock();
    SmuChannel channel =
        new SmuChannel(
            scpi,
            dialect,
            connection.clock(),
            fourWire,
            new Ratings(rated(connection), SMALLEST_PERIOD, List.of()),
            one);
    channel.off();
    Dialect plain = new Dialect(code, List.of(), terminator, null, null, ":SYST:ERR?");
    return new PlainDevice(identity, List.of(channel), scpi, plain, link, one);
  }
}
