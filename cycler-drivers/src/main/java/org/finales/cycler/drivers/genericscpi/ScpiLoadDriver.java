package org.finales.cycler.drivers.genericscpi;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;

/** Opens electronic loads with one input that speak SCPI, by the profile of their maker. */
public final class ScpiLoadDriver implements CyclerDriver {
  private static final String CODE = "scpi-load";

  private static final DriverInfo INFO =
      GenericInfo.of(
          CODE, "Electronic loads (SCPI)", LoadProfile.ALL.stream().map(LoadProfile::dialect));

  /** For {@link java.util.ServiceLoader}. */
  public ScpiLoadDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  private static LoadProfile profile(Connection connection) {
    String code = connection.settings().text("profile");
    return LoadProfile.ALL.stream()
        .filter(profile -> profile.dialect().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Envelope rated(Connection connection) {
    double watt = GenericInfo.power(connection.settings());
    return new Envelope(
        0,
        GenericInfo.rating(connection.settings(), "rated-voltage"),
        0,
        GenericInfo.rating(connection.settings(), "rated-current"),
        0,
        watt);
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    return GenericInfo.probe(connection, profile(connection).dialect());
  }

  @Override
  public CyclerDevice open(Connection connection) {
    LoadProfile profile = profile(connection);
    Ratings ratings = new Ratings(rated(connection), GenericInfo.SMALLEST_PERIOD, List.of());
    return Opening.withLink(
        connection,
        link -> {
          ScpiSession scpi = GenericInfo.session(connection, link, profile.dialect());
          DeviceIdentity identity = profile.dialect().begin(scpi, CODE);
          ReentrantLock one = new ReentrantLock();
          LoadChannel channel = new LoadChannel(scpi, profile, connection.clock(), ratings, one);
          channel.off();
          return new PlainDevice(identity, List.of(channel), scpi, profile.dialect(), link, one);
        });
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    LoadProfile profile = profile(connection);
    List<String> makers = profile.dialect().makers();
    String maker = makers.isEmpty() ? "SIMULATED" : makers.get(0).toUpperCase(Locale.ROOT);
    return Optional.of(
        new LoadSimulator(
            profile,
            maker + ",LOAD,0001,1.0",
            rated(connection),
            Opening.cells(connection, 1).get(0),
            Duration.ofMillis(5)));
  }
}
