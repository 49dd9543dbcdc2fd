package org.finales.cycler.drivers.korad;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.drivers.genericscpi.Dialect;
import org.finales.cycler.drivers.genericscpi.LoadChannel;
import org.finales.cycler.drivers.genericscpi.LoadProfile;
import org.finales.cycler.drivers.genericscpi.PlainDevice;
import org.finales.cycler.drivers.scpi.Register;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.WrongInstrumentException;

/**
 * Opens the load KEL103 of Korad, and those of RS PRO, RND and Tenma that are the same. It refuses
 * nothing: a value beyond its limits becomes the limit, which is found by reading it back.
 */
public final class Kel103Driver implements CyclerDriver {
  private static final String CODE = "kel103";

  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofMillis(500), 3, Duration.ofMillis(10), 512);

  /** Voltage, current and the input's state, with what the load takes to answer. */
  private static final Duration SMALLEST_PERIOD = Duration.ofMillis(200);

  static final LoadProfile PROFILE =
      new LoadProfile(
          new Dialect(CODE, List.of(), "\n", ":SYST:LOCK 1", ":SYST:LOCK 0", null),
          ":FUNC",
          Map.of(
              ControlMode.CURRENT, "CC",
              ControlMode.VOLTAGE, "CV",
              ControlMode.POWER, "CW",
              ControlMode.RESISTANCE, "CR"),
          Map.of(
              ControlMode.CURRENT, Register.of(":CURR", "A", 3).withUnit(),
              ControlMode.VOLTAGE, Register.of(":VOLT", "V", 3).withUnit(),
              ControlMode.POWER, Register.of(":POW", "W", 2).withUnit(),
              ControlMode.RESISTANCE, Register.of(":RES", "OHM", 3).withUnit()),
          ":INP",
          ":MEAS:VOLT?",
          ":MEAS:CURR?");

  private static final DriverInfo INFO =
      new DriverInfo(
          CODE,
          "Korad KEL103 load and its rebrands (RS PRO, RND, Tenma)",
          List.of("serial", "tcp"),
          LineSettings.of(115_200),
          List.of(
              Setting.choice(
                  "terminator", List.of("lf", "cr"), "what ends a line that is sent to it")),
          null,
          "*IDN?");

  /** For {@link java.util.ServiceLoader}. */
  public Kel103Driver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (Link link = connection.openLink()) {
      return KelIdentity.ofFamily(session(connection, link).ask("*IDN?", KelIdentity::of));
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return Opening.withLink(connection, link -> open(connection, link));
  }

  private static CyclerDevice open(Connection connection, Link link) {
    ScpiSession scpi = session(connection, link);
    String line = scpi.ask("*IDN?");
    DeviceIdentity identity = identity(line);
    scpi.tell(":SYST:LOCK 1");
    Ratings ratings = new Ratings(rated(scpi), SMALLEST_PERIOD, List.of());
    ReentrantLock one = new ReentrantLock();
    LoadChannel channel = new LoadChannel(scpi, PROFILE, connection.clock(), ratings, one);
    channel.off();
    return new PlainDevice(identity, List.of(channel), scpi, PROFILE.dialect(), link, one);
  }

  private static DeviceIdentity identity(String line) {
    try {
      DeviceIdentity identity = KelIdentity.of(line);
      return KelIdentity.ofFamily(identity).orElseThrow(() -> wrong(line));
    } catch (Unreadable e) {
      throw wrong(line);
    }
  }

  private static WrongInstrumentException wrong(String line) {
    return new WrongInstrumentException(
        "\""
            + line
            + "\" answered, but driver "
            + CODE
            + " is for the load KEL103; check the port, or use another driver");
  }

  private static Envelope rated(ScpiSession scpi) {
    double volt = scpi.rating(":VOLT:UPP?", "V");
    double ampere = scpi.rating(":CURR:UPP?", "A");
    double watt = scpi.ask(":POW:UPP?", text -> inOhm(text) ? 0 : Numbers.of(text, "W"));
    if (watt == 0) {
      // some firmware has the limits of power and resistance the wrong way round
      watt = scpi.ask(":RES:UPP?", text -> Numbers.of(text, "W"));
    }
    return new Envelope(0, volt, 0, ampere, 0, watt);
  }

  private static boolean inOhm(String text) {
    return text.toUpperCase(Locale.ROOT).endsWith("OHM");
  }

  private static ScpiSession session(Connection connection, Link link) {
    Exchange exchange = new Exchange(link, connection.clock(), connection.patience(PATIENCE));
    String end = connection.settings().text("terminator").equals("cr") ? "\r" : "\n";
    return new ScpiSession(new LineExchange(exchange, end), null);
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(
        new Kel103Simulator("KORAD-KEL103 V1.10 SN:07740976", Opening.cells(connection, 1).get(0)));
  }
}
