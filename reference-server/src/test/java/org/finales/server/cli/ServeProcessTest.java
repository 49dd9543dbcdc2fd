package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.finales.server.cli.Shell.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own. */
@Timeout(180)
class ServeProcessTest {
  /** How long another process may take to notice; the engine looks four times a second. */
  private static final Duration NOTICED = Duration.ofSeconds(5);

  @TempDir Path temporary;
  private Processes processes;
  private String data;

  @BeforeEach
  void prepare() {
    processes = new Processes(temporary);
    data = temporary.resolve("data").toString();
  }

  @AfterEach
  void stop() throws InterruptedException {
    processes.close();
  }

  @Test
  void itSaysWhenItIsReadyAndHowToAddTheFirstAccountAndStopsCleanly() throws Exception {
    Process server = processes.serve("--data", data, "--port", "0");
    URI uri = processes.ready(server);
    assertThat(processes.status(uri, "/health", "")).isEqualTo(200);
    assertThat(processes.errors(server))
        .contains("user add NAME")
        .contains("--data " + data)
        .doesNotContain("Exception");
    server.destroy();
    assertThat(server.waitFor(20, TimeUnit.SECONDS)).as("stopped in time").isTrue();
    assertThat(server.exitValue()).as("the JVM's status for SIGTERM").isEqualTo(143);
    assertThat(Shell.run("verify", "--data", data).status()).isZero();
  }

  @Test
  void commandsWorkBesideItAndItNoticesWhatTheyDo() throws Exception {
    URI uri = processes.ready(processes.serve("--data", data, "--port", "0"));
    Outcome added =
        Shell.runWith("alicepw\n", "user", "add", "alice", "--password-stdin", "--data", data);
    assertThat(added.status()).as(added.err()).isZero();
    String session = processes.logIn(uri, "alice", "alicepw");
    assertThat(processes.status(uri, "/api/v1/me", session)).isEqualTo(200);
    String secret = Shell.run("token", "add", "alice", "--data", data).out().strip();
    assertThat(processes.status(uri, "/api/v1/me", secret)).isEqualTo(200);
    String id = Shell.run("token", "list", "alice", "--data", data).out().split(" ")[0];
    assertThat(Shell.run("token", "revoke", "alice", id, "--data", data).status()).isZero();
    await()
        .atMost(NOTICED)
        .untilAsserted(
            () -> assertThat(processes.status(uri, "/api/v1/me", secret)).isEqualTo(401));
    assertThat(Shell.run("user", "disable", "alice", "--data", data).status()).isZero();
    await()
        .atMost(NOTICED)
        .untilAsserted(
            () -> assertThat(processes.status(uri, "/api/v1/me", session)).isEqualTo(401));
    assertThat(processes.logIn(uri, "alice", "alicepw")).isEmpty();
    Path copy = temporary.resolve("copy.db");
    Outcome backup = Shell.run("backup", "--to", copy.toString(), "--data", data);
    assertThat(backup.status()).as(backup.err()).isZero();
    assertThat(copy).isNotEmptyFile();
  }

  @Test
  void aSecondServerOnTheFolderIsRefusedUntilTheFirstIsGoneHoweverItWent() throws Exception {
    Process first = processes.serve("--data", data, "--port", "0");
    URI uri = processes.ready(first);
    Process second = processes.serve("--data", data, "--port", "0");
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(processes.errors(second))
        .startsWith("error: ")
        .contains(data, "process " + first.pid(), uri.toString())
        .hasLineCount(1);
    first.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    processes.ready(processes.serve("--data", data, "--port", "0"));
  }

  @Test
  void aBusyPortIsSaidInOneLineAndTheFolderIsFreeAgain() throws Exception {
    try (ServerSocket busy = new ServerSocket(0)) {
      String port = Integer.toString(busy.getLocalPort());
      Process server = processes.serve("--data", data, "--port", port);
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(1);
      assertThat(processes.errors(server))
          .startsWith("error: ")
          .contains(port, "--port")
          .hasLineCount(1);
    }
    processes.ready(processes.serve("--data", data, "--port", "0"));
  }

  @Test
  void listeningBeyondThisMachineIsWarnedAbout() throws Exception {
    Process server = processes.serve("--data", data, "--port", "0", "--host", "0.0.0.0");
    URI uri = processes.ready(server);
    assertThat(uri.getHost()).isEqualTo("127.0.0.1");
    assertThat(processes.errors(server)).contains("warning: listening on 0.0.0.0 without TLS");
  }
}
