package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of linked data on the command line. */
class DocumentCommandsTest {
  private static final String ELECTROLYTE =
      """
      {"$schema": "electrolyte", "id": "urn:lab:e1", "name": "é 1 M", "kind": "organic"}""";

  @TempDir Path folder = Path.of("");

  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("e1.json"), ELECTROLYTE);
  }

  @Test
  void aThingGoesThroughEveryFormUnchanged() throws IOException {
    Shell.Outcome json = run("convert", file.toString(), "--to", "json");
    assertThat(json.status()).as(json.err()).isZero();
    for (String form : new String[] {"jsonld", "nquads", "turtle"}) {
      Path other = folder.resolve(form.equals("turtle") ? "e1.ttl" : "e1." + form);
      Shell.Outcome there =
          run("convert", file.toString(), "--to", form, "--out", other.toString());
      assertThat(there.status()).as(there.err()).isZero();
      assertThat(there.out()).as("the document is in the file").isEmpty();
      Shell.Outcome back = run("convert", other.toString(), "--to", "json");
      assertThat(back.out()).as(form + back.err()).isEqualTo(json.out()).contains("é 1 M");
    }
  }

  @Test
  void standardOutputHoldsOnlyTheDocument() {
    Shell.Outcome nquads = run("convert", file.toString(), "--to", "nquads");
    assertThat(nquads.out().lines()).allMatch(line -> line.endsWith(" ."));
  }

  @Test
  void aDefectIsReportedAndRepairedOnlyOnRequest() throws IOException {
    Path defective =
        Files.writeString(
            folder.resolve("cell.jsonld"),
            """
            {"@context": "https://w3id.org/emmo/domain/battery/context",
             "@type": "CoinCell",
             "hasMeasuredProperty": {"@type": "RatedCapacity", "hasNumericalPart":
                {"@type": "RealData", "hasNumberValue": NaN}}}""");
    Shell.Outcome refused = run("convert", defective.toString(), "--to", "nquads");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("NaN");
    Shell.Outcome repaired = run("convert", defective.toString(), "--to", "nquads", "--repair");
    assertThat(repaired.status()).as(repaired.err()).isZero();
    assertThat(repaired.err()).contains("repaired: ");
  }

  @Test
  void validationNamesThePlaceAndTheTerm() throws IOException {
    assertThat(run("validate", file.toString()).status()).isZero();
    Path bad =
        Files.writeString(
            folder.resolve("bad.json"), "{\"$schema\": \"electrolyte\", \"kind\": \"wet\"}");
    Shell.Outcome refused = run("validate", bad.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("/kind").contains("rdf:type");
    Path dragon = Files.writeString(folder.resolve("d.json"), "{\"$schema\": \"dragon\"}");
    assertThat(run("validate", dragon.toString()).err()).contains("battery-cell");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"entities\": 5}",
        "{\"entities\": [1]}",
        "{\"entities\": [], \"not_understood\": [{}]}",
        "{\"entities\": [], \"not_understood\": [\"rubbish\"]}",
        "{\"$schema\": 5}"
      })
  void whatIsNoDocumentIsRefusedInOneLine(String text) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), text);
    assertThat(run("validate", bad.toString()).status()).isEqualTo(1);
    Shell.Outcome refused = run("convert", bad.toString(), "--to", "nquads");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).hasLineCount(1).doesNotContain("Exception");
  }

  @Test
  void aContextFromTheNetworkIsRefusedWithTheRemedy() throws IOException {
    Path foreign =
        Files.writeString(
            folder.resolve("f.jsonld"), "{\"@context\": \"https://example.org/c\", \"a\": 1}");
    Shell.Outcome refused = run("validate", foreign.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("https://example.org/c", "--remote-contexts", "--contexts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/c", "https://127.0.0.1:1/c", "https://localhost/c"})
  void evenWhenAllowedAContextDoesNotComeFromThisMachine(String url) throws IOException {
    Path foreign = Files.writeString(folder.resolve("f.jsonld"), "{\"@context\": \"" + url + "\"}");
    Shell.Outcome refused =
        run("convert", foreign.toString(), "--to", "nquads", "--remote-contexts");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).containsAnyOf("no public address", "over https only").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'$schema': 'battery-cell', 'ratings': {'nominalCapcity': {'value': 3, 'unit': 'Ah'}}}"
            + " | /ratings/nominalCapcity: is unknown | nominalCapacity is meant: Charge by which",
        "{'$schema': 'battery-cell', 'ratings': {'nominalCapacity': {'value': 3, 'unit': 'V'}}}"
            + " | /ratings: | as 'Ah', but 'V' has",
        "{'$schema': 'protocol', 'steps': [{'step': 'constantVoltage'}]}"
            + " | /steps/0/voltage: is required | Voltage. Term: Voltage (voltage) <https://",
        "{'$schema': 'electrolyte', 'name': 5} | /name: is an integer | What people call it",
        "{'$schema': 'electrolyte', 'solvents': [{'massFraction': {'value': 50, 'unit': '%'}},"
            + " {'massFraction': {'value': 70, 'unit': '%'}}]}"
            + " | the mass fractions add up to 1.2 | Term: MassFraction (mass fraction) <https://",
        "{'$schema': 'electrolyte', 'volume': {'quantity': {'value': 1, 'unit': 'V'}}, 'solvents': ["
            + "{'massFraction': {'value': 50, 'unit': '%'}, 'density': {'value': 1, 'unit': 'V'}},"
            + " {'massFraction': {'value': 70, 'unit': '%'}}]}"
            + " | the mass fractions add up to 1.2 | density needs a unit of",
        "{'$schema': 'degradation-order', 'cell': {'electrolyte': {'solvents':"
            + " [{'massFraction': {'value': 1.2, 'unit': '1'}}]}}}"
            + " | /cell/electrolyte: | the mass fractions add up to 1.2",
        "{'$schema': 'battery', 'stack': {'tanks': [{'electrolyte': {'solvents':"
            + " [{'massFraction': {'value': 1.2, 'unit': '1'}}]}}]}}"
            + " | /stack/tanks/0/electrolyte: | the mass fractions add up to 1.2",
        "{'@context': 'C', '@id': 'urn:c', '@type': 'CoinCell', 'hasProprty': {'@id': 'urn:d'}}"
            + " | urn:finales:unknown:hasProprty | perhaps hasProperty <https://w3id.org/emmo#",
        "{'@context': 'C', '@id': 'urn:c', '@type': 'CoinCell', 'hasProperty':"
            + " {'@type': 'NominalCapacity', 'hasNumericalPart': {'hasNumberValue': 3}}}"
            + " | BatteryCell.ratings.nominalCapacity: the quantity has no unit | Charge by which",
        "{'@context': 'C', '@id': 'urn:c', '@type': 'CoinCell', 'hasProperty':"
            + " {'@type': 'NominalCapacity', 'hasNumericalPart': {'hasNumberValue': 'three'},"
            + " 'hasMeasurementUnit': 'https://w3id.org/emmo#AmpereHour'}}"
            + " | 'three' is no decimal number | NominalCapacity (nominal capacity) <https://",
        "{'@context': 'C', '@id': 'urn:c', '@type': 'CoinCell', 'hasProperty':"
            + " {'@type': 'NominalCapacity', 'hasNumericalPart': {'hasNumberValue': 3},"
            + " 'hasMeasurementUnit': 'https://w3id.org/emmo#Volt'}}"
            + " | BatteryCell.ratings | as 'Ah', but 'V' has",
        "{'@context': 'C', '@id': 'urn:p', '@type': ['prov:Plan', 'schema:HowTo']}"
            + " | urn:p: Protocol: | steps is missing",
        "{'schema_version': '0.1.0', 'cell_spec': {'id': 'urn:s'}, 'properties':"
            + " {'mass': {'value': 7, 'unit': 'furlong'}}}"
            + " | /properties/mass/unit of <urn:s> is not what the field holds | furlong",
      })
  void whatIsWrongIsSaidWithItsPlaceItsTermAndItsDefinition(
      String document, String place, String explanation) throws IOException {
    String text =
        document
            .replace("'C'", "'https://w3id.org/emmo/domain/battery/context'")
            .replace('\'', '"');
    Path bad = Files.writeString(folder.resolve("bad.json"), text);
    Shell.Outcome refused = run("validate", bad.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(place).contains(explanation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"$schema\": \"electrolyte\", \"name\": \"a\", \"name\": \"b\"}",
        "{\"$schema\": \"battery-cell\", \"npRatio\": {\"value\": NaN, \"unit\": \"1\"}}",
        "{\"$schema\": \"battery-cell\", \"npRatio\": {\"value\": 1e999999, \"unit\": \"1\"}}",
        "{\"$schema\": \"battery-cell\", \"npRatio\": {\"value\": 1, \"unit\": \"m^9999999\"}}",
        "{\"@context\": \"file:///etc/passwd\"}",
        "{\"@context\": {\"@import\": \"file:///etc/passwd\"}}",
        "{\"@graph\": [{\"@id\": \"http://a b/<>\", \"@type\": \"urn:x\"}]}"
      })
  void whatIsHostileOrEmptyIsRefusedAndNoFileIsOpened(String text) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), text);
    Shell.Outcome refused = run("validate", bad.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("error: ").doesNotContain("Exception", "root:", "host null");
  }

  @Test
  void arraysWithinArraysAreRefusedBeforeTheyAreRead() throws IOException {
    String deep = "{\"$schema\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    Path bad = Files.writeString(folder.resolve("deep.json"), deep);
    assertThat(run("validate", bad.toString()).err()).contains("epth").hasLineCount(1);
  }

  @Test
  void aRecordOfBattinfoBecomesARecordOfOurs() throws IOException {
    Path flat =
        Files.writeString(
            folder.resolve("record.json"),
            """
            {"schema_version": "0.2.0",
             "cell_spec": {"id": "https://w3id.org/battinfo/spec/a", "name": "A", "chemistry": "Li-ion"},
             "properties": {"nominal_capacity": {"value": 2.5, "unit": "Ah"}},
             "provenance": {"source_type": "datasheet"}}
            """);
    Shell.Outcome json = run("convert", flat.toString(), "--to", "json");
    assertThat(json.out())
        .contains("\"cell-ratings\"", "\"nominalCapacity\"", "Li-ion", "datasheet");
    assertThat(json.err()).contains("kept, but not understood").contains("source_type");
    assertThat(run("validate", flat.toString()).status()).isZero();
  }

  @Test
  void anEmptyDocumentIsRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.jsonld"), "");
    Shell.Outcome refused = run("convert", empty.toString(), "--to", "nquads");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("says nothing");
  }

  @Test
  void lackOfMemoryIsToldInALine() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream full =
        new PrintStream(OutputStream.nullOutputStream()) {
          @Override
          public void write(byte[] bytes, int from, int length) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    Terminal terminal = new Terminal(InputStream.nullInputStream(), full, new PrintStream(err));
    int status = new CommandLineTool(terminal).run("convert", file.toString(), "--to", "nquads");
    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("memory", "-Xmx").hasLineCount(1);
  }

  private static Shell.Outcome run(String... words) {
    return Shell.run(words);
  }
}
