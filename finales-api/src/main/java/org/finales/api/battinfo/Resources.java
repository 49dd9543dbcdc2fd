package org.finales.api.battinfo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables beside these classes: tab-separated, with remarks and one heading line. */
final class Resources {
  private Resources() {}

  /**
   * Returns the rows of a table.
   *
   * @throws IllegalStateException if it is missing or a row has not as many cells as it should
   */
  static List<String[]> rows(String resource, int columns) {
    List<String[]> rows = new ArrayList<>();
    boolean heading = true;
    for (String line : text(resource).lines().toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!heading) {
        String[] cells = line.split("\t", -1);
        if (cells.length != columns) {
          throw new IllegalStateException(resource + " has a malformed line: " + line);
        }
        rows.add(cells);
      }
      heading = false;
    }
    return rows;
  }

  private static String text(String resource) {
    try (InputStream in = Resources.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + resource, e);
    }
  }
}
