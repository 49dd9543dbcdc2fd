package org.finales.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionsTest {
  private static final List<String> PUBLISHED =
      List.of(
          "1_conductivity_above.rq",
          "2_formulation.rq",
          "3_cells_by_active_material.rq",
          "4_capacity_retention.rq",
          "5_protocol_steps.rq",
          "6_columns.rq");

  @ParameterizedTest
  @EnumSource
  void theSixQuestionsHaveTheSameAnswersHereAndElsewhere(Databases kind) throws Exception {
    List<Graph> examples = Examples.read();
    try (GraphDatabase database = kind.start();
        EmbeddedGraph embedded = EmbeddedGraph.inMemory();
        GraphTarget external = database.target()) {
      GraphBatch batch = new GraphBatch(examples, new FeedPosition(1, "h"));
      embedded.write(batch);
      external.write(batch);
      for (int i = 0; i < PUBLISHED.size(); i++) {
        Question question = Question.all().get(i);
        List<String> here = AnswerRows.of(embedded, question.text());
        assertThat(here).as(question.title()).isNotEmpty();
        assertThat(database.rows(question.text())).as(question.title()).isEqualTo(here);
        String published = Examples.published(PUBLISHED.get(i));
        List<String> there = AnswerRows.of(embedded, published);
        assertThat(there).as(PUBLISHED.get(i)).isNotEmpty();
        assertThat(database.rows(published)).as(PUBLISHED.get(i)).isEqualTo(there);
        assertThat(here.size())
            .as(question.title() + " beside " + PUBLISHED.get(i) + ": " + here + there)
            .isGreaterThanOrEqualTo(there.size());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theyHaveTheSameAnswersOnWhatALaboratoryWorkedOut(Databases kind) throws Exception {
    BrokerRecords records = new BrokerRecords(new BrokerGraphs(BrokerNames.LOCAL));
    try (SyntheticLab lab = new SyntheticLab();
        GraphDatabase database = kind.start();
        EmbeddedGraph embedded = EmbeddedGraph.inMemory();
        GraphTarget external = database.target()) {
      lab.work(20);
      GraphFeed.fill(lab.engine.store(), records, embedded);
      GraphFeed.fill(lab.engine.store(), records, external);
      for (Question question : Question.all()) {
        List<String> here = AnswerRows.of(embedded, question.text());
        assertThat(here).as(question.title()).isNotEmpty();
        assertThat(database.rows(question.text())).as(question.title()).isEqualTo(here);
      }
      for (String name : PUBLISHED) {
        List<String> here = AnswerRows.of(embedded, Examples.published(name));
        assertThat(here).as(name).isNotEmpty();
        assertThat(database.rows(Examples.published(name))).as(name).isEqualTo(here);
      }
      assertThat(AnswerRows.of(embedded, Question.all().get(3).text()))
          .as("the cell that was cycled here, and that of the FINALES 2 tenant")
          .hasSize(2)
          .anySatisfy(row -> assertThat(row).contains("urn:lab:cell:7", "retention=0.8"))
          .anySatisfy(row -> assertThat(row).contains("urn:uuid:0d9f1c5e"));
      assertThat(AnswerRows.of(embedded, Question.all().get(4).text()))
          .singleElement()
          .asString()
          .contains("urn:lab:cell:7", "urn:lab:cycler:1", "https://lab.example/7.csv");
    }
  }

  @Test
  void aQuestionSaysInItsFirstLineWhatItAsks() {
    assertThat(Question.all()).hasSize(6);
    for (Question question : Question.all()) {
      assertThat(question.text()).startsWith("# " + question.title() + "\n");
      assertThat(question.text()).contains("\n# Answered from: " + question.source() + "\n");
      QueryReader.read(question.text(), QueryLimits.ofDefaults());
    }
  }
}
