package org.finales.core.experimentdata;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.finales.core.cyclingdata.CsvWriter;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.RowWriter;
import org.finales.core.timeseries.SeriesStore;

/** Imports a file of many rows, sums its cycles up, exports it, and says how fast. */
final class DatasetBenchmark {
  private static final int TIMES = 3;

  private DatasetBenchmark() {}

  /**
   * Runs it.
   *
   * @param arguments how many rows the file gets
   */
  public static void main(String[] arguments) throws IOException {
    long rows = Long.parseLong(arguments[0]);
    Path folder = Files.createTempDirectory("finales");
    Path file = folder.resolve("data.csv");
    write(file, rows);
    for (int i = 0; i < TIMES; i++) {
      Path database = folder.resolve("series.db");
      try (SeriesStore store = SeriesStore.sqlite(database)) {
        long start = System.nanoTime();
        ImportOptions options = ImportOptions.of("benchmark", "data.csv").onceMore();
        UUID dataset = FileImport.run(store, CyclingFile.of(file), options).dataset();
        tell("imported", rows, System.nanoTime() - start);
        start = System.nanoTime();
        int cycles = CyclingResults.of(store, dataset).size();
        tell("summed up to " + cycles + " cycles", rows, System.nanoTime() - start);
        start = System.nanoTime();
        export(store, dataset);
        tell("exported", rows, System.nanoTime() - start);
        System.out.printf(
            Locale.ROOT, "%.2f bytes a row%n", store.status(dataset).bytes() / (double) rows);
        store.delete(dataset);
      }
    }
  }

  private static void write(Path file, long rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(
          "Test Time / s,Voltage / V,Current / A,Cycle Count / 1,Step ID,Temperature T1 / degC\n");
      for (long i = 0; i < rows; i++) {
        boolean charge = i / 1000 % 2 == 0;
        out.write(
            String.format(
                Locale.ROOT,
                "%d.%03d,3.%04d,%s1.%04d,%d,%d,25.%d%n",
                i,
                i % 1000,
                2000 + i % 1000 * 2,
                charge ? "" : "-",
                i % 97,
                1 + i / 2000,
                charge ? 1 : 2,
                i % 10));
      }
    }
  }

  private static void export(SeriesStore store, UUID dataset) throws IOException {
    DatasetRows rows = new DatasetRows(store, dataset);
    try (RowWriter writer = new CsvWriter(OutputStream.nullOutputStream(), rows.columns())) {
      while (rows.next()) {
        writer.write(rows.row());
      }
    }
  }

  private static void tell(String what, long rows, long nanos) {
    System.out.printf(
        Locale.ROOT,
        "%-28s %,9d rows in %6.2f s: %,9.0f rows/s%n",
        what,
        rows,
        nanos / 1e9,
        rows / (nanos / 1e9));
  }
}
