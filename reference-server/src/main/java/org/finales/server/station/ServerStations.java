package org.finales.server.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.lab.Laboratory;
import org.finales.core.station.StationRunner;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stations that run within the server, with the instruments of its own computer and with simulated
 * ones. Each has a folder; where that is, there it runs, so that of several servers on one database
 * one runs it. What is registered holds: a station that is described anew is started anew once its
 * channels are idle, one that is retired is closed, one that cannot start is tried again.
 * Thread-safe.
 */
public final class ServerStations implements AutoCloseable {
  /** The account by which they speak. */
  public static final String ACCOUNT = "station";

  private static final Logger log = LoggerFactory.getLogger(ServerStations.class);
  private static final Actor LOOKING = new Actor(ACCOUNT, Role.OPERATOR, null);
  private static final long PAUSE_MILLIS = 500;
  private static final int MOST_ROUNDS_TO_WAIT = 60;

  private final Laboratory laboratory;
  private final Path folder;
  private final Drivers drivers = Drivers.discovered();
  private final Map<UUID, Running> running = new HashMap<>();
  private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer;
  private boolean closed;

  private ServerStations(Laboratory laboratory, Path folder) {
    this.laboratory = laboratory;
    this.folder = folder;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "server stations");
              thread.setDaemon(true);
              return thread;
            });
  }

  private record Running(StationRunner runner, StationDraft draft) {}

  /** One that did not start, and how many rounds it is left alone. */
  private record Waiting(String problem, StationDraft draft, int tries, int rounds) {}

  /**
   * Starts all stations whose folders are here.
   *
   * @param folder where each has a folder of its own
   */
  public static ServerStations start(Laboratory laboratory, Path folder) {
    ServerStations stations = new ServerStations(laboratory, folder);
    stations.timer.scheduleWithFixedDelay(
        stations::lookQuietly, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return stations;
  }

  /**
   * Registers a station that runs here, and starts it soon.
   *
   * @throws org.finales.api.broker.ForbiddenException if the actor is no operator
   * @throws org.finales.api.broker.ConflictException if the name is taken
   */
  public Station add(Actor actor, StationDraft draft) {
    Station added = laboratory.stations().register(actor, draft, ACCOUNT);
    keep(added.id());
    return added;
  }

  /** Runs a registered station here from now on. */
  public void keep(UUID station) {
    try {
      Files.createDirectories(folder.resolve(station.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    timer.execute(this::lookQuietly);
  }

  /** Whether a station runs here, or would if it could. */
  public boolean isHere(UUID station) {
    return Files.isDirectory(folder.resolve(station.toString()));
  }

  /** Why a station does not run; empty if it does, or is about to. */
  public String problem(UUID station) {
    Waiting known = waiting.get(station);
    return known == null ? "" : known.problem;
  }

  /** Where the stations have their folders. */
  public Path folder() {
    return folder;
  }

  /** Drivers of this computer. */
  public Drivers drivers() {
    return drivers;
  }

  private void lookQuietly() {
    try {
      look();
    } catch (RuntimeException e) {
      log.warn("looking after stations failed: {}", e.toString());
    }
  }

  private synchronized void look() {
    if (closed || !Files.isDirectory(folder)) {
      return;
    }
    Map<UUID, Station> wanted =
        laboratory.stations().list(LOOKING, false).stream()
            .filter(station -> isHere(station.id()))
            .collect(Collectors.toMap(Station::id, station -> station));
    waiting.keySet().retainAll(wanted.keySet());
    for (UUID id : Set.copyOf(running.keySet())) {
      Station station = wanted.get(id);
      Running known = running.get(id);
      if (known != null
          && (station == null || (!station.draft().equals(known.draft) && isIdle(known)))) {
        running.remove(id);
        quietlyClose(known.runner);
      }
    }
    for (Station station : wanted.values()) {
      if (!running.containsKey(station.id())) {
        begin(station);
      }
    }
  }

  private static boolean isIdle(Running known) {
    return known.runner.reports().stream()
        .noneMatch(
            report ->
                report.activity() == ChannelActivity.RUNNING
                    || report.activity() == ChannelActivity.PAUSED
                    || report.activity() == ChannelActivity.INTERRUPTED);
  }

  private void begin(Station station) {
    Waiting before = waiting.get(station.id());
    if (before != null && before.rounds > 0 && before.draft.equals(station.draft())) {
      waiting.put(
          station.id(), new Waiting(before.problem, before.draft, before.tries, before.rounds - 1));
      return;
    }
    try {
      StationRunner runner =
          StationRunner.start(
              laboratory.link(),
              station.draft(),
              drivers,
              LabClock.system(),
              folder.resolve(station.id().toString()));
      running.put(station.id(), new Running(runner, station.draft()));
      waiting.remove(station.id());
    } catch (RuntimeException e) {
      int tries = before == null ? 1 : before.tries + 1;
      waiting.put(
          station.id(),
          new Waiting(
              String.valueOf(e.getMessage()),
              station.draft(),
              tries,
              Math.min(MOST_ROUNDS_TO_WAIT, 1 << Math.min(tries, 6))));
      log.warn("station {} cannot start: {}", station.name(), e.toString());
    }
  }

  private static void quietlyClose(StationRunner runner) {
    try {
      runner.close();
    } catch (RuntimeException e) {
      log.error("station {} was not closed", runner.station().name(), e);
    }
  }

  /** Switches everything off and stops; what was interrupted goes on at the next start. */
  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      closed = true;
      running.values().forEach(known -> quietlyClose(known.runner));
      running.clear();
    }
  }
}
