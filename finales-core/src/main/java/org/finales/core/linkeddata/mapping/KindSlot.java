package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/**
 * A field whose constants name further classes of the thing. A constant that names none of its own
 * is written by its name.
 */
final class KindSlot implements Slot {
  private final Field field;
  private final EnumType type;
  private final Node.Iri name;
  private final Set<Node.Iri> concepts;

  /**
   * Makes a slot.
   *
   * @param concepts classes that every such thing has anyway
   */
  KindSlot(Field field, Set<Node.Iri> concepts) {
    if (!field.element().isEnum()) {
      throw new IllegalArgumentException(field + " must be an enum to be a @Kind");
    }
    this.field = field;
    this.type = new EnumType(field.element());
    this.name = Terms.own(field.name());
    this.concepts = concepts;
  }

  /** Tells whether a thing of these classes is of one of the kinds. */
  boolean matches(Set<Node> types) {
    return type.find(types) != null;
  }

  /** Tells whether a thing of these classes cannot be one of the record, as its kind is missing. */
  boolean isMissed(Set<Node> types) {
    return field.isRequired()
        && type.constants().stream().noneMatch(constant -> type.classes(constant).isEmpty())
        && !matches(types);
  }

  @Override
  public void write(Object value, Node subject, Statements out) {
    Set<Node.Iri> written = new HashSet<>(concepts);
    for (Object constant : field.members(value)) {
      for (Node.Iri one : type.classes(constant)) {
        if (written.add(one)) {
          out.type(subject, one);
        }
      }
      if (!isTold(constant)) {
        out.text(subject, name, Literals.name((Enum<?>) constant));
      }
    }
  }

  /** Tells whether the classes of a constant name it and no other. */
  private boolean isTold(Object constant) {
    return own(constant) > 0 && constant.equals(type.find(type.classes(constant)));
  }

  private int own(Object constant) {
    Set<Node.Iri> classes = new HashSet<>(type.classes(constant));
    classes.removeAll(concepts);
    return classes.size();
  }

  @Override
  public @Nullable Object read(StatementReader reader, Node subject, String path) {
    List<Object> found = named(reader, subject);
    Set<Node> types = reader.types(subject);
    if (found.isEmpty() || field.isCollection()) {
      List<Node> order = new ArrayList<>(types);
      type.constants().stream()
          .filter(this::isTold)
          .filter(constant -> types.containsAll(type.classes(constant)))
          .filter(constant -> field.isCollection() || isBest(constant, types))
          .sorted(Comparator.comparingInt(constant -> last(order, type.classes(constant))))
          .forEach(found::add);
    }
    if (found.isEmpty()) {
      return null;
    }
    if (!field.isCollection()) {
      found = found.subList(0, 1);
    }
    found.forEach(constant -> reader.understandTypes(subject, type.classes(constant)));
    return field.isCollection() ? field.collected(found) : found.get(0);
  }

  private boolean isBest(Object constant, Set<Node> types) {
    int own = own(constant);
    return type.constants().stream()
        .filter(other -> isTold(other) && types.containsAll(type.classes(other)))
        .allMatch(other -> own(other) <= own);
  }

  private static int last(List<Node> order, Set<Node.Iri> classes) {
    return classes.stream().mapToInt(order::indexOf).max().orElse(0);
  }

  private List<Object> named(StatementReader reader, Node subject) {
    List<Object> found = new ArrayList<>();
    for (int place : reader.about(subject)) {
      Statement statement = reader.get(place);
      if (statement.predicate().equals(name) && statement.object() instanceof Node.Literal text) {
        for (Object constant : type.constants()) {
          if (Literals.name((Enum<?>) constant).equals(text.text())) {
            found.add(constant);
            reader.understand(place);
          }
        }
      }
    }
    return found;
  }
}
