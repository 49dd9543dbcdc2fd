package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.finales.api.battery.Battery;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.server.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other instruments, as a person brings them in. */
class BringPagesTest {
  private static final Actor ME = new Actor("administrator", Role.ADMINISTRATOR, null);

  @TempDir static Path folder;
  private static WebLab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = WebLab.open(folder.resolve("data"));
    lab.server()
        .laboratory()
        .batteries()
        .add(ME, Battery.builder().name("Cell " + Looks.EVIL).build());
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  private static Path bdf(String name, double from) throws Exception {
    StringBuilder text = new StringBuilder("Test Time / s,Voltage / V,Current / A\n");
    for (int i = 0; i < 400; i++) {
      text.append(
          String.format(
              Locale.ROOT, "%d,%.4f,%.3f%n", i * 10, from + i * 0.001, i < 200 ? 1.0 : -1.0));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> stored() {
    return lab.server().laboratory().experiments().list(ME, ExperimentQuery.all()).items().stream()
        .filter(Experiment::imported)
        .map(Experiment::name)
        .toList();
  }

  private static void battery(Browser browser, String file) {
    browser.choose(file + " [name=battery]", "Cell " + Looks.EVIL);
  }

  @Test
  void severalFilesAreLookedAtBeforeAnythingIsStored() throws Exception {
    Path one = bdf("one.csv", 3.3);
    Path two = bdf("two.csv", 3.4);
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/experiments/import"));
      browser.upload("#files", one, two);
      browser.waitUntil("document.querySelectorAll('.bring-file').length === 2");
      assertThat(stored()).doesNotContain("one", "two");
      assertThat(browser.read(".bring-file")).contains("bdf", "400", "1 h 6 min");
      browser.waitUntil("document.querySelectorAll('.bring-file canvas').length === 2");
      Looks.here(browser, "import-files");
      battery(browser, ".bring-file:first-child");
      battery(browser, ".bring-file:last-child");
      browser.type(".bring-file:first-child [name=description]", Looks.EVIL);
      browser.click("[data-store-all]");
      browser.waitForPath("/lab/experiments");
      browser.forgetProblems();
    }
    assertThat(stored()).contains("one", "two");
  }

  @Test
  void aTableOfUnknownKindIsMappedAndRefusedRowsAreTold() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("odd <b>table.csv"),
            "minutes;U mV;strom\n0;3300;0,5\n1;3310;0,5\n2;oops;0,5\n3;3330;-0,5\n4;3340;-0,5\n");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/experiments/import"));
      browser.upload("#files", file);
      browser.waitFor(".bring-file", "odd <b>table.csv");
      browser.waitUntil("document.querySelector('.mapping').open");
      browser.choose("[name='m1.quantity']", "Test Time / s");
      browser.type("[name='m1.unit']", "min");
      browser.choose("[name='m2.quantity']", "Voltage / V");
      browser.type("[name='m2.unit']", "mV");
      browser.choose("[name='m3.quantity']", "Current / A");
      browser.type("[name='m3.unit']", "A");
      browser.click("[data-look]");
      browser.waitFor(".bring-file", "1 refused");
      assertThat(browser.read(".bring-file")).contains("4 min 0 s", "line 4");
      battery(browser, ".bring-file");
      browser.click(".bring-file button.primary");
      browser.waitFor(".mistakes", "refused");
      assertThat(stored()).noneMatch(name -> name.startsWith("odd"));
      browser.click(".bring-file [name=skip]");
      browser.click(".bring-file button.primary");
      browser.waitForPath("/lab/experiments");
      browser.forgetProblems();
    }
    assertThat(stored()).contains("odd <b>table");
  }

  @Test
  void theSameFileTwiceAndAFileThatIsNoneAreSaidInWords() throws Exception {
    Path good = bdf("twice.csv", 3.5);
    Path bad = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 0, 1, 2, 3});
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/experiments/import"));
      browser.upload("#files", good);
      browser.waitFor(".bring-file", "twice.csv");
      browser.click(".bring-file button.primary");
      browser.waitFor(".mistakes", "Battery");
      battery(browser, ".bring-file");
      browser.click(".bring-file button.primary");
      browser.waitForPath("/lab/experiments");
      browser.forgetProblems();
      browser.visit(lab.at("/lab/experiments/import"));
      browser.upload("#files", good, bad);
      browser.waitUntil("document.querySelectorAll('.bring-file').length === 2");
      assertThat(browser.read(".bring-file:last-child")).contains("Cannot be read yet");
      battery(browser, ".bring-file:first-child");
      browser.click(".bring-file:first-child button.primary");
      browser.waitFor(".mistakes", "imported already");
      browser.click(".bring-file:last-child [data-forget]");
      browser.waitUntil("document.querySelectorAll('.bring-file').length === 1");
      Looks.clean(browser, lab);
    }
    assertThat(stored()).containsOnlyOnce("twice");
  }

  @Test
  void thePageLooksWell() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      Looks.look(browser, lab, "/lab/experiments/import", "import-new");
      browser.resize(390, 900);
      browser.visit(lab.at("/lab/experiments/import"));
      browser.upload("#files", bdf("phone.csv", 3.6));
      browser.waitUntil("document.querySelector('.bring-file canvas')");
      Looks.here(browser, "import-file-390");
      Looks.clean(browser, lab);
    }
  }
}
