package org.finales.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.json.FinalesJson;
import org.finales.core.graph.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw -Pdemo}, without Maven. */
@Timeout(180)
class DemoTest {
  private static final double AT_ONCE = 1e9;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private PrintStream printer() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  @Test
  void itFindsTheBestElectrolyteOverHttpAndEnds(@TempDir Path folder) throws Exception {
    Demo demo = new Demo(new DemoOptions(folder, 0, true, AT_ONCE, 1), printer());

    Report report = demo.run().orElseThrow();

    assertThat(report.regret()).isBetween(0.0, 0.005);
    assertThat(output())
        .contains("WHAT WAS ASKED, AND WHO ANSWERED")
        .containsPattern("25 +conductivity +two_electrode +experiment by two_electrode")
        .containsPattern("1 +conductivity +molecular_dynamics +simulation by molecular_dynamics")
        .containsPattern("solvents +EC:DMC 50:50 \\(w\\) +EC:DMC 50:50 \\(w\\)")
        .containsPattern("density +1\\.\\d{3} g/cm3")
        .containsPattern("viscosity +\\d\\.\\d{3} mPa s")
        .contains("That took ");
    assertThat(output().chars().filter(c -> c > 126 || (c < 32 && c != '\n' && c != '\r')))
        .as("characters that not every console shows")
        .isEmpty();
  }

  @Test
  void everyPasswordIsShownOnceAndIsAnother(@TempDir Path folder) throws Exception {
    new Demo(new DemoOptions(folder, 0, true, AT_ONCE, 1), printer()).run();
    new Demo(new DemoOptions(folder, 0, true, AT_ONCE, 1), printer()).run();

    Matcher passwords = Pattern.compile("\\b[a-z2-9]{20}\\b").matcher(output());
    assertThat(passwords.results().map(found -> found.group()).toList())
        .as("passwords of five accounts in two demos on one folder")
        .hasSize(10)
        .doesNotHaveDuplicates();
  }

  @Test
  void aBusyPortIsNoError(@TempDir Path folder) throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DemoServer server = new DemoServer(folder, busy.getLocalPort())) {
      assertThat(server.uri().getPort()).isPositive().isNotEqualTo(busy.getLocalPort());
    }
  }

  @Test
  void itServesUntilItIsStoppedAndLeavesNothingBehind() throws Exception {
    CountDownLatch serving = new CountDownLatch(1);
    PrintStream watched = watching("Ctrl-C", serving);
    Demo demo = new Demo(new DemoOptions(null, 0, false, AT_ONCE, 1), watched);
    CompletableFuture<Optional<Report>> run = start(demo);
    assertThat(serving.await(120, TimeUnit.SECONDS)).as(output()).isTrue();
    Matcher folder = Pattern.compile("with its data in (\\S+)").matcher(output());
    assertThat(folder.find()).isTrue();
    Path data = Path.of(folder.group(1));
    assertThat(data).isDirectory();
    assertThat(output()).contains("/docs", "/sparql");
    assertThat(rowsOf("conductive-electrolytes"))
        .as("those that the experiment measured, and those that the simulation found")
        .isPositive();
    assertThat(rowsOf("composition")).isGreaterThan(3 * 25);
    assertThat(rowsOf("capacity-retention")).as("nothing was cycled").isZero();

    demo.stop();

    assertThat(run.get(30, TimeUnit.SECONDS).orElseThrow().regret()).isLessThan(0.005);
    assertThat(Files.exists(data)).as("%s is still there", data).isFalse();
  }

  @Test
  void itCanBeStoppedBeforeItsTable() throws Exception {
    CountDownLatch searching = new CountDownLatch(1);
    double slow = 1;
    Demo demo =
        new Demo(
            new DemoOptions(null, 0, true, slow, 1), watching("accounts were made", searching));
    CompletableFuture<Optional<Report>> run = start(demo);
    assertThat(searching.await(60, TimeUnit.SECONDS)).as(output()).isTrue();

    demo.stop();

    assertThat(run.get(30, TimeUnit.SECONDS)).isEmpty();
    assertThat(output()).doesNotContain("WHAT WAS ASKED");
  }

  /** How many rows the running demo answers to an example question, when its graph is complete. */
  private int rowsOf(String question) throws Exception {
    Matcher server = Pattern.compile("server runs at (\\S+)").matcher(output());
    Matcher password = Pattern.compile("admin +([a-z2-9]{20}) ").matcher(output());
    assertThat(server.find() && password.find()).isTrue();
    String base = server.group(1);
    String login = "{\"username\": \"admin\", \"password\": \"" + password.group(1) + "\"}";
    HttpClient client = HttpClient.newHttpClient();
    String token =
        FinalesJson.read(
                client
                    .send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/login"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(login))
                            .build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body())
            .path("token")
            .asString();
    String query =
        Question.all().stream()
            .filter(one -> one.name().equals(question))
            .findFirst()
            .orElseThrow()
            .text();
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(base + "/sparql"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/sparql-query")
                .header("Accept", "application/sparql-results+json")
                .POST(HttpRequest.BodyPublishers.ofString(query))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FinalesJson.read(answer.body()).path("results").path("bindings").size();
  }

  /** Prints, and lets a latch go when a line contains a text. */
  private PrintStream watching(String text, CountDownLatch latch) {
    return new PrintStream(printed, true, StandardCharsets.UTF_8) {
      @Override
      public void println(String line) {
        super.println(line);
        if (line.contains(text)) {
          latch.countDown();
        }
      }
    };
  }

  private static CompletableFuture<Optional<Report>> start(Demo demo) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return demo.run();
          } catch (BindException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
