package org.finales.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Unit;
import org.finales.core.TestData;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The universal cycling protocol's JSON. */
class UnicyclerTest {
  private static final String REST = "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 1}";

  @Test
  void publishedProtocolsAreWrittenAsTheyWereRead() throws IOException {
    for (Path file : TestData.jsonFiles("unicycler")) {
      if (file.toString().endsWith(".tomato.json")) {
        continue;
      }
      byte[] document = Files.readAllBytes(file);
      Protocol protocol = ProtocolFormat.UNICYCLER.read(document).value();
      JsonNode written = FinalesJson.read(Examples.write(ProtocolFormat.UNICYCLER, protocol));
      assertSame(FinalesJson.read(document), written, file.getFileName() + ":");
    }
  }

  @Test
  void unicyclersOwnDumpIsWrittenByteForByte() throws IOException {
    Path file = TestData.folder("unicycler").resolve("sample.json");
    assertThat(Examples.write(ProtocolFormat.UNICYCLER, Examples.read(Files.readString(file))))
        .isEqualTo(Files.readString(file));
  }

  /** What was given is the same; what was not is null or a default. */
  private static void assertSame(JsonNode given, JsonNode written, String path) {
    if (given.isObject()) {
      for (Map.Entry<String, JsonNode> field : given.properties()) {
        assertSame(field.getValue(), written.path(field.getKey()), path + "/" + field.getKey());
      }
    } else if (given.isArray()) {
      assertThat(written.size()).as(path).isEqualTo(given.size());
      for (int i = 0; i < given.size(); i++) {
        assertSame(given.get(i), written.get(i), path + "/" + i);
      }
    } else if (written.isNumber()) {
      double number = new BigDecimal(given.asString()).doubleValue();
      assertThat(written.doubleValue()).as(path).isEqualTo(number);
    } else {
      assertThat(written).as(path).isEqualTo(given);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C/3, 0.3333333333333333",
    "D/2, -0.5",
    "3C/2, 1.5",
    "' 1 / 5 ', 0.2",
    "-1/4, -0.25",
    "0.1, 0.1",
    "1e-1, 0.1",
    "1_0, 10"
  })
  void cRatesAreNumbersTextsOrFractions(String text, double rate) {
    Protocol protocol =
        Examples.method(
            "{\"step\": \"constant_current\", \"rate_C\": \"%s\", \"until_time_s\": 1}"
                .formatted(text));
    ConstantCurrent step = (ConstantCurrent) protocol.steps().get(0);
    assertThat(step.cRate()).isNotNull();
    assertThat(step.cRate().doubleValue(Unit.parse("A/Ah"))).isEqualTo(rate, within(0.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | /record: is missing",
        "[] | must be an object",
        "{\"record\": {\"time_s\": 1}, \"method\": []} | /method: must be a list",
        "{\"record\": {}, \"method\": [OCV]} | /record/time_s: is missing",
        "{\"record\": {\"time_s\": 0}, \"method\": [OCV]} | /record/time_s: must be more than zero",
        "{\"record\": {\"time_s\": 1, \"x\": 1}, \"method\": [OCV]} | /record/x: is not a field here",
        "{\"record\": {\"time_s\": 1}, \"method\": [{}]} | /method/0/step: is missing",
        "{\"record\": {\"time_s\": 1}, \"method\": [{\"step\": \"\"}]} | /method/0/step: is the text ''",
        "{\"record\": {\"time_s\": 1}, \"method\": [5]} | /method/0: must be an object, not 5",
        "{\"record\": {\"time_s\": 1}, \"method\": [{\"step\": \"tag\", \"tag\": \"a\"}]} | tags only",
        "{\"record\": {\"time_s\": 1}, \"safety\": {\"max_voltage_V\": 3, \"min_voltage_V\": 3}, \"method\": [OCV]} | /safety/max_voltage_V: must be above",
        "{\"record\": {\"time_s\": 1}, \"safety\": {\"delay_s\": -1}, \"method\": [OCV]} | /safety/delay_s: must not be less",
        "{\"record\": {\"time_s\": 1}, \"sample\": {\"capacity_mAh\": 0}, \"method\": [OCV]} | /sample/capacity_mAh: must be more",
        "{\"record\": {\"time_s\": \"\"}, \"method\": [OCV]} | /record/time_s: '' is not a number",
        "{\"record\": {\"time_s\": true}, \"method\": [OCV]} | /record/time_s: must be a number, not true",
        "{\"record\": {\"time_s\": 1e300}, \"method\": [OCV]} | /record/time_s: is beyond the range",
        "{\"record\": {\"time_s\": 1}, \"method\": [OCV]} x | Unrecognized token"
      })
  void whatBreaksARuleIsRefusedWithItsPlace(String document, String problem) {
    assertRefused(document.replace("OCV", REST), problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"step\": \"open_circuit_voltage\"} | /method/0/until_time_s: is missing",
        "{\"step\": \"open_circuit_voltage\", \"until_time_s\": \" \"} | /method/0/until_time_s: is missing",
        "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 0} | must be more than zero",
        "{\"step\": \"constant_current\", \"until_time_s\": 1} | /method/0/rate_C: or current_mA is needed",
        "{\"step\": \"constant_current\", \"rate_C\": 0, \"current_mA\": 0, \"until_time_s\": 1} | /method/0/rate_C: or current_mA",
        "{\"step\": \"constant_current\", \"rate_C\": 1, \"until_voltage_V\": 0} | /method/0/until_time_s: or until_voltage_V",
        "{\"step\": \"constant_current\", \"rate_C\": \"CC/2\", \"until_time_s\": 1} | /method/0/rate_C: 'CC/2' is not a C-rate",
        "{\"step\": \"constant_current\", \"rate_C\": \"C\", \"until_time_s\": 1} | 'C' is not a number",
        "{\"step\": \"constant_current\", \"rate_C\": \"C/0\", \"until_time_s\": 1} | 'C/0' is not a C-rate",
        "{\"step\": \"constant_voltage\", \"voltage_V\": 4} | /method/0/until_time_s: or until_rate_C",
        "{\"step\": \"constant_voltage\", \"until_time_s\": 4} | /method/0/voltage_V: is missing",
        "{\"step\": \"impedance_spectroscopy\", \"amplitude_V\": 1, \"amplitude_mA\": 1, \"start_frequency_Hz\": 1, \"end_frequency_Hz\": 2} | only one of them",
        "{\"step\": \"impedance_spectroscopy\", \"start_frequency_Hz\": 1, \"end_frequency_Hz\": 2} | /method/0/amplitude_V: or amplitude_mA",
        "{\"step\": \"impedance_spectroscopy\", \"amplitude_V\": 1, \"start_frequency_Hz\": 1e8, \"end_frequency_Hz\": 2} | must lie between",
        "{\"step\": \"voltage_scan\", \"start_voltage_V\": 3, \"end_voltage_V\": 3.0, \"scan_rate_mV_per_s\": 1} | must differ",
        "{\"step\": \"voltage_scan\", \"start_voltage_V\": 3, \"end_voltage_V\": 4, \"scan_rate_mV_per_s\": -1} | must be more than zero",
        "{\"step\": \"loop\", \"loop_to\": 1} | /method/0/cycle_count: is missing",
        "{\"step\": \"loop\", \"loop_to\": \"x\", \"cycle_count\": 2} | no step has the tag 'x'",
        "{\"step\": \"loop\", \"loop_to\": 0, \"cycle_count\": 2} | must be more than zero",
        "{\"step\": \"tag\", \"tag\": \" \"} | /method/0/tag: must not be empty"
      })
  void aStepThatBreaksARuleIsRefusedWithItsPlace(String step, String problem) {
    assertRefused(
        "{\"record\": {\"time_s\": 1}, \"method\": [%s, %s]}".formatted(step, REST), problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a number must name a step at least two before, a tag may stand before the last
        "[R, {\"step\": \"loop\", \"loop_to\": 1, \"cycle_count\": 2}]",
        "[T, {\"step\": \"loop\", \"loop_to\": \"t\", \"cycle_count\": 2}, R]",
        "[{\"step\": \"loop\", \"loop_to\": \"t\", \"cycle_count\": 2}, R, T, R]",
        "[T, R, T]",
        "[R, T, {\"step\": \"tag\", \"tag\": \"u\"}, {\"step\": \"loop\", \"loop_to\": \"t\", \"cycle_count\": 2}]"
      })
  void loopsThatGoNowhereAndTagsThatAreThereTwiceAreRefused(String method) {
    assertRefused(
        "{\"record\": {\"time_s\": 1}, \"method\": %s}"
            .formatted(
                method.replace("R", REST).replace("T", "{\"step\": \"tag\", \"tag\": \"t\"}")),
        "/method/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[R, R, {\"step\": \"loop\", \"loop_to\": 1, \"cycle_count\": 2}]",
        "[R, T, R, {\"step\": \"loop\", \"loop_to\": 2, \"cycle_count\": 2}]",
        "[R, T, R, R, {\"step\": \"loop\", \"loop_to\": 3, \"cycle_count\": 2}]",
        "[R, T, R, {\"step\": \"loop\", \"loop_to\": \"t\", \"cycle_count\": 2}, U]",
        "[T, U, R, {\"step\": \"loop\", \"loop_to\": \"t\", \"cycle_count\": 2}, R]",
        "[T, U, R, R, {\"step\": \"loop\", \"loop_to\": 2, \"cycle_count\": 2}, V]"
      })
  void tagsNumbersOfLoopsAndIdsAreWrittenAgain(String method) {
    String document =
        "{\"record\": {\"time_s\": 1}, \"method\": %s}"
            .formatted(
                method
                    .replace("R", REST.replace("{", "{\"id\": \"a \\\"q\\\" <b>\", "))
                    .replace("T", "{\"step\": \"tag\", \"tag\": \"t\"}")
                    .replace("U", "{\"step\": \"tag\", \"tag\": \"u\", \"id\": \"x\"}")
                    .replace("V", "{\"step\": \"tag\", \"tag\": \"step3\"}"));
    Converted<String> written =
        ProtocolFormat.UNICYCLER.write(Examples.read(document), Examples.OPTIONS);
    assertSame(FinalesJson.read(document), FinalesJson.read(written.value()), "");
    assertThat(written.warnings()).isEmpty();
  }

  @Test
  void aLoopByNumberCountsTags() {
    Protocol protocol =
        Examples.method(
            REST,
            "{\"step\": \"tag\", \"tag\": \"t\"}",
            REST,
            REST,
            "{\"step\": \"loop\", \"loop_to\": 3, \"cycle_count\": 2}");
    assertThat(protocol.steps().get(3)).isEqualTo(Loop.builder("t", 2).build());
    assertThat(protocol.steps().get(1).tag()).isEqualTo("t");
  }

  @Test
  void zerosCountAsNotGivenAndAreToldOf() {
    Converted<Protocol> read =
        ProtocolFormat.UNICYCLER.read(
            Examples.bytes(
                """
                {"record": {"time_s": 1}, "method": [{"step": "constant_current", "rate_C": 0.0,
                  "current_mA": -5, "until_time_s": 60, "until_voltage_V": 0}]}"""));
    ConstantCurrent step = (ConstantCurrent) read.value().steps().get(0);
    assertThat(step.cRate()).isNull();
    assertThat(step.ends()).containsExactly(EndCondition.of(EndKind.DURATION, "60", "s"));
    assertThat(read.warnings())
        .hasSize(2)
        .anyMatch(warning -> warning.startsWith("/method/0/until_voltage_V: is zero"));
  }

  @Test
  void aVoltageThatDoesNotFollowOnTheCurrentBeforeIsAWarning() {
    String method =
        """
        {"record": {"time_s": 1}, "method": [
          {"step": "constant_current", "current_mA": 5, "until_voltage_V": 4.2},
          {"step": "tag", "tag": "cv"},
          {"step": "constant_voltage", "voltage_V": %s, "until_time_s": 60}]}""";
    assertThat(ProtocolFormat.UNICYCLER.read(Examples.bytes(method.formatted("4.20"))).warnings())
        .isEmpty();
    assertThat(ProtocolFormat.UNICYCLER.read(Examples.bytes(method.formatted("4.1"))).warnings())
        .containsExactly(
            "/method/2/voltage_V: holds 4.1 V, but the constant current before ends at 4.2 V");
  }

  private static void assertRefused(String document, String problem) {
    assertThatThrownBy(() -> Examples.read(document))
        .isInstanceOf(ProtocolFormatException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                Examples.read(
                    "{\"record\": {\"time_s\": -1}, \"method\": [{\"step\": \"open_circuit_voltage\"}], \"x\": 1}"))
        .isInstanceOfSatisfying(
            ProtocolFormatException.class,
            refused ->
                assertThat(refused.problems())
                    .hasSize(3)
                    .isEqualTo(List.copyOf(refused.problems())));
  }
}
