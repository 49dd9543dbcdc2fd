package org.finales.server.cli;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the real data; skips tests where it is absent, unless it must not be. */
final class RealData {
  private RealData() {}

  static Path folder(String name) {
    Path folder = Path.of(System.getProperty("finales.data", ""), name);
    if (!Files.isDirectory(folder)) {
      String reason = "no real data: set finales.data to the folder that holds " + name;
      if (Boolean.getBoolean("finales.noskip")) {
        throw new AssertionError(reason);
      }
      abort(reason);
    }
    return folder;
  }
}
