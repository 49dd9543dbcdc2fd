package org.finales.core.linkeddata.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultStatus;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.json.FinalesJson;
import org.finales.core.graph.Answer;
import org.finales.core.graph.EmbeddedGraph;
import org.finales.core.graph.FeedPosition;
import org.finales.core.graph.GraphBatch;
import org.finales.core.graph.QueryLimits;
import org.finales.core.graph.Question;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.linkeddata.document.JsonLdWriter;
import org.finales.core.linkeddata.mapping.LinkedRecords;
import org.finales.core.linkeddata.mapping.Reading;
import org.junit.jupiter.api.Test;

class MeasuredResultsTest {
  private static final String FORMULATION =
      """
      [{"chemical": {"SMILES": "C1COC(=O)O1", "InChIKey": "KMTRUDSVKNLOMY-UHFFFAOYSA-N"},
        "fraction": 0.3, "fraction_type": "molPerMol"},
       {"chemical": {"SMILES": "CCOC(=O)OC", "InChIKey": "JBTWLSYIZRCDFO-UHFFFAOYSA-N"},
        "fraction": 0.6, "fraction_type": "molPerMol"},
       {"chemical": {"SMILES": "[Li+].F[P-](F)(F)(F)(F)F", "InChIKey": "AXPLOJNSKRXQPA-UHFFFAOYSA-N"},
        "fraction": 0.1, "fraction_type": "molPerMol"}]
      """;
  private static final Result RESULT =
      new Result(
          new UUID(1, 2),
          new UUID(3, 4),
          "conductivity",
          "two_electrode",
          1,
          FinalesJson.read("{\"formulation\": %s, \"temperature\": 298.15}".formatted(FORMULATION)),
          FinalesJson.read(
              """
              {"conductivity": {"values": [0.913], "uncertainty": [0.002], "temperature": 298.15,
                                "meta": {"success": true, "rating": 5}},
               "density": {"values": [1.2, 1.3], "meta": {"success": true, "rating": 4}},
               "run_info": null}
              """),
          ResultStatus.ORIGINAL,
          "lab",
          new UUID(5, 6),
          null,
          7L,
          Instant.parse("2026-11-20T12:00:00Z"),
          Instant.parse("2026-11-20T12:00:00Z"),
          1);

  private final Graph graph = new BrokerGraphs(BrokerNames.LOCAL).of(RESULT);
  private final Node sample = new Node.Iri("urn:finales:result:" + RESULT.id() + "#sample");

  @Test
  void the_sample_is_an_electrolyte_with_its_composition_and_what_was_found() {
    Reading<Electrolyte> reading = LinkedRecords.read(graph, sample, Electrolyte.class);

    Electrolyte electrolyte = reading.record();
    assertThat(electrolyte.salts())
        .singleElement()
        .asString()
        .contains("LITHIUM_HEXAFLUOROPHOSPHATE");
    assertThat(electrolyte.solvents()).hasSize(2);
    assertThat(electrolyte.properties())
        .extracting(property -> property.kind() + " " + property.quantity())
        .containsExactly("ELECTROLYTIC_CONDUCTIVITY 9.13 mS/cm", "DENSITY 1.25 g/cm3");
    assertThat(electrolyte.properties().get(0).conditions())
        .extracting(condition -> condition.quantity().toString())
        .containsExactly("25 degC");
    assertThat(electrolyte.properties().get(0).uncertainty()).isEqualByComparingTo("0.02");
    assertThat(reading.remarks()).isEmpty();
  }

  @Test
  void the_result_comes_back_from_json_ld() {
    String document = JsonLdWriter.ofDefaults().write(graph);
    List<Graph> read = JsonLdReader.ofDefaults().read(document.getBytes(StandardCharsets.UTF_8));

    assertThat(read).hasSize(1);
    assertThat(read.get(0).name()).isEqualTo(graph.name());
    assertThat(BrokerGraphs.read(read.get(0), Result.class)).isEqualTo(RESULT);
    assertThat(NQuads.write(read).lines().count()).isEqualTo(graph.statements().size());
  }

  @Test
  void mixtures_that_are_composed_alike_have_a_name_in_common() {
    String percent =
        FORMULATION
            .replace("molPerMol", "molePercent")
            .replace("0.3,", "30.0,")
            .replace("0.6,", "60,")
            .replace("0.1,", "10,");

    assertThat(fingerprint(percent)).isEqualTo(fingerprint(FORMULATION));
    assertThat(fingerprint(FORMULATION.replace("molPerMol", "massPerMass")))
        .isNotEqualTo(fingerprint(FORMULATION));
  }

  @Test
  void conductive_electrolytes_and_their_composition_are_found_by_asking() {
    try (EmbeddedGraph asked = EmbeddedGraph.inMemory()) {
      asked.write(new GraphBatch(List.of(graph), FeedPosition.START));

      Answer.Rows conductive = ask(asked, Question.all().get(0).text());
      Answer.Rows composition =
          ask(
              asked,
              Question.all()
                  .get(1)
                  .text()
                  .replace(
                      "https://example.org/lab/electrolyte/lp57", ((Node.Iri) sample).value()));

      assertThat(conductive.rows()).hasSize(1);
      assertThat(conductive.rows().get(0))
          .contains(sample, Standard.literal("9.13", Standard.DOUBLE));
      assertThat(composition.rows()).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  private static Answer.Rows ask(EmbeddedGraph asked, String question) {
    return (Answer.Rows) asked.query(question, QueryLimits.ofDefaults());
  }

  private static String fingerprint(String formulation) {
    return SampleWriter.fingerprint(
        SampleWriter.formulation(FinalesJson.read("{\"formulation\": %s}".formatted(formulation)))
            .orElseThrow());
  }
}
