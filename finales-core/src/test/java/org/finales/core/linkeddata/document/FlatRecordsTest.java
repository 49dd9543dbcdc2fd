package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battery.CellRatings;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.cycling.BatteryTest;
import org.finales.api.cycling.TestStatus;
import org.finales.api.data.ChecksumAlgorithm;
import org.finales.api.data.Dataset;
import org.finales.api.lab.Equipment;
import org.finales.api.lab.Organisation;
import org.finales.api.property.ConditionKind;
import org.finales.api.quantity.Quantity;
import org.finales.core.linkeddata.NQuads;
import org.junit.jupiter.api.Test;

/** BattINFO's records as flat JSON. */
class FlatRecordsTest {
  @Test
  void aSpecificationOfACellKeepsItsRatingsAndWhatNobodyHasATermFor() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.1.0',
             'cell_spec': {
               'id': 'https://w3id.org/battinfo/spec/7d9k', 'name': 'A123 ANR', 'model': 'ANR',
               'manufacturer': {'type': 'Organization', 'name': 'A123'},
               'cell_format': 'cylindrical', 'year': 2012, 'short_id': '7d9k2m'},
             'properties': {
               'nominal_capacity': {'value': 2.5, 'unit': 'Ah', 'raw': {'page': 1}},
               'internal_resistance': {'value': 6.0, 'unit': 'mΩ'},
               'minimum_storage_temperature': {'value': -40, 'unit': '°C'},
               'pulse_charging_current': {'value': 10.0, 'unit': 'A'},
               'cycle_life': {'value_text': '>1000', 'unit': 'count'},
               'diameter': {'value': 26.0, 'unit': 'mm'}},
             'provenance': {'source_type': 'datasheet'}}
            """);
    CellRatings read = (CellRatings) only(document);
    assertThat(read.id()).isEqualTo("https://w3id.org/battinfo/spec/7d9k");
    assertThat(read.manufacturer()).extracting(Organisation::name).isEqualTo("A123");
    Ratings ratings = read.ratings();
    assertThat(ratings).isNotNull();
    assertThat(ratings.nominalCapacity()).isEqualTo(Quantity.of("2.5", "Ah"));
    assertThat(ratings.internalResistance()).isEqualByComparingTo(Quantity.of("6.0", "mohm"));
    assertThat(ratings.cycleLife()).isNull();
    OperatingLimits limits = read.limits();
    assertThat(limits).isNotNull();
    assertThat(limits.maximumPulseChargingCurrent()).isEqualTo(Quantity.of("10.0", "A"));
    assertThat(limits.minimumStorageTemperature()).isEqualByComparingTo(Quantity.of("-40", "degC"));
    assertThat(read.attributes()).extracting("name").containsExactly("cell_format", "year");
    assertThat(document.unknown()).as("nothing is wrong with it").isEmpty();
    assertThat(NQuads.write(document.graphs()))
        .contains("source_type", "datasheet", ">1000", "7d9k2m", "raw%2Fpage");
  }

  @Test
  void aTestIsReadWithItsTimesAndConditions() {
    BatteryTest test =
        (BatteryTest)
            only(
                read(
                    """
                    {'schema_version': '0.1.0', 'test': {
                       'id': 'urn:test:1', 'cell_id': 'urn:cell:1', 'name': 'baseline',
                       'kind': 'cycling', 'status': 'aborted', 'started_at': 1771718400,
                       'dataset_ids': ['urn:data:1', 'urn:data:2'],
                       'conditions': {'ambient_temperature': {'value': 25, 'unit': 'degC'}}}}
                    """));
    assertThat(test.testObject()).isEqualTo("urn:cell:1");
    assertThat(test.status()).isEqualTo(TestStatus.STOPPED);
    assertThat(test.started()).isEqualTo(Instant.parse("2026-02-22T00:00:00Z"));
    assertThat(test.datasets()).containsExactly("urn:data:1", "urn:data:2");
    assertThat(test.conditions())
        .singleElement()
        .extracting("kind")
        .isEqualTo(ConditionKind.AMBIENT_TEMPERATURE);
  }

  @Test
  void aDataSetIsReadWithItsFilesAlsoWhereItNamesTheContext() {
    Dataset dataset =
        (Dataset)
            only(
                read(
                    """
                    {'@context': 'https://w3id.org/battinfo/context/records/v1.json', 'dataset': {
                       'id': 'urn:data:1', 'name': 'Run', 'keywords': ['a', 'b'],
                       'license': 'https://creativecommons.org/licenses/by/4.0/',
                       'about': ['urn:cell:1'], 'published_at': 1771718400,
                       'distributions': [{'type': 'DataDownload', 'name': 'raw',
                         'content_url': 'https://example.org/raw.h5',
                         'encoding_format': 'application/x-hdf5',
                         'checksum': {'algorithm': 'sha256', 'value': '8fbf'}}]}}
                    """));
    assertThat(dataset.title()).isEqualTo("Run");
    assertThat(dataset.keywords()).containsExactlyInAnyOrder("a", "b");
    assertThat(dataset.issued()).isEqualTo(LocalDate.of(2026, 2, 22));
    assertThat(dataset.distributions())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.downloadUrl()).isEqualTo("https://example.org/raw.h5");
              assertThat(file.checksum())
                  .extracting("algorithm")
                  .isEqualTo(ChecksumAlgorithm.SHA256);
            });
  }

  @Test
  void aCellAnInstrumentAndAnOrganisationAreRead() {
    BatteryCell cell =
        (BatteryCell)
            only(
                read(
                    """
                    {'schema_version': '0.1.0', 'cell_instance': {'id': 'urn:cell:1',
                       'type_id': 'urn:spec:1', 'serial_number': 'SN0001'},
                     'measured': {'mass': {'value': 76.1, 'unit': 'g'}}}
                    """));
    assertThat(cell.serialNumber()).isEqualTo("SN0001");
    assertThat(cell.variantOf()).isEqualTo("urn:spec:1");
    Equipment equipment =
        (Equipment)
            only(
                read(
                    "{'schema_version': '0.1.0', 'equipment': {'id': 'urn:e:1',"
                        + " 'equipment_spec_id': 'urn:s:1', 'location': 'room 7'}}"));
    assertThat(equipment.location()).extracting("address").isEqualTo("room 7");
    Organisation organisation =
        (Organisation)
            only(
                read(
                    "{'schema_version': '0.1.0', 'organization': {'id': 'urn:o:1', 'name': 'Empa',"
                        + " 'type': 'ResearchOrganization', 'sameAs': ['urn:q']}}"));
    assertThat(organisation.sameAs()).isEqualTo(List.of("urn:q"));
  }

  @Test
  void whatAFieldCannotHoldIsReported() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.1.0', 'test': {'id': 'no iri', 'cell_id': 7, 'name': ['a', []],
               'started_at': 1e400, 'ended_at': 1000000000000000000000000000000,
               'status': {}, 'conditions': []}, 'measured': 5}
            """);
    assertThat(document.unknown())
        .extracting(statement -> statement.predicate().value())
        .contains(
            "urn:finales:unknown:test%2Fid",
            "urn:finales:unknown:test%2Fcell_id",
            "urn:finales:unknown:test%2Fended_at",
            "urn:finales:unknown:test%2Fstarted_at");
  }

  @Test
  void aDataSetIsOneAlsoIfItHasOnlyTheFirstOfOurClasses() {
    Dataset dataset =
        (Dataset)
            only(
                read(
                    "{'@type': 'http://www.w3.org/ns/dcat#Dataset', '@id': 'urn:d',"
                        + " 'http://purl.org/dc/terms/title': 'Run'}"));
    assertThat(dataset.title()).isEqualTo("Run");
  }

  private static Record only(LinkedDocument document) {
    assertThat(document.unreadable()).isEmpty();
    assertThat(document.entities()).hasSize(1);
    return document.entities().get(0).record();
  }

  private static LinkedDocument read(String text) {
    return LinkedDocument.read(
        text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLdReader.ofDefaults(), false);
  }
}
