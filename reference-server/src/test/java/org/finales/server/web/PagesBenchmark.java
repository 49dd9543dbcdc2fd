package org.finales.server.web;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesStore;

/** Says how long the pages of a full laboratory take, from the call to the last byte. */
public final class PagesBenchmark {
  private static final int CHANNELS = 64;
  private static final int EXPERIMENTS = 100_000;
  private static final int ROUNDS = 9;

  private PagesBenchmark() {}

  /**
   * Runs it.
   *
   * @param arguments how many points the long experiment has; 10,000,000 if not given
   */
  public static void main(String[] arguments) throws Exception {
    int points = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
    Path folder = Files.createTempDirectory("finales-pages");
    try (WebLab lab = WebLab.open(folder)) {
      Bench bench = new Bench(lab);
      RegisteredBattery battery = bench.battery("Cell");
      RegisteredProtocol protocol = bench.protocol("Ageing");
      Experiment first = bench.finished("Formation", battery, protocol, 2);
      UUID dataset = record(bench.laboratory().series(), points);
      Experiment lengthy = copy(first, "Long", dataset);
      bench
          .laboratory()
          .engine()
          .store()
          .write(
              ledger -> {
                ledger.experiments().insert(ledger.nextSequence(), lengthy);
                for (int i = 1; i < EXPERIMENTS; i++) {
                  ledger
                      .experiments()
                      .insert(
                          ledger.nextSequence(), copy(first, "Experiment " + i, UUID.randomUUID()));
                }
                return true;
              });
      run(bench, lengthy);
      WebClient viewer = WebClient.of(lab, "viewer");
      measure(viewer, "monitor, 64 running channels", "/lab");
      measure(viewer, "what waits and has ended", "/lab/ended");
      String root = "/lab/experiments/" + lengthy.id();
      measure(viewer, "page of " + points + " points", root);
      measure(viewer, "all points", root + "/chart?points=1200");
      measure(viewer, "zoom to a tenth", root + "/chart?points=1200&from=300000&to=400000");
      measure(viewer, "zoom to a thousandth", root + "/chart?points=1200&from=300000&to=301000");
      measure(viewer, "preview", root + "/preview.svg");
      measure(viewer, "list of 100,000", "/lab/experiments");
      measure(viewer, "filtered by state", "/lab/experiments?state=FINISHED");
      measure(viewer, "filtered by battery", "/lab/experiments?battery=" + battery.id());
      measure(viewer, "searched", "/lab/experiments?q=experiment+77");
      measure(viewer, "ordered by battery", "/lab/experiments?sort=battery");
    }
  }

  private static UUID record(SeriesStore store, int count) {
    RecordedDataset dataset = RecordedDataset.of("Long", "surface_temperature_celsius");
    store.create(dataset);
    long begun = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() * 1000;
    int done = 0;
    while (done < count) {
      Points.Builder part = dataset.points();
      for (int i = 0; i < 10_000 && done < count; i++, done++) {
        double phase = done % 36_000 / 18_000.0;
        boolean charges = phase < 1;
        part.add(
            done * 100_000L,
            begun + done * 100_000L,
            charges ? 1 : 2,
            done / 36_000 + 1,
            0,
            charges ? 3 + 1.2 * phase : 5.4 - 1.2 * phase,
            charges ? 1 : -1,
            25 + Math.sin(done / 5_000.0));
      }
      store.append(dataset.id(), part.build());
    }
    store.seal(dataset.id());
    return dataset.id();
  }

  private static Experiment copy(Experiment like, String name, UUID dataset) {
    return new Experiment(
        UUID.randomUUID(),
        name,
        like.description(),
        like.battery(),
        like.station(),
        like.protocol(),
        like.version(),
        like.recovery(),
        like.priority(),
        like.attributes(),
        ExperimentState.FINISHED,
        "",
        like.creator(),
        like.created(),
        like.begun(),
        like.ended(),
        null,
        dataset,
        List.of(dataset),
        null,
        null,
        true,
        false,
        1);
  }

  private static void run(Bench bench, Experiment experiment) {
    List<StationChannel> channels = new ArrayList<>();
    List<ChannelReport> reports = new ArrayList<>();
    for (int i = 1; i <= CHANNELS; i++) {
      channels.add(StationChannel.of("Channel " + i, "sim:li-ion-nmc?capacity=1Ah&name=" + i));
      reports.add(
          new ChannelReport(
              "Channel " + i,
              ChannelActivity.RUNNING,
              experiment.id(),
              experiment.dataset(),
              Instant.now(),
              3.7,
              1.0,
              List.of(new ChannelReport.Measured("surface_temperature_celsius", "degC", 25.0)),
              1,
              2,
              1,
              "step 1 of 2, cycle 1: charge at 1 A until at least 4.2 V",
              0.5,
              3600.0,
              List.of()));
    }
    Station station =
        bench
            .laboratory()
            .link(Bench.OPERATOR)
            .register(new StationDraft("Rack", "", "", null, channels));
    bench.laboratory().link(Bench.OPERATOR).report(station.id(), reports);
  }

  private static void measure(WebClient client, String what, String path) throws Exception {
    double[] millis = new double[ROUNDS];
    int size = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      HttpResponse<String> answer = client.get(path);
      millis[i] = (System.nanoTime() - start) / 1e6;
      size = answer.body().length();
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode());
      }
    }
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-28s first %6.0f ms, median %6.0f ms, %,d characters%n",
        what,
        first,
        millis[ROUNDS / 2],
        size);
  }
}
