package org.finales.cycler.tck;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.driver.Settings;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.LinkProvider;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.LabClock;
import org.jspecify.annotations.Nullable;

/** The connection that the registry would give to a driver, but with links that are watched. */
final class BenchConnection implements Connection {
  /** Opens links instead of the registry. */
  interface Opener {
    /** Opens a link; null if the registry shall do it. */
    @Nullable Link open();
  }

  private final Connection registered;
  private final Opener opener;
  private final List<WatchedLink> links = new CopyOnWriteArrayList<>();
  private final List<Duration> patience = new CopyOnWriteArrayList<>();

  private BenchConnection(Connection registered, Opener opener) {
    this.registered = registered;
    this.opener = opener;
  }

  /** Makes one, after the registry has checked the connection string. */
  static BenchConnection of(
      CyclerDriver driver, String where, LabClock clock, List<LinkProvider> links, Opener opener) {
    Listener listener = new Listener(driver);
    Drivers.Builder builder = Drivers.builder().clock(clock).register(listener);
    links.forEach(builder::link);
    builder.build().probe(ConnectionString.of(where));
    Connection heard = listener.heard;
    if (heard == null) {
      throw new AssertionError("the registry gave no connection");
    }
    return new BenchConnection(heard, opener);
  }

  @Override
  public ConnectionString where() {
    return registered.where();
  }

  @Override
  public Settings settings() {
    return registered.settings();
  }

  @Override
  public CellParameters cell() {
    return registered.cell();
  }

  @Override
  public LabClock clock() {
    return registered.clock();
  }

  @Override
  public Link openLink() {
    Link link = opener.open();
    WatchedLink watched = new WatchedLink(link == null ? registered.openLink() : link);
    links.add(watched);
    return watched;
  }

  @Override
  public ExchangePolicy patience(ExchangePolicy usual) {
    ExchangePolicy policy = registered.patience(usual);
    patience.add(policy.answerWithin());
    return policy;
  }

  /** Returns how long the driver waits for an answer at least. */
  Duration shortestPatience() {
    return patience.stream().min(Duration::compareTo).orElse(Duration.ofMillis(500));
  }

  /** Returns how long the driver waits for an answer at most. */
  Duration longestPatience() {
    return patience.stream().max(Duration::compareTo).orElse(Duration.ofMillis(500));
  }

  /** Returns the links that were opened, in their order. */
  List<WatchedLink> links() {
    return links;
  }

  /** Tells whether every link was closed again. */
  boolean allClosed() {
    return links.stream().allMatch(WatchedLink::isClosed);
  }

  /** Stands for the driver, to hear what connection the registry gives it. */
  private static final class Listener implements CyclerDriver {
    private final CyclerDriver driver;
    private @Nullable Connection heard;

    Listener(CyclerDriver driver) {
      this.driver = driver;
    }

    @Override
    public DriverInfo info() {
      return driver.info();
    }

    @Override
    public CyclerDevice open(Connection connection) {
      throw new AssertionError("nobody opens this");
    }

    @Override
    public Optional<DeviceIdentity> probe(Connection connection) {
      heard = connection;
      return Optional.empty();
    }
  }
}
