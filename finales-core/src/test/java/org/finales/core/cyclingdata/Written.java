package org.finales.core.cyclingdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.cyclingdata.table.TableReader;

/** Files that tests write and read. */
final class Written {
  private Written() {}

  static CyclingFile file(Path folder, String text) {
    return file(folder, text, StandardCharsets.UTF_8);
  }

  static CyclingFile file(Path folder, String text, Charset charset) {
    return CyclingFile.of(path(folder, text.getBytes(charset)));
  }

  static Path path(Path folder, byte[] bytes) {
    try {
      return Files.write(Files.createTempFile(folder, "data", ".csv"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Row> rows(CyclingFile file) {
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = file.rows()) {
      while (reader.next()) {
        rows.add(reader.row().copy());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  static double[] numbers(CyclingFile file, String quantity) {
    return rows(file).stream()
        .mapToDouble(row -> row.number(Row.indexOf(row.columns(), quantity)))
        .toArray();
  }
}
