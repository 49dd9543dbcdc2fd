package org.finales.core.station;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.text.ProfileText;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.quantity.Quantity;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.VirtualClock;

/** A station on a virtual clock with its laboratory in memory. */
final class Bench implements AutoCloseable {
  final Path folder;
  final LabClock clock;
  final Drivers drivers;
  final SeriesStore store;
  final MemoryLab lab;
  private StationRunner runner;
  private final StationDraft draft;

  Bench(Path folder, StationChannel... channels) {
    this(folder, new VirtualClock(), Drivers.builder().discover(), channels);
  }

  Bench(Path folder, LabClock clock, Drivers.Builder drivers, StationChannel... channels) {
    this(folder, clock, drivers, new MemoryLab(open(folder)), channels);
  }

  Bench(
      Path folder,
      LabClock clock,
      Drivers.Builder drivers,
      MemoryLab lab,
      StationChannel... channels) {
    this.folder = folder;
    this.clock = clock;
    this.drivers = drivers.clock(clock).build();
    this.lab = lab;
    store = lab.store;
    draft = new StationDraft("bench", "", "", null, List.of(channels));
    runner = startAnew();
  }

  static SeriesStore open(Path folder) {
    return SeriesStore.sqlite(folder.resolve("series.db"));
  }

  private StationRunner startAnew() {
    return StationRunner.start(lab, draft, drivers, clock, folder.resolve("station"));
  }

  /** A battery of one cell that bears 2.5 V to 4.25 V. */
  static Battery battery(String ampereHours) {
    return Battery.builder()
        .ratings(Ratings.builder().nominalCapacity(Quantity.of(ampereHours, "Ah")).build())
        .limits(
            OperatingLimits.builder()
                .upperVoltageLimit(Quantity.of("4.25", "V"))
                .lowerVoltageLimit(Quantity.of("2.5", "V"))
                .build())
        .build();
  }

  static Protocol protocol(String text) {
    return ProfileText.read(text).protocol();
  }

  /** Runs an experiment to its end. */
  Experiment run(Protocol protocol, Battery battery) {
    Experiment experiment = lab.queue(protocol, battery, Recovery.WAIT);
    awaitEnd(experiment);
    return experiment;
  }

  void awaitEnd(Experiment experiment) {
    await().atMost(Duration.ofSeconds(60)).until(() -> lab.isOver(experiment));
  }

  StationRunner runner() {
    return runner;
  }

  /** Closes the station in order and starts it again. */
  void restart() {
    runner.close();
    runner = startAnew();
  }

  @Override
  public void close() {
    runner.close();
    store.close();
  }
}
