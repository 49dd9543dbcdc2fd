package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finales.core.TestData;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Terms;
import org.finales.core.linkeddata.mapping.LinkedRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkedDocumentTest {
  private static final JsonLdReader READER = JsonLdReader.ofDefaults();

  static Stream<Path> all() {
    return Stream.concat(
        Datasets.documents("battinfo").stream(), Datasets.documents("unicycler").stream());
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_repaired_document_reads_the_same_when_written_again_and_needs_no_repair(Path file) {
    LinkedDocument document = LinkedDocument.read(bytes(Datasets.text(file)), READER, true);

    for (String again :
        List.of(
            JsonLdWriter.ofDefaults().write(document.graphs()), NQuads.write(document.graphs()))) {
      LinkedDocument read = LinkedDocument.read(bytes(again), READER, true);
      Datasets.assertSame(file.toString(), read.graphs(), document.graphs());
      assertThat(read.repairs()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void defects_are_repaired_alike_with_the_published_contexts(Path file) {
    JsonLdReader published =
        READER.with(Contexts.ofDefaults().withFolder(TestData.folder("contexts")));
    byte[] document = bytes(Datasets.text(file));

    Datasets.assertSame(
        file.toString(),
        LinkedDocument.read(document, READER, true).graphs(),
        LinkedDocument.read(document, published, true).graphs());
  }

  @Test
  void the_algorithm_of_a_checksum_is_a_thing_of_its_own_in_spdx() {
    Path file = TestData.folder("battinfo").resolve("timeseries.jsonld");
    LinkedDocument document = LinkedDocument.read(bytes(Datasets.text(file)), READER, false);

    assertThat(document.unreadable()).isEmpty();
    assertThat(document.entities())
        .allSatisfy(found -> assertThat(found.remarks()).isEmpty())
        .anySatisfy(
            found ->
                assertThat(NQuads.write(LinkedRecords.write(found.record())))
                    .contains("<http://spdx.org/rdf/terms#checksumAlgorithm_sha256>")
                    .doesNotContain(
                        "ns#type> <http://spdx.org/rdf/terms#checksumAlgorithm_sha256>"));
  }

  @Test
  void the_converters_cell_is_repaired() {
    Path file = TestData.folder("battinfo/wild").resolve("converter-v1.1.8.coincell.jsonld");
    byte[] bytes = bytes(Datasets.text(file));

    assertThatThrownBy(() -> LinkedDocument.read(bytes, READER, false))
        .isInstanceOf(LinkedDataException.class)
        .hasMessageContaining("bare NaN at /hasPositiveElectrode/hasCurrentCollector/@id")
        .hasMessageContaining("--repair");
    LinkedDocument document = LinkedDocument.read(bytes, READER, true);
    String nquads = NQuads.write(document.graphs());

    assertThat(document.repairs())
        .extracting(Repair::rule)
        .contains(
            "bare-number",
            "undefined-prefix",
            "unit-iri",
            "relation-of-nature",
            "class-as-relation",
            "nested-substances");
    assertThat(nquads)
        .doesNotContain("qudt.org", "<schema:", "<rdfs:", Terms.term("hasMeasuredProperty").value())
        .contains("https://schema.org/productID");
    assertThat(document.unknown()).isEmpty();
  }

  @Test
  void defects_are_reported_also_where_they_are_left() {
    Path file = TestData.folder("battinfo/wild").resolve("cell-spec.jsonld");
    byte[] bytes = bytes(Datasets.text(file));

    LinkedDocument left = LinkedDocument.read(bytes, READER, false);
    LinkedDocument repaired = LinkedDocument.read(bytes, READER, true);

    assertThat(left.repairs()).isEqualTo(repaired.repairs());
    assertThat(left.repairs())
        .extracting(Repair::rule)
        .contains("unit-iri", "deprecated-chemistry");
    assertThat(NQuads.write(left.graphs())).contains("EMMO_36a9bf69_483b_42fd_8a0c_7ac9206320bc");
    assertThat(NQuads.write(repaired.graphs()))
        .doesNotContain("EMMO_36a9bf69_483b_42fd_8a0c_7ac9206320bc")
        .contains("https://w3id.org/emmo#DegreeCelsius");
  }

  @Test
  void every_rule_says_what_it_looks_for() {
    assertThat(Repairs.rules()).hasSize(16).doesNotContainValue("");
    String documented = Datasets.text(Path.of("../docs/linked-data.md"));
    Repairs.rules()
        .forEach(
            (name, finds) ->
                assertThat(documented).contains("| `%s` | %s |".formatted(name, finds)));
  }

  @Test
  void each_defect_of_units_iterations_and_namespaces_is_repaired() {
    String context =
        "'@context': ['https://w3id.org/emmo/domain/battery/context',"
            + " {'ns2': 'https://w3id.org/emmo/domain/chemical-substance#'}]";
    String document =
        """
        {%s, '@id': 'urn:x', '@type': ['IterativeWorkflow', 'ns2:electrochemistry_1'],
         'NumberOfIterations': 3,
         'hasProperty': [
           {'@type': 'Mass', 'hasNumericalPart': {'hasNumberValue': 1}, 'schema:unitText': 'mg'},
           {'@type': 'Mass', 'hasNumericalPart': {'hasNumberValue': 1}, 'hasMeasurementUnit': 'MilliLitre'},
           {'@type': 'Mass', 'hasNumericalPart': {'hasNumberValue': 1},
            'hasMeasurementUnit': 'https://w3id.org/emmo#CelsiusTemperature'}]}
        """
            .formatted(context);

    LinkedDocument read = LinkedDocument.read(bytes(document.replace('\'', '"')), READER, true);

    assertThat(read.repairs())
        .extracting(Repair::rule)
        .containsExactlyInAnyOrder(
            "mixed-namespaces", "unit-iri", "unit-iri", "unit-text", "iterations-as-relation");
    assertThat(NQuads.write(read.graphs()))
        .contains(
            "<https://w3id.org/emmo/domain/electrochemistry#electrochemistry_1>",
            "<https://w3id.org/emmo#MilliGram>",
            "<https://w3id.org/emmo#MilliLitre>",
            "<https://w3id.org/emmo#DegreeCelsius>",
            "\"3\"^^<http://www.w3.org/2001/XMLSchema#double>");
  }

  @Test
  void the_records_of_the_examples_are_found() {
    List<String> found =
        Datasets.documents("battinfo").stream()
            .flatMap(
                file ->
                    LinkedDocument.read(bytes(Datasets.text(file)), READER, true)
                        .entities()
                        .stream())
            .map(entity -> entity.record().getClass().getSimpleName())
            .distinct()
            .sorted()
            .toList();

    assertThat(found)
        .contains("BatteryCell", "BatteryTest", "Dataset", "Electrolyte", "Equipment", "Person");
  }

  @Test
  void what_looks_like_a_record_and_cannot_be_read_is_told_with_its_reason() {
    String document =
        """
        {"@context": {"prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/"},
         "@id": "urn:p", "@type": ["prov:Plan", "schema:HowTo"]}
        """;

    LinkedDocument read = LinkedDocument.read(bytes(document), READER, false);

    assertThat(read.entities()).isEmpty();
    assertThat(read.unreadable())
        .singleElement()
        .asString()
        .contains("urn:p", "a protocol without steps does nothing");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
