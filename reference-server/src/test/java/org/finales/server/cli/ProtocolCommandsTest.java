package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocols on the command line. */
class ProtocolCommandsTest {
  private static final String PROTOCOL =
      """
      {"record": {"time_s": 10}, "method": [
        {"step": "open_circuit_voltage", "until_time_s": 60},
        {"step": "tag", "tag": "cycle"},
        {"step": "constant_current", "rate_C": "C/2", "until_voltage_V": 4.2},
        {"step": "constant_current", "rate_C": "D/2", "until_voltage_V": 3},
        {"step": "loop", "loop_to": "cycle", "cycle_count": 3}]}
      """;

  @TempDir Path folder = Path.of("");

  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("p.json"), PROTOCOL);
  }

  private static Shell.Outcome run(String... args) {
    return Shell.run(args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unicycler",
        "profile",
        "neware-xml",
        "biologic-mps",
        "pybamm",
        "tomato",
        "battinfo",
        "finales"
      })
  void standardOutputHoldsTheDocumentAloneAndIsReadAgain(String format) throws IOException {
    Shell.Outcome converted =
        run(
            "protocol",
            "convert",
            file.toString(),
            "--to",
            format,
            "--capacity",
            "2.5mAh",
            "--sample",
            "é \"1\"");
    assertThat(converted.status()).as(converted.err()).isZero();
    assertThat(converted.err().lines()).allMatch(line -> line.startsWith("warning: "));
    Path again = Files.writeString(folder.resolve("again"), converted.out());
    Shell.Outcome checked = run("protocol", "check", again.toString());
    assertThat(checked.status()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("is a valid " + format + " protocol of ");
  }

  @Test
  void settingsGoIntoAFileInTheEncodingOfWindows() throws IOException {
    Path out = folder.resolve("p.mps");
    Shell.Outcome converted =
        run(
            "protocol",
            "convert",
            file.toString(),
            "--to",
            "biologic-mps",
            "--capacity",
            "0.5 mAh",
            "--sample",
            "é",
            "--out",
            out.toString());
    assertThat(converted.status()).as(converted.err()).isZero();
    assertThat(converted.out()).isEmpty();
    assertThat(Files.readString(out, Charset.forName("windows-1252")))
        .contains("Comments : é\r\n")
        .contains("Battery capacity : 500.000 µA.h\r\n");
    assertThat(run("protocol", "check", out.toString()).status()).isZero();
  }

  @Test
  void whatAFormatCannotSayIsRefusedWithItsStep() throws IOException {
    Path power =
        Files.writeString(
            folder.resolve("power.json"),
            """
            {"steps": [{"step": "constantPower", "power": {"value": 5, "unit": "W"},
              "ends": [{"kind": "duration", "quantity": {"value": 1, "unit": "h"}}]}]}""");
    Shell.Outcome refused =
        run("protocol", "convert", power.toString(), "--to", "neware-xml", "--sample", "s");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("error: step 1: a constant power cannot be said");
    Shell.Outcome capacity =
        run("protocol", "convert", file.toString(), "--to", "neware-xml", "--sample", "s");
    assertThat(capacity.err()).contains("give --capacity 2.5Ah");
  }

  @Test
  void warningsDoNotFail() throws IOException {
    Path odd =
        Files.writeString(
            folder.resolve("odd.json"),
            PROTOCOL.replace("\"until_voltage_V\": 3}", "\"until_time_s\": 5, \"current_mA\": 0}"));
    Shell.Outcome checked = run("protocol", "check", odd.toString());
    assertThat(checked.status()).isZero();
    assertThat(checked.err()).startsWith("warning: /method/3/current_mA: is zero");
  }

  @Test
  void everyProblemIsALineWithItsPlace() throws IOException {
    Path bad =
        Files.writeString(
            folder.resolve("bad.json"),
            PROTOCOL.replace("\"time_s\": 10", "\"time_s\": -1").replace("60}", "\"x\"}"));
    Shell.Outcome refused = run("protocol", "check", bad.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines())
        .anyMatch(line -> line.startsWith("error: /record/time_s: must be more than zero"))
        .anyMatch(line -> line.startsWith("error: /method/0/until_time_s: 'x' is not a number"))
        .anyMatch(line -> line.endsWith("is no valid unicycler protocol"));
    Path xml = Files.writeString(folder.resolve("bad.xml"), "<root>\n  <config/>");
    assertThat(run("protocol", "check", xml.toString()).err()).contains("error: line 2, column ");
  }

  @Test
  void whatIsMisunderstoodIsNamed() throws IOException {
    assertThat(run("protocol", "check", folder.resolve("none").toString()).err())
        .contains("there is no file");
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);
    assertThat(run("protocol", "check", empty.toString()).err()).contains("--from FORMAT");
    assertThat(run("protocol", "convert", file.toString(), "--to", "word").err())
        .contains("there is no format word; there are unicycler");
    assertThat(
            run("protocol", "convert", file.toString(), "--to", "pybamm", "--capacity", "2.5V")
                .err())
        .contains("a capacity is a charge");
    assertThat(
            run("protocol", "convert", file.toString(), "--to", "pybamm", "--capacity", "much")
                .err())
        .contains("2.5Ah or 45mAh");
  }

  @Test
  void realFilesOfInstrumentsAreChecked() throws IOException {
    Path data = RealData.folder("unicycler");
    for (String name : new String[] {"sample.json", "sample.xml", "sample.mps", "sample.jsonld"}) {
      Shell.Outcome checked = run("protocol", "check", data.resolve(name).toString());
      assertThat(checked.status()).as(name + checked.err()).isZero();
    }
    Shell.Outcome same =
        run("protocol", "convert", data.resolve("sample.xml").toString(), "--to", "unicycler");
    assertThat(same.out())
        .contains("\"rate_C\": 0.5")
        .contains("\"name\": \"cell_0007\"")
        .isEqualTo(new String(same.out().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }
}
