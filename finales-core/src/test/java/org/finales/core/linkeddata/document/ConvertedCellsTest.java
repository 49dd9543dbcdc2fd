package org.finales.core.linkeddata.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.finales.api.battery.BatteryCell;
import org.finales.api.cycling.BatteryTest;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.CyclingTechnique;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.core.TestData;
import org.finales.core.linkeddata.NQuads;
import org.junit.jupiter.api.Test;

/** Cells with the tests of their electrodes, as BattINFO's converter writes them. */
class ConvertedCellsTest {
  private static final String DIAMETER =
      """
      , {'@type': 'Diameter', 'hasNumericalPart': {'@type': 'RealData', 'hasNumberValue': 12},
         'hasMeasurementUnit': 'emmo:MilliMetre'}
      """;
  private static final String AREA =
      """
      , {'@type': 'Area', 'hasNumericalPart': {'@type': 'RealData', 'hasNumberValue': 1.5},
         'hasMeasurementUnit': 'emmo:SquareCentiMetre'}
      """;

  @Test
  void capacitiesByMassAndAreaReachTheFieldsOfTheElectrode() {
    LinkedDocument document = cell(DIAMETER);
    BatteryCell cell = only(document, BatteryCell.class);

    assertThat(requireNonNull(cell.positiveElectrode()).specificCapacity())
        .isEqualTo(Quantity.of("160", "mAh/g"));
    assertThat(cell.positiveElectrode().areicCapacity()).isEqualTo(Quantity.of("1.056", "mAh/cm2"));
    assertThat(document.repairs())
        .filteredOn(repair -> repair.rule().equals("capacity-by-unit"))
        .extracting(Repair::remedy)
        .containsExactlyInAnyOrder("read as SpecificCapacity", "read as AreicCapacity");
    assertThat(document.repairs())
        .filteredOn(repair -> repair.rule().equals("output-without-number"))
        .hasSize(1);
  }

  @Test
  void theTestNamesItsObjectAndItsProtocolAndGivesTheCapacities() {
    LinkedDocument document = cell(DIAMETER);
    BatteryTest test = only(document, BatteryTest.class);

    assertThat(test.testObject()).startsWith("urn:uuid:");
    assertThat(test.protocol()).isEqualTo(only(document, Protocol.class).id());
    assertThat(test.outputs())
        .extracting(output -> output.kind() + " " + output.quantity())
        .containsExactlyInAnyOrder(
            PropertyKind.AREIC_CAPACITY + " 1.056 mAh/cm2",
            PropertyKind.SPECIFIC_CAPACITY + " 160 mAh/g");
    assertThat(document.unreadable()).isEmpty();
    assertThat(document.entities()).allSatisfy(e -> assertThat(e.remarks()).isEmpty());
  }

  @Test
  void densitiesBecomeCurrentsWithTheDiameterOfTheElectrodeAndAreKept() {
    LinkedDocument document = cell(DIAMETER);
    Protocol protocol = only(document, Protocol.class);

    assertThat(protocol.technique()).isEqualTo(CyclingTechnique.CC_CV_CYCLING);
    ConstantCurrent charge = (ConstantCurrent) protocol.steps().get(0);
    assertThat(charge.current()).isEqualTo(Quantity.of("0.113097335529", "mA"));
    ConstantVoltage hold = (ConstantVoltage) protocol.steps().get(1);
    assertThat(hold.ends())
        .containsExactly(
            EndCondition.of(EndKind.LOWER_CURRENT, Quantity.of("0.0113097335529", "mA")));
    assertThat(document.repairs())
        .filteredOn(repair -> repair.rule().equals("current-density"))
        .hasSize(2)
        .allSatisfy(repair -> assertThat(repair.remedy()).contains("1.1310 cm2"));
    assertThat(EntityDocument.write(document).path("not_understood").toString())
        .contains("https://w3id.org/emmo#EMMO_7c8007b0_58a7_4486_bf1c_4772852caca0");
  }

  @Test
  void anAreaThatIsSaidGivesExactCurrents() {
    Protocol protocol = only(cell(AREA), Protocol.class);
    assertThat(((ConstantCurrent) protocol.steps().get(0)).current())
        .isEqualTo(Quantity.of("0.15", "mA"));
  }

  @Test
  void withoutAnAreaTheProtocolIsKeptAndListedWithTheReason() {
    LinkedDocument document = cell("");

    BatteryTest test = only(document, BatteryTest.class);
    assertThat(document.entities()).noneMatch(found -> found.record() instanceof Protocol);
    assertThat(document.unreadable())
        .singleElement()
        .asString()
        .contains(test.protocol(), "the area of the electrode is known");
    assertThat(EntityDocument.write(document).path("not_understood").toString())
        .contains(test.protocol() + "> <https://w3id.org/emmo#EMMO_70da982d");
  }

  @Test
  void theSameDocumentGivesTheSameNamesAndAnotherGivesOthers() {
    BatteryTest test = only(cell(DIAMETER), BatteryTest.class);

    assertThat(only(cell(DIAMETER), BatteryTest.class)).isEqualTo(test);
    assertThat(only(cell(AREA), BatteryTest.class).testObject()).isNotEqualTo(test.testObject());
  }

  @Test
  void whatWasRepairedNeedsNoRepair() {
    LinkedDocument document = cell(DIAMETER);
    LinkedDocument again =
        LinkedDocument.read(
            NQuads.write(document.graphs()).getBytes(StandardCharsets.UTF_8),
            JsonLdReader.ofDefaults(),
            true);
    assertThat(again.repairs()).isEmpty();
  }

  @Test
  void theTestsOfARealCellAreRead() {
    String text =
        Datasets.text(TestData.folder("battinfo/wild").resolve("converter-v1.1.8.coincell.jsonld"));
    LinkedDocument document =
        LinkedDocument.read(text.getBytes(StandardCharsets.UTF_8), JsonLdReader.ofDefaults(), true);

    BatteryCell cell = only(document, BatteryCell.class);
    assertThat(requireNonNull(cell.negativeElectrode()).specificCapacity())
        .isEqualTo(Quantity.of("350", "mAh/g"));
    List<BatteryTest> tests = all(document, BatteryTest.class);
    assertThat(tests)
        .hasSize(2)
        .allSatisfy(test -> assertThat(test.testObject()).isNotNull())
        .allSatisfy(test -> assertThat(test.outputs()).hasSize(2));
    assertThat(all(document, Protocol.class))
        .extracting(Protocol::id)
        .containsExactlyInAnyOrderElementsOf(tests.stream().map(BatteryTest::protocol).toList());
    assertThat(document.unreadable()).isEmpty();
  }

  private static <T> T only(LinkedDocument document, Class<T> type) {
    List<T> found = all(document, type);
    assertThat(found).as(document.unreadable().toString()).hasSize(1);
    return found.get(0);
  }

  private static <T> List<T> all(LinkedDocument document, Class<T> type) {
    return document.entities().stream()
        .map(FoundEntity::record)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** A cell whose positive electrode has some more properties. */
  private static LinkedDocument cell(String more) {
    String text =
        """
        {'@context': 'https://w3id.org/emmo/domain/battery/context', '@type': 'CoinCell',
         'hasPositiveElectrode': {'@type': 'Electrode', 'hasMeasuredProperty': [
          {'@type': 'RatedCapacity', '@reverse': {'hasOutput': {'@type': 'BatteryTest',
            'hasTestObject': {'@type': 'ElectrochemicalCell',
              'hasReferenceElectrode': {'@type': 'Lithium'}},
            'hasMeasurementParameter': {'@type': 'ConstantCurrentConstantVoltageCycling',
              'hasTask': {'@type': 'Charging', 'hasInput': [
                {'@type': 'ElectricCurrentDensity', 'hasNumericalPart': {'@type': 'RealData',
                   'hasNumberValue': 0.1},
                 'hasMeasurementUnit': 'emmo:MilliAmperePerSquareCentiMetre'},
                {'@type': ['UpperVoltageLimit', 'TerminationQuantity'],
                 'hasNumericalPart': {'@type': 'RealData', 'hasNumberValue': 4.2},
                 'hasMeasurementUnit': 'emmo:Volt'}],
               'hasNext': {'@type': 'VoltageHold', 'hasInput': [
                {'@type': 'Voltage', 'hasNumericalPart': {'@type': 'RealData',
                   'hasNumberValue': 4.2}, 'hasMeasurementUnit': 'emmo:Volt'},
                {'@type': ['LowerCurrentDensityLimit', 'TerminationQuantity'],
                 'hasNumericalPart': {'@type': 'RealData', 'hasNumberValue': 0.01},
                 'hasMeasurementUnit': 'emmo:MilliAmperePerSquareCentiMetre'}]}}}}}},
          {'@type': 'RatedCapacity', 'hasNumericalPart': {'@type': 'RealData',
             'hasNumberValue': 1.056},
           'hasMeasurementUnit': 'emmo:MilliAmpereHourPerSquareCentiMetre'},
          {'@type': 'RatedCapacity', 'hasNumericalPart': {'@type': 'RealData',
             'hasNumberValue': 160}, 'hasMeasurementUnit': 'emmo:MilliAmpereHourPerGram'}
          %s]}}
        """
            .formatted(more)
            .replace('\'', '"');
    return LinkedDocument.read(
        text.getBytes(StandardCharsets.UTF_8), JsonLdReader.ofDefaults(), true);
  }
}
