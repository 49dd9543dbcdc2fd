package org.finales.core.linkeddata.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Iris;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * BattINFO's flat records as statements: JSON with one thing under its kind, as {@code
 * {"schema_version", "cell_spec": {…}, "properties": {…}, "provenance": {…}}}. What is not
 * understood becomes terms of {@link JsonLdReader#UNKNOWN} named by their place, and what no term
 * stands for, such as the provenance, terms of {@value #KEPT}. Not thread-safe.
 */
final class FlatRecords {
  /** Namespace of what is no defect and stays as it is. */
  private static final String KEPT = "urn:finales:record:";

  private static final Set<String> KINDS =
      Set.of(
          "cell_spec",
          "cell_instance",
          "test",
          FlatProtocol.KIND,
          "dataset",
          "organization",
          "equipment",
          "channel",
          "electrolyte_spec",
          "electrolyte",
          "electrode_spec",
          "electrode",
          "separator_spec",
          "separator",
          "current_collector_spec",
          "current_collector");
  private static final Map<String, Node.Iri> NATURES =
      Map.of(
          "properties", Terms.term("ConventionalProperty"),
          "measured", Terms.term("MeasuredProperty"));
  private static final Node.Iri HAS_PROPERTY = Terms.term("hasProperty");
  private static final Node.Iri ATTRIBUTE = Terms.term("schema:additionalProperty");
  private static final Node.Iri NAME = Terms.term("schema:name");
  private static final Node.Iri VALUE = Terms.term("schema:value");

  private final Statements out = new Statements();

  private FlatRecords() {}

  /** Tells whether a document is a flat record, whether or not it names BattINFO's context. */
  static boolean is(JsonNode document) {
    return document.isObject()
        && !document.has("@graph")
        && !document.has("@type")
        && (document.has("schema_version") || document.has("@context"))
        && KINDS.stream().filter(kind -> document.path(kind).isObject()).count() == 1;
  }

  /** Reads a record. */
  static List<Graph> read(JsonNode document) {
    FlatRecords reader = new FlatRecords();
    String kind =
        KINDS.stream().filter(one -> document.path(one).isObject()).findFirst().orElseThrow();
    if (kind.equals(FlatProtocol.KIND)) {
      return reader.protocol((ObjectNode) document.deepCopy());
    }
    Node subject = reader.thing(kind, document.path(kind), kind);
    for (Map.Entry<String, JsonNode> member : document.properties()) {
      String name = member.getKey();
      Node.Iri nature = NATURES.get(name);
      if (nature != null && member.getValue().isObject()) {
        reader.quantities(subject, kind, HAS_PROPERTY, nature, member.getValue(), name);
      } else if (!name.equals(kind) && !name.equals("@context")) {
        reader.keep(KEPT, subject, member.getValue(), name);
      }
    }
    return List.of(reader.out.graph(null));
  }

  private List<Graph> protocol(ObjectNode rest) {
    Node subject = FlatProtocol.write(rest, out);
    for (Map.Entry<String, JsonNode> member : rest.properties()) {
      String name = member.getKey();
      if (!name.equals("@context")) {
        String namespace = name.equals(FlatProtocol.METHOD) ? JsonLdReader.UNKNOWN : KEPT;
        keep(namespace, subject, member.getValue(), name);
      }
    }
    return List.of(out.graph(null));
  }

  private Node thing(String table, JsonNode fields, String place) {
    Node subject = subject(table, fields);
    FlatTable.classes(table).orElseThrow().forEach(label -> out.type(subject, Terms.term(label)));
    if (!fields.isObject()) {
      field(subject, table, "", fields, place);
      return subject;
    }
    fields(subject, table, fields, place);
    return subject;
  }

  private void fields(Node subject, String table, JsonNode fields, String place) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      field(subject, table, field.getKey(), field.getValue(), place + "/" + field.getKey());
    }
  }

  /**
   * A word that stands for a class; a name is kept as such too, any other word if it is unknown.
   */
  private void classByName(
      Node subject, String field, FlatTable.Row row, String word, String place) {
    Optional<Node.Iri> type = FlatTable.classOf(field, word).map(Terms::term);
    type.ifPresent(known -> out.type(subject, known));
    if (!row.term().isEmpty()) {
      out.text(subject, Terms.term(row.term()), word);
    } else if (type.isEmpty()) {
      out.text(subject, new Node.Iri(KEPT + Iris.encoded(place)), word);
    }
  }

  private Node subject(String table, JsonNode fields) {
    String id = fields.path("id").asString("");
    return FlatTable.field(table, "id").isPresent() && Iris.isAbsolute(id)
        ? new Node.Iri(id)
        : out.blank();
  }

  private void field(Node subject, String table, String name, JsonNode value, String place) {
    Optional<FlatTable.Row> row = FlatTable.field(table, name);
    if (row.isEmpty()) {
      keep(KEPT, subject, value, place);
    } else if (row.get().kind() == FlatTable.Kind.QUANTITIES && value.isObject()) {
      Node.Iri relation = Terms.term(row.get().term());
      Node.Iri nature = Terms.term("ConventionalProperty");
      quantities(subject, table, relation, nature, value, place);
    } else if (row.get().kind() == FlatTable.Kind.INLINE && value.isObject()) {
      fields(subject, row.get().table(), value, place);
    } else if (row.get().kind() == FlatTable.Kind.CLASS_BY_NAME && value.isString()) {
      classByName(subject, table + "." + name, row.get(), value.stringValue(), place);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        one(subject, row.get(), name, value.get(i), place + "/" + i);
      }
    } else {
      one(subject, row.get(), name, value, place);
    }
  }

  private void one(Node subject, FlatTable.Row row, String name, JsonNode value, String place) {
    if (value.isNull()) {
      return;
    }
    if (row.kind() == FlatTable.Kind.THING && (value.isObject() || value.isString())) {
      out.add(subject, Terms.term(row.term()), thing(row.table(), value, place));
      return;
    }
    if (row.kind() == FlatTable.Kind.SUBJECT && subject instanceof Node.Iri) {
      return;
    }
    if (row.kind() == FlatTable.Kind.CONSTANT && row.term().equals(value.asString(""))) {
      return;
    }
    if (row.kind() == FlatTable.Kind.ATTRIBUTE && value.isValueNode()) {
      Node.Blank attribute = out.blank();
      out.add(subject, ATTRIBUTE, attribute);
      out.type(attribute, Terms.term("schema:PropertyValue"));
      out.text(attribute, NAME, name).add(attribute, VALUE, literal(value));
      return;
    }
    Optional<Node> object = object(row.kind(), value);
    if (object.isPresent()) {
      out.add(subject, Terms.term(row.term()), object.get());
    } else {
      keep(JsonLdReader.UNKNOWN, subject, value, place);
    }
  }

  private static Optional<Node> object(FlatTable.Kind kind, JsonNode value) {
    if (kind == FlatTable.Kind.MOMENT || kind == FlatTable.Kind.DAY) {
      return time(kind, value);
    }
    if (kind == FlatTable.Kind.NUMBER) {
      return value.isIntegralNumber() ? Optional.of(literal(value)) : Optional.empty();
    }
    String text = value.isString() ? value.stringValue() : "";
    if (text.isBlank()) {
      return Optional.empty();
    }
    return switch (kind) {
      case TEXT -> Optional.of(Standard.text(text));
      case IRI -> Iris.isAbsolute(text) ? Optional.of(new Node.Iri(text)) : Optional.empty();
      case STATUS ->
          text.equals("other")
              ? Optional.empty()
              : Optional.of(Standard.text(text.equals("aborted") ? "stopped" : text));
      case ALGORITHM ->
          text.matches("[A-Za-z0-9_-]{1,20}")
              ? Optional.of(Terms.term("spdx:checksumAlgorithm_" + text.toLowerCase(Locale.ROOT)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Node> time(FlatTable.Kind kind, JsonNode value) {
    try {
      if (value.isIntegralNumber()) {
        Instant moment = Instant.ofEpochSecond(value.bigIntegerValue().longValueExact());
        return Optional.of(
            kind == FlatTable.Kind.MOMENT
                ? Standard.literal(moment.toString(), Standard.DATE_TIME)
                : day(LocalDate.ofInstant(moment, ZoneOffset.UTC)));
      }
      String text = value.asString("");
      if (kind == FlatTable.Kind.MOMENT) {
        return Optional.of(Standard.literal(Instant.parse(text).toString(), Standard.DATE_TIME));
      }
      return Optional.of(day(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Node day(LocalDate day) {
    return Standard.literal(day.toString(), Standard.DATE);
  }

  private void quantities(
      Node subject,
      String table,
      Node.Iri relation,
      Node.Iri nature,
      JsonNode named,
      String place) {
    for (Map.Entry<String, JsonNode> member : named.properties()) {
      JsonNode told = member.getValue();
      String there = place + "/" + member.getKey();
      Optional<String> label = FlatTable.quantity(table, member.getKey());
      Optional<Unit> unit = Unit.tryParse(told.path("unit").asString(""));
      if (label.isEmpty() || unit.isEmpty() || !told.path("value").isNumber()) {
        boolean isText = told.path("value_text").isString();
        keep(label.isEmpty() || isText ? KEPT : JsonLdReader.UNKNOWN, subject, told, there);
        continue;
      }
      Node.Blank node = out.blank();
      out.add(subject, relation, node);
      Quantity quantity = new Quantity(told.path("value").decimalValue(), unit.get());
      QuantityNodes.describe(out, node, label.get(), nature, quantity);
      for (Map.Entry<String, JsonNode> more : told.properties()) {
        if (!more.getKey().equals("value") && !more.getKey().equals("unit")) {
          keep(KEPT, node, more.getValue(), there + "/" + more.getKey());
        }
      }
    }
  }

  /** Keeps every value under its place. */
  private void keep(String namespace, Node subject, JsonNode value, String place) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(m -> keep(namespace, subject, m.getValue(), place + "/" + m.getKey()));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        keep(namespace, subject, value.get(i), place + "/" + i);
      }
    } else if (!value.isNull()) {
      out.add(subject, new Node.Iri(namespace + Iris.encoded(place)), literal(value));
    }
  }

  private static Node.Literal literal(JsonNode value) {
    if (value.isBoolean()) {
      return Standard.literal(value.asString(), Standard.BOOLEAN);
    }
    if (value.isNumber()) {
      return Standard.literal(
          value.decimalValue().toString(),
          value.isIntegralNumber() ? Standard.INTEGER : Standard.DOUBLE);
    }
    return Standard.text(value.asString(""));
  }
}
