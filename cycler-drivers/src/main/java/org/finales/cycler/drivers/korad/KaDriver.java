package org.finales.cycler.drivers.korad;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.driver.Settings;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.WrongInstrumentException;

/**
 * Opens supplies of Korad's KA and KD series with one output, and those of Velleman, Tenma, RND and
 * Stamos that are the same. The ratings follow from the model's name: KA3005P has 30 V and 5 A.
 */
public final class KaDriver implements CyclerDriver {
  private static final String CODE = "korad-ka";
  private static final Pattern MODEL = Pattern.compile("(?:KA|KD|PS|LS)-?(\\d\\d)(\\d\\d)");

  /** Tenma's numbers, from the list of rebrands at sigrok.org/wiki/Korad_KAxxxxP_series. */
  private static final Map<String, double[]> TENMA =
      Map.of(
          "72-2535", new double[] {30, 3},
          "72-2540", new double[] {30, 5},
          "72-2545", new double[] {60, 2},
          "72-2550", new double[] {60, 3});

  /** Commands that follow each other too closely get lost. */
  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofMillis(500), 3, Duration.ofMillis(50), 256);

  /** Voltage, current and the status twice, each with its pause. */
  private static final Duration SMALLEST_PERIOD = Duration.ofMillis(500);

  private static final DriverInfo INFO =
      new DriverInfo(
          CODE,
          "Korad KA supplies and their rebrands (Velleman, Tenma, RND)",
          List.of("serial"),
          LineSettings.of(9600),
          List.of(
              Setting.choice(
                  "terminator",
                  List.of("none", "lf"),
                  "what ends commands and answers: nothing, or a line feed with newer firmware"),
              Setting.quantity(
                  "rated-voltage", "V", null, "highest voltage, unless the name tells"),
              Setting.quantity(
                  "rated-current", "A", null, "highest current, unless the name tells")),
          null,
          "*IDN?");

  /** For {@link java.util.ServiceLoader}. */
  public KaDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  private static KaSession session(Connection connection, Link link) {
    Exchange exchange = new Exchange(link, connection.clock(), connection.patience(PATIENCE));
    return new KaSession(exchange, connection.settings().text("terminator").equals("lf"));
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (Link link = connection.openLink()) {
      return session(connection, link).identify();
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return Opening.withLink(connection, link -> open(connection, link));
  }

  private static CyclerDevice open(Connection connection, Link link) {
    KaSession session = session(connection, link);
    DeviceIdentity identity =
        identify(session, connection.settings().text("terminator"))
            .orElseThrow(
                () ->
                    new WrongInstrumentException(
                        session.name()
                            + " does not say that it is a supply of the KA series; check the"
                            + " port, the setting terminator, or use another driver"));
    ReentrantLock one = new ReentrantLock();
    Ratings ratings =
        new Ratings(rated(connection.settings(), identity), SMALLEST_PERIOD, List.of());
    KaChannel channel = new KaChannel(session, connection.clock(), ratings, one);
    channel.off();
    // with it the supply would switch off instead of holding a current
    session.tell("OCP0");
    return new KaDevice(identity, channel, link, one);
  }

  private static Optional<DeviceIdentity> identify(KaSession session, String terminator) {
    String hint =
        terminator.equals("none")
            ? "; a supply with newer firmware waits for a line feed: try the setting terminator=lf"
            : "; a supply with older firmware ends nothing: try the setting terminator=none";
    try {
      return session.identify();
    } catch (NoAnswerException e) {
      throw new NoAnswerException(e.getMessage() + hint, e);
    } catch (NonsenseException e) {
      throw new NonsenseException(e.getMessage() + hint, e);
    }
  }

  private static Envelope rated(Settings settings, DeviceIdentity identity) {
    double[] named = ofModel(identity.model());
    double volt = settings.has("rated-voltage") ? settings.number("rated-voltage") : named[0];
    double ampere = settings.has("rated-current") ? settings.number("rated-current") : named[1];
    if (!(volt > 0 && volt < 1000 && ampere > 0 && ampere < 1000)) {
      throw new SettingException(
          "the ratings of a "
              + identity.text()
              + " do not follow from its name; give rated-voltage and rated-current as on its"
              + " type plate");
    }
    return new Envelope(0, volt, ampere, 0, volt * ampere, 0);
  }

  private static double[] ofModel(String model) {
    Matcher matcher = MODEL.matcher(model);
    if (matcher.find()) {
      return new double[] {
        Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))
      };
    }
    return TENMA.entrySet().stream()
        .filter(tenma -> model.contains(tenma.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(new double[] {0, 0});
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(new KaSimulator("KORADKA3005PV2.0", Opening.cells(connection, 1).get(0)));
  }
}
