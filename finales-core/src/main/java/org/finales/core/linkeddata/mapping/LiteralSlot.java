package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.finales.api.battinfo.Relation;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/** A field that holds text, a number, a date or a truth value, or several of them. */
final class LiteralSlot implements Slot {
  private final Field field;
  private final boolean ordered;
  private final Set<Node.Iri> relations;
  private final Node.Iri relation;
  private boolean shared;

  LiteralSlot(Field field, Relation relation) {
    this.field = field;
    this.ordered = relation.ordered();
    this.relation = Terms.term(relation.value());
    this.relations = ThingSlot.relations(relation.value(), relation.readAlso());
  }

  Node.Iri relation() {
    return relation;
  }

  /** Has the field take literals of its own type only, as another shares its relation. */
  void share() {
    shared = true;
  }

  @Override
  public void write(Object value, Node subject, Statements out) {
    Collection<?> members = field.members(value);
    if (!ordered) {
      for (Object member : members) {
        out.add(subject, relation, Literals.write(field.element(), member));
      }
      return;
    }
    List<Node> nodes = new ArrayList<>();
    for (Object member : members) {
      nodes.add(Literals.write(field.element(), member));
    }
    out.add(subject, relation, out.list(nodes));
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
      if (statement.object() instanceof Node.Literal literal && !ordered) {
        if ((found.isEmpty() || field.isCollection()) && read(literal, found, reader, path)) {
          reader.understand(place);
        }
      } else if (ordered) {
        any |= readList(reader, place, found, path);
      }
    }
    if (found.isEmpty() && !any) {
      return null;
    }
    return field.isCollection() ? field.collected(found) : found.get(0);
  }

  private boolean readList(StatementReader reader, int place, List<Object> found, String path) {
    int mark = reader.mark();
    List<Node> members = reader.list(reader.get(place).object()).orElse(null);
    if (members == null) {
      return false;
    }
    List<Object> values = new ArrayList<>();
    for (Node member : new ArrayList<>(members)) {
      if (!(member instanceof Node.Literal literal) || !read(literal, values, reader, path)) {
        reader.giveBack(mark);
        return false;
      }
    }
    reader.understand(place);
    found.addAll(values);
    return true;
  }

  private boolean read(
      Node.Literal literal, List<Object> into, StatementReader reader, String path) {
    if (!literal.language().isEmpty()) {
      return false; // the field could not hold the language
    }
    if (shared && !Literals.isOwn(field.element(), literal.datatype())) {
      return false;
    }
    try {
      into.add(Literals.read(field.element(), literal));
      return true;
    } catch (IllegalArgumentException e) {
      reader.remark("%s: %s".formatted(path, e.getMessage()));
      return false;
    }
  }
}
