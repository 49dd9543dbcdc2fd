package org.finales.server.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workload of the published FINALES 2 figures: one kept-alive client posts, reserves, answers
 * and reads; lists of 1,000 and 10,000 pending requests; posts of eight clients at once.
 *
 * <p>Starts a server of its own in a process with {@code -Xmx128m}, or measures the one at {@code
 * --url} with {@code --user} and {@code --password}. That one must be on this machine, and offer
 * {@code Example-q1} by {@code Example-q1-m1} with a number {@code temperature}.
 */
public final class Finales2Benchmark {
  private static final String REQUEST =
      """
      {"quantity":"Example-q1","methods":["Example-q1-m1"],\
      "parameters":{"Example-q1-m1":{"quality":"low","temperature":250.0}},\
      "tenant_uuid":"3faaf7a2-9a4b-472b-8eff-91582af09eed"}""";
  private static final String RESULT =
      """
      {"data":{"quantity_value":1.5},"quantity":"Example-q1","method":["Example-q1-m1"],\
      "parameters":{"Example-q1-m1":{"temperature":250.0}},\
      "tenant_uuid":"3faaf7a2-9a4b-472b-8eff-91582af09eed","request_uuid":"%s"}""";

  private final Finales2Client client;

  private Finales2Benchmark(Finales2Client client) {
    this.client = client;
  }

  /** Runs the benchmark; see the class for the arguments. */
  public static void main(String[] arguments) throws Exception {
    List<String> options = Arrays.asList(arguments);
    String url = option(options, "--url", "");
    int pending = Integer.parseInt(option(options, "--pending", "10000"));
    System.out.printf(
        Locale.ROOT,
        "disk: %.0f syncs of 4 kB per second%n",
        DiskSync.perSecond(Path.of(System.getProperty("java.io.tmpdir"))));
    if (url.isEmpty()) {
      try (ServerProcess server = ServerProcess.start()) {
        Finales2Client client = new Finales2Client(server.uri());
        client.logIn(ServerProcess.USER, ServerProcess.PASSWORD);
        new Finales2Benchmark(client).run(pending);
        System.out.printf(
            Locale.ROOT,
            "server: ready after %d ms, resident at the end %d MB (-Xmx128m)%n",
            server.readyMillis(),
            server.residentMegabytes());
      }
    } else {
      URI uri = URI.create(url);
      if (!List.of("127.0.0.1", "localhost").contains(uri.getHost())) {
        throw new IllegalArgumentException("only a server on this machine is measured");
      }
      Finales2Client client = new Finales2Client(uri);
      client.logIn(option(options, "--user", ""), option(options, "--password", ""));
      new Finales2Benchmark(client).run(pending);
    }
  }

  private void run(int pending) throws Exception {
    measure("warm-up: post", 300, this::post);
    List<String> ids = new ArrayList<>();
    measure("post a request", 500, () -> ids.add(post()));
    measure("reserve it", 500, each(ids, this::reserve));
    measure("post its result", 500, each(ids, this::answer));
    measure("read a request", 500, each(ids, id -> client.get("/requests/" + id)));
    measure("read a result", 500, each(ids, id -> client.get("/results_requested/" + id)));
    postFromMany(8, 4000, pending);
    int present = count();
    fill(1000 - present);
    if (present <= 1000) {
      measure("list 1000 pending", 20, () -> client.get("/pending_requests/"));
    }
    fill(pending - count());
    measure("list " + count() + " pending", 10, () -> client.get("/pending_requests/"));
  }

  private String post() throws IOException, InterruptedException {
    return client.postForId("/requests/", REQUEST);
  }

  private String reserve(String id) throws IOException, InterruptedException {
    return client.post(
        "/requests/" + id + "/update_status/?request_id=" + id + "&new_status=reserved", "");
  }

  private String answer(String id) throws IOException, InterruptedException {
    return client.post("/results/", RESULT.formatted(id));
  }

  private int count() throws IOException, InterruptedException {
    return client.get("/pending_requests/").split("\"uuid\"", -1).length - 1;
  }

  private void fill(int missing) throws Exception {
    if (missing > 0) {
      concurrently(8, missing);
    }
  }

  private void postFromMany(int clients, int posts, int pending) throws Exception {
    int bounded = Math.min(posts, Math.max(200, pending / 2));
    double seconds = concurrently(clients, bounded);
    System.out.printf(
        Locale.ROOT,
        "%-24s %8.0f per second (%d posts)%n",
        "posts of " + clients + " clients",
        bounded / seconds,
        bounded);
  }

  private double concurrently(int clients, int posts) throws Exception {
    AtomicInteger left = new AtomicInteger(posts);
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(
            threads.submit(
                () -> {
                  while (left.getAndDecrement() > 0) {
                    post();
                  }
                  return true;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void measure(String what, int times, Callable<?> call) throws Exception {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      call.call();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-24s median %8.2f ms, 95th percentile %8.2f ms (%d calls)%n",
        what,
        millis[times / 2],
        millis[(int) (times * 0.95)],
        times);
  }

  private static Callable<?> each(List<String> ids, Step step) {
    AtomicInteger next = new AtomicInteger();
    return () -> step.on(ids.get(next.getAndIncrement() % ids.size()));
  }

  private static String option(List<String> options, String name, String otherwise) {
    int at = options.indexOf(name);
    return at < 0 ? otherwise : options.get(at + 1);
  }

  /** Something to do with one request. */
  private interface Step {
    String on(String id) throws IOException, InterruptedException;
  }
}
