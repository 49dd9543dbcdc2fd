package org.finales.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The README's longer example. */
class EmbeddedLabTest {
  private static final Path SOURCE = Path.of("src/main/java/org/finales/samples/EmbeddedLab.java");

  @Test
  @Timeout(120)
  void itFindsTheBestElectrolyte() {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      EmbeddedLab.main(new String[0]);
    } finally {
      System.setOut(console);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .last()
        .asString()
        .matches(
            "EC:DMC 50:50 \\(w\\) with 0\\.\\d\\d mol/L LiPF6 conducts best, after 25 measurements");
  }

  @Test
  void itHasFewerThanSixtyLines() throws IOException {
    assertThat(Files.readAllLines(SOURCE)).hasSizeLessThan(60);
  }
}
