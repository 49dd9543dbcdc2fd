package org.finales.cycler.drivers.flowmeter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.WrongInstrumentException;

/**
 * Opens the flow meter of the WattRex project as a channel with two auxiliary inputs and nothing
 * else. Its words look like SCPI but have to match letter by letter.
 */
public final class FlowMeterDriver implements CyclerDriver {
  private static final String CODE = "flow-meter";
  private static final String IDENTIFY = ":IDN*?";
  private static final Pattern IDENTITY =
      Pattern.compile(":IDN:FLOWmeter:DEVice:(\\w{1,20}):VERsion:(\\w{1,20})");

  /** Opening the port restarts most of these boards, which takes them two seconds. */
  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofMillis(700), 4, Duration.ofMillis(20), 512);

  private static final DriverInfo INFO =
      new DriverInfo(
          CODE,
          "Flow meter (WattRex, Arduino)",
          List.of("serial"),
          LineSettings.of(19_200),
          List.of(),
          null,
          IDENTIFY);

  /** For {@link java.util.ServiceLoader}. */
  public FlowMeterDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  private static LineExchange lines(Connection connection, Link link) {
    return new LineExchange(
        new Exchange(link, connection.clock(), connection.patience(PATIENCE)), "\n");
  }

  private static Optional<DeviceIdentity> identity(String line) {
    Matcher matcher = IDENTITY.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new DeviceIdentity("WattRex", "FLOWmeter", matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (Link link = connection.openLink()) {
      return identity(lines(connection, link).ask(IDENTIFY, FlowLine::notBoot));
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return Opening.withLink(
        connection,
        link -> {
          LineExchange lines = lines(connection, link);
          String line = lines.ask(IDENTIFY, FlowLine::notBoot);
          DeviceIdentity identity =
              identity(line)
                  .orElseThrow(
                      () ->
                          new WrongInstrumentException(
                              "\""
                                  + line
                                  + "\" answered, which is no flow meter; check the port, or use"
                                  + " another driver"));
          return new FlowMeter(identity, new FlowChannel(lines, connection.clock()), link);
        });
  }

  /** Makes one at whose sensors 1200 and 300 mL/min flow. */
  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(new FlowMeterSimulator(1200, 300));
  }
}
