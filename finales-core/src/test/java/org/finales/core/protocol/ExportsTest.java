package org.finales.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.core.TestData;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports beside those that aurora-unicycler 0.4.6 made of the same protocol. */
class ExportsTest {
  private static Path data(String name) {
    return TestData.folder("unicycler").resolve(name);
  }

  private static Protocol sample() throws IOException {
    return Examples.read(Files.readString(data("sample.json")));
  }

  @Test
  void newareXmlHasTheSameStepsAndNumbers() throws IOException {
    String theirs = Files.readString(data("sample.xml"));
    String ours = Examples.write(ProtocolFormat.NEWARE_XML, sample());
    assertThat(timeless(ours)).isEqualTo(timeless(theirs));
  }

  private static String timeless(String xml) {
    return xml.replaceAll("date=\"\\d+\" Guid=\"[^\"]*\"", "")
        .replace("aurora-unicycler", "finales")
        .strip();
  }

  @Test
  void biologicSettingsHaveTheSameLines() throws IOException {
    byte[] theirs = Files.readAllBytes(data("sample.mps"));
    String ours = Examples.write(ProtocolFormat.BIOLOGIC_MPS, sample());
    assertThat(ours.lines().map(String::stripTrailing))
        .containsExactlyElementsOf(
            new String(theirs, ProtocolFormat.BIOLOGIC_MPS.charset())
                .lines()
                .map(String::stripTrailing)
                .toList());
    assertThat(ours.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
  }

  @Test
  void tomatoJobsAreTheSameText() throws IOException {
    List<Step> steps = new ArrayList<>(sample().steps());
    steps.removeIf(VoltageScan.class::isInstance);
    assertThat(Examples.write(ProtocolFormat.TOMATO, sample().toBuilder().steps(steps).build()))
        .isEqualTo(Files.readString(data("sample.tomato.json")));
  }

  @Test
  void battinfoIsTheSameTextButForTheWidthOfItsIndent() throws IOException {
    String ours = Examples.write(ProtocolFormat.BATTINFO, sample());
    StringBuilder narrow = new StringBuilder();
    ours.lines()
        .forEach(
            line -> {
              int indent = line.length() - line.stripLeading().length();
              narrow.append(" ".repeat(indent / 4)).append(line.stripLeading()).append('\n');
            });
    assertThat(narrow.toString().strip())
        .isEqualTo(Files.readString(data("sample.jsonld")).strip());
  }

  @Test
  void battinfoWithLoopsInLoopsIsReadAndWrittenAsTheSameStatements() throws IOException {
    byte[] theirs = Files.readAllBytes(data("test_battinfo.jsonld"));
    Converted<Protocol> read = ProtocolFormat.BATTINFO.read(theirs);
    String ours = Examples.write(ProtocolFormat.BATTINFO, read.value());
    assertThat(FinalesJson.read(ours)).isEqualTo(FinalesJson.read(theirs));
    JsonLdReader reader = JsonLdReader.ofDefaults().with(JsonLdReader.Numbers.CANONICAL);
    assertThat(NQuads.write(reader.read(Examples.bytes(ours))))
        .isEqualTo(NQuads.write(reader.read(theirs)));
  }

  @Test
  void pybammHasLoopsWrittenOut() {
    String sentences =
        Examples.write(
            ProtocolFormat.PYBAMM,
            Examples.method(
                "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 3600}",
                "{\"step\": \"tag\", \"tag\": \"t\"}",
                "{\"step\": \"constant_current\", \"rate_C\": 0.5, \"until_time_s\": 7200, \"until_voltage_V\": 4.2}",
                "{\"step\": \"constant_voltage\", \"voltage_V\": 4.2, \"until_time_s\": 90, \"until_rate_C\": 0.05}",
                "{\"step\": \"constant_current\", \"current_mA\": -5, \"until_time_s\": 60}",
                "{\"step\": \"loop\", \"loop_to\": \"t\", \"cycle_count\": 2}"));
    assertThat(FinalesJson.read(sentences))
        .extracting(node -> node.asString())
        .containsExactly(
            "Rest for 3600.0 seconds",
            "Charge at 0.5C for 2 hours or until 4.2 V",
            "Hold at 4.2 V for 90.0 seconds or until 0.05C",
            "Discharge at 5.0 mA for 1 minute",
            "Charge at 0.5C for 2 hours or until 4.2 V",
            "Hold at 4.2 V for 90.0 seconds or until 0.05C",
            "Discharge at 5.0 mA for 1 minute");
  }

  @Test
  void aLoopToTheFirstStepIsWrittenOnceInBattinfo() {
    String document =
        Examples.write(
            ProtocolFormat.BATTINFO,
            Examples.method(
                "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 1}",
                "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 2}",
                "{\"step\": \"loop\", \"loop_to\": 1, \"cycle_count\": 5}"));
    assertThat(FinalesJson.read(document).path("@type").asString()).isEqualTo("IterativeWorkflow");
    assertThat(document.split("OpenCircuitHold", -1)).hasSize(3);
    assertThat(
            Examples.write(
                ProtocolFormat.BATTINFO,
                ProtocolFormat.BATTINFO.read(Examples.bytes(document)).value()))
        .isEqualTo(document);
  }

  @Test
  void aStepAloneIsReadFromBattinfo() {
    String document =
        Examples.write(
            ProtocolFormat.BATTINFO,
            Examples.method("{\"step\": \"open_circuit_voltage\", \"until_time_s\": 1}"));
    assertThat(ProtocolFormat.BATTINFO.read(Examples.bytes(document)).value().steps()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWARE_XML", "BIOLOGIC_MPS", "TOMATO", "PYBAMM", "BATTINFO"})
  void loopsThatCrossAreRefused(ProtocolFormat format) {
    Protocol crossing =
        Examples.method(
            "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 1}",
            "{\"step\": \"tag\", \"tag\": \"t\"}",
            "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 2}",
            "{\"step\": \"loop\", \"loop_to\": 1, \"cycle_count\": 5}",
            "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 2}",
            "{\"step\": \"loop\", \"loop_to\": \"t\", \"cycle_count\": 5}");
    assertThatThrownBy(() -> Examples.write(format, crossing))
        .isInstanceOf(ProtocolFormatException.class)
        .hasMessageContaining("crosses");
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWARE_XML", "BIOLOGIC_MPS", "TOMATO"})
  void aSampleAndACapacityAreAskedForWhereTheyAreNeeded(ProtocolFormat format) {
    Protocol nameless =
        Examples.read(
            """
            {"record": {"time_s": 1}, "method": [
              {"step": "constant_current", "rate_C": 0.5, "until_time_s": 60}]}""");
    assertThatThrownBy(() -> Examples.write(format, nameless)).hasMessageContaining("--sample");
    assertThatThrownBy(() -> format.write(nameless, Examples.OPTIONS.withSample("s")))
        .hasMessageContaining("step 1: a C-rate needs the capacity");
    String written =
        format
            .write(
                nameless,
                Examples.OPTIONS.withSample("s").withCapacity(Quantity.of("0.0025", "Ah")))
            .value();
    assertThat(written).containsAnyOf("\"1.250000\"", "1.250 ", "\"0.5C\"");
  }
}
