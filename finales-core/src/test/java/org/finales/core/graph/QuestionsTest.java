package org.finales.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.core.linkeddata.Graph;
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
