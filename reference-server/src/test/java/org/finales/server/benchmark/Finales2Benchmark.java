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

  private static final int WARM_UP = 2000;
  private static final int MEASURED = 500;

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
        try (Finales2Client client =
            Finales2Client.logIn(server.uri(), ServerProcess.USER, ServerProcess.PASSWORD)) {
          new Finales2Benchmark(client).run(pending);
        }
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
      try (Finales2Client client =
          Finales2Client.logIn(
              uri, option(options, "--user", ""), option(options, "--password", ""))) {
        new Finales2Benchmark(client).run(pending);
      }
    }
  }

  private void run(int pending) throws Exception {
    round("warm-up: ", WARM_UP, new ArrayList<>());
    List<String> ids = new ArrayList<>();
    round("", MEASURED, ids);
    measure("read a request", 500, each(ids, id -> client.get("/requests/" + id)));
    measure("read a result", 500, each(ids, id -> client.get("/results_requested/" + id)));
    postFromMany(8, 4000, pending);
    int present = count();
    fill(1000 - present);
    if (present <= 1000) {
      list("list 1000 pending", 20);
    }
    fill(pending - count());
    list("list " + count() + " pending", 10);
  }

  private void list(String what, int times) throws Exception {
    try (Finales2Client own = client.another()) {
      measure(what, times, () -> own.get("/pending_requests/"));
    }
  }

  private void round(String prefix, int times, List<String> ids) throws Exception {
    measure(prefix + "post a request", times, () -> ids.add(post(client)));
    measure(prefix + "reserve it", times, each(ids, this::reserve));
    measure(prefix + "post its result", times, each(ids, this::answer));
  }

  private static String post(Finales2Client client) throws IOException {
    return client.postForId("/requests/", REQUEST);
  }

  private String reserve(String id) throws IOException {
    return client.post(
        "/requests/" + id + "/update_status/?request_id=" + id + "&new_status=reserved", "");
  }

  private String answer(String id) throws IOException {
    return client.post("/results/", RESULT.formatted(id));
  }

  /** On a connection of its own: a FINALES 2 server closes those that were idle for 5 s. */
  private int count() throws IOException {
    try (Finales2Client own = client.another()) {
      return own.get("/pending_requests/").split("\"uuid\"", -1).length - 1;
    }
  }

  private void fill(int missing) throws Exception {
    if (missing > 0) {
      concurrently(8, missing);
    }
  }

  private void postFromMany(int clients, int posts, int pending) throws Exception {
    concurrently(clients, Math.min(WARM_UP, pending / 4));
    int bounded = Math.min(posts, Math.max(200, pending / 2));
    double seconds = concurrently(clients, bounded);
    System.out.printf(
        Locale.ROOT,
        "%-26s %8.0f per second (%d posts)%n",
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
                  try (Finales2Client own = client.another()) {
                    while (left.getAndDecrement() > 0) {
                      post(own);
                    }
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
        "%-26s median %8.2f ms, 95th percentile %8.2f ms (%d calls)%n",
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
    String on(String id) throws IOException;
  }
}
