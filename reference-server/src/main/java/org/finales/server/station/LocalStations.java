package org.finales.server.station;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.InvalidException;
import org.finales.api.experiment.StationDraft;
import org.finales.core.station.LabLink;
import org.finales.core.station.StationRunner;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stations in the server's own process. Thread-safe. */
public final class LocalStations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalStations.class);

  private final List<StationRunner> running = new ArrayList<>();

  private LocalStations() {}

  /**
   * Reads what stations are, before anything starts.
   *
   * @throws InvalidException if a file is wrong, or two have the same name
   */
  public static List<StationDraft> read(List<Path> files) {
    Drivers drivers = Drivers.discovered();
    Map<String, Path> names = new HashMap<>();
    List<StationDraft> drafts = new ArrayList<>();
    for (Path file : files) {
      StationDraft draft = StationConfig.read(file, drivers);
      Path other = names.put(draft.name(), file);
      if (other != null) {
        throw new InvalidException(
            "name", "%s and %s are both of station %s".formatted(other, file, draft.name()));
      }
      drafts.add(draft);
    }
    return drafts;
  }

  /**
   * Starts stations.
   *
   * @param lab the laboratory of this process
   * @param folder where each station has a folder of its own, by its identifier
   */
  public static LocalStations start(LabLink lab, List<StationDraft> drafts, Path folder) {
    LocalStations stations = new LocalStations();
    try {
      for (StationDraft draft : drafts) {
        Path own = folder.resolve(lab.register(draft).id().toString());
        stations.running.add(
            StationRunner.start(lab, draft, Drivers.discovered(), LabClock.system(), own));
      }
      return stations;
    } catch (RuntimeException e) {
      stations.close();
      throw e;
    }
  }

  /** Switches everything off and stops. */
  @Override
  public void close() {
    for (StationRunner runner : running) {
      try {
        runner.close();
      } catch (RuntimeException e) {
        LOG.error("station {} was not closed", runner.station().name(), e);
      }
    }
  }
}
