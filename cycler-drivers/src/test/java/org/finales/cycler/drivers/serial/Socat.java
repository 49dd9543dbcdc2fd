package org.finales.cycler.drivers.serial;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The program that joins pseudo-terminals; not every machine has it. */
public final class Socat {
  private Socat() {}

  /** Skips the test where the program is missing, unless skipping is an error. */
  public static void orSkip() {
    String path = System.getenv().getOrDefault("PATH", "");
    boolean there =
        Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "socat")));
    if (!there && Boolean.getBoolean("finales.noskip")) {
      throw new AssertionError("socat is not installed, and no test may be skipped here");
    }
    Assumptions.assumeTrue(
        there, "socat is not installed; pseudo-terminals are tried where it is (package socat)");
  }
}
