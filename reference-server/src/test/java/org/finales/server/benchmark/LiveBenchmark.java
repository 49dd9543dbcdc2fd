package org.finales.server.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Claim;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.Station;
import org.finales.api.quantity.Quantity;
import org.finales.core.station.HttpLink;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.Subscription;
import org.finales.cycler.spi.LabClock;
import org.finales.server.station.CyclingServer;

/**
 * How long a reading takes from a station to those who watch: within the server's process, and over
 * HTTP to many viewers at once, all on this computer.
 */
public final class LiveBenchmark {
  private static final int SECONDS = 20;
  private static final int PER_SECOND = 10;

  private LiveBenchmark() {}

  /**
   * Runs it.
   *
   * @param args how many viewers; 200 if not given
   */
  public static void main(String... args) throws Exception {
    int viewers = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    Path folder = Files.createTempDirectory("finales-live");
    try (CyclingServer server = new CyclingServer(folder);
        HttpLink link = server.link("tom")) {
      server.queue("CC, 0.5 A, TIME, 1 h\n");
      UUID dataset = dataset(link);
      List<Long> inside = Collections.synchronizedList(new ArrayList<>());
      List<Long> outside = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch listening = new CountDownLatch(viewers);
      CountDownLatch ended = new CountDownLatch(viewers);
      String token = server.token("olga");
      int count = SECONDS * PER_SECOND;
      for (int i = 0; i < viewers; i++) {
        Thread viewer =
            new Thread(() -> view(server.uri(), dataset, token, count, outside, listening, ended));
        viewer.setDaemon(true);
        viewer.start();
      }
      listening.await();
      try (Subscription here =
          server
              .lab()
              .series()
              .subscribe(
                  dataset,
                  news -> inside.add(LabClock.system().micros() - news.points().hostMicros(0)))) {
        send(link, dataset, count);
        boolean all = ended.await(30, TimeUnit.SECONDS);
        System.out.printf(
            Locale.ROOT,
            "%d viewers, %d readings a second, sent over HTTP: to a subscriber in the process %s;"
                + " to a viewer %s; %s%n",
            viewers,
            PER_SECOND,
            percentiles(inside),
            percentiles(outside),
            all ? "every viewer heard of every reading" : "NOT EVERY VIEWER HEARD EVERYTHING");
      }
    }
  }

  private static UUID dataset(HttpLink link) {
    Station station = link.register(CyclingServer.draft("bench", "A"));
    ChannelNeeds can =
        new ChannelNeeds(
            Quantity.of("0", "V"),
            Quantity.of("5", "V"),
            Quantity.of("5", "A"),
            Quantity.of("5", "A"),
            null,
            null,
            List.of("current", "voltage", "power"));
    UUID tenant = link.offer(station.id(), "A", can);
    Claim claim = link.next(tenant, Duration.ofSeconds(10)).orElseThrow();
    RecordedDataset dataset = RecordedDataset.of("live");
    link.open(link.experiment(claim, station.id(), "A").id(), dataset);
    return dataset.id();
  }

  private static void send(HttpLink link, UUID dataset, int count) throws InterruptedException {
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = begin + i * (1_000_000_000L / PER_SECOND);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      Points.Builder one = Points.builder(0);
      one.add(i * 100_000L, LabClock.system().micros(), 1, 1, 0, 3.7, 1);
      link.append(dataset, Batch.of("bench", i + 1, one.build())).join();
    }
  }

  private static void view(
      URI server,
      UUID dataset,
      String token,
      int count,
      List<Long> latencies,
      CountDownLatch listening,
      CountDownLatch ended) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      String call =
          "GET /api/v1/datasets/%s/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(dataset, token);
      socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
      int heard = 0;
      for (String line = lines.readLine(); line != null && heard < count; line = lines.readLine()) {
        if (line.startsWith(": listening")) {
          listening.countDown();
        }
        int at = line.indexOf("\"host_us\":[");
        if (at >= 0) {
          String times = line.substring(at + 11, line.indexOf(']', at));
          long now = LabClock.system().micros();
          for (String time : times.split(",", -1)) {
            latencies.add(now - Long.parseLong(time));
            heard++;
          }
        }
      }
      ended.countDown();
    } catch (IOException e) {
      System.err.println("a viewer is gone: " + e);
    }
  }

  private static String percentiles(List<Long> micros) {
    List<Long> sorted = new ArrayList<>(micros);
    Collections.sort(sorted);
    return sorted.isEmpty()
        ? "nothing"
        : String.format(
            Locale.ROOT,
            "p50 %.1f ms, p99 %.1f ms, most %.1f ms",
            sorted.get(sorted.size() / 2) / 1e3,
            sorted.get((int) (sorted.size() * 0.99)) / 1e3,
            sorted.get(sorted.size() - 1) / 1e3);
  }
}
