package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Measure;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.server.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stations, as a person adds, changes, tries, calibrates and retires them. */
class StationPagesTest {
  private static final Actor ME = new Actor("administrator", Role.ADMINISTRATOR, null);

  @TempDir static Path folder;
  private static WebLab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = WebLab.open(folder);
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  private static Station named(String name) {
    return lab.server().laboratory().stations().list(ME, true).stream()
        .filter(station -> station.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Station add(String name) {
    return lab.server()
        .stations()
        .add(
            ME,
            new StationDraft(
                name,
                "Room 4",
                "",
                null,
                List.of(StationChannel.of("1", "sim:li-ion-nmc?capacity=2.5Ah"))));
  }

  @Test
  void aSimulatedStationIsAddedInTwoClicksAndIsThere() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      browser.visit(lab.at("/lab/stations"));
      browser.click("a[href*=simulated]");
      browser.waitForPath("/lab/stations/new");
      browser.click("main form[data-check] button.primary");
      browser.waitFor(".flash", "was added");
      browser.waitFor("#channel-table", "Idle");
      browser.click("[data-test]");
      browser.waitFor("#readout", " V, ");
      browser.visit(lab.at("/lab/stations"));
      browser.waitFor("tbody", "There");
      Looks.clean(browser, lab);
    }
  }

  @Test
  void aDriverIsChosenItsSettingsExplainedAndAReadingTaken() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "administrator");
      browser.visit(lab.at("/lab/stations/new"));
      browser.type("#f-name", "Bench " + Looks.EVIL.substring(0, 33));
      browser.type("#f-location", Looks.EVIL);
      browser.type("#f-description", Looks.EVIL);
      browser.click("[data-add-channel]");
      browser.waitUntil("document.querySelectorAll('#channels .channel').length === 2");
      browser.evaluate(
          "(() => { const d = document.querySelector('#driver'); d.value = 'kel103';"
              + " d.dispatchEvent(new Event('change', {bubbles: true})); })()");
      browser.waitFor("#driver-settings", "settings");
      browser.choose("#driver-scheme", "Simulated instrument");
      browser.type("#driver-target", "li-ion-nmc");
      browser.click("[data-connection] button");
      browser.waitUntil(
          "document.querySelector('[name=\"c1.device\"]').value === 'kel103:sim://li-ion-nmc'");
      browser.click("#channels .channel:last-child [data-read]");
      browser.waitFor("#channels .channel:last-child .readout", " V, ");
      browser.type("[name='c0.device']", "no connection");
      browser.click("main form[data-check] button.primary");
      browser.waitFor(".mistakes", "Instrument");
      browser.forgetProblems();
      assertThat(browser.count("#channels .channel")).isEqualTo(2);
      assertThat(browser.evaluate("document.querySelector('#f-location').value").asString())
          .isEqualTo(Looks.EVIL);
      browser.type("[name='c0.device']", "sim:li-ion-lfp");
      browser.type("[name='c0.name']", "A");
      browser.type("[name='c0.minVoltage']", "4");
      browser.type("[name='c0.maxVoltage']", "3");
      browser.click("main form[data-check] button.primary");
      browser.waitFor("[data-check]", "less than “Highest voltage here”");
      browser.type("[name='c0.minVoltage']", "2");
      browser.type("[name='c0.maxVoltage']", "4");
      browser.type("[name='c0.measures']", "temperature = Surface");
      browser.click("main form[data-check] button.primary");
      browser.waitFor(".flash", "was added");
      browser.waitFor("#channel-table", "Surface");
      assertThat(browser.read("#channel-table")).contains("2 V to 4 V");
      Looks.clean(browser, lab);
    }
    StationDraft draft = named("Bench " + Looks.EVIL.substring(0, 33)).draft();
    assertThat(draft.channels().get(0).measures())
        .containsExactly(new Measure("temperature", "Surface"));
  }

  @Test
  void aStationIsCalibratedModifiedReplacedAndRetired() throws Exception {
    Station station = add("To modify");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      browser.visit(lab.at("/lab/stations/" + station.id()));
      browser.click("main details summary");
      browser.choose("#f-channel", "1");
      browser.type("#f-quantity", "voltage");
      browser.type("#f-gain", "0");
      browser.click("main details form button.primary");
      browser.waitFor("#f-gain-error", "At least");
      browser.type("#f-gain", "1.001");
      browser.type("#f-offset", "-0,002");
      browser.type("#f-note", Looks.EVIL);
      browser.click("main details form button.primary");
      browser.waitFor(".flash", "calibration is kept");
      assertThat(browser.read("main")).contains("1.001", "-0.002", "holds", Looks.EVIL);
      browser.visit(lab.at("/lab/stations/" + station.id() + "/change"));
      browser.type("#f-location", "Room 5");
      browser.click("main form[data-check] button.primary");
      browser.waitFor(".flash", "The changes are saved");
      assertThat(browser.read("main")).contains("Room 5", "1.001");
      browser.visit(lab.at("/lab/stations/" + station.id() + "/replace"));
      browser.type("#f-name", "Its heir");
      browser.click("main form[data-check] button.primary");
      browser.waitFor("h1", "Its heir");
      browser.waitFor("main", "In the place of");
      browser.waitFor("#channel-table", "Idle");
      browser.click("[data-opens=retire]");
      browser.click("#retire button[type=submit]");
      browser.waitFor(".flash", "is retired");
      Looks.clean(browser, lab);
    }
    assertThat(named("To modify").retired()).isTrue();
    assertThat(named("Its heir").retired()).isTrue();
  }

  @Test
  void severalInstrumentsBecomeOneChannelAndWhatAScanWouldSendIsSaidFirst() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      browser.visit(lab.at("/lab/stations/new"));
      browser.click(".plan-preview details summary");
      browser.click("[data-composite] button");
      browser.waitFor("[data-composite-error]", "Give a source");
      browser.forgetProblems();
      browser.type("#composite-source", "ea-scpi:sim://li-ion-nmc");
      browser.type("#composite-load", "kel103:sim://li-ion-nmc");
      browser.click("[data-composite] button");
      browser.waitUntil(
          "document.querySelector('[name=\"c0.device\"]').value.startsWith('composite:')");
      browser.click("[data-read]");
      browser.waitFor(".readout", " V, ");
      browser.click("[data-scan-look]");
      browser.waitUntil("document.querySelector('#scan').children.length > 0");
      Looks.clean(browser, lab);
    }
  }

  @Test
  void theGuideLeadsToACellThatIsCycled() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      browser.visit(lab.at("/lab/first-steps"));
      browser.click("main button.primary");
      browser.waitForPath("/lab");
      browser.waitFor(".flash", "First experiment is queued");
      Looks.clean(browser, lab);
    }
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(100))
        .until(
            () ->
                lab
                    .server()
                    .laboratory()
                    .experiments()
                    .list(ME, ExperimentQuery.all())
                    .items()
                    .stream()
                    .map(Experiment::state)
                    .anyMatch(ExperimentState.RUNNING::equals));
  }

  @Test
  void aStationRunsAgainAfterARestart() throws Exception {
    Station station = add("Lasting");
    lab.restart();
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> named("Lasting").online());
    assertThat(lab.server().stations().problem(station.id())).isEmpty();
  }

  @Test
  void onlyOperatorsAreOfferedAndAllowedWhatOperatorsDo() throws Exception {
    Station station = add("Looked at");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "viewer");
      browser.visit(lab.at("/lab/stations/" + station.id()));
      assertThat(browser.count("[data-test], [data-opens], a[href$=change]")).isZero();
      browser.visit(lab.at("/lab/stations/new"));
      browser.waitFor("main", "You may not do this");
    }
  }

  @Test
  void thePagesLookWell() throws Exception {
    Station station = add("To look at");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      Looks.look(browser, lab, "/lab/stations", "station-list");
      Looks.look(browser, lab, "/lab/stations/new?simulated=1", "station-new");
      Looks.look(browser, lab, "/lab/stations/" + station.id(), "station-page");
      Looks.look(browser, lab, "/lab/first-steps", "first-steps");
      Looks.clean(browser, lab);
    }
  }
}
