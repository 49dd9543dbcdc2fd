package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.finales.api.entity.Entities;
import org.finales.api.entity.RandomEntities;
import org.finales.api.json.FinalesJson;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.mapping.LinkedRecords;
import org.finales.core.linkeddata.mapping.Reading;
import org.junit.jupiter.api.Test;

class RandomEntitiesTest {

  @Test
  void ten_thousand_survive_json_and_linked_data_unchanged() {
    RandomEntities entities = new RandomEntities(20261120);
    List<Class<? extends Record>> types = List.copyOf(Entities.all().values());
    for (int i = 0; i < 10_000; i++) {
      Class<? extends Record> type = types.get(i % types.size());
      Record entity = entities.next(type);

      Record fromJson = FinalesJson.read(FinalesJson.writeBytes(entity), type);
      Record first = throughJsonLd(fromJson, type, i);
      Record second = throughJsonLd(first, type, i);

      assertThat((Object) second).as("%s %d", type.getSimpleName(), i).isEqualTo(entity);
    }
  }

  private static Record throughJsonLd(Record record, Class<? extends Record> type, int i) {
    Statements out = new Statements();
    Node subject = LinkedRecords.write(record, out);
    Graph graph = out.graph(null);
    String document = JsonLdWriter.ofDefaults().write(graph);
    List<Graph> read = JsonLdReader.ofDefaults().read(document.getBytes(StandardCharsets.UTF_8));
    assertThat(read).as("%s %d", type.getSimpleName(), i).hasSize(1);
    Graph again = NQuads.read(NQuads.write(read)).get(0);
    Node root = subject instanceof Node.Iri ? subject : again.statements().get(0).subject();
    Reading<? extends Record> reading = LinkedRecords.read(again, root, type);
    assertThat(reading.remarks()).as("%s %d: %s", type.getSimpleName(), i, record).isEmpty();
    assertThat(reading.notUnderstood()).as("%s %d: %s", type.getSimpleName(), i, record).isEmpty();
    return reading.record();
  }
}
