package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.finales.api.battery.Battery;
import org.finales.api.battery.Chemistry;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Technology;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.server.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batteries, as a person adds, finds, changes and retires them. */
class BatteryPagesTest {
  private static final Actor ME = new Actor("experimenter", Role.ADMINISTRATOR, null);

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

  private static RegisteredBattery only(String text) {
    return lab.server().laboratory().batteries().list(ME, RegisterQuery.of(text)).items().get(0);
  }

  private static RegisteredBattery add(String name) {
    return lab.server()
        .laboratory()
        .batteries()
        .add(
            ME,
            Battery.builder()
                .name(name)
                .technology(Technology.LITHIUM_ION)
                .limits(
                    OperatingLimits.builder()
                        .lowerVoltageLimit(Quantity.of("2.5", "V"))
                        .upperVoltageLimit(Quantity.of("4.2", "V"))
                        .build())
                .build());
  }

  @Test
  void aPersonAddsALithiumPackWithCellAndTotalVoltagesInStep() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/batteries/new"));
      assertThat(browser.evaluate("document.title").asString()).isEqualTo("Add battery · finales");
      assertThat(
              browser.evaluate("document.querySelector('[data-group=redox]').hidden").asBoolean())
          .isTrue();
      browser.choose("#f-technology", "Lithium-ion");
      browser.choose("#f-chemistry", "NMC");
      browser.type("#f-serialNumber", "SN-4711");
      browser.type("#f-manufacturer", "Example Cells");
      browser.type("#f-model", "P4");
      browser.type("#f-cellsInSeries", "4");
      browser.choose("[name='cellMax.unit']", "mV");
      browser.type("#f-cellMin", "2.5");
      browser.type("#f-cellMax", "4200");
      browser.waitUntil("document.querySelector('#f-max').value === '16.8'");
      assertThat(browser.evaluate("document.querySelector('#f-min').value").asString())
          .isEqualTo("10");
      browser.type("#f-max", "16.4");
      browser.waitUntil("document.querySelector('#f-cellMax').value === '4100'");
      browser.type("#f-capacity", "2.5");
      browser.type("#f-chargeCurrent", "1,25");
      browser.type("#f-dischargeCurrent", "5");
      browser.type("#f-attributes", "mass = 181.5 g\nsupplier = A shop");
      browser.click("main button.primary");
      browser.waitFor(".flash", "SN-4711 was added.");
      assertThat(browser.path()).startsWith("/lab/experiments/new?battery=");
      browser.visit(lab.at("/lab/batteries/" + only("SN-4711").id()));
      assertThat(browser.read("main")).contains("Example Cells", "16.4 V", "4.1 V", "181.5 g");
      Looks.clean(browser, lab);
    }
    Battery added = only("SN-4711").battery();
    assertThat(added.chemistry()).isEqualTo(Chemistry.NMC);
    assertThat(added.name()).isEqualTo("SN-4711");
    OperatingLimits limits = Objects.requireNonNull(added.limits());
    assertThat(limits.upperVoltageLimit()).isEqualTo(Quantity.of("16.4", "V"));
    assertThat(limits.maximumChargingCurrent()).isEqualTo(Quantity.of("1.25", "A"));
    assertThat(FinalesJson.write(Objects.requireNonNull(added.perCell()))).contains("4.1");
    assertThat(added.attributes()).hasSize(2);
  }

  @Test
  void aRedoxStackHasItsOwnFields() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/batteries/new"));
      browser.choose("#f-technology", "Vanadium redox flow");
      browser.waitUntil("!document.querySelector('[data-group=redox]').hidden");
      assertThat(browser.evaluate("document.querySelector('[data-group=lead]').hidden").asBoolean())
          .isTrue();
      browser.type("#f-name", "Stack one");
      browser.type("#f-electrodeComposition", "Carbon felt");
      browser.type("#f-electrodeArea", "100");
      browser.type("#f-bipolarPlate", "Papyex Mersen");
      browser.type("#f-membrane", "Nafion");
      browser.choose("#f-membraneKind", "Cation exchange");
      browser.type("#f-electrolyte", "All-vanadium");
      browser.type("#f-min", "0.8");
      browser.type("#f-max", "1.65");
      browser.click("main button.primary");
      browser.waitFor(".flash", "Stack one was added.");
      browser.visit(lab.at("/lab/batteries/" + only("Stack one").id()));
      assertThat(browser.read("main"))
          .contains("Carbon felt", "100 cm2", "Papyex Mersen", "Nafion", "All-vanadium");
      Looks.clean(browser, lab);
    }
    assertThat(FinalesJson.tree(only("Stack one").battery()).at("/stack/membrane/name").asString())
        .isEqualTo("Nafion");
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedStays() throws Exception {
    add("Twin");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/batteries/new"));
      browser.choose("#f-technology", "Sodium-ion");
      browser.type("#f-name", "Twin");
      browser.waitFor("#f-name-error", "There is a battery of this maker");
      browser.type("#f-min", "4.2");
      browser.type("#f-max", "2.0");
      browser.type("#f-description", Looks.EVIL);
      browser.click("main button.primary");
      browser.waitFor("#f-min-error", "less than “Highest voltage”");
      browser.type("#f-min", "1.5");
      browser.type("#f-max", "4");
      // Only the server knows all: the browser's own check is switched off here.
      browser.evaluate("document.querySelector('#f-cellsInSeries').value = '2'");
      browser.evaluate("document.querySelector('#f-cellMax').value = '4'");
      browser.evaluate("document.querySelector('#f-cellMin').value = ''");
      browser.evaluate("document.querySelector('#f-attributes').value = 'no sign of equality'");
      browser.click("main button.primary");
      browser.waitFor(".mistakes", "2 cells in series give 8 V");
      assertThat(browser.read(".mistakes")).contains("Line 1 is not of the form");
      assertThat(browser.evaluate("document.querySelector('#f-description').value").asString())
          .isEqualTo(Looks.EVIL);
      browser.forgetProblems();
      browser.type("#f-cellsInSeries", "1");
      browser.type("#f-max", "4");
      browser.type("#f-attributes", "");
      browser.click("main button.primary");
      browser.waitFor(".mistakes", "There is a battery of this maker");
      browser.forgetProblems();
      browser.type("#f-name", "Twin's brother " + Looks.EVIL.substring(0, 33));
      browser.click("main button.primary");
      browser.waitFor(".flash", "was added");
      browser.visit(lab.at("/lab/batteries/" + only("Twin's brother").id()));
      assertThat(browser.read("main .lead")).isEqualTo(Looks.EVIL);
      browser.visit(lab.at("/lab/batteries?q=brother"));
      assertThat(browser.read("tbody")).contains("<img src=x");
      Looks.clean(browser, lab);
    }
  }

  @Test
  void aPersonChangesRetiresAndBringsBackABattery() throws Exception {
    RegisteredBattery parent = add("Parent cell");
    RegisteredBattery cell = add("Cell to change");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      browser.visit(lab.at("/lab/batteries/" + cell.id() + "/change"));
      browser.type("#f-max", "4.1");
      browser.choose("#f-madeFrom", "Parent cell");
      // Somebody else is faster.
      lab.server()
          .laboratory()
          .batteries()
          .change(ME, cell.id(), cell.battery().toBuilder().description("meanwhile").build(), 1);
      browser.click("main button.primary");
      browser.waitFor("#flashes", "Somebody else changed this");
      assertThat(browser.evaluate("document.querySelector('#f-max').value").asString())
          .isEqualTo("4.1");
      browser.forgetProblems();
      browser.click("main button.primary");
      browser.waitFor(".flash", "The changes are saved.");
      assertThat(browser.read("main")).contains("4.1 V", "Parent cell", "Changed by");
      browser.click("[data-opens=retire]");
      browser.type("#retire-reason", "swollen");
      browser.click("#retire button[type=submit]");
      browser.waitFor(".flash", "is retired");
      assertThat(browser.read(".history")).contains("swollen");
      browser.visit(lab.at("/lab/batteries?q=Cell+to+change"));
      browser.waitFor(".listed", "Nothing fits");
      browser.visit(lab.at("/lab/batteries?q=Cell+to+change&state=retired"));
      browser.click("tbody a");
      browser.click("[data-opens=reactivate]");
      browser.click("#reactivate button[type=submit]");
      browser.waitFor(".flash", "is in use again");
      browser.visit(lab.at("/lab/batteries/" + parent.id()));
      assertThat(browser.read("main")).contains("Became", "Cell to change");
      Looks.clean(browser, lab);
    }
    assertThat(
            Objects.requireNonNull(only("Cell to change").battery().limits()).upperVoltageLimit())
        .isEqualTo(Quantity.of("4.1", "V"));
  }

  @Test
  void theListIsFoundSortedAndFiltered() throws Exception {
    for (int i = 0; i < 30; i++) {
      add("Listed " + String.format("%02d", i));
    }
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "viewer");
      browser.visit(lab.at("/lab/batteries?q=Listed&sort=-name"));
      assertThat(browser.read("tbody tr:first-child a")).isEqualTo("Listed 29");
      assertThat(browser.read(".shown")).contains("1 to 25 of 30");
      browser.click("a[rel=next]");
      browser.waitFor(".shown", "26 to 30 of 30");
      browser.visit(lab.at("/lab/batteries?q=Listed&technology=leadAcid"));
      browser.waitFor(".listed", "Nothing fits");
      assertThat(browser.count("a[href='/lab/batteries/new']"))
          .as("a viewer is not offered what a viewer may not do")
          .isZero();
      Looks.clean(browser, lab);
    }
  }

  @Test
  void thePagesLookWell() throws Exception {
    RegisteredBattery cell = add("A cell to look at");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      Looks.look(browser, lab, "/lab/batteries", "battery-list");
      Looks.look(browser, lab, "/lab/batteries/new", "battery-new");
      Looks.look(browser, lab, "/lab/batteries/" + cell.id(), "battery-page");
      Looks.clean(browser, lab);
    }
  }

  @Test
  void nobodyChangesWhatBelongsToSomebodyElse() throws Exception {
    RegisteredBattery cell = add("Not yours");
    lab.server()
        .access()
        .accounts()
        .add(
            Accounts.console("test"),
            "stranger",
            Role.REQUESTER,
            lab.server().access().hasher().hash(WebLab.PASSWORD));
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "stranger");
      browser.visit(lab.at("/lab/batteries/" + cell.id()));
      assertThat(browser.count("[data-opens]")).isZero();
      browser.visit(lab.at("/lab/batteries/" + cell.id() + "/change"));
      browser.type("#f-max", "5");
      browser.click("main button.primary");
      browser.waitFor("main", "You may not do this");
    }
    assertThat(only("Not yours").revision()).isEqualTo(1);
  }
}
