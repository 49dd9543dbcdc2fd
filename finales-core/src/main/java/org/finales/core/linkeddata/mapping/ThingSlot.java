package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.quantity.Quantity;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/** A field that holds a thing of its own, or several: a quantity, a record, a kind of thing. */
final class ThingSlot implements Contender {
  private final Field field;
  private final List<Node.Iri> relations;
  private final boolean ordered;
  private final boolean individuals;
  private final Set<Node.Iri> required;
  private final Set<Node.Iri> types;
  private final @Nullable String label;
  private final Object signature;
  private boolean marked;
  private volatile @Nullable NodeType nodeType;
  private Map<Node.Iri, Contenders> contenders = Map.of();

  /** Makes a slot for quantities. */
  ThingSlot(Field field, Property property) {
    this.field = field;
    Set<Node.Iri> all = new LinkedHashSet<>(relations(property.relation(), new String[0]));
    if (property.relation().equals("hasProperty")) {
      // older documents say by the relation how the value came about
      all.add(Terms.term("hasMeasuredProperty"));
      all.add(Terms.term("hasConventionalProperty"));
    }
    this.relations = List.copyOf(all);
    this.ordered = false;
    this.individuals = false;
    this.required = new LinkedHashSet<>(List.of(Terms.term(property.value())));
    Arrays.stream(property.also()).map(Terms::term).forEach(required::add);
    this.types = new LinkedHashSet<>(List.of(Terms.term(property.value())));
    if (!KINDS.get(field.element())) {
      types.addAll(NATURES.classes(property.nature()));
    }
    types.addAll(required);
    this.label = property.value();
    this.signature = List.of(relations.get(0), types);
  }

  /** Makes a slot for records and kinds of things. */
  ThingSlot(Field field, Relation relation) {
    this.field = field;
    this.relations = List.copyOf(relations(relation.value(), relation.readAlso()));
    this.ordered = relation.ordered();
    this.individuals = relation.link();
    this.required = Set.of();
    this.types = Set.of();
    this.label = null;
    Concept concept = field.element().getAnnotation(Concept.class);
    this.signature =
        List.of(
            relations.get(0),
            concept == null ? field.element().getName() : List.of(concept.value()));
    if (!NodeTypes.has(field.element()) && !EnumType.hasConcepts(field.element())) {
      throw new IllegalArgumentException(
          "%s holds %s, which has no form as linked data".formatted(field, field.element()));
    }
  }

  /** How much better a field for one class fits than one for several. */
  private static final int OWN_CLASS = 100;

  private static final EnumType NATURES = new EnumType(org.finales.api.battinfo.Nature.class);

  /** Whether a record says itself how its value came about. */
  private static final ClassValue<Boolean> KINDS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isRecord()
              && Arrays.stream(type.getRecordComponents())
                  .anyMatch(part -> part.getType() == org.finales.api.battinfo.Nature.class);
        }
      };

  /** Returns the relation that is written and those that are read too. */
  static Set<Node.Iri> relations(String written, String[] readAlso) {
    Set<Node.Iri> relations = new LinkedHashSet<>();
    relations.add(Terms.term(written));
    for (String label : readAlso) {
      relations.add(Terms.term(label));
    }
    return relations;
  }

  @Override
  public List<Node.Iri> relations() {
    return relations;
  }

  @Override
  public Object signature() {
    return signature;
  }

  @Override
  public String name() {
    return field.name();
  }

  @Override
  public void mark() {
    marked = true;
  }

  @Override
  public void among(Map<Node.Iri, Contenders> all) {
    this.contenders = all;
  }

  @Override
  public boolean isLenient() {
    return label == null && !marked;
  }

  @Override
  public int match(StatementReader reader, Node thing, Set<Node> found, @Nullable String mark) {
    if (thing instanceof Node.Literal || !found.containsAll(required)) {
      return -1;
    }
    if (marked && mark != null && !mark.equals(field.name())) {
      return -1;
    }
    int named = marked && mark != null ? 1000 : 0;
    if (label == null) {
      int fits = nodeType().match(found);
      return fits < 0 ? -1 : named + fits;
    }
    Set<Node> expected = new HashSet<>(found);
    expected.retainAll(types);
    // A field for just this class goes before a list of anything, however the value came about.
    return named + OWN_CLASS + expected.size();
  }

  @Override
  public void write(Object value, Node subject, Statements out) {
    List<Node> things = new ArrayList<>();
    List<Object> values = new ArrayList<>(field.members(value));
    NodeType type = nodeType();
    if (ordered) {
      for (Object one : values) {
        things.add(type.subject(one, out));
      }
      out.add(subject, relations.get(0), out.list(things));
      for (int i = 0; i < values.size(); i++) {
        describe(values.get(i), things.get(i), out);
      }
      return;
    }
    for (Object one : values) {
      Node thing = type.subject(one, out);
      out.add(subject, relations.get(0), thing);
      describe(one, thing, out);
    }
  }

  private void describe(Object value, Node thing, Statements out) {
    for (Node.Iri one : types) {
      out.type(thing, one);
    }
    out.text(thing, QuantityNodes.LABEL, label);
    if (marked) {
      out.text(thing, Contenders.FIELD, field.name());
    }
    nodeType().describe(value, thing, out);
  }

  @Override
  public @Nullable Object read(StatementReader reader, Node subject, String path) {
    List<Object> found = new ArrayList<>();
    boolean any = false;
    for (int place : reader.about(subject)) {
      Statement statement = reader.get(place);
      if (!relations.contains(statement.predicate()) || reader.isUnderstood(place)) {
        continue;
      }
      int mark = reader.mark();
      List<Node> things = ordered ? reader.list(statement.object()).orElse(null) : null;
      if (things != null) {
        any = true;
        if (readAll(reader, new ArrayList<>(things), found, path)) {
          reader.understand(place);
        } else {
          reader.giveBack(mark);
        }
      } else if ((found.isEmpty() || field.isCollection()) && isMine(reader, statement)) {
        if (readAll(reader, List.of(statement.object()), found, path)) {
          reader.understand(place);
        } else {
          reader.giveBack(mark);
        }
      }
    }
    if (found.isEmpty() && !any) {
      return null;
    }
    return field.isCollection() ? field.collected(found) : found.isEmpty() ? null : found.get(0);
  }

  private boolean readAll(
      StatementReader reader, List<Node> things, List<Object> into, String path) {
    List<Object> values = new ArrayList<>();
    for (Node thing : things) {
      String place =
          field.isCollection() ? "%s[%d]".formatted(path, into.size() + values.size()) : path;
      try {
        values.add(readOne(reader, thing, place));
      } catch (LinkedDataException e) {
        reader.remark(String.valueOf(e.getMessage()));
        return false;
      }
    }
    into.addAll(values);
    return true;
  }

  private Object readOne(StatementReader reader, Node thing, String path) {
    reader.understandTypes(thing, types);
    for (int place : reader.about(thing)) {
      Statement statement = reader.get(place);
      boolean known =
          (label != null
                  && statement.predicate().equals(QuantityNodes.LABEL)
                  && statement.object().equals(Standard.text(label)))
              || (marked && statement.predicate().equals(Contenders.FIELD));
      if (known) {
        reader.understand(place);
      }
    }
    return nodeType().read(reader, thing, path);
  }

  private boolean isMine(StatementReader reader, Statement statement) {
    Contenders others = contenders.get(statement.predicate());
    return others == null || others.best(reader, statement.object()) == this;
  }

  /** Found late, because records may contain themselves. */
  private NodeType nodeType() {
    NodeType known = nodeType;
    if (known == null) {
      Class<?> type = field.element();
      if (type == Quantity.class) {
        known = QuantityType.INSTANCE;
      } else if (individuals) {
        known = new IndividualType(type);
      } else {
        known = type.isEnum() ? new EnumType(type) : NodeTypes.of(type);
      }
      nodeType = known;
    }
    return known;
  }
}
