package org.finales.cycler.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.LinkListener;
import org.finales.cycler.link.LinkProvider;
import org.finales.cycler.link.OverheardLink;
import org.finales.cycler.link.TcpLinks;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.UnknownDriverException;
import org.jspecify.annotations.Nullable;

/**
 * The drivers that a program knows, and the way to open instruments with them. Immutable and
 * thread-safe.
 *
 * <p>Every channel that is opened here is guarded: a set point outside of the channel's ratings or
 * of the local limits never reaches the instrument, and a reading outside of the ratings never
 * reaches the caller. The limits are settings of the connection string and of this registry; the
 * stricter one holds, and nothing that is called later can widen them.
 */
public final class Drivers {
  private final Map<String, CyclerDriver> drivers;
  private final Map<String, LinkProvider> links;
  private final LabClock clock;
  private final Envelope limits;
  private final UnaryOperator<Link> listened;

  private Drivers(Builder builder) {
    drivers = new TreeMap<>(builder.drivers);
    links = new TreeMap<>(builder.links);
    clock = builder.clock;
    limits = builder.limits;
    LinkListener listener = builder.listener;
    listened = listener == null ? link -> link : link -> new OverheardLink(link, listener);
  }

  /** Starts one that knows nothing but TCP. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns one with every driver and link that is on the class path. */
  public static Drivers discovered() {
    return builder().discover().build();
  }

  /**
   * Reads limits alone, as they stand in a connection string: {@code
   * min-voltage=0V&max-voltage=5V&max-charge-current=10A&max-discharge-current=10A&max-power=50W}.
   * What is not named is unbounded.
   *
   * @throws SettingException if a name or value is none, or they contradict each other
   */
  public static Envelope limits(String text) {
    return CommonSettings.limits(ConnectionString.settings(text));
  }

  /** Returns what there is to know about each driver, by code. */
  public List<DriverInfo> list() {
    return drivers.values().stream().map(CyclerDriver::info).toList();
  }

  /**
   * Returns what there is to know about a driver.
   *
   * @throws UnknownDriverException if there is no such driver
   */
  public DriverInfo info(String code) {
    return driver(code).info();
  }

  /**
   * Returns everything that a connection string of a driver can set, with what only the scheme
   * {@code sim} knows.
   *
   * @throws UnknownDriverException if there is no such driver
   */
  public List<Setting> settings(String code) {
    return CommonSettings.with(info(code), true);
  }

  /**
   * Opens an instrument.
   *
   * @param where a connection string: {@code ea-scpi:serial:///dev/ttyACM0?baud=115200}; the scheme
   *     {@code sim} opens the driver's own simulator
   * @throws UnknownDriverException if there is no such driver
   * @throws SettingException if something in the text makes no sense
   * @throws org.finales.cycler.spi.DeviceException if the instrument cannot be opened; each kind
   *     says why
   */
  public CyclerDevice open(String where) {
    return open(ConnectionString.of(where));
  }

  /**
   * Opens an instrument; see {@link #open(String)}. {@code composite:FILE.json} opens several that
   * make one channel, as {@link CompositeSettings} describes.
   */
  public CyclerDevice open(ConnectionString where) {
    if (where.driver().equals(CompositeDevice.CODE) && where.scheme() == null) {
      return CompositeDevice.open(where.target(), this::open);
    }
    OpenConnection connection = connection(where);
    Envelope local = CommonSettings.limits(where.driver(), connection.settings());
    Envelope both;
    try {
      both = local.and(limits);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          where.place() + ": the limits contradict those of this program: " + e.getMessage(), e);
    }
    return GuardedDevice.of(connection.driver().open(connection), both);
  }

  /**
   * Opens an instrument that may get lost and come back.
   *
   * @throws org.finales.cycler.spi.DeviceException as {@link #open(String)}, if it is not there now
   */
  public LastingDevice openLasting(ConnectionString where) {
    return new LastingDevice(() -> open(where), clock);
  }

  /**
   * Asks who is there, with what the driver's {@link DriverInfo#probe()} announces.
   *
   * @return who answered; empty if it is no instrument of that driver
   * @throws org.finales.cycler.spi.DeviceException as {@link #open(String)}
   */
  public Optional<DeviceIdentity> probe(ConnectionString where) {
    OpenConnection connection = connection(where);
    return connection.driver().probe(connection);
  }

  /** Returns the links that this computer has, without opening any: {@code serial:///dev/ttyS0}. */
  public List<String> ports() {
    List<String> ports = new ArrayList<>();
    links.forEach(
        (scheme, provider) ->
            provider.targets().forEach(target -> ports.add(scheme + "://" + target)));
    return List.copyOf(ports);
  }

  private OpenConnection connection(ConnectionString where) {
    CyclerDriver driver = driver(where.driver());
    DriverInfo info = driver.info();
    boolean simulated = info.schemes().isEmpty() || CommonSettings.SIMULATED.equals(where.scheme());
    Settings settings =
        Settings.of(info.code(), CommonSettings.with(info, simulated), where.settings());
    return new OpenConnection(driver, where, settings, clock, provider(where, info), listened);
  }

  private @Nullable LinkProvider provider(ConnectionString where, DriverInfo info) {
    String scheme = where.scheme();
    if (scheme == null || scheme.equals(CommonSettings.SIMULATED)) {
      return null;
    }
    LinkProvider provider = links.get(scheme);
    if (provider == null || !info.schemes().contains(scheme)) {
      throw new SettingException(
          "driver "
              + info.code()
              + " cannot use "
              + scheme
              + "://; use "
              + CommonSettings.schemes(info, links.keySet()));
    }
    return provider;
  }

  private CyclerDriver driver(String code) {
    CyclerDriver driver = drivers.get(code);
    if (driver == null) {
      throw new UnknownDriverException(
          "there is no driver "
              + code
              + "; there are "
              + (drivers.isEmpty()
                  ? "none: add cycler-drivers to the class path, or register some"
                  : String.join(", ", drivers.keySet())));
    }
    return driver;
  }

  /** Gathers drivers and links. Not thread-safe. */
  public static final class Builder {
    private final Map<String, CyclerDriver> drivers = new TreeMap<>();
    private final Map<String, LinkProvider> links = new TreeMap<>();
    private LabClock clock = LabClock.system();
    private Envelope limits = Envelope.UNBOUNDED;
    private @Nullable LinkListener listener;

    private Builder() {
      link(new TcpLinks());
    }

    /**
     * Adds a driver.
     *
     * @throws IllegalArgumentException if another one has the same code; names both
     */
    public Builder register(CyclerDriver driver) {
      String code = driver.info().code();
      CyclerDriver other = drivers.putIfAbsent(code, driver);
      if (other != null) {
        throw duplicate("the code " + code, other, driver);
      }
      return this;
    }

    /**
     * Adds a kind of link.
     *
     * @throws IllegalArgumentException if another one has the same scheme; names both
     */
    public Builder link(LinkProvider provider) {
      LinkProvider other = links.putIfAbsent(provider.scheme(), provider);
      if (other != null) {
        throw duplicate("the scheme " + provider.scheme(), other, provider);
      }
      return this;
    }

    private static IllegalArgumentException duplicate(String what, Object one, Object other) {
      return new IllegalArgumentException(
          what
              + " belongs to both "
              + one.getClass().getName()
              + " and "
              + other.getClass().getName()
              + "; remove one of them");
    }

    /**
     * Adds the drivers and links that {@link ServiceLoader} finds and that were not added by hand.
     *
     * @throws IllegalArgumentException if two of those that are found have the same code
     */
    public Builder discover() {
      Map<String, CyclerDriver> byHand = Map.copyOf(drivers);
      for (CyclerDriver driver : ServiceLoader.load(CyclerDriver.class)) {
        if (!byHand.containsKey(driver.info().code())) {
          register(driver);
        }
      }
      Map<String, LinkProvider> linksByHand = Map.copyOf(links);
      for (LinkProvider provider : ServiceLoader.load(LinkProvider.class)) {
        if (!linksByHand.containsKey(provider.scheme())) {
          link(provider);
        }
      }
      return this;
    }

    /** Sets the time; the computer's own clock otherwise. */
    public Builder clock(LabClock newClock) {
      clock = newClock;
      return this;
    }

    /** Sets limits for every channel, beside those of each connection string; none otherwise. */
    public Builder limits(Envelope newLimits) {
      limits = newLimits;
      return this;
    }

    /** Lets somebody hear every byte; nobody otherwise. */
    public Builder listener(LinkListener newListener) {
      listener = newListener;
      return this;
    }

    /** Returns the registry. */
    public Drivers build() {
      return new Drivers(this);
    }
  }
}
