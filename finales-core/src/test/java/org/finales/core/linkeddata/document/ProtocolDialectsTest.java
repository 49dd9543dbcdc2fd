package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.quantity.Quantity;
import org.finales.core.TestData;
import org.junit.jupiter.api.Test;

class ProtocolDialectsTest {

  @Test
  void nested_steps_of_the_cyclers_tool_are_read() {
    Protocol protocol = read(TestData.folder("unicycler").resolve("sample.jsonld"));

    assertThat(protocol.steps())
        .extracting(Step::getClass)
        .containsExactly(
            Rest.class,
            ConstantCurrent.class,
            ConstantVoltage.class,
            ConstantCurrent.class,
            Loop.class,
            VoltageScan.class);
    ConstantCurrent charge = (ConstantCurrent) protocol.steps().get(1);
    ConstantCurrent discharge = (ConstantCurrent) protocol.steps().get(3);
    Loop loop = (Loop) protocol.steps().get(4);
    assertThat(charge.current()).isEqualTo(Quantity.of("22.5", "mA"));
    assertThat(String.valueOf(discharge.cRate())).startsWith("-0.5 ");
    assertThat(loop.times()).isEqualTo(3);
    assertThat(loop.backTo()).isEqualTo(charge.tag());
  }

  @Test
  void the_long_protocol_of_the_cyclers_tool_is_read() {
    Protocol protocol = read(TestData.folder("unicycler").resolve("test_battinfo.jsonld"));

    assertThat(protocol.steps()).hasSizeGreaterThan(10);
  }

  @Test
  void named_steps_of_a_plan_are_read() {
    Protocol protocol = read(TestData.folder("battinfo").resolve("protocol.jsonld"));

    assertThat(protocol.name()).isEqualTo("C/2 CC-CV cycling, 100 cycles");
    assertThat(protocol.steps())
        .extracting(Step::getClass)
        .containsExactly(
            Rest.class,
            ConstantCurrent.class,
            ConstantVoltage.class,
            ConstantCurrent.class,
            Loop.class);
    assertThat(((Loop) protocol.steps().get(4)).times()).isEqualTo(100);
  }

  @Test
  void a_plan_that_is_repeated_as_a_whole_is_read() {
    Protocol protocol = read(TestData.folder("battinfo/wild").resolve("formation_cycling.jsonld"));

    assertThat(protocol.steps())
        .extracting(Step::getClass)
        .containsExactly(Rest.class, ConstantCurrent.class, ConstantVoltage.class, Loop.class);
    assertThat(((Loop) protocol.steps().get(3)).times()).isEqualTo(3);
  }

  @Test
  void an_array_of_steps_is_read_in_its_order_with_a_remark() {
    String document =
        """
        {"@context": ["https://w3id.org/emmo/domain/battery/context",
                      {"emmo": "https://w3id.org/emmo#"}],
         "@id": "urn:p", "@type": ["prov:Plan", "schema:HowTo"],
         "hasTask": [
           {"@type": "OpenCircuitHold", "hasTerminationParameter":
              {"@type": ["Duration", "TerminationQuantity"],
               "hasNumericalPart": {"hasNumberValue": 60}, "hasMeasurementUnit": "emmo:Second"}},
           {"@type": "IterativeWorkflow", "NumberOfIterations": 5, "hasTask": [
             {"@type": "ConstantCurrentDischarging",
              "hasControlParameter": {"@type": "ElectricCurrent",
                "hasNumericalPart": {"hasNumberValue": 2}, "hasMeasurementUnit": "emmo:Ampere"},
              "hasTerminationParameter": {"@type": ["LowerVoltageLimit", "TerminationQuantity"],
                "hasNumericalPart": {"hasNumberValue": 3}, "hasMeasurementUnit": "emmo:Volt"}}]}]}
        """;

    FoundEntity found = entity(document);
    Protocol protocol = (Protocol) found.record();

    assertThat(protocol.steps())
        .extracting(Step::getClass)
        .containsExactly(Rest.class, ConstantCurrent.class, Loop.class);
    assertThat(((ConstantCurrent) protocol.steps().get(1)).current())
        .isEqualTo(Quantity.of("-2", "A"));
    assertThat(found.remarks()).anyMatch(remark -> remark.contains("order of the steps"));
  }

  private static Protocol read(Path file) {
    return (Protocol) entity(Datasets.text(file)).record();
  }

  private static FoundEntity entity(String document) {
    List<FoundEntity> found =
        LinkedDocument.read(
                document.getBytes(StandardCharsets.UTF_8), JsonLdReader.ofDefaults(), true)
            .entities();
    return found.stream()
        .filter(entity -> entity.record() instanceof Protocol)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no protocol among " + found));
  }
}
