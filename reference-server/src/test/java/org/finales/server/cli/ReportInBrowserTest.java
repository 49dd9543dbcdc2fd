package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.finales.core.experimentdata.Dossier;
import org.finales.core.experimentdata.HtmlReport;
import org.finales.core.timeseries.AuxiliaryColumn;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesLoad;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.browser.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A report is one file that a browser shows without asking anybody. */
@Timeout(120)
class ReportInBrowserTest {
  private static final String EVIL = "</script><script>document.title='taken'</script>";

  @TempDir private Path folder;

  private Path report() throws Exception {
    RecordedDataset dataset =
        RecordedDataset.of("run", List.of(new AuxiliaryColumn("tank " + EVIL, "degC")));
    Path file = folder.resolve("report.html");
    try (SeriesStore store = SeriesStore.sqlite(folder.resolve("series.db"))) {
      try (SeriesLoad load = store.load(dataset)) {
        Points.Builder points = dataset.points();
        for (int i = 0; i < 20_000; i++) {
          long time = i * 1_000_000L;
          boolean charge = i % 2000 < 1000;
          double voltage = (charge ? 3 : 4) + (charge ? 1 : -1) * (i % 1000) / 1000.0;
          points.add(
              time, time, 1, 1 + i / 2000, charge ? 1 : 2, voltage, charge ? 1 : -1, 20 + i % 7);
        }
        load.append(points.build());
        load.record(List.of(new SeriesEvent(0, "alarm", "too hot " + EVIL, null)));
        load.finish();
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        Instant time = Instant.parse("2026-03-01T00:00:00Z");
        HtmlReport.write(Dossier.of("cell " + EVIL, time), store, dataset.id(), out);
      }
    }
    return file;
  }

  @Test
  void plotsAreDrawnZoomedAndChosenWithoutAnyProblem() throws Exception {
    Path file = report();
    try (Browser browser = Browser.open()) {
      browser.visit(file.toUri());
      assertThat(browser.count("#over-time svg path"))
          .as("voltage, current and one more")
          .isEqualTo(3);
      assertThat(browser.count("#capacities svg path")).isEqualTo(3);
      assertThat(browser.count("#energies svg path")).isEqualTo(3);
      assertThat(browser.count("table.numbers tbody tr")).as("cycles").isEqualTo(10);
      assertThat(browser.evaluate("document.title").asString()).isEqualTo("cell " + EVIL);
      browser.click("#over-time input");
      assertThat(browser.count("#over-time svg path")).as("without voltage").isEqualTo(2);
      browser.click("#over-time input");
      String before = path(browser);
      browser.evaluate(
          "(() => { const s = document.querySelector('#over-time svg');"
              + " const b = s.getBoundingClientRect();"
              + " const at = (n, x) => s.dispatchEvent(new PointerEvent(n,"
              + " {clientX: b.left + b.width * x, clientY: b.top + 50, bubbles: true}));"
              + " at('pointerdown', 0.3); at('pointermove', 0.4); at('pointerup', 0.5);"
              + " return true; })()");
      assertThat(path(browser)).as("zoomed").isNotEqualTo(before);
      assertThat(browser.read("#over-time .values")).contains("Voltage / V", "Current / A");
      browser.evaluate(
          "document.querySelector('#over-time svg').dispatchEvent(new Event('dblclick')) || true");
      assertThat(path(browser)).as("everything again").isEqualTo(before);
      assertThat(browser.problems()).isEmpty();
    }
  }

  private static String path(Browser browser) {
    return browser
        .evaluate("document.querySelector('#over-time svg path').getAttribute('d')")
        .asString();
  }
}
