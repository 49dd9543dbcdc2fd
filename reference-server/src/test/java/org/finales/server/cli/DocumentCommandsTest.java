package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

  private static Shell.Outcome run(String... words) {
    return Shell.run(words);
  }
}
