package org.finales.cycler.drivers.keithley;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;

/** Opens the source-measure units 2400 and 2401 of Keithley, over RS-232 or a gateway. */
public final class Keithley2400Driver implements CyclerDriver {
  private static final String CODE = "keithley-2400";
  private static final SmuOpening OPENING = new SmuOpening(SmuDialect.MODEL_2400, CODE);

  private static final DriverInfo INFO =
      new DriverInfo(
          CODE,
          "Keithley 2400 source-measure unit",
          List.of("serial", "tcp"),
          LineSettings.of(9600),
          settings(),
          null,
          "*IDN?");

  /** For {@link java.util.ServiceLoader}. */
  public Keithley2400Driver() {}

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(SmuOpening.settings());
    settings.add(
        Setting.choice(
            "terminator",
            List.of("cr", "lf", "crlf"),
            "what ends a line, as chosen in its RS-232 menu"));
    return settings;
  }

  private static String terminator(Connection connection) {
    return switch (connection.settings().text("terminator")) {
      case "lf" -> "\n";
      case "crlf" -> "\r\n";
      default -> "\r";
    };
  }

  @Override
  public DriverInfo info() {
    return INFO;
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    return OPENING.probe(connection, terminator(connection));
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return OPENING.open(connection, terminator(connection));
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(
        new SmuSimulator(
            SmuDialect.MODEL_2400,
            SmuOpening.rated(connection),
            Opening.cells(connection, 1).get(0)));
  }
}
