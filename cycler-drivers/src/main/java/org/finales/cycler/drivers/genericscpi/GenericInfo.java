package org.finales.cycler.drivers.genericscpi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.driver.Settings;
import org.finales.cycler.drivers.scpi.ScpiIdentity;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.SettingException;

/** What the drivers of supplies and loads with profiles have in common. */
final class GenericInfo {
  /** A measurement of voltage, of current, and whether it is on. */
  static final Duration SMALLEST_PERIOD = Duration.ofMillis(250);

  /** Older instruments lose what follows too closely; 20 ms is enough for those we know of. */
  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofSeconds(1), 2, Duration.ofMillis(20), 1024);

  private GenericInfo() {}

  static DriverInfo of(String code, String name, Stream<Dialect> dialects, Setting... more) {
    return new DriverInfo(
        code,
        name,
        List.of("tcp", "serial"),
        LineSettings.of(9600),
        Stream.concat(
                Stream.of(
                    Setting.choice(
                        "profile",
                        dialects.map(Dialect::code).collect(Collectors.toList()),
                        "whose way of speaking SCPI it has"),
                    Setting.quantity(
                            "rated-voltage", "V", null, "highest voltage on its type plate")
                        .mandatory(),
                    Setting.quantity(
                            "rated-current", "A", null, "highest current on its type plate")
                        .mandatory(),
                    Setting.quantity(
                        "rated-power",
                        "W",
                        null,
                        "highest power on its type plate; voltage times current otherwise")),
                Stream.of(more))
            .toList(),
        "the profiles follow the makers' command sets and were tried on simulators only",
        "*IDN?");
  }

  static ScpiSession session(Connection connection, Link link, Dialect dialect) {
    Exchange exchange = new Exchange(link, connection.clock(), connection.patience(PATIENCE));
    return new ScpiSession(new LineExchange(exchange, dialect.terminator()), dialect.errorQuery());
  }

  /** Asks who answers; empty if it is none of the profile's makers. */
  static Optional<DeviceIdentity> probe(Connection connection, Dialect dialect) {
    try (Link link = connection.openLink()) {
      DeviceIdentity identity = session(connection, link, dialect).ask("*IDN?", ScpiIdentity::of);
      List<String> makers = dialect.makers();
      return makers.isEmpty() || ScpiIdentity.isOf(identity, makers.toArray(new String[0]))
          ? Optional.of(identity)
          : Optional.empty();
    }
  }

  static double rating(Settings settings, String name) {
    double value = settings.number(name);
    if (!(value > 0 && value <= 1e6)) {
      throw new SettingException(
          name + " is " + value + "; give what the type plate says, above zero");
    }
    return value;
  }

  static double power(Settings settings) {
    return settings.has("rated-power")
        ? rating(settings, "rated-power")
        : rating(settings, "rated-voltage") * rating(settings, "rated-current");
  }
}
