package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.finales.server.FinalesServer;
import org.finales.server.cli.Shell.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own. */
@Timeout(120)
class ServeProcessTest {
  private final List<Process> started = new ArrayList<>();

  @TempDir Path temporary;

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void itSaysWhenItIsReadyAndHowToAddTheFirstAccountAndStopsCleanly() throws Exception {
    Path data = temporary.resolve("data");
    Process server = serve("--data", data.toString(), "--port", "0");
    URI uri = ready(server);
    assertThat(get(uri.resolve("/nowhere"))).isEqualTo(404);
    assertThat(errors(server))
        .contains("user add NAME")
        .contains("--data " + data)
        .doesNotContain("Exception");
    server.destroy();
    assertThat(server.waitFor(20, TimeUnit.SECONDS)).as("stopped in time").isTrue();
    assertThat(server.exitValue()).as("the JVM's status for SIGTERM").isEqualTo(143);
    assertThat(Shell.run("verify", "--data", data.toString()).status()).isZero();
  }

  @Test
  void commandsWorkBesideItAndItNoticesWhatTheyDo() throws Exception {
    Path data = temporary.resolve("data");
    ready(serve("--data", data.toString(), "--port", "0"));
    Outcome added =
        Shell.runWith(
            "alicepw\n", "user", "add", "alice", "--password-stdin", "--data", data.toString());
    assertThat(added.status()).as(added.err()).isZero();
    Path copy = temporary.resolve("copy.db");
    Outcome backup = Shell.run("backup", "--to", copy.toString(), "--data", data.toString());
    assertThat(backup.status()).as(backup.err()).isZero();
    assertThat(copy).isNotEmptyFile();
  }

  @Test
  void aSecondServerOnTheFolderIsRefusedUntilTheFirstIsGoneHoweverItWent() throws Exception {
    Path data = temporary.resolve("data");
    Process first = serve("--data", data.toString(), "--port", "0");
    URI uri = ready(first);
    Process second = serve("--data", data.toString(), "--port", "0");
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(errors(second))
        .startsWith("error: ")
        .contains(data.toString(), "process " + first.pid(), uri.toString())
        .hasLineCount(1);
    first.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    ready(serve("--data", data.toString(), "--port", "0"));
  }

  @Test
  void aBusyPortIsSaidInOneLineAndTheFolderIsFreeAgain() throws Exception {
    String data = temporary.resolve("data").toString();
    try (ServerSocket busy = new ServerSocket(0)) {
      String port = Integer.toString(busy.getLocalPort());
      Process server = serve("--data", data, "--port", port);
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(1);
      assertThat(errors(server)).startsWith("error: ").contains(port, "--port").hasLineCount(1);
    }
    ready(serve("--data", data, "--port", "0"));
  }

  @Test
  void listeningBeyondThisMachineIsWarnedAbout() throws Exception {
    String data = temporary.resolve("data").toString();
    Process server = serve("--data", data, "--port", "0", "--host", "0.0.0.0");
    URI uri = ready(server);
    assertThat(uri.getHost()).isEqualTo("127.0.0.1");
    assertThat(errors(server)).contains("warning: listening on 0.0.0.0 without TLS");
  }

  private Process serve(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FinalesServer.class.getName(),
            "serve"));
    command.addAll(List.of(args));
    Path errors = Files.createFile(temporary.resolve("errors-" + started.size()));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    started.add(process);
    return process;
  }

  private URI ready(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    assertThat(line).as("first line of output; errors: %s", errors(process)).isNotNull();
    assertThat(line).startsWith("finales ready on http://");
    return URI.create(line.substring("finales ready on ".length()));
  }

  /** What it said on standard error, without what is logged. */
  private String errors(Process process) throws IOException {
    return Files.readAllLines(temporary.resolve("errors-" + started.indexOf(process))).stream()
        .filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\dT.*"))
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  private static int get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
