package org.finales.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultStatus;
import org.finales.api.json.FinalesJson;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  private static final List<String> PUBLISHED =
      List.of(
          "1_conductivity_above.rq",
          "2_formulation.rq",
          "3_cells_by_active_material.rq",
          "4_capacity_retention.rq",
          "5_protocol_steps.rq",
          "6_columns.rq");

  @Test
  void theSixQuestionsHaveTheSameAnswersHereAndElsewhere() throws Exception {
    List<Graph> examples = Examples.read();
    try (Fuseki fuseki = new Fuseki();
        EmbeddedGraph embedded = EmbeddedGraph.inMemory();
        GraphStoreTarget external = new GraphStoreTarget(fuseki.graphs(), null)) {
      GraphBatch batch = new GraphBatch(examples, new FeedPosition(1, "h"));
      embedded.write(batch);
      external.write(batch);
      for (int i = 0; i < PUBLISHED.size(); i++) {
        Question question = Question.all().get(i);
        List<String> here = rows(embedded, question.text());
        assertThat(here).as(question.title()).isNotEmpty();
        assertThat(fuseki.rows(question.text())).as(question.title()).isEqualTo(here);
        String published = Examples.published(PUBLISHED.get(i));
        List<String> there = rows(embedded, published);
        assertThat(fuseki.rows(published)).as(PUBLISHED.get(i)).isEqualTo(there);
        assertThat(here.size())
            .as(question.title() + " beside " + PUBLISHED.get(i) + ": " + here + there)
            .isGreaterThanOrEqualTo(there.size());
      }
    }
  }

  @Test
  void theyHaveTheSameAnswersOnWhatTenantsDeliver() throws Exception {
    BrokerGraphs graphs = new BrokerGraphs(BrokerNames.LOCAL);
    List<Graph> results = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      results.add(graphs.of(measured(i, random)));
    }
    try (Fuseki fuseki = new Fuseki();
        EmbeddedGraph embedded = EmbeddedGraph.inMemory();
        Rdf4jTarget external = new Rdf4jTarget(fuseki.repository(), null)) {
      GraphBatch batch = new GraphBatch(results, new FeedPosition(1, "h"));
      embedded.write(batch);
      external.write(batch);
      for (Question question : Question.all()) {
        assertThat(fuseki.rows(question.text()))
            .as(question.title())
            .isEqualTo(rows(embedded, question.text()));
      }
      assertThat(rows(embedded, Question.all().get(0).text()))
          .as("electrolytes that conduct well, among those that were measured at 25 °C")
          .hasSizeBetween(5, 20);
      assertThat(rows(embedded, Question.all().get(1).text()))
          .as("three constituents of each electrolyte")
          .hasSizeGreaterThanOrEqualTo(3 * 40);
    }
  }

  /** A result in the words of FINALES 2's tenants, as the demo delivers them. */
  private static Result measured(int number, Random random) {
    double share = random.nextInt(10, 60) / 100.0;
    String formulation =
        """
        [{"chemical": {"SMILES": "[Li+].F[P-](F)(F)(F)(F)F", "InChIKey": "AXPLOJNSKRXQPA-UHFFFAOYSA-N"},
          "fraction": 0.1, "fraction_type": "molPerMol"},
         {"chemical": {"SMILES": "C1COC(=O)O1", "InChIKey": "KMTRUDSVKNLOMY-UHFFFAOYSA-N"},
          "fraction": %s, "fraction_type": "molPerMol"},
         {"chemical": {"SMILES": "CCOC(=O)OC", "InChIKey": "JBTWLSYIZRCDFO-UHFFFAOYSA-N"},
          "fraction": %s, "fraction_type": "molPerMol"}]"""
            .formatted(share, Math.round((0.9 - share) * 100) / 100.0);
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    return new Result(
        new UUID(1, number),
        new UUID(2, number),
        "conductivity",
        "two_electrode",
        1,
        FinalesJson.read(
            "{\"formulation\": %s, \"temperature\": %s}"
                .formatted(formulation, number % 2 == 0 ? 298.15 : 313.15)),
        FinalesJson.read(
            "{\"conductivity\": {\"values\": [%s], \"temperature\": %s, \"meta\": {\"success\": true,"
                    .formatted(random.nextInt(2, 12) / 10.0, number % 2 == 0 ? 298.15 : 313.15)
                + " \"rating\": 5}}, \"run_info\": null}"),
        ResultStatus.ORIGINAL,
        "lab",
        null,
        null,
        null,
        noon,
        noon,
        1);
  }

  @Test
  void aQuestionSaysInItsFirstLineWhatItAsks() {
    assertThat(Question.all()).hasSize(6);
    for (Question question : Question.all()) {
      assertThat(question.text()).startsWith("# " + question.title() + "\n");
      QueryReader.read(question.text(), QueryLimits.ofDefaults());
    }
  }

  private static List<String> rows(EmbeddedGraph graph, String query) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AnswerFormat.JSON.write(graph.query(query, QueryLimits.ofDefaults()), out);
    return Fuseki.AnswerRows.of(FinalesJson.read(out.toByteArray()));
  }
}
