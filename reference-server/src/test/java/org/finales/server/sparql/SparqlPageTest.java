package org.finales.server.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.finales.api.broker.Broker;
import org.finales.api.broker.ResultDraft;
import org.finales.api.capability.BuiltInCapabilities;
import org.finales.api.json.FinalesJson;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.graph.Question;
import org.finales.server.ReferenceServer;
import org.finales.server.browser.Browser;
import org.finales.server.http.HttpSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page as a person uses it. */
@Timeout(180)
class SparqlPageTest {
  @TempDir static Path folder;
  private static ReferenceServer server;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    server =
        ReferenceServer.builder()
            .data(folder.resolve("data"))
            .http(HttpSettings.ofDefaults().at("127.0.0.1", 0))
            .graph(GraphSettings.none().withEmbedded(true))
            .start();
    Actor console = Accounts.console("root");
    server.access().accounts().add(console, "vera", Role.VIEWER, null);
    token = server.access().tokens().issue(console, "vera", "", Set.of(), null).secret();
    Broker lab = server.engine().as("lab");
    BuiltInCapabilities.drafts().forEach(lab.capabilities()::add);
    lab.results()
        .postUnsolicited(
            new ResultDraft(
                "conductivity",
                "two_electrode",
                FinalesJson.read(
                    """
                    {"temperature": 298.15, "formulation": [
                      {"chemical": {"SMILES": "[Li+].F[P-](F)(F)(F)(F)F",
                                    "InChIKey": "AXPLOJNSKRXQPA-UHFFFAOYSA-N"},
                       "fraction": 0.1, "fraction_type": "molPerMol"},
                      {"chemical": {"SMILES": "C1COC(=O)O1",
                                    "InChIKey": "KMTRUDSVKNLOMY-UHFFFAOYSA-N"},
                       "fraction": 0.9, "fraction_type": "molPerMol"}]}"""),
                FinalesJson.read(
                    """
                    {"conductivity": {"values": [1.07], "temperature": 298.15,
                                      "meta": {"success": true, "rating": 5}},
                     "run_info": null}""")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> server.engine().as("lab").events().newest() == position());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPersonChoosesAQuestionAndReadsItsAnswer() throws Exception {
    try (Browser browser = Browser.open()) {
      browser.visit(URI.create(server.uri() + "/sparql"));
      browser.waitUntil("document.querySelectorAll('#question option').length === 7");
      browser.type("#token", token);
      browser.choose("#question", Question.all().get(0).title());
      browser.click("#form button[type=submit]");
      browser.waitFor("#said", "1 row after");
      assertThat(browser.read("#rows thead")).contains("conductivity", "temperature");
      assertThat(browser.read("#rows tbody")).contains("10.7", "25");

      browser.choose("#question", Question.all().get(1).title());
      browser.click("#form button[type=submit]");
      browser.waitFor("#said", "4 rows after");
      assertThat(browser.count("#rows tbody tr"))
          .as("two constituents, of what was wished and of what was measured")
          .isEqualTo(4);

      browser.choose("#question", Question.all().get(4).title());
      browser.click("#form button[type=submit]");
      browser.waitFor("#said", "No rows yet. The answer comes from results of cycling.");
      assertThat(browser.count("#rows tbody tr")).isZero();

      browser.choose("#question", Question.all().get(0).title());
      browser.click("#csv");
      browser.waitFor("#said", "Saved as answer.csv");
      assertThat(browser.problems()).isEmpty();
    }
  }

  @Test
  void aPersonWhoAsksWronglyIsToldSo() throws Exception {
    try (Browser browser = Browser.open()) {
      browser.visit(URI.create(server.uri() + "/sparql"));
      browser.waitUntil("document.querySelectorAll('#question option').length === 7");
      browser.click("#form button[type=submit]");
      assertThat(browser.read("#said")).as("no token, so nothing is sent").isEmpty();
      browser.type("#token", "wrong");
      browser.press("Enter");
      browser.waitFor("#said", "the log-in is not valid");
      browser.type("#token", token);
      browser.type("#query", "delete where { ?s ?p ?o }");
      browser.click("#form button[type=submit]");
      browser.waitFor("#said", "updates are not taken");
      browser.type("#query", "ask { ?s ?p '<img src=x onerror=alert(1)>' }");
      browser.click("#form button[type=submit]");
      browser.waitFor("#text", "no");
      browser.type("#query", "select ('<b id=\"evil\">' as ?x) where {}");
      browser.click("#form button[type=submit]");
      browser.waitFor("#rows tbody", "<b id=\"evil\">");
      assertThat(browser.count("#evil")).isZero();
    }
  }

  private static long position() throws Exception {
    var request =
        java.net.http.HttpRequest.newBuilder(URI.create(server.uri() + "/sparql/status"))
            .header("Authorization", "Bearer " + token)
            .build();
    var answer =
        java.net.http.HttpClient.newHttpClient()
            .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
    return FinalesJson.read(answer.body()).path(0).path("position").asLong();
  }
}
