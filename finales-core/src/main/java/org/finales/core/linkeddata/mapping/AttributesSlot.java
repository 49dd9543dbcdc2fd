package org.finales.core.linkeddata.mapping;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.battinfo.Relation;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A field with attributes of the laboratory's own: names with values. */
final class AttributesSlot implements Slot {
  private static final Node.Iri PROPERTY_VALUE = Terms.term("schema:PropertyValue");
  private static final Node.Iri NAME = Terms.term("schema:name");
  private static final Node.Iri VALUE = Terms.term("schema:value");

  private final Field field;
  private final Node.Iri relation;

  AttributesSlot(Field field, Relation relation) {
    this.field = field;
    this.relation = Terms.term(relation.value());
  }

  @Override
  public void write(Object value, Node subject, Statements out) {
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
      Node attribute = out.blank();
      out.add(subject, relation, attribute);
      out.type(attribute, PROPERTY_VALUE);
      out.text(attribute, NAME, entry.getKey().toString());
      Object content = entry.getValue();
      if (content instanceof Quantity quantity) {
        out.add(attribute, VALUE, Literals.write(BigDecimal.class, quantity.value()));
        out.text(attribute, QuantityNodes.UNIT_TEXT, quantity.unit().symbol());
      } else if (content != null) {
        out.add(attribute, VALUE, literal(content));
      }
    }
  }

  private Node.Literal literal(Object content) {
    if (content instanceof JsonNode json) {
      return json.isString()
          ? Standard.text(json.stringValue())
          : json.isBoolean()
              ? Standard.literal(json.toString(), Standard.BOOLEAN)
              : json.isIntegralNumber()
                  ? Standard.literal(json.toString(), Standard.INTEGER)
                  : Standard.literal(FinalesJson.write(json), Standard.JSON);
    }
    if (!Literals.has(content.getClass())) {
      throw new LinkedDataException(
          "%s holds %s, which has no form as linked data".formatted(field, content.getClass()));
    }
    return Literals.write(content.getClass(), content);
  }

  @Override
  public @Nullable Object read(StatementReader reader, Node subject, String path) {
    Map<String, Object> found = new LinkedHashMap<>();
    for (int place : reader.about(subject)) {
      Statement statement = reader.get(place);
      if (statement.predicate().equals(relation) && !reader.isUnderstood(place)) {
        int mark = reader.mark();
        try {
          if (readOne(reader, statement.object(), found, path)) {
            reader.understand(place);
          }
        } catch (IllegalArgumentException e) {
          reader.giveBack(mark);
          reader.remark("%s: %s".formatted(path, e.getMessage()));
        }
      }
    }
    return found.isEmpty() ? null : found;
  }

  private boolean readOne(
      StatementReader reader, Node attribute, Map<String, Object> into, String path) {
    int nameAt = -1;
    int valueAt = -1;
    int unitAt = -1;
    List<Integer> about = reader.about(attribute);
    for (int place : about) {
      Statement statement = reader.get(place);
      if (statement.object() instanceof Node.Literal literal && literal.language().isEmpty()) {
        Node.Iri said = statement.predicate();
        nameAt = said.equals(NAME) ? place : nameAt;
        valueAt = said.equals(VALUE) ? place : valueAt;
        unitAt = said.equals(QuantityNodes.UNIT_TEXT) ? place : unitAt;
      }
    }
    boolean quantity = field.mapValue() == Quantity.class;
    if (nameAt < 0 || valueAt < 0 || (quantity && unitAt < 0)) {
      return false;
    }
    String name = ((Node.Literal) reader.get(nameAt).object()).text();
    Node.Literal literal = (Node.Literal) reader.get(valueAt).object();
    if (into.containsKey(name)) {
      reader.remark("%s: '%s' is there twice".formatted(path, name));
      return false;
    }
    if (quantity) {
      Unit unit = Unit.parse(((Node.Literal) reader.get(unitAt).object()).text());
      into.put(name, new Quantity(new BigDecimal(literal.text()), unit));
      reader.understand(unitAt);
    } else {
      into.put(name, value(literal));
    }
    reader.understand(nameAt);
    reader.understand(valueAt);
    reader.understandTypes(attribute, java.util.Set.of(PROPERTY_VALUE));
    return true;
  }

  private Object value(Node.Literal literal) {
    Class<?> type = field.mapValue();
    if (JsonNode.class.isAssignableFrom(type)) {
      return switch (literal.datatype()) {
        case Standard.JSON, Standard.BOOLEAN, Standard.INTEGER -> FinalesJson.read(literal.text());
        default -> FinalesJson.tree(literal.text());
      };
    }
    if (type != Object.class) {
      return Literals.read(type, literal);
    }
    return switch (literal.datatype()) {
      case Standard.BOOLEAN -> Literals.read(Boolean.class, literal);
      case Standard.INTEGER -> Literals.read(Long.class, literal);
      case Standard.DECIMAL, Standard.DOUBLE -> Literals.read(BigDecimal.class, literal);
      default -> literal.text();
    };
  }
}
