package org.finales.server.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A reference server in a process of its own, on a data folder of its own, on loopback. */
final class ServerProcess implements AutoCloseable {
  static final String USER = "bench";
  static final String PASSWORD = "correct horse battery staple";

  private static final String CAPABILITY =
      """
      {"quantity":"Example-q1","method":"Example-q1-m1",
       "json_schema_specifications":{"type":"object","properties":{"quality":{"type":"string"},
         "temperature":{"type":"number","units":"kelvin"}},"required":["temperature"]},
       "json_schema_result_output":{"type":"object","properties":{
         "quantity_value":{"type":"number"}},"required":["quantity_value"]},
       "is_active":true}
      """;

  private final Path folder;
  private final Process process;
  private final URI uri;
  private final long readyMillis;

  private ServerProcess(Path folder, Process process, URI uri, long readyMillis) {
    this.folder = folder;
    this.process = process;
    this.uri = uri;
    this.readyMillis = readyMillis;
  }

  static ServerProcess start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("finales-benchmark");
    Path capability = Files.writeString(folder.resolve("capability.json"), CAPABILITY);
    String data = folder.resolve("data").toString();
    run("user", "add", USER, "--password-stdin", "--data", data);
    run("capability", "add", capability.toString(), "--data", data);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(List.of("-Xmx128m"), "serve", "--port", "0", "--data", data))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.startsWith("finales ready on ")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the server stopped before it was ready");
    }
    long ready = (System.nanoTime() - start) / 1_000_000;
    return new ServerProcess(
        folder, process, URI.create(line.substring("finales ready on ".length()).strip()), ready);
  }

  URI uri() {
    return uri;
  }

  long readyMillis() {
    return readyMillis;
  }

  /** Resident memory as Linux counts it; -1 elsewhere. */
  long residentMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static void run(String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(List.of(), arguments))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().write((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    if (process.waitFor() != 0) {
      throw new IOException("finales-server " + String.join(" ", arguments) + " failed");
    }
  }

  private static List<String> command(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.finales.server.FinalesServer");
    command.addAll(List.of(arguments));
    return command;
  }
}
