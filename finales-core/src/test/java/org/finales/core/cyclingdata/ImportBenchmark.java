package org.finales.core.cyclingdata;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.finales.core.cyclingdata.table.TableReader;

/** Writes a file of many rows, reads it, inspects it and converts it, and says how fast. */
final class ImportBenchmark {
  private static final int TIMES = 3;
  private static final double MIB = 1 << 20;

  private ImportBenchmark() {}

  /**
   * Runs it.
   *
   * @param arguments how many rows the file gets
   */
  public static void main(String[] arguments) throws IOException {
    long rows = Long.parseLong(arguments[0]);
    Path file = Files.createTempFile("finales", ".csv");
    try {
      write(file, rows);
      CyclingFile data = CyclingFile.of(file);
      for (int i = 0; i < TIMES; i++) {
        tell("read", rows, read(data));
        tell("inspected", rows, inspect(data));
        tell("read and written", rows, convert(data));
      }
    } finally {
      Files.deleteIfExists(file);
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
                "%d.%03d,%d.%04d,%s1.%04d,%d,%d,25.%d%n",
                i,
                i % 1000,
                3,
                2000 + i % 1000 * 2,
                charge ? "" : "-",
                i % 97,
                1 + i / 2000,
                charge ? 1 : 2,
                i % 10));
      }
    }
  }

  private static long read(CyclingFile data) throws IOException {
    long start = System.nanoTime();
    try (TableReader reader = data.rows()) {
      double sum = 0;
      while (reader.next()) {
        sum += reader.row().number(1);
      }
      if (!(sum > 0)) {
        throw new IllegalStateException("no voltages were read");
      }
    }
    return System.nanoTime() - start;
  }

  private static long inspect(CyclingFile data) {
    long start = System.nanoTime();
    Report report = data.inspect();
    if (report.refused() > 0 || !report.warnings().isEmpty()) {
      throw new IllegalStateException("unexpected: " + report.refusals() + report.warnings());
    }
    return System.nanoTime() - start;
  }

  private static long convert(CyclingFile data) throws IOException {
    long start = System.nanoTime();
    try (TableReader reader = data.rows();
        RowWriter writer = new CsvWriter(OutputStream.nullOutputStream(), reader.columns())) {
      while (reader.next()) {
        writer.write(reader.row());
      }
    }
    return System.nanoTime() - start;
  }

  private static void tell(String what, long rows, long nanos) {
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%-16s %,9d rows in %6.2f s: %,9.0f rows/s; heap %.0f MiB of at most %.0f MiB%n",
        what,
        rows,
        nanos / 1e9,
        rows / (nanos / 1e9),
        (runtime.totalMemory() - runtime.freeMemory()) / MIB,
        runtime.maxMemory() / MIB);
  }
}
