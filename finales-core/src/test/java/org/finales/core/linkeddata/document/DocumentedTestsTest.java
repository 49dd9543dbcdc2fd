package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.core.linkeddata.Graph;
import org.finales.core.protocol.battinfo.BattinfoProtocol;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tests as the documentation of the ontology of electrochemistry describes them. */
class DocumentedTestsTest {
  private static final String DISCHARGE =
      """
      '@type': ['SamplePreparation', 'ConstantCurrentDischarging'],
      'hasInput': {'@type': 'ElectrochemicalDevice'},
      'hasMeasurementParameter': [
        {'@type': 'DischargingCRate', 'hasNumericalPart': {'@type': 'RealData',
           'hasNumberValue': 0.2}, 'hasMeasurementUnit': 'emmo:AmperePerAmpereHour'},
        {'@type': ['LowerVoltageLimit', 'TerminationQuantity'],
         'hasNumericalPart': {'@type': 'RealData', 'hasNumberValue': 2.5},
         'hasMeasurementUnit': 'emmo:Volt'}]
      """;

  @Test
  void aSeriesWithinASeriesIsReadInItsOrder() {
    Converted<Protocol> read =
        read(
            """
            '@type': ['RatedCapacityTest', 'IterativeWorkflow'],
            'hasInput': {'@type': 'NumberOfIterations', 'hasNumericalPart': {'@type': 'RealData',
               'hasNumberValue': 4}, 'hasMeasurementUnit': 'emmo:UnitOne'},
            'hasTask': {%s, 'hasNext': {
              '@type': ['SerialWorkflow'],
              'hasTask': {'@type': 'ConstantCurrentCharging',
                'hasInput': [
                  {'@type': 'ChargingCurrent', 'hasNumericalPart': {'@type': 'RealData',
                     'hasNumberValue': 1}, 'hasMeasurementUnit': 'emmo:Ampere'},
                  {'@type': 'UpperVoltageLimit', 'hasNumericalPart': {'@type': 'RealData',
                     'hasNumberValue': 4.2}, 'hasMeasurementUnit': 'emmo:Volt'}],
                'hasNext': {'@type': 'ConstantVoltageCharging',
                  'hasInput': [
                    {'@type': 'ChargingVoltage', 'hasNumericalPart': {'@type': 'RealData',
                       'hasNumberValue': 4.2}, 'hasMeasurementUnit': 'emmo:Volt'},
                    {'@type': 'LowerCurrentLimit', 'hasNumericalPart': {'@type': 'RealData',
                       'hasNumberValue': 10}, 'hasMeasurementUnit': 'emmo:MilliAmpere'}],
                  'hasNext': {'@type': 'Resting', 'hasMeasurementParameter': {
                    '@type': ['RestingTime', 'TerminationQuantity'],
                    'hasNumericalPart': {'@type': 'RealData', 'hasNumberValue': 1},
                    'hasMeasurementUnit': 'emmo:Hour'}}}},
              'hasNext': {%s, 'hasNext': {'@type': 'CapacityCalculation',
                'hasInput': {'@type': 'TimeData'}}}}}
            """
                .formatted(DISCHARGE, DISCHARGE));
    List<Step> steps = read.value().steps();
    assertThat(steps)
        .extracting(Step::getClass)
        .containsExactly(
            ConstantCurrent.class,
            ConstantCurrent.class,
            ConstantVoltage.class,
            Rest.class,
            ConstantCurrent.class,
            Loop.class);
    assertThat(((ConstantCurrent) steps.get(0)).cRate()).isEqualTo(Quantity.of("-0.2", "A/Ah"));
    assertThat(((ConstantCurrent) steps.get(1)).current()).isEqualTo(Quantity.of("1", "A"));
    assertThat(steps.get(2).ends())
        .containsExactly(EndCondition.of(EndKind.LOWER_CURRENT, Quantity.of("10", "mA")));
    assertThat(steps.get(3).ends())
        .containsExactly(EndCondition.of(EndKind.DURATION, Quantity.of("1", "h")));
    assertThat(((Loop) steps.get(5)).times()).isEqualTo(4);
    assertThat(read.warnings())
        .anyMatch(warning -> warning.contains("calculation"))
        .anyMatch(warning -> warning.startsWith("repaired: "));
  }

  @Test
  void aCurrentDensityIsRefusedWithTheReason() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    '@type': ['GalvanostaticCycling', 'SerialWorkflow'],
                    'hasTask': {'@type': 'Charging', 'hasInput': {
                      '@type': 'ElectricCurrentDensity', 'hasNumericalPart': {'@type': 'RealData',
                      'hasNumberValue': 0.1},
                      'hasMeasurementUnit': 'emmo:MilliAmperePerSquareCentiMetre'}}
                    """))
        .isInstanceOf(ProtocolFormatException.class)
        .hasMessageContaining("area of the electrode");
  }

  @Test
  void aStepThatWouldNeverEndIsRefusedAndNoFailure() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    '@type': ['GalvanostaticCycling', 'SerialWorkflow'],
                    'hasTask': {'@type': 'ConstantVoltageCharging', 'hasInput': {
                      '@type': 'ChargingVoltage', 'hasNumericalPart': {'@type': 'RealData',
                      'hasNumberValue': 4.2}, 'hasMeasurementUnit': 'emmo:Volt'}}
                    """))
        .isInstanceOf(ProtocolFormatException.class)
        .hasMessageContaining("never end");
  }

  @Test
  void leavingOutTermsThatADocumentDoesNotUseChangesNothing() {
    byte[] document = document(DISCHARGE);
    Contexts whole =
        Contexts.ofDefaults()
            .with(
                "https://example.org/context",
                JsonNodeFactory.instance.objectNode().put("@context", "unused"));
    List<Graph> expected = JsonLdReader.ofDefaults().with(whole).read(document);
    List<Graph> actual = JsonLdReader.ofDefaults().read(document);
    Datasets.assertSame("the terms that are used", actual, expected);
  }

  private static Converted<Protocol> read(String members) {
    return BattinfoProtocol.read(document(members));
  }

  private static byte[] document(String members) {
    return "{'@context': 'https://w3id.org/emmo/domain/electrochemistry/context', %s}"
        .formatted(members)
        .replace('\'', '"')
        .getBytes(StandardCharsets.UTF_8);
  }
}
