package org.finales.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The station of a program of one's own that README and docs/stations.md lead to. */
class EmbeddedStationTest {
  private static final Path SOURCE =
      Path.of("src/main/java/org/finales/samples/EmbeddedStation.java");

  @Test
  @Timeout(120)
  void itCyclesACellAndPrintsWhatEachCycleGave(@TempDir Path folder) throws IOException {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      EmbeddedStation.main(new String[] {folder.toString()});
    } finally {
      System.setOut(console);
    }

    String output = printed.toString(StandardCharsets.UTF_8);
    assertThat(output).startsWith("first: FINISHED at bench");
    assertThat(
            Pattern.compile("cycle (\\d): (\\S+) Ah in, (\\S+) Ah out").matcher(output).results())
        .as(output)
        .hasSize(2)
        .allSatisfy(
            cycle -> {
              assertThat(number(cycle, 2)).as("charge of a cell of 2.5 Ah").isBetween(2.2, 2.55);
              assertThat(number(cycle, 3) / number(cycle, 2))
                  .as("the cell's coulombic efficiency is 0.999")
                  .isBetween(0.9, 1.0);
            });
  }

  private static double number(MatchResult found, int group) {
    return Double.parseDouble(found.group(group));
  }

  @Test
  void itHasFewerThanSixtyLines() throws IOException {
    assertThat(Files.readAllLines(SOURCE)).hasSizeLessThan(60);
  }
}
