package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolPreviewCommandTest {
  @TempDir Path folder = Path.of("");

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("p.txt"), text).toString();
  }

  @Test
  void findingsHaveLineAndColumnAndDoNotFail() throws IOException {
    String text = "SAFETY, MAX CURRENT, 1\n\n# too much\n  CC, 1.5, VOLTAGE, 4.2\r\nWAIT, 5\n";
    Shell.Outcome checked = Shell.run("protocol", "check", file(text));
    assertThat(checked.status()).isZero();
    assertThat(checked.err())
        .isEqualTo(
            "warning: line 4, column 3: step 1: it charges at 1.5 A, beyond the upper current limit"
                + " of 1 A; change the step or the limit\n");
    assertThat(checked.out()).contains("is a valid profile protocol of 2 steps");
  }

  @Test
  void notesAreNoWarnings() throws IOException {
    Shell.Outcome checked = Shell.run("protocol", "check", file("CC, 1.5, VOLTAGE, 4.2\n"));
    assertThat(checked.status()).isZero();
    assertThat(checked.err()).startsWith("note: nothing is said of safety limits");
  }

  @Test
  void theSameIsNotToldTwice() throws IOException {
    Shell.Outcome checked = Shell.run("protocol", "check", file("CC, 0, TIME, 5\nWAIT, 0\n"));
    assertThat(checked.err().lines()).filteredOn(line -> line.startsWith("warning")).hasSize(2);
  }

  @Test
  void withACellTheEstimateIsTold() throws IOException {
    String text = "CAPACITY, 2\nSAFETY, MAX VOLTAGE, 5\nCC, C/2, VOLTAGE, 4.5\n";
    Shell.Outcome checked = Shell.run("protocol", "check", file(text), "--cell", "li-ion-nmc");
    assertThat(checked.status()).isZero();
    assertThat(checked.err())
        .contains("warning: line 3, column 1: step 1: it takes the cell to 4.5 V, above the 4.2 V");
    assertThat(checked.out()).contains("on li-ion-nmc of 2 Ah it takes ", " in 1 cycle, charges ");
    Shell.Outcome larger =
        Shell.run("protocol", "check", file(text), "--cell", "li-ion-nmc", "--capacity", "5Ah");
    assertThat(larger.out()).contains("on li-ion-nmc of 5 Ah");
  }

  @Test
  void aPageIsWritten() throws IOException {
    Path out = folder.resolve("p.html");
    String text = "NAME, a & b\nCC, C/2, VOLTAGE, 4.2\nCV, 4.2, CURRENT, C/20\n";
    Shell.Outcome drawn =
        Shell.run(
            "protocol",
            "preview",
            file(text),
            "--cell",
            "li-ion-nmc?soc=50%",
            "--capacity",
            "2.5Ah",
            "--out",
            out.toString());
    assertThat(drawn.status()).as(drawn.err()).isZero();
    assertThat(drawn.out()).contains("on li-ion-nmc of 2.5 Ah it takes");
    assertThat(drawn.err()).contains("wrote " + out);
    assertThat(Files.readString(out))
        .contains("<h1>a &amp; b</h1>", "at first 50 % charged", "until at most 0.125 A")
        .endsWith("</html>\n");
  }

  @Test
  void whatIsMisunderstoodIsNamed() throws IOException {
    String path = file("CC, C/2, VOLTAGE, 4.2\n");
    assertThat(Shell.run("protocol", "check", path, "--cell", "wood").err())
        .contains("\"wood\" is no chemistry of cells; choose li-ion");
    assertThat(Shell.run("protocol", "check", path, "--capacity", "2.5V").err())
        .contains("a capacity is a charge");
    assertThat(Shell.run("protocol", "check", path, "--capacity", "0Ah").err())
        .contains("above zero");
    Shell.Outcome nowhere =
        Shell.run("protocol", "preview", path, "--out", folder.resolve("no/p.html").toString());
    assertThat(nowhere.status()).isEqualTo(1);
  }

  @Test
  void anErrorIsStillAnError() throws IOException {
    Shell.Outcome refused =
        Shell.run("protocol", "check", file("CC, 1, TIM, 5\n"), "--from", "profile");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).startsWith("error: line 1, column 8");
  }
}
