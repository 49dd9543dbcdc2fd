package org.finales.cycler.drivers.eascpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.drivers.scpi.ScpiIdentity;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.RefusedException;

/**
 * Opens power supplies (PS, PSI), loads (EL) and bidirectional supplies (PSB) of EA
 * Elektro-Automatik that speak SCPI. The kind follows from the model's name.
 */
public final class EaScpiDriver implements CyclerDriver {
  private static final String CODE = "ea-scpi";
  private static final String MAKER = "EA";

  /** The maker asks for 50 ms between messages. */
  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofMillis(800), 2, Duration.ofMillis(50), 1024);

  private static final DriverInfo INFO =
      new DriverInfo(
          CODE,
          "EA Elektro-Automatik supplies and loads (SCPI)",
          List.of("serial", "tcp"),
          LineSettings.of(115_200),
          List.of(
              Setting.choice(
                  "kind",
                  List.of("auto", "source", "load", "bidirectional"),
                  "which way the current can flow; auto looks at the model's name"),
              Setting.integer(
                  "outputs", 1, "how many outputs it has; 2 for the PS 2000 B TFT with two")),
          null,
          "*IDN?");

  /** For {@link java.util.ServiceLoader}. */
  public EaScpiDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (Link link = connection.openLink()) {
      DeviceIdentity identity = session(connection, link).identify();
      return ScpiIdentity.isOf(identity, MAKER) ? Optional.of(identity) : Optional.empty();
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    int outputs = Opening.integer(connection, "outputs", 1, 3);
    return Opening.withLink(connection, link -> open(connection, link, outputs));
  }

  private static CyclerDevice open(Connection connection, Link link, int outputs) {
    EaSession session = session(connection, link);
    ScpiSession scpi = session.scpi();
    scpi.tell("*CLS");
    DeviceIdentity identity = session.identify();
    ScpiIdentity.expect(identity, CODE, MAKER);
    EaKind kind = kind(connection.settings().text("kind"), identity);
    session.condition();
    session.takeControl();
    // the PS 2000 series has no limit of power
    boolean powerSettable = !identity.model().toUpperCase(Locale.ROOT).contains("PS 2");
    EaNominal nominal = EaNominal.ask(scpi, powerSettable);
    if (kind.takes()) {
      leaveResistanceMode(scpi);
    }
    ReentrantLock one = new ReentrantLock();
    List<EaChannel> channels = new ArrayList<>();
    for (int i = 1; i <= outputs; i++) {
      channels.add(
          new EaChannel(
              session,
              connection.clock(),
              kind,
              nominal,
              nominal.ratings(kind),
              i,
              outputs == 1 ? "" : " (@" + i + ")",
              one));
    }
    channels.forEach(EaChannel::off);
    return new EaDevice(identity, channels, session, link, one);
  }

  /** Somebody may have left it in that mode at the front; not every load has it. */
  private static void leaveResistanceMode(ScpiSession scpi) {
    try {
      scpi.command("SYST:CONF:MODE UIP");
    } catch (RefusedException e) {
      // without that mode there is nothing to leave
    }
  }

  private static EaKind kind(String setting, DeviceIdentity identity) {
    return setting.equals("auto")
        ? EaKind.ofModel(identity.model())
        : EaKind.valueOf(setting.toUpperCase(Locale.ROOT));
  }

  private static EaSession session(Connection connection, Link link) {
    Exchange exchange = new Exchange(link, connection.clock(), connection.patience(PATIENCE));
    return new EaSession(new ScpiSession(new LineExchange(exchange, "\n"), "SYST:ERR?"));
  }

  /**
   * Makes a PS 9080-60, an EL 9080-60 or a PSB 9080-60 as the setting {@code kind} says, rated for
   * 80 V, 60 A and 1500 W.
   */
  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    String kind = connection.settings().text("kind");
    return Optional.of(
        new EaScpiSimulator(
            kind.equals("auto") ? EaKind.SOURCE : EaKind.valueOf(kind.toUpperCase(Locale.ROOT)),
            Opening.cells(connection, Opening.integer(connection, "outputs", 1, 3))));
  }
}
