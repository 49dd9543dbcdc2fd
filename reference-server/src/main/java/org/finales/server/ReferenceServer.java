package org.finales.server;

import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Engine;
import org.finales.core.engine.EngineSettings;
import org.finales.core.lab.Laboratory;
import org.finales.core.store.Store;
import org.finales.core.store.StoreException;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.accounts.Argon2Hasher;
import org.finales.server.alpha.AlphaSurface;
import org.finales.server.api.NativeSurface;
import org.finales.server.finales2.Finales2Settings;
import org.finales.server.finales2.Finales2Surface;
import org.finales.server.folder.DataFolder;
import org.finales.server.folder.FolderException;
import org.finales.server.folder.FolderLock;
import org.finales.server.http.HttpServer;
import org.finales.server.http.HttpSettings;
import org.finales.server.http.Surface;
import org.finales.server.sparql.GraphService;
import org.finales.server.sparql.GraphSettings;
import org.finales.server.sparql.SparqlSurface;
import org.finales.server.station.ServerStations;
import org.finales.server.web.WebSurface;
import org.finales.server.web.battery.BatteryRoom;
import org.finales.server.web.bring.BringRoom;
import org.finales.server.web.experiments.ExperimentRoom;
import org.finales.server.web.kit.Room;
import org.finales.server.web.monitor.MonitorRoom;
import org.finales.server.web.plan.PlanRoom;
import org.finales.server.web.station.StationRoom;
import org.jspecify.annotations.Nullable;

/**
 * A running server: an engine on a data folder or a PostgreSQL database, the accounts beside it,
 * and the HTTP surfaces before both. It answers from the time it is started until it is closed.
 *
 * <p>Thread-safe.
 */
public final class ReferenceServer implements AutoCloseable {
  private final @Nullable FolderLock lock;
  private final Engine engine;
  private final SeriesStore series;
  private final Laboratory laboratory;
  private final ServerStations stations;
  private final Path incoming;
  private final Access access;
  private final @Nullable GraphService graphs;
  private final String setUpCode = code();
  private final HttpServer http;

  private ReferenceServer(Builder builder) throws BindException {
    DataFolder folder = DataFolder.open(builder.data);
    String database = builder.database;
    // A PostgreSQL database may be served by several nodes, and the files beside it too.
    this.lock = database == null ? folder.lock() : null;
    this.incoming = folder.path().resolve("incoming");
    Engine opened = null;
    GraphService fed = null;
    SeriesStore recorded = null;
    Laboratory lab = null;
    ServerStations own = null;
    try {
      Store store = database == null ? Store.sqlite(folder.database()) : Store.postgres(database);
      opened = Engine.builder().store(store).files(folder.files()).settings(builder.engine).open();
      this.engine = opened;
      recorded =
          database == null ? SeriesStore.sqlite(folder.series()) : SeriesStore.postgres(database);
      this.series = recorded;
      lab = Laboratory.open(opened, recorded);
      this.laboratory = lab;
      this.access = Access.to(store, opened.clock(), new Argon2Hasher());
      fed = builder.graph.isNone() ? null : GraphService.start(opened, builder.graph);
      this.graphs = fed;
      own = ServerStations.start(lab, folder.path().resolve("server-stations"));
      this.stations = own;
      this.http = HttpServer.start(builder.http, surfaces());
    } catch (BindException | RuntimeException e) {
      close(null, own, lab, recorded, fed, opened, lock);
      throw e;
    }
    if (lock != null) {
      lock.announce(http.uri());
    }
  }

  /** Starts the description of a server. */
  public static Builder builder() {
    return new Builder();
  }

  /** The address under which this machine reaches it. */
  public URI uri() {
    return http.uri();
  }

  /** The engine that it serves. */
  public Engine engine() {
    return engine;
  }

  /** The laboratory that it serves. */
  public Laboratory laboratory() {
    return laboratory;
  }

  /** The stations that run within it. */
  public ServerStations stations() {
    return stations;
  }

  /** Accounts, tokens and log-ins. */
  public Access access() {
    return access;
  }

  /**
   * What somebody has to type who sets this server up on its pages from another machine, as long as
   * it has no account.
   */
  public String setUpCode() {
    return setUpCode;
  }

  private static String code() {
    byte[] bytes = new byte[15];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /** Stops: no new calls, those under way get their time, then everything is on disk. */
  @Override
  public void close() {
    close(http, stations, laboratory, series, graphs, engine, lock);
  }

  private List<Surface> surfaces() {
    Finales2Settings finales2 = Finales2Settings.ofDefaults();
    return List.of(
        new NativeSurface(access, engine, version()).with(laboratory),
        new SparqlSurface(access::authenticate, graphs),
        new WebSurface(access, engine, setUpCode, rooms()),
        new AlphaSurface(engine, access),
        new Finales2Surface(engine, access, lock == null ? finales2.withoutDump() : finales2));
  }

  private List<Room> rooms() {
    return List.of(
        new MonitorRoom(laboratory),
        new BatteryRoom(laboratory),
        new PlanRoom(laboratory),
        new StationRoom(laboratory, stations),
        new BringRoom(laboratory, incoming),
        new ExperimentRoom(laboratory));
  }

  private static String version() {
    String version = ReferenceServer.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static void close(
      @Nullable HttpServer http,
      @Nullable ServerStations stations,
      @Nullable Laboratory laboratory,
      @Nullable SeriesStore series,
      @Nullable GraphService graphs,
      @Nullable Engine engine,
      @Nullable FolderLock lock) {
    try (FolderLock last = lock;
        Engine third = engine;
        GraphService second = graphs;
        SeriesStore recorded = series;
        Laboratory lab = laboratory;
        ServerStations own = stations;
        HttpServer first = http) {
      // Closed from the last to the first, each even if another fails.
    }
  }

  /** Describes a server. Not thread-safe. */
  public static final class Builder {
    private Path data = Path.of("finales-data");
    private @Nullable String database;
    private HttpSettings http = HttpSettings.ofDefaults();
    private EngineSettings engine = EngineSettings.ofDefaults();

    private GraphSettings graph = GraphSettings.none();

    private Builder() {}

    /** Keeps data in a folder; {@code finales-data} in the working directory unless said. */
    public Builder data(Path folder) {
      this.data = folder;
      return this;
    }

    /**
     * Keeps data in a PostgreSQL database and only files in the folder.
     *
     * @param url JDBC address; {@code null} for the folder
     */
    public Builder database(@Nullable String url) {
      this.database = url;
      return this;
    }

    /** Leases, presence and bounds as settings say. */
    public Builder engine(EngineSettings settings) {
      this.engine = settings;
      return this;
    }

    /** Listens as settings say. */
    public Builder http(HttpSettings settings) {
      this.http = settings;
      return this;
    }

    /** Feeds graphs as settings say; none unless said. */
    public Builder graph(GraphSettings settings) {
      this.graph = settings;
      return this;
    }

    /**
     * Starts the server.
     *
     * @throws BindException if it cannot listen where it should
     * @throws FolderException if the folder cannot be used or another server uses it
     * @throws StoreException if the database cannot be opened
     */
    public ReferenceServer start() throws BindException {
      return new ReferenceServer(this);
    }
  }
}
