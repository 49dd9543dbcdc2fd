package org.finales.cycler.drivers.genericscpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;

/** Opens power supplies with one to four outputs that speak SCPI, by the profile of their maker. */
public final class ScpiSupplyDriver implements CyclerDriver {
  private static final String CODE = "scpi-supply";
  private static final int MOST_OUTPUTS = 4;

  private static final DriverInfo INFO =
      GenericInfo.of(
          CODE,
          "Power supplies (SCPI)",
          SupplyProfile.ALL.stream().map(SupplyProfile::dialect),
          Setting.integer("outputs", 1, "how many of its outputs are used, from the first one"));

  /** For {@link java.util.ServiceLoader}. */
  public ScpiSupplyDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  private static SupplyProfile profile(Connection connection) {
    String code = connection.settings().text("profile");
    return SupplyProfile.ALL.stream()
        .filter(profile -> profile.dialect().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Envelope rated(Connection connection) {
    return new Envelope(
        0,
        GenericInfo.rating(connection.settings(), "rated-voltage"),
        GenericInfo.rating(connection.settings(), "rated-current"),
        0,
        GenericInfo.power(connection.settings()),
        0);
  }

  private static int outputs(Connection connection, SupplyProfile profile) {
    int most =
        profile.select() == null && profile.voltage().equals(profile.of(2).voltage())
            ? 1
            : MOST_OUTPUTS;
    return Opening.integer(connection, "outputs", 1, most);
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    return GenericInfo.probe(connection, profile(connection).dialect());
  }

  @Override
  public CyclerDevice open(Connection connection) {
    SupplyProfile profile = profile(connection);
    Ratings ratings = new Ratings(rated(connection), GenericInfo.SMALLEST_PERIOD, List.of());
    int outputs = outputs(connection, profile);
    return Opening.withLink(
        connection,
        link -> {
          ScpiSession scpi = GenericInfo.session(connection, link, profile.dialect());
          DeviceIdentity identity = profile.dialect().begin(scpi, CODE);
          return opened(connection, link, scpi, identity, profile, ratings, outputs);
        });
  }

  private static CyclerDevice opened(
      Connection connection,
      Link link,
      ScpiSession scpi,
      DeviceIdentity identity,
      SupplyProfile profile,
      Ratings ratings,
      int outputs) {
    ReentrantLock one = new ReentrantLock();
    List<SupplyChannel> channels = new ArrayList<>();
    for (int i = 1; i <= outputs; i++) {
      channels.add(new SupplyChannel(scpi, profile.of(i), connection.clock(), i, ratings, one));
    }
    channels.forEach(SupplyChannel::off);
    return new PlainDevice(identity, channels, scpi, profile.dialect(), link, one);
  }

  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    SupplyProfile profile = profile(connection);
    return Optional.of(
        new SupplySimulator(
            profile, rated(connection), Opening.cells(connection, outputs(connection, profile))));
  }
}
