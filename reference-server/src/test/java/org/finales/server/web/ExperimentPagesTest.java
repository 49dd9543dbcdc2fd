package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.json.FinalesJson;
import org.finales.server.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The list of experiments, the page of one, and several side by side. */
class ExperimentPagesTest {
  private static final String EVIL = "<img src=x onerror=alert(1)>'\"&{{7*7}}";

  @TempDir static Path folder;
  private static WebLab lab;
  private static Bench bench;
  private static RegisteredBattery cell;
  private static RegisteredBattery other;
  private static RegisteredProtocol protocol;
  private static Experiment first;
  private static Experiment second;

  @BeforeAll
  static void start() throws Exception {
    lab = WebLab.open(folder);
    bench = new Bench(lab);
    cell = bench.battery("Cell A");
    other = bench.battery("Cell B");
    protocol = bench.protocol("Ageing");
    first = bench.finished("Formation", cell, protocol, 5);
    second = bench.finished("Ageing at 25 °C", other, protocol, 12);
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  void theListIsSearchedFilteredSortedAndShared() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "viewer");
      browser.visit(lab.at("/lab/experiments"));
      assertThat(browser.evaluate("document.title").asString()).isEqualTo("Experiments · finales");
      browser.waitFor("#experiments", "Formation");
      assertThat(browser.read("#experiments .badge")).isEqualTo("Finished");
      browser.waitUntil(
          "[...document.querySelectorAll('#experiments img')].every(i => i.naturalWidth > 0)");
      browser.screenshot("experiments");
      browser.type("input[name=q]", "formation");
      browser.press("Enter");
      browser.waitUntil("location.search.includes('q=formation')");
      browser.waitFor(".shown", "1 to 1 of");
      browser.visit(lab.at("/lab/experiments"));
      browser.click("details.filter:nth-of-type(3) summary");
      browser.waitFor("details.filter:nth-of-type(3)", "Cell A");
      browser.click("details.filter:nth-of-type(3) input[value='" + cell.id() + "']");
      browser.click("h1");
      browser.waitUntil("location.search.includes('battery=" + cell.id() + "')");
      browser.waitFor("#experiments tbody", "Formation");
      assertThat(browser.read("#experiments tbody")).doesNotContain("Ageing at 25");
      String shared = browser.path();
      browser.visit(lab.at(shared + "&sort=-battery&from=2020-01-01&until=2090-01-01"));
      assertThat(browser.read("#experiments tbody")).contains("Formation");
      browser.visit(lab.at("/lab/experiments?until=2020-01-01"));
      browser.waitFor(".empty", "Nothing fits");
      assertThat(browser.problems()).isEmpty();
      assertThat(browser.requestsElsewhere(lab.uri())).isEmpty();
    }
  }

  @Test
  void everyColumnOrdersTheList() throws Exception {
    WebClient client = WebClient.of(lab, "viewer");
    for (String column :
        List.of("name", "state", "battery", "protocol", "station", "created", "begun", "ended")) {
      HttpResponse<String> answer = client.get("/lab/experiments?state=FINISHED&sort=" + column);
      assertThat(answer.statusCode()).as(column).isEqualTo(200);
      assertThat(answer.body()).as(column).contains("aria-sort=\"ascending\"");
    }
    String up = client.get("/lab/experiments?state=FINISHED&sort=battery").body();
    String down = client.get("/lab/experiments?state=FINISHED&sort=-battery").body();
    assertThat(up.indexOf(">Formation<")).isLessThan(up.indexOf(">Ageing at 25 °C<"));
    assertThat(down.indexOf(">Formation<")).isGreaterThan(down.indexOf(">Ageing at 25 °C<"));
  }

  @Test
  void thePageOfOneShowsItsDataCyclesProtocolAndOrigin() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      browser.visit(lab.at("/lab/experiments/" + first.id()));
      browser.waitUntil("Number(document.querySelector('#data-chart').dataset.points) > 500");
      browser.waitUntil("Number(document.querySelector('#cycles-chart').dataset.points) === 15");
      assertThat(browser.read("h1")).isEqualTo("Formation");
      assertThat(browser.read("#cycles-chart .chart-title")).isEqualTo("Capacity of each cycle");
      assertThat(browser.read("#run-state")).isEqualTo("Finished");
      assertThat(browser.read("#facts")).contains("Cell A", "1,000", "measured elsewhere");
      assertThat(browser.read("#protocol")).contains("charge at 0.5 A until at least 4.2 V");
      assertThat(browser.read("#provenance")).contains(first.id().toString(), "from a file");
      assertThat(browser.read("#changes")).contains("Finished");
      browser.longScreenshot("experiment");
      browser.click("#data-chart .chart-values summary");
      browser.waitFor("#data-chart .chart-values table", "Surface Temperature / °C");
      browser.click("#data-chart .chart-values summary");
      browser.evaluate("document.querySelector('#data-chart .canvas').focus()");
      browser.press("+");
      browser.press("+");
      browser.waitUntil("document.querySelector('#data-chart').dataset.range !== ''");
      browser.choose("[data-range]", "Last hour");
      browser.waitUntil("Number(document.querySelector('#data-chart').dataset.points) < 1000");
      browser.choose("[data-along]", "Time of day");
      browser.waitUntil("Number(document.querySelector('#data-chart').dataset.points) > 0");
      assertThat(browser.problems()).isEmpty();
      assertThat(browser.requestsElsewhere(lab.uri())).isEmpty();
    }
  }

  @Test
  void chartsHaveExactValuesFewPointsAndNoExtremeLeftOut() throws Exception {
    WebClient client = WebClient.of(lab, "viewer");
    String root = "/lab/experiments/" + first.id() + "/chart";
    JsonNode whole = json(client.json(root + "?points=4000"));
    assertThat(whole.at("/series/0/name").asString()).isEqualTo("Voltage");
    assertThat(whole.at("/series/0/points").size()).isEqualTo(1000);
    assertThat(whole.at("/series/0/points/1/0").asDouble()).isEqualTo(18);
    assertThat(whole.at("/series/0/points/1/1").asDouble()).isEqualTo(3.012);
    assertThat(whole.at("/series/1/axis").asInt()).isEqualTo(1);
    assertThat(whole.at("/series/2/unit").asString()).isEqualTo("°C");
    JsonNode few = json(client.json(root + "?points=100"));
    assertThat(few.at("/series/0/points").size()).isLessThanOrEqualTo(100);
    assertThat(largest(few)).isEqualTo(largest(whole));
    JsonNode part = json(client.json(root + "?points=4000&from=3600&to=7200"));
    assertThat(part.at("/series/0/points").size()).isBetween(200, 206);
    assertThat(part.at("/whole/0").asDouble()).isZero();
    JsonNode last = json(client.json(root + "?points=4000&last=180&along=time"));
    assertThat(last.at("/series/0/points").size()).isBetween(10, 11);
    assertThat(last.at("/whole/1").asDouble()).isGreaterThan(1.7e12);
    assertThat(client.json(root + "?points=x").statusCode()).isEqualTo(400);
    assertThat(client.json(root + "?from=NaN").statusCode()).isEqualTo(400);
  }

  private static double largest(JsonNode chart) {
    return chart
        .at("/series/0/points")
        .valueStream()
        .mapToDouble(point -> point.get(1).asDouble())
        .max()
        .orElseThrow();
  }

  @Test
  void filesAreWrittenForEveryFormatUnderASafeName() throws Exception {
    WebClient client = WebClient.of(lab, "viewer");
    for (String format : List.of("csv", "bdf", "jsonld", "html", "ro-crate", "wattrex-export")) {
      HttpResponse<String> answer =
          client.get("/lab/experiments/" + second.id() + "/files/" + format);
      assertThat(answer.statusCode()).as(format).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
          .as(format)
          .startsWith("attachment; filename=\"Ageing_at_25_C-");
    }
    HttpResponse<String> csv = client.get("/lab/experiments/" + first.id() + "/files/csv");
    assertThat(csv.body().lines().count()).isEqualTo(1001);
    assertThat(csv.body()).contains("Voltage / V", "3.012");
    assertThat(client.get("/lab/experiments/" + first.id() + "/files/exe").statusCode())
        .isEqualTo(404);
    HttpResponse<String> svg = client.get("/lab/experiments/" + first.id() + "/preview.svg");
    assertThat(svg.headers().firstValue("content-type").orElseThrow()).startsWith("image/svg+xml");
    assertThat(svg.body()).startsWith("<svg").contains("<path").doesNotContain("NaN");
  }

  @Test
  void severalAreComparedByTimeCycleAndCapacity() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "viewer");
      browser.visit(lab.at("/lab/experiments?state=FINISHED"));
      for (Experiment each : List.of(first, second)) {
        browser.click("input[name=id][value='" + each.id() + "']");
      }
      browser.waitFor("[data-compare]", "(2)");
      browser.click("[data-compare]");
      browser.waitForPath("/lab/experiments/compare");
      browser.waitUntil("Number(document.querySelector('#compare-time').dataset.points) > 1000");
      browser.waitUntil(
          "Number(document.querySelector('#compare-capacity').dataset.points) === 17");
      browser.waitUntil("Number(document.querySelector('#compare-curve').dataset.points) > 300");
      browser.longScreenshot("compare");
      assertThat(WebLab.barriers(browser)).isEmpty();
      assertThat(browser.problems()).isEmpty();
    }
    WebClient client = WebClient.of(lab, "viewer");
    JsonNode curve =
        json(client.json("/lab/experiments/compare/data?kind=curve&cycle=2&id=" + first.id()));
    double most =
        curve
            .at("/series/0/points")
            .valueStream()
            .mapToDouble(point -> point.get(0).asDouble())
            .max()
            .orElseThrow();
    assertThat(most).as("1 A for 99 times 18 s").isCloseTo(0.495, within(1e-9));
    assertThat(client.get("/lab/experiments/compare").statusCode()).isEqualTo(400);
    assertThat(client.get("/lab/experiments/compare?id=x").statusCode()).isEqualTo(404);
  }

  @Test
  void oneIsClonedAbortedQueuedAgainDeletedAndBroughtBack() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      Experiment queued = bench.queue("To be handled", cell, protocol);
      browser.visit(lab.at("/lab/experiments/" + queued.id()));
      browser.waitFor("#now-place", "It waits for a channel");
      browser.click("[data-opens=ask-clone]");
      browser.type("#clone-name", "Cloned");
      browser.click("#ask-clone button[type=submit]");
      browser.waitFor("h1", "Cloned");
      browser.click("[data-opens=ask-abort]");
      browser.type("#ask-abort-reason", "not needed");
      browser.click("#ask-abort button[type=submit]");
      browser.waitFor("#run-state", "Aborted");
      assertThat(browser.read("#changes")).contains("not needed");
      browser.click("[data-opens=ask-requeue]");
      browser.click("#ask-requeue button[type=submit]");
      browser.waitFor("#run-state", "Queued");
      browser.visit(lab.at("/lab/experiments?q=To+be+handled"));
      browser.click(".row-menu summary");
      browser.click("[data-opens=order-abort]");
      browser.waitFor("#order-abort [data-about]", "To be handled");
      browser.click("#order-abort button[type=submit]");
      browser.waitFor(".flash", "is told to end");
      assertThat(bench.find(queued).state()).isEqualTo(ExperimentState.ABORTED);
      browser.click(".row-menu summary");
      browser.screenshot("experiment-menu");
      browser.click("[data-opens=order-delete]");
      browser.click("#order-delete button[type=submit]");
      browser.waitFor(".flash", "was deleted");
      assertThat(bench.find(queued).deleted()).isTrue();
      browser.click(".flash button[type=submit]");
      browser.waitFor(".flash", "is back");
      assertThat(bench.find(queued).deleted()).isFalse();
      assertThat(browser.problems()).isEmpty();
    }
  }

  @Test
  void whoMayNotDoesNotSeeItAndIsRefused() throws Exception {
    Experiment queued = bench.queue("Not theirs", other, protocol);
    WebClient viewer = WebClient.of(lab, "viewer");
    assertThat(viewer.get("/lab/experiments/" + queued.id()).body())
        .doesNotContain("ask-abort", "ask-clone");
    assertThat(
            viewer
                .post("/lab", "/lab/experiments/" + queued.id() + "/abort", "reason", "x")
                .statusCode())
        .isEqualTo(403);
    WebClient requester = WebClient.of(lab, "requester");
    assertThat(requester.get("/lab/experiments/" + queued.id()).body())
        .contains("ask-clone")
        .doesNotContain("ask-abort");
    assertThat(
            requester
                .post("/lab", "/lab/experiments/" + queued.id() + "/abort", "reason", "x")
                .statusCode())
        .isEqualTo(403);
    assertThat(bench.find(queued).state()).isEqualTo(ExperimentState.QUEUED);
    assertThat(viewer.get("/lab/experiments/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
    assertThat(viewer.get("/lab/experiments/x").statusCode()).isEqualTo(404);
  }

  @Test
  void namesAreShownAndNeverRun() throws Exception {
    RegisteredBattery battery = bench.battery(EVIL);
    Experiment evil = bench.finished(EVIL, battery, bench.protocol(EVIL), 1);
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      for (String path :
          List.of(
              "/lab/experiments?q=onerror",
              "/lab/experiments/" + evil.id(),
              "/lab/experiments/compare?id=" + evil.id(),
              "/lab")) {
        browser.visit(lab.at(path));
        browser.waitUntil("document.body.textContent.includes(" + FinalesJson.write(EVIL) + ")");
        assertThat(browser.count("main img[src=x]")).as(path).isZero();
      }
      browser.visit(
          lab.at("/lab/experiments?sort=%3Cscript%3E&state=%3Cb%3E&page=-1&size=9&from=x"));
      assertThat(browser.count("#experiments tbody tr")).isPositive();
      assertThat(browser.problems()).isEmpty();
    }
  }

  @Test
  void nobodyIsKeptOutByTheLook() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      for (boolean dark : new boolean[] {false, true}) {
        browser.prefersDark(dark);
        for (int width : new int[] {1280, 390, 2560}) {
          browser.resize(width, width == 2560 ? 1440 : 900);
          for (String path :
              List.of("/lab/experiments?state=FINISHED", "/lab/experiments/" + second.id())) {
            browser.visit(lab.at(path));
            if (!path.contains("?")) {
              browser.waitUntil(
                  "Number(document.querySelector('#data-chart').dataset.points) > 500");
            }
            String name =
                (path.contains("?") ? "experiments-" : "experiment-")
                    + width
                    + (dark ? "-dark" : "");
            browser.screenshot(name);
            assertThat(WebLab.barriers(browser)).as(name).isEmpty();
            assertThat(
                    browser
                        .evaluate("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean())
                .as(name + " fits")
                .isTrue();
          }
        }
      }
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FinalesJson.mapper().readTree(answer.body());
  }
}
