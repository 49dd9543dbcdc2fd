package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.quantity.Quantity;
import org.finales.core.linkeddata.NQuads;
import org.junit.jupiter.api.Test;

/** BattINFO's flat records of protocols. */
class FlatProtocolTest {
  private static final String CHARGE =
      """
      {'mode': 'cc', 'direction': 'charge', 'setpoints': {'c_rate': {'value': 0.5, 'unit': 'A/Ah'}},
       'termination': [{'quantity': 'voltage', 'value': 4.2, 'unit': 'V', 'direction': 'above'}],
       'description': 'Charge'}""";

  @Test
  void aProtocolIsReadWithItsStepsLimitsAndConditions() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0',
             'test_spec': {'id': 'urn:p:1', 'name': 'Check', 'kind': 'capacity_check',
               'version': '1.0', 'short_id': 'p1'},
             'method': [%s,
               {'mode': 'cv', 'direction': 'hold', 'setpoints': {'voltage': {'value': 4.2, 'unit': 'V'}},
                'termination': [
                  {'quantity': 'c_rate', 'value': 0.05, 'unit': 'A/Ah', 'direction': 'below'}]},
               {'mode': 'rest', 'direction': 'rest', 'duration': {'value': 1, 'unit': 'h'},
                'temperature': {'value': 40, 'unit': 'degC'}, 'period': {'time_s': 60}},
               {'mode': 'cp', 'direction': 'discharge', 'setpoints': {'power': {'value': 5, 'unit': 'W'}},
                'termination': [
                  {'quantity': 'capacity', 'value': 2, 'unit': 'Ah', 'direction': 'above'}]}],
             'record': {'time_s': 30, 'voltage_V': 0.01},
             'safety': {'max_voltage_V': 4.3, 'min_voltage_V': null, 'delay_s': 1},
             'conditions': {'ambient_temperature': {'value': 25.0, 'unit': 'degC'}},
             'facets': {'modes': ['cc']}, 'provenance': {'source_type': 'manual'}}
            """
                .formatted(CHARGE));
    Protocol protocol = only(document);
    assertThat(protocol.id()).isEqualTo("urn:p:1");
    assertThat(protocol.name()).isEqualTo("Check");
    assertThat(protocol.version()).isEqualTo("1.0");
    assertThat(protocol.recording())
        .isEqualTo(
            Recording.builder()
                .period(Quantity.of("30", "s"))
                .voltageChange(Quantity.of("0.01", "V"))
                .build());
    assertThat(protocol.limits())
        .isEqualTo(
            SafetyLimits.builder()
                .upperVoltageLimit(Quantity.of("4.3", "V"))
                .delay(Quantity.of("1", "s"))
                .build());
    assertThat(protocol.attributes())
        .extracting("name", "text", "unit")
        .containsExactlyInAnyOrder(
            tuple("kind", "capacity_check", null), tuple("ambient_temperature", null, "degC"));
    assertThat(protocol.steps())
        .containsExactly(
            ConstantCurrent.builder()
                .cRate(Quantity.of("0.5", "A/Ah"))
                .ends(List.of(EndCondition.of(EndKind.UPPER_VOLTAGE, "4.2", "V")))
                .comment("Charge")
                .build(),
            ConstantVoltage.builder(Quantity.of("4.2", "V"))
                .ends(List.of(EndCondition.of(EndKind.LOWER_C_RATE, "0.05", "A/Ah")))
                .build(),
            Rest.builder()
                .ends(List.of(EndCondition.of(EndKind.DURATION, "1", "h")))
                .temperature(Quantity.of("40", "degC"))
                .recording(Recording.builder().period(Quantity.of("60", "s")).build())
                .build(),
            ConstantPower.builder(Quantity.of("-5", "W"))
                .ends(List.of(EndCondition.of(EndKind.CAPACITY, "2", "Ah")))
                .build());
    assertThat(document.unknown()).as("nothing is wrong with it").isEmpty();
    assertThat(NQuads.write(document.graphs())).contains("facets", "source_type", "short_id");
  }

  @Test
  void groupsAreLoopsAlsoWithinEachOther() {
    Protocol protocol =
        only(
            read(
                """
                {'schema_version': '0.2.0', 'test_spec': {'name': 'Cycles'}, 'method': [
                  {'mode': 'group', 'count': 3, 'description': 'all', 'steps': [
                    {'mode': 'group', 'count': 100, 'steps': [%1$s]},
                    {'mode': 'cccv', 'direction': 'charge', 'setpoints': {
                       'current': {'value': 1, 'unit': 'A'}, 'voltage': {'value': 4.2, 'unit': 'V'}},
                     'duration': {'value': 2, 'unit': 'h'}},
                    {'mode': 'eis', 'setpoints': {
                       'frequency_upper_limit': {'value': 100000.0, 'unit': 'Hz'},
                       'frequency_lower_limit': {'value': 0.01, 'unit': 'Hz'},
                       'points_per_decade': {'value': 10.0, 'unit': 'count'},
                       'ac_perturbation_amplitude': {'value': 10.0, 'unit': 'mV'}}}]}]}
                """
                    .formatted(CHARGE)));
    assertThat(protocol.steps())
        .extracting(Object::getClass)
        .asList()
        .containsExactly(
            ConstantCurrent.class,
            Loop.class,
            ConstantCurrentConstantVoltage.class,
            Impedance.class,
            Loop.class);
    assertThat(protocol.steps().get(0).tag()).isNotNull();
    assertThat(protocol.steps().get(1))
        .isEqualTo(Loop.builder(protocol.steps().get(0).tag(), 100).build());
    assertThat(protocol.steps().get(4))
        .isEqualTo(Loop.builder(protocol.steps().get(0).tag(), 3).comment("all").build());
    assertThat(protocol.steps().get(3))
        .isEqualTo(
            Impedance.builder(Quantity.of("100000.0", "Hz"), Quantity.of("0.01", "Hz"))
                .amplitudeVoltage(Quantity.of("10.0", "mV"))
                .pointsPerDecade(10)
                .build());
  }

  @Test
  void aDischargeHasANegativeCurrentHoweverItIsWritten() {
    Protocol protocol =
        only(
            read(
                """
                {'schema_version': '0.2.0', 'test_spec': {'name': 'x'}, 'method': [
                  {'mode': 'cc', 'direction': 'discharge',
                   'setpoints': {'current': {'value': 100, 'unit': 'mA'}},
                   'duration': {'value': 1, 'unit': 's'}},
                  {'mode': 'cc', 'direction': 'discharge',
                   'setpoints': {'current': {'value': -100, 'unit': 'mA'}},
                   'duration': {'value': 1, 'unit': 's'}}]}
                """));
    assertThat(protocol.steps())
        .extracting("current")
        .containsExactly(Quantity.of("-100", "mA"), Quantity.of("-100", "mA"));
  }

  @Test
  void aMethodOfWhichNoProtocolCanBeMadeIsKeptAndReported() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0', 'test_spec': {'id': 'urn:p:1', 'name': 'Odd'},
             'method': [%s, {'mode': 'levitate', 'direction': 'none'}]}
            """
                .formatted(CHARGE));
    assertThat(document.entities()).isEmpty();
    assertThat(document.unreadable())
        .singleElement()
        .asString()
        .contains("urn:p:1", "method/1/mode is levitate");
    assertThat(NQuads.write(document.graphs()))
        .contains("Odd", "levitate", "method%2F0%2Ftermination%2F0%2Fvalue");
    assertThat(document.unknown()).isNotEmpty();
  }

  @Test
  void whatAStepHasNoFieldForIsKeptAndReported() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0', 'test_spec': {'id': 'urn:p:1', 'name': 'x'}, 'method': [
              {'mode': 'rest', 'duration': {'value': 1, 'unit': 's'},
               'setpoints': {'pressure': {'value': 3, 'unit': 'bar'}}}]}
            """);
    assertThat(only(document).steps()).hasSize(1);
    assertThat(NQuads.write(document.graphs())).contains("method%2F0%2Fsetpoints%2Fpressure");
    assertThat(document.unknown()).hasSize(2);
  }

  private static Protocol only(LinkedDocument document) {
    assertThat(document.unreadable()).isEmpty();
    assertThat(document.entities()).hasSize(1);
    return (Protocol) document.entities().get(0).record();
  }

  private static LinkedDocument read(String json) {
    return LinkedDocument.read(
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLdReader.ofDefaults(), false);
  }
}
