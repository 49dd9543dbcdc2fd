package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.finales.server.FinalesServer;

/** Servers as processes of their own, all ended at the end. */
final class Processes implements AutoCloseable {
  private final Path folder;
  private final List<Process> started = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Processes(Path folder) {
    this.folder = folder;
  }

  Process serve(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("serve"));
    all.addAll(List.of(args));
    return start(all);
  }

  /** Starts any command. */
  Process start(List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FinalesServer.class.getName()));
    command.addAll(args);
    Path errors = Files.createFile(folder.resolve("errors-" + started.size()));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    started.add(process);
    return process;
  }

  /** Waits until a server says that it is ready. */
  URI ready(Process process) throws IOException {
    String line = process.inputReader().readLine();
    assertThat(line).as("first line of output; errors: %s", errors(process)).isNotNull();
    assertThat(line).startsWith("finales ready on http://");
    return URI.create(line.substring("finales ready on ".length()));
  }

  /** What a server said on standard error, without what it logged. */
  String errors(Process process) throws IOException {
    return Files.readAllLines(folder.resolve("errors-" + started.indexOf(process))).stream()
        .filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\dT.*"))
        .collect(Collectors.joining("\n"));
  }

  /** The token of a log-in as FINALES 2's clients do it; empty if it is refused. */
  String logIn(URI server, String name, String password) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(server.resolve("/api/v1/login"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"username\": \"" + name + "\", \"password\": \"" + password + "\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 ? answer.body().split("\"")[3] : "";
  }

  /** The status of a call with a token. */
  int status(URI server, String path, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }
}
