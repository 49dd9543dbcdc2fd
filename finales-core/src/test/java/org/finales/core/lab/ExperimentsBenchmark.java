package org.finales.core.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentPage;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentSort;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.finales.core.store.Store;
import org.finales.core.store.TestPostgres;
import org.finales.core.timeseries.SeriesStore;

/**
 * How long lists of experiments take, with counts of what the whole list is made of. Ends with
 * status 1 if one takes longer than 200 ms.
 */
public final class ExperimentsBenchmark {
  private static final int ROUNDS = 15;
  private static final long MOST_MILLIS = 200;

  private final int experiments;
  private final List<String> slow = new ArrayList<>();

  private ExperimentsBenchmark(int experiments) {
    this.experiments = experiments;
  }

  /**
   * Measures on SQLite and on PostgreSQL.
   *
   * @param args how many experiments, a multiple of 1000
   */
  public static void main(String[] args) throws IOException {
    ExperimentsBenchmark benchmark = new ExperimentsBenchmark(Integer.parseInt(args[0]));
    Path folder = Files.createTempDirectory("finales-benchmark");
    String url = TestPostgres.freshDatabase();
    try {
      benchmark.measure(
          "SQLite",
          Store.sqlite(folder.resolve("finales.db")),
          SeriesStore.sqlite(folder.resolve("series.db")));
      benchmark.measure("PostgreSQL", Store.postgres(url), SeriesStore.postgres(url));
    } finally {
      TestPostgres.drop(url);
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    if (!benchmark.slow.isEmpty()) {
      throw new IllegalStateException(
          "lists that take longer than " + MOST_MILLIS + " ms: " + benchmark.slow);
    }
  }

  private void measure(String name, Store store, SeriesStore series) {
    try (LabFixture fixture = new LabFixture(store, series)) {
      Things things = fill(fixture);
      for (Named query : queries(things)) {
        long[] nanos = new long[ROUNDS];
        ExperimentPage page = fixture.lab.experiments().list(LabFixture.VIEWER, query.query);
        for (int i = 0; i < ROUNDS; i++) {
          long start = System.nanoTime();
          page = fixture.lab.experiments().list(LabFixture.VIEWER, query.query);
          nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        long median = Duration.ofNanos(nanos[ROUNDS / 2]).toMillis();
        System.out.printf(
            "%s: %s of %,d: median %d ms, slowest %d ms, %,d hits%n",
            name,
            query.name,
            experiments,
            median,
            Duration.ofNanos(nanos[ROUNDS - 1]).toMillis(),
            page.total());
        if (median > MOST_MILLIS) {
          slow.add(name + ": " + query.name + " " + median + " ms");
        }
      }
    }
  }

  private static List<Named> queries(Things things) {
    return List.of(
        new Named("all by state", ExperimentQuery.all()),
        new Named(
            "all by name, page 500",
            ExperimentQuery.builder().sort(ExperimentSort.NAME, false).page(50_000, 100).build()),
        new Named("text", ExperimentQuery.builder().text("FORMATION 77").build()),
        new Named("text that is not there", ExperimentQuery.builder().text("no such").build()),
        new Named(
            "state and battery",
            ExperimentQuery.builder()
                .states(ExperimentState.FAILED)
                .batteries(Set.of(things.batteries.get(7)))
                .build()),
        new Named(
            "station, protocol, newest first",
            ExperimentQuery.builder()
                .stations(Set.of(things.stations.get(1)))
                .protocols(Set.of(things.protocols.get(2)))
                .sort(ExperimentSort.CREATED, true)
                .build()));
  }

  private Things fill(LabFixture fixture) {
    List<UUID> batteries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      RegisteredBattery battery = fixture.battery("B" + i);
      batteries.add(battery.id());
    }
    List<UUID> protocols = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      RegisteredProtocol protocol = fixture.protocol("Protocol " + i, LabFixture.TEXT);
      protocols.add(protocol.id());
    }
    List<UUID> stations = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Station station = fixture.station("S" + i);
      stations.add(station.id());
    }
    Random random = new Random(5);
    ExperimentState[] states = ExperimentState.values();
    Instant begin = fixture.clock.instant();
    for (int part = 0; part < experiments / 1000; part++) {
      int first = part * 1000;
      fixture
          .engine
          .store()
          .write(
              ledger -> {
                History history = new History(partsOf(fixture));
                for (int i = first; i < first + 1000; i++) {
                  UUID dataset = UUID.randomUUID();
                  Instant created = begin.plusSeconds(i);
                  history.add(
                      ledger,
                      LabFixture.RITA,
                      new Experiment(
                          UUID.randomUUID(),
                          "Formation " + i,
                          "cell of batch " + i % 97 + " at room temperature, as discussed",
                          batteries.get(random.nextInt(batteries.size())),
                          null,
                          protocols.get(random.nextInt(protocols.size())),
                          1,
                          Recovery.WAIT,
                          random.nextInt(5),
                          List.of(),
                          states[random.nextInt(states.length)],
                          "",
                          "rita",
                          created,
                          created,
                          created.plusSeconds(3600),
                          UUID.randomUUID(),
                          dataset,
                          List.of(dataset),
                          stations.get(random.nextInt(stations.size())),
                          "A",
                          false,
                          false,
                          1),
                      "experiment.queued",
                      "");
                }
                return first;
              });
    }
    return new Things(batteries, protocols, stations);
  }

  private static Parts partsOf(LabFixture fixture) {
    return new Parts(
        fixture.engine,
        fixture.series,
        new org.finales.core.engine.Drafts(),
        new Bell(),
        Duration.ofSeconds(30));
  }

  private record Named(String name, ExperimentQuery query) {}

  private record Things(List<UUID> batteries, List<UUID> protocols, List<UUID> stations) {}
}
