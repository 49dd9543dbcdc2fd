package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.finales.server.cli.Shell.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL database, each a process of its own. */
@Timeout(180)
class ServePostgresTest {
  @TempDir Path temporary;

  @Test
  void serversShareADatabaseAndCommandsWorkOnIt() throws Exception {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Processes processes = new Processes(temporary)) {
      String db = postgres.getJdbcUrl("postgres", "postgres");
      String data = temporary.resolve("data").toString();
      Process first = processes.serve("--data", data, "--db", db, "--port", "0");
      URI one = processes.ready(first);
      assertThat(processes.errors(first)).contains("--db URL").doesNotContain(db);
      URI two = processes.ready(processes.serve("--data", data, "--db", db, "--port", "0"));
      Outcome added =
          Shell.runWith(
              "alicepw\n", "user", "add", "alice", "--password-stdin", "--db", db, "--data", data);
      assertThat(added.status()).as(added.err()).isZero();
      String session = processes.logIn(one, "alice", "alicepw");
      assertThat(processes.status(two, "/api/v1/me", session))
          .as("a log-in at one server is good at the other")
          .isEqualTo(200);
      assertThat(Shell.run("user", "disable", "alice", "--db", db, "--data", data).status())
          .isZero();
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () -> assertThat(processes.status(two, "/api/v1/me", session)).isEqualTo(401));
      Outcome imported =
          Shell.run(
              "import-finales2",
              RealData.folder("finales2").resolve("sql_app.db").toString(),
              "--db",
              db,
              "--data",
              data);
      assertThat(imported.out().replaceAll(" {2,}", " ")).contains("requests 372 372 0 0");
      assertThat(Shell.run("verify", "--db", db, "--data", data).status()).isZero();
      String copy = temporary.resolve("copy.db").toString();
      Outcome backup = Shell.run("backup", "--to", copy, "--db", db, "--data", data);
      assertThat(backup.status()).isEqualTo(1);
      assertThat(backup.err()).contains("pg_dump").hasLineCount(1);
      assertThat(Path.of(copy)).doesNotExist();
      first.destroy();
      assertThat(first.waitFor(20, TimeUnit.SECONDS)).as("stopped in time").isTrue();
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsSaidInOneLine() {
    Outcome outcome =
        Shell.run(
            "user",
            "list",
            "--db",
            "jdbc:postgresql://127.0.0.1:1/finales?user=finales&password=hidden",
            "--data",
            temporary.resolve("data").toString());
    assertThat(temporary.resolve("data")).doesNotExist();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("error: cannot open")
        .doesNotContain("hidden")
        .hasLineCount(1);
  }
}
