package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.finales.api.battery.Battery;
import org.finales.api.battery.Chemistry;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.battery.Technology;
import org.finales.api.broker.ConflictException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.lab.Laboratory;
import org.finales.server.browser.Browser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments, as a person adds them. */
class PlanPagesTest {
  private static final Actor ME = new Actor("administrator", Role.ADMINISTRATOR, null);

  @TempDir static Path folder;
  private static WebLab lab;
  private static RegisteredBattery cell;

  @BeforeAll
  static void start() throws Exception {
    lab = WebLab.open(folder);
    cell = battery("Cell A", Technology.LITHIUM_ION, Chemistry.NMC, "2.5", "4.2");
    battery("Stack B", Technology.VANADIUM_REDOX_FLOW, null, "0.8", "1.65");
    laboratory().protocols().add(ME, "Too high", "CC, 1, VOLTAGE, 12\nCV, 12, CURRENT, 0.1\n");
    laboratory()
        .protocols()
        .add(ME, "Fits " + Looks.EVIL, "CC, 1, VOLTAGE, 4.1; TIME, 2 h\nWAIT, 60\n");
    lab.server()
        .stations()
        .add(
            ME,
            new StationDraft(
                "Bench",
                "",
                "",
                null,
                List.of(StationChannel.of("1", "sim:li-ion-nmc?capacity=2.5Ah&soc=20%25"))));
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  private static Laboratory laboratory() {
    return lab.server().laboratory();
  }

  private static RegisteredBattery battery(
      String name, Technology technology, @Nullable Chemistry chemistry, String low, String high) {
    return laboratory()
        .batteries()
        .add(
            ME,
            Battery.builder()
                .name(name)
                .technology(technology)
                .chemistry(chemistry)
                .ratings(Ratings.builder().nominalCapacity(Quantity.of("2.5", "Ah")).build())
                .limits(
                    OperatingLimits.builder()
                        .lowerVoltageLimit(Quantity.of(low, "V"))
                        .upperVoltageLimit(Quantity.of(high, "V"))
                        .maximumChargingCurrent(Quantity.of("2.5", "A"))
                        .maximumDischargingCurrent(Quantity.of("5", "A"))
                        .build())
                .build());
  }

  private static Experiment named(String name) {
    return laboratory().experiments().list(ME, ExperimentQuery.all()).items().stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPersonWritesAProtocolSeesWhatWillHappenAndQueuesIt() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/experiments/new?battery=" + cell.id()));
      browser.type("#f-name", "First charge");
      browser.click("input[name=way][value=write]");
      browser.type("#f-protocolName", "Charge and rest");
      browser.type("#f-text", "CC, 1.25, VOLTAGE, 4.2\nREST, 10");
      browser.waitFor("#check", "Line 2, column 1");
      assertThat(browser.read("#check")).contains("WAIT");
      assertThat(browser.read("#f-text-error")).contains("Line 2");
      browser.click("#check [data-line]");
      assertThat(
              browser
                  .evaluate(
                      "(e => e.value.substring(e.selectionStart, e.selectionEnd))(document"
                          + ".activeElement)")
                  .asString())
          .isEqualTo("REST");
      browser.type("#f-text", "CC, 1.25, VOLTAGE, 4.2\nWAIT, 600");
      browser.waitFor("#check", "suit each other");
      assertThat(browser.read("#check"))
          .contains("Duration", " h ", "li-ion-nmc, 2.5 Ah", "in words");
      browser.waitUntil("document.querySelector('#course canvas')");
      Looks.here(browser, "plan-written");
      browser.click("main button.primary");
      browser.waitForPath("/lab");
      browser.waitFor(".flash", "First charge is queued");
      Looks.clean(browser, lab);
    }
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(named("First charge").state())
                    .as("the simulated station took it")
                    .isEqualTo(ExperimentState.RUNNING));
    laboratory().experiments().abort(ME, named("First charge").id(), "enough");
  }

  @Test
  void aPersonChoosesAmongThoseThatSuitAndReadsWhyOthersDoNot() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/experiments/new"));
      browser.type("#f-name", "Chosen");
      browser.choose("#f-technology", "Lithium-ion");
      assertThat(browser.read("#f-battery")).doesNotContain("Stack B");
      browser.choose("#f-battery", "Cell A");
      browser.waitUntil("document.querySelector('.protocol-choice.unfit input').disabled");
      browser.click(".protocol-choice.unfit summary");
      assertThat(browser.read(".protocol-choice.unfit")).contains("Too high", "12");
      browser.click(".protocol-choice:not(.unfit) input");
      browser.waitFor("#check", "suit each other");
      browser.click("main button.primary");
      browser.waitFor(".flash", "Chosen is queued");
      Looks.clean(browser, lab);
    }
    laboratory().experiments().abort(ME, named("Chosen").id(), "enough");
  }

  @Test
  void stepsAreBuiltOneAfterTheOther() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/experiments/new?battery=" + cell.id()));
      browser.click("input[name=way][value=write]");
      browser.click("[data-add-step]");
      browser.waitFor("[data-builder-error]", "A number is expected");
      browser.type("[data-value]", "0,5");
      browser.choose("[data-unit]", "C");
      browser.type("[data-limit]", "4.2");
      browser.click("[data-add-step]");
      browser.choose("[data-do]", "Rest");
      browser.type("[data-value]", "10");
      browser.choose("[data-unit]", "min");
      browser.click("[data-add-step]");
      assertThat(browser.evaluate("document.querySelector('#f-text').value").asString())
          .isEqualTo("CC, 0.5C, VOLTAGE, 4.2 V\nWAIT, 10 min\n");
      browser.waitFor("#check", "suit each other");
      Looks.clean(browser, lab);
    }
  }

  @Test
  void aFileInAnotherFormatBecomesTextAndABadOneIsSaidInWords() throws Exception {
    Path good =
        Files.writeString(
            folder.resolve("pybamm.json"),
            "[\"Charge at 1 A until 4.1 V\", \"Rest for 5 minutes\"]");
    Path bad = Files.writeString(folder.resolve("holiday.bin"), "nothing of the kind");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/experiments/new?battery=" + cell.id()));
      browser.click("input[name=way][value=write]");
      browser.upload("#protocol-file", good);
      browser.waitUntil("document.querySelector('#f-text').value.includes('VOLTAGE')");
      assertThat(browser.read("#upload-notes")).contains("pybamm");
      browser.waitFor("#check", "suit each other");
      String before = browser.evaluate("document.querySelector('#f-text').value").asString();
      browser.upload("#protocol-file", bad);
      browser.waitUntil("document.querySelector('#upload-notes .bad, #check [data-line]')");
      browser.forgetProblems();
      assertThat(before).contains("4.1");
    }
  }

  @Test
  void anImpossibleCombinationIsRefusedAndNothingIsLostOrLeft() throws Exception {
    long protocols = laboratory().protocols().list(ME, RegisterQuery.all()).total();
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/experiments/new?battery=" + cell.id()));
      browser.type("#f-name", Looks.EVIL);
      browser.type("#f-description", Looks.EVIL);
      browser.type("#f-priority", "5");
      browser.click("input[name=way][value=write]");
      browser.type("#f-protocolName", Looks.EVIL);
      browser.type("#f-text", "CC, 3, VOLTAGE, 4.5");
      browser.waitFor("#check", "This cannot run");
      browser.click("main button.primary");
      browser.waitFor(".mistakes", "Battery");
      assertThat(browser.evaluate("document.querySelector('#f-text').value").asString())
          .isEqualTo("CC, 3, VOLTAGE, 4.5");
      assertThat(browser.evaluate("document.querySelector('#f-name').value").asString())
          .isEqualTo(Looks.EVIL);
      browser.forgetProblems();
      Looks.clean(browser, lab);
    }
    assertThat(laboratory().protocols().list(ME, RegisterQuery.all()).total()).isEqualTo(protocols);
  }

  @Test
  void aRedoxFlowBatteryAsksForVolumeAndFlow() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/experiments/new"));
      assertThat(
              browser.evaluate("document.querySelector('fieldset[data-redox]').hidden").asBoolean())
          .isTrue();
      browser.type("#f-name", "Flow");
      browser.choose("#f-battery", "Stack B");
      browser.type("#f-volume", "250");
      browser.type("#f-minFlow", "100");
      browser.type("#f-maxFlow", "50");
      browser.choose("#f-polarity", "Positive (as marked)");
      browser.click("input[name=way][value=write]");
      browser.type("#f-protocolName", "Flow rest");
      browser.type("#f-text", "WAIT, 60");
      browser.click("main button.primary");
      browser.waitFor("#f-minFlow-error", "less than “Highest flow”");
      browser.type("#f-maxFlow", "150");
      browser.click("main button.primary");
      browser.waitFor(".flash", "Flow is queued");
      Looks.clean(browser, lab);
    }
    assertThat(named("Flow").attributes()).hasSize(4);
    try {
      laboratory().experiments().abort(ME, named("Flow").id(), "enough");
    } catch (ConflictException over) {
      // The simulated cell has no stack's voltage, and its station may have seen that already.
      assertThat(named("Flow").state()).isEqualTo(ExperimentState.FAILED);
    }
  }

  @Test
  void thePageLooksWell() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      Looks.look(browser, lab, "/lab/experiments/new?battery=" + cell.id(), "plan-new");
      Looks.clean(browser, lab);
    }
  }
}
