package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.server.ReferenceServer;
import org.finales.server.cli.Shell.Outcome;
import org.finales.server.http.HttpSettings;
import org.finales.server.sparql.GraphSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparqlCommandTest {
  private static final Actor CONSOLE = Accounts.console("root");
  private static final String QUERY =
      "select ?quantity where { ?c a <urn:finales:term:Capability> ; <urn:finales:term:quantity>"
          + " ?quantity } order by ?quantity limit 1";

  @TempDir Path temporary;
  private String data;
  private Path query;

  @BeforeEach
  void fill() throws Exception {
    data = temporary.resolve("data").toString();
    query = Files.writeString(temporary.resolve("query.rq"), QUERY);
    assertThat(Shell.run("capability", "add", "--builtin", "--data", data).status()).isZero();
  }

  @Test
  void aDataFolderIsAskedWithoutAServer() throws Exception {
    Outcome csv = Shell.run("sparql", query.toString(), "--data", data, "--format", "csv");
    assertThat(csv.status()).as(csv.err()).isZero();
    assertThat(csv.out()).startsWith("quantity\r\n").hasLineCount(2);
    assertThat(Shell.runWith(QUERY, "sparql", "-", "--data", data).out())
        .startsWith("{\"head\":{\"vars\":[\"quantity\"]}");
    assertThat(
            Shell.runWith(
                    "construct where { ?s a <urn:finales:term:Capability> }",
                    "sparql",
                    "-",
                    "--data",
                    data)
                .out())
        .contains(" a <urn:finales:term:Capability> .");
  }

  @Test
  void aRunningServerIsAsked() throws Exception {
    try (ReferenceServer server =
        ReferenceServer.builder()
            .data(Path.of(data))
            .http(HttpSettings.ofDefaults().at("127.0.0.1", 0))
            .graph(GraphSettings.none().withEmbedded(true))
            .start()) {
      server.access().accounts().add(CONSOLE, "vera", Role.VIEWER, null);
      String token = server.access().tokens().issue(CONSOLE, "vera", "", Set.of(), null).secret();
      String url = server.uri().toString();
      Outcome here = Shell.run("sparql", query.toString(), "--data", data, "--format", "xml");
      assertThat(here.status()).as(here.err()).isZero();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          Shell.run(
                                  "sparql",
                                  query.toString(),
                                  "--url",
                                  url,
                                  "--token",
                                  token,
                                  "--format",
                                  "xml")
                              .out())
                      .isEqualTo(here.out()));
    }
  }

  @Test
  void whatCannotBeAskedIsRefusedInOneLine() {
    for (String[] wrong :
        new String[][] {
          {"select", "json"},
          {QUERY, "turtle"},
          {QUERY, "excel"},
          {"construct where { ?s ?p ?o }", "csv"},
          {"drop all", "csv"}
        }) {
      Outcome refused =
          Shell.runWith(wrong[0], "sparql", "-", "--data", data, "--format", wrong[1]);
      assertThat(refused.status()).as(wrong[0]).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err()).startsWith("error: ").hasLineCount(1).doesNotContain("report");
    }
    Outcome absent = Shell.run("sparql", temporary.resolve("none.rq").toString(), "--data", data);
    assertThat(absent.err()).contains("there is no file");
  }
}
