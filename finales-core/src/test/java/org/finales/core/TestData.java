package org.finales.core;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/** Finds the real data that conformance tests read; skips them where it is absent. */
public final class TestData {
  private TestData() {}

  /**
   * A folder of the real data.
   *
   * @throws AssertionError if the data are absent and must not be
   */
  public static Path folder(String name) {
    String root = System.getProperty("finales.data", "");
    Path folder = Path.of(root.isBlank() ? "absent" : root, name);
    if (root.isBlank() || root.startsWith("${") || !Files.isDirectory(folder)) {
      String reason = "no real data: set finales.data to the folder that holds " + name;
      if (Boolean.getBoolean("finales.noskip")) {
        throw new AssertionError(reason);
      }
      abort(reason);
    }
    return folder;
  }

  /** All JSON files below a folder of the real data, sorted. */
  public static List<Path> jsonFiles(String name) {
    try (Stream<Path> files = Files.walk(folder(name))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's JSON tree. */
  public static JsonNode read(Path file) {
    try {
      return FinalesJson.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
