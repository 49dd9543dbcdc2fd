package org.finales.server.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.experimentdata.Dossier;
import org.finales.core.experimentdata.FileImport;
import org.finales.core.experimentdata.HtmlReport;
import org.finales.core.experimentdata.ImportOptions;
import org.finales.core.experimentdata.ImportedFile;
import org.finales.core.timeseries.SeriesStore;

/**
 * Makes a report of a file that belongs to no laboratory, by a store that is deleted afterwards.
 */
final class BareReport {
  private BareReport() {}

  /** Writes it; refused rows are left out. */
  static void write(CyclingFile file, OutputStream out) throws IOException {
    String name = String.valueOf(file.path().getFileName());
    Path folder = Files.createTempDirectory("finales");
    try (SeriesStore store = SeriesStore.sqlite(folder.resolve("series.db"))) {
      ImportedFile imported =
          FileImport.run(store, file, ImportOptions.of("file", name).skippingRefused());
      Dossier dossier = Dossier.of(name, Clock.systemUTC().instant());
      HtmlReport.write(dossier, store, imported.dataset(), out);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
