package org.finales.core.graph;

import java.io.OutputStream;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** SPARQL 1.1 Query Results JSON Format. */
final class JsonAnswers {
  private JsonAnswers() {}

  static void write(Answer answer, OutputStream out) {
    try (JsonGenerator json = FinalesJson.mapper().createGenerator(out)) {
      json.writeStartObject();
      json.writeName("head");
      json.writeStartObject();
      if (answer instanceof Answer.Rows rows) {
        json.writeName("vars");
        json.writeStartArray();
        rows.variables().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
        json.writeName("results");
        json.writeStartObject();
        json.writeName("bindings");
        json.writeStartArray();
        rows.rows().forEach(row -> row(rows.variables(), row, json));
        json.writeEndArray();
        json.writeEndObject();
      } else {
        json.writeEndObject();
        json.writeName("boolean");
        json.writeBoolean(answer instanceof Answer.Truth truth && truth.value());
      }
      json.writeEndObject();
    }
  }

  private static void row(List<String> variables, List<@Nullable Node> row, JsonGenerator json) {
    json.writeStartObject();
    for (int i = 0; i < variables.size(); i++) {
      Node node = row.get(i);
      if (node != null) {
        json.writeName(variables.get(i));
        node(node, json);
      }
    }
    json.writeEndObject();
  }

  private static void node(Node node, JsonGenerator json) {
    json.writeStartObject();
    if (node instanceof Node.Iri iri) {
      json.writeStringProperty("type", "uri");
      json.writeStringProperty("value", iri.value());
    } else if (node instanceof Node.Blank blank) {
      json.writeStringProperty("type", "bnode");
      json.writeStringProperty("value", blank.label());
    } else if (node instanceof Node.Literal literal) {
      json.writeStringProperty("type", "literal");
      json.writeStringProperty("value", literal.text());
      if (!literal.language().isEmpty()) {
        json.writeStringProperty("xml:lang", literal.language());
      } else if (!literal.datatype().equals(Standard.STRING)) {
        json.writeStringProperty("datatype", literal.datatype());
      }
    }
    json.writeEndObject();
  }
}
