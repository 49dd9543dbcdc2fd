package org.finales.core.linkeddata.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finales.api.battinfo.Term;
import org.finales.api.battinfo.Vocabulary;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Iris;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
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

  /** What a battery passport is about. */
  private static final String PASS = "battery";

  /** The kind of record that holds others too: what such a cell is made of. */
  private static final String CELL = "cell_spec";

  private static final Set<String> KINDS =
      Set.of(
          CELL,
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
          "current_collector",
          "material_spec",
          "material",
          "housing_spec",
          "housing",
          "equipment_spec",
          "parameter_set",
          PASS);
  private static final Map<String, Node.Iri> NATURES =
      Map.of(
          "properties", Terms.term("ConventionalProperty"),
          "measured", Terms.term("MeasuredProperty"));
  private static final Node.Iri HAS_PROPERTY = Terms.term("hasProperty");
  private static final Node.Iri ATTRIBUTE = Terms.term("schema:additionalProperty");
  private static final Node.Iri NAME = Terms.term("schema:name");
  private static final Node.Iri VALUE = Terms.term("schema:value");

  /** Members by which a quantity may be told instead of by a value. */
  private static final List<String> OTHERWISE =
      List.of("value_text", "min_value", "max_value", "typical_value");

  /** Ends the name of the table with what lies beside the thing itself. */
  private static final String RECORD = "_record";

  private final Statements out = new Statements();

  private FlatRecords() {}

  /** Tells whether a document is a flat record, whether or not it names BattINFO's context. */
  static boolean is(JsonNode document) {
    return document.isObject()
        && !document.has("@graph")
        && !document.has("@type")
        && (document.has("schema_version")
            || document.has("battinfo_version")
            || document.has("@context"))
        && kind(document).isPresent();
  }

  private static Optional<String> kind(JsonNode document) {
    List<String> kinds = KINDS.stream().filter(kind -> document.path(kind).isObject()).toList();
    return kinds.contains(CELL)
        ? Optional.of(CELL)
        : kinds.size() == 1 ? Optional.of(kinds.get(0)) : Optional.empty();
  }

  /**
   * Reads a record.
   *
   * @param unreadable takes why a part of it could not be read
   */
  static List<Graph> read(JsonNode document, List<String> unreadable) {
    FlatRecords reader = new FlatRecords();
    String kind = kind(document).orElseThrow();
    if (kind.equals(FlatProtocol.KIND)) {
      return reader.protocol((ObjectNode) document.deepCopy(), unreadable);
    }
    Node subject = reader.thing(kind, document.path(kind), kind);
    for (Map.Entry<String, JsonNode> member : document.properties()) {
      String name = member.getKey();
      Node.Iri nature = NATURES.get(name);
      if (nature != null && member.getValue().isObject()) {
        reader.quantities(subject, kind, HAS_PROPERTY, nature, member.getValue(), name);
      } else if (FlatTable.field(kind + RECORD, name).isPresent()) {
        reader.field(subject, kind + RECORD, name, member.getValue(), name);
      } else if (!name.equals(kind) && !name.equals("@context")) {
        reader.keep(KEPT, subject, member.getValue(), name);
      }
    }
    return List.of(reader.out.graph(null));
  }

  private List<Graph> protocol(ObjectNode rest, List<String> unreadable) {
    Node subject = FlatProtocol.write(rest, out, unreadable);
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
    if (fields.isObject()) {
      fields(subject, table, fields, place);
    } else {
      field(subject, table, "", fields, place);
    }
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
      attribute(subject, row.term(), value);
      return;
    }
    if (row.kind() == FlatTable.Kind.CLAIM && value.isObject()) {
      claim(subject, value, place);
      return;
    }
    if (row.kind() == FlatTable.Kind.QUANTITY && value.isObject()) {
      Node.Iri nature = Terms.term("ConventionalProperty");
      quantity(subject, HAS_PROPERTY, nature, Optional.of(row.term()), value, place);
      return;
    }
    if (row.kind() == FlatTable.Kind.MEASUREMENT && value.isObject()) {
      measurement(subject, value, place);
      return;
    }
    Optional<Node> object = FlatValues.node(row.kind(), value);
    if (object.isPresent()) {
      out.add(subject, Terms.term(row.term()), object.get());
    } else {
      keep(JsonLdReader.UNKNOWN, subject, value, place);
    }
  }

  private void quantities(
      Node subject,
      String table,
      Node.Iri relation,
      Node.Iri nature,
      JsonNode named,
      String place) {
    for (Map.Entry<String, JsonNode> member : named.properties()) {
      String name = member.getKey();
      Optional<String> label = FlatTable.quantity(table, name);
      quantity(subject, relation, nature, label, member.getValue(), place + "/" + name);
    }
  }

  private void quantity(
      Node subject,
      Node.Iri relation,
      Node.Iri nature,
      Optional<String> label,
      JsonNode told,
      String place) {
    Optional<Unit> unit = Unit.tryParse(told.path("unit").asString(""));
    if (label.isEmpty() || unit.isEmpty() || !told.path("value").isNumber()) {
      boolean isOtherwise =
          label.isEmpty()
              || OTHERWISE.stream().anyMatch(member -> told.path(member).isValueNode())
              || !told.has("unit") && told.path("unit_text").isString();
      keep(isOtherwise ? KEPT : JsonLdReader.UNKNOWN, subject, told, place);
      return;
    }
    Node.Blank node = out.blank();
    out.add(subject, relation, node);
    Quantity quantity = new Quantity(told.path("value").decimalValue(), unit.get());
    QuantityNodes.describe(out, node, label.get(), nature, quantity);
    keepRest(node, told, Set.of("value", "unit"), place);
  }

  private Node attribute(Node subject, String name, JsonNode value) {
    Node.Blank attribute = out.blank();
    out.add(subject, ATTRIBUTE, attribute);
    out.type(attribute, Terms.term("schema:PropertyValue"));
    out.text(attribute, NAME, name).add(attribute, VALUE, FlatValues.literal(value));
    return attribute;
  }

  /** What somebody says of a parameter: a number with a unit; curves and formulas are kept. */
  private void claim(Node subject, JsonNode claim, String place) {
    String parameter = claim.path("parameter").asString("");
    JsonNode quantity = claim.path("quantity");
    if (parameter.isBlank() || !quantity.path("value").isNumber()) {
      keep(KEPT, subject, claim, place);
      return;
    }
    Node attribute = attribute(subject, parameter, quantity.path("value"));
    String unit = quantity.path("unit").asString("");
    out.text(attribute, Terms.term("schema:unitText"), unit.isBlank() ? null : unit);
    keepRest(attribute, claim, Set.of("parameter", "quantity"), place);
    keepRest(attribute, quantity, Set.of("value", "unit"), place + "/quantity");
  }

  /** A quantity that was measured, and what it is by the label of its class. */
  private void measurement(Node subject, JsonNode told, String place) {
    Optional<String> label =
        Vocabulary.battinfo().byLabel(told.path("property").asString("")).map(Term::label);
    Node.Iri nature = Terms.term("MeasuredProperty");
    quantity(subject, HAS_PROPERTY, nature, label, told.path("quantity"), place + "/quantity");
    keepRest(subject, told, Set.of("quantity"), place);
  }

  private void keepRest(Node subject, JsonNode told, Set<String> read, String place) {
    for (Map.Entry<String, JsonNode> member : told.properties()) {
      if (!read.contains(member.getKey())) {
        keep(KEPT, subject, member.getValue(), place + "/" + member.getKey());
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
      out.add(subject, new Node.Iri(namespace + Iris.encoded(place)), FlatValues.literal(value));
    }
  }
}
