package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.core.station.StationRunner;
import org.finales.server.browser.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monitor, with simulated cells on stations beside the test. */
class MonitorPagesTest {
  @TempDir Path folder;

  private WebLab open() throws Exception {
    return WebLab.open(folder.resolve("server"));
  }

  private static String tile(String channel) {
    return "[data-channel$='/" + channel + "']";
  }

  @Test
  void anEmptyLaboratorySaysWhatToDo() throws Exception {
    try (WebLab lab = open();
        Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      browser.waitFor(".empty", "Nothing is cycled here yet");
      assertThat(browser.evaluate("document.title").asString()).isEqualTo("Monitor · finales");
      assertThat(browser.count(".first-steps a")).isEqualTo(3);
      browser.screenshot("monitor-empty");
      assertThat(WebLab.barriers(browser)).isEmpty();
      assertThat(browser.problems()).isEmpty();
    }
  }

  @Test
  void anExperimentIsWatchedPausedSkippedAndAborted() throws Exception {
    try (WebLab lab = open();
        Browser browser = Browser.open()) {
      Bench bench = new Bench(lab);
      try (StationRunner station = bench.station(folder.resolve("bench"), "Bench", "A", "B")) {
        Experiment run =
            bench.queue("Slow charge", bench.battery("Cell A"), bench.protocol("Slow"));
        bench.await(run, ExperimentState.RUNNING);
        lab.signIn(browser, "operator");
        String at = Objects.requireNonNull(bench.find(run).channel());
        browser.waitFor(tile(at), "Slow charge");
        browser.waitFor(tile(at), "Running");
        assertThat(browser.read(tile(at)))
            .contains("Cell A", "charge at 0.5 A until at least 4.2 V", "1 of 2")
            .containsPattern("3\\.\\d{3} V")
            .contains("0.500 A");
        browser.waitFor(".summary", "1 running");
        String before = browser.read(tile(at) + " [data-f=left]");
        assertThat(before).startsWith("≈ ");
        browser.screenshot("monitor");
        assertThat(WebLab.barriers(browser)).isEmpty();

        browser.click(tile(at));
        browser.waitForPath("/lab/experiments/" + run.id());
        browser.waitUntil("Number(document.querySelector('#data-chart').dataset.points) > 10");
        assertThat(browser.read("#now .words")).contains("charge at 0.5 A");
        String count = "Number(document.querySelector('#data-chart').dataset.points)";
        double points = browser.evaluate(count).asDouble();
        browser.waitUntil(count + " > " + points);
        browser.click("#data-chart .chart-values summary");
        browser.waitUntil("document.querySelector('#data-chart td')?.textContent === '0:00:00'");
        browser.click("#data-chart .chart-values summary");
        browser.screenshot("monitor-experiment");
        browser.choose("[data-pace]", "Paused");
        browser.waitUntil(
            "(window.before = document.querySelector('[data-f=voltage]').textContent) !== ''");
        browser.choose("[data-along]", "Time of day");
        browser.choose("[data-pace]", "Every second");

        browser.click("[data-opens=ask-pause]");
        browser.type("#ask-pause-reason", "look at the cables");
        browser.click("#ask-pause button[type=submit]");
        browser.waitFor("#run-state", "Paused");
        browser.waitFor("#changes", "look at the cables");
        browser.click("[data-opens=ask-resume]");
        browser.click("#ask-resume button[type=submit]");
        browser.waitFor("#run-state", "Running");
        browser.click("[data-opens=ask-skip]");
        browser.click("#ask-skip button[type=submit]");
        browser.waitFor("#now .words", "discharge at 0.5 A");
        browser.waitFor("#now [data-f=step]", "2 of 2");
        browser.longScreenshot("monitor-experiment-long");
        browser.click("[data-opens=ask-abort]");
        browser.click("#ask-abort button[type=submit]");
        browser.waitFor("#run-state", "Aborted");
        bench.await(run, ExperimentState.ABORTED);
        browser.visit(lab.at("/lab"));
        browser.waitFor("#ended", "Slow charge");
        browser.waitFor(tile(at), "Idle");
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.requestsElsewhere(lab.uri())).isEmpty();
      }
    }
  }

  @Test
  void anEmergencyStopRaisesAnAlarmThatIsAcknowledged() throws Exception {
    try (WebLab lab = open();
        Browser browser = Browser.open()) {
      Bench bench = new Bench(lab);
      try (StationRunner station = bench.station(folder.resolve("bench"), "Bench", "A")) {
        Experiment run = bench.queue("Doomed", bench.battery("Cell A"), bench.protocol("Slow"));
        bench.await(run, ExperimentState.RUNNING);
        lab.signIn(browser, "operator");
        browser.waitFor(tile("A"), "Running");
        browser.click("[data-opens=stop-all]");
        browser.waitFor("dialog[open]", "every channel of every station");
        browser.type("#stop-all-reason", "smoke");
        browser.click("#stop-all button[type=submit]");
        browser.waitFor(".flash", "Everything is being switched off at one station.");
        browser.waitFor(".alarms", "Stands");
        browser.waitFor(tile("A"), "Alarm");
        browser.screenshot("monitor-alarm");
        assertThat(WebLab.barriers(browser)).isEmpty();
        browser.click(".alarms [data-opens]");
        browser.type("dialog[open] input[name=note]", "it was the toaster");
        browser.click("dialog[open] button[type=submit]");
        browser.waitFor(".flash", "The alarm is acknowledged.");
        browser.waitFor(tile("A"), "Idle");
        assertThat(browser.count(".alarms")).isZero();
        browser.visit(lab.at("/lab/experiments/" + run.id()));
        browser.waitFor("#alarms", "it was the toaster");
        browser.visit(lab.at("/lab"));
        browser.click(tile("A"));
        browser.waitForPath("/lab/channel");
        browser.waitFor("main", "Doomed");
        browser.screenshot("channel");
        assertThat(browser.problems()).isEmpty();
      }
    }
  }

  @Test
  void whoOnlyLooksIsOfferedNothingAndRefused() throws Exception {
    try (WebLab lab = open()) {
      Bench bench = new Bench(lab);
      try (StationRunner station = bench.station(folder.resolve("bench"), "Bench", "A")) {
        WebClient viewer = WebClient.of(lab, "viewer");
        assertThat(viewer.get("/lab").body())
            .contains("Bench")
            .doesNotContain("stop-all", "Stop station");
        assertThat(viewer.post("/lab", "/lab/stop", "everything", "yes").statusCode())
            .isEqualTo(403);
        WebClient requester = WebClient.of(lab, "requester");
        assertThat(requester.post("/lab", "/lab/stop", "station", "x").statusCode()).isEqualTo(404);
        assertThat(requester.post("/lab", "/lab/stop").statusCode()).isEqualTo(400);
        assertThat(requester.get("/lab/channel?station=x&name=A").statusCode()).isEqualTo(404);
        assertThat(
                requester
                    .get("/lab/channel?station=" + station.station().id() + "&name=%3Cb%3E")
                    .statusCode())
            .isEqualTo(404);
      }
    }
  }

  @Test
  void aPageGoesOnAfterARestartOfTheServerAndSaysThatAStationIsAway() throws Exception {
    try (WebLab lab = open();
        Browser browser = Browser.open()) {
      Bench bench = new Bench(lab);
      RegisteredBattery cell = bench.battery("Cell A");
      Experiment run;
      try (StationRunner station = bench.station(folder.resolve("bench"), "Bench", "A")) {
        run = bench.queue("Enduring", cell, bench.protocol("Slow"));
        bench.await(run, ExperimentState.RUNNING);
        lab.signIn(browser, "viewer");
        browser.waitFor(tile("A"), "Running");
        browser.evaluate("window.stays = 1");
      }
      lab.restart();
      Bench after = new Bench(lab);
      browser.waitUntil("document.querySelector('#monitor')");
      try (StationRunner station = after.station(folder.resolve("bench"), "Bench", "A")) {
        browser.waitFor(tile("A"), "Enduring");
        assertThat(browser.evaluate("window.stays === 1").asBoolean())
            .as("the page was not loaded anew")
            .isTrue();
        browser.waitUntil("document.getElementById('live-state').hidden");
      }
      assertThat(browser.requestsElsewhere(lab.uri())).isEmpty();
    }
  }

  @Test
  void manyChannelsFitOnEveryScreen() throws Exception {
    try (WebLab lab = open();
        Browser browser = Browser.open()) {
      Bench bench = new Bench(lab);
      try (StationRunner one =
              bench.station(folder.resolve("one"), "Rack 1", "1", "2", "3", "4", "5", "6");
          StationRunner two = bench.station(folder.resolve("two"), "Rack 2", "1", "2", "3")) {
        for (int i = 1; i <= 7; i++) {
          bench.queue("Ageing study " + i, bench.battery("Cell " + i), bench.protocol("P" + i));
        }
        bench.finished("Formation", bench.battery("Old"), bench.protocol("Old"), 2);
        lab.signIn(browser, "operator");
        browser.waitFor(".summary", "7 running");
        two.close();
        for (boolean dark : new boolean[] {false, true}) {
          browser.prefersDark(dark);
          for (int width : new int[] {1280, 390, 2560}) {
            browser.resize(width, width == 2560 ? 1440 : 900);
            browser.visit(lab.at("/lab"));
            browser.waitFor("#ended", "Formation");
            String name = "monitor-" + width + (dark ? "-dark" : "");
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
        assertThat(browser.problems()).isEmpty();
      }
    }
  }
}
