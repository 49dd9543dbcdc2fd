package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.battinfo.Concept;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;
import org.jspecify.annotations.Nullable;

/** An enum's constants as things of the classes that the constants name. */
final class EnumType implements NodeType {
  private final Class<?> type;
  private final Map<Object, Set<Node.Iri>> classes = new LinkedHashMap<>();

  EnumType(Class<?> type) {
    this.type = type;
    for (Object constant : type.getEnumConstants()) {
      classes.put(constant, RecordMapping.concepts(concept((Enum<?>) constant)));
    }
  }

  static boolean hasConcepts(Class<?> type) {
    if (!type.isEnum()) {
      return false;
    }
    for (Object constant : type.getEnumConstants()) {
      if (concept((Enum<?>) constant) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Concept concept(Enum<?> constant) {
    try {
      return constant.getDeclaringClass().getField(constant.name()).getAnnotation(Concept.class);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("An enum has a field for each constant", e);
    }
  }

  /** Returns the classes of a constant; empty if it names none. */
  Set<Node.Iri> classes(Object constant) {
    return classes.getOrDefault(constant, Set.of());
  }

  List<Object> constants() {
    return new ArrayList<>(classes.keySet());
  }

  /** Returns the constant with the most classes, all of which are among these; null if none. */
  @Nullable Object find(Set<? extends Node> types) {
    Object found = null;
    int most = 0;
    for (Map.Entry<Object, Set<Node.Iri>> entry : classes.entrySet()) {
      if (entry.getValue().size() > most && types.containsAll(entry.getValue())) {
        most = entry.getValue().size();
        found = entry.getKey();
      }
    }
    return found;
  }

  @Override
  public Node subject(Object value, Statements out) {
    return out.blank();
  }

  @Override
  public void describe(Object value, Node subject, Statements out) {
    for (Node.Iri one : classes(value)) {
      out.type(subject, one);
    }
    if (!value.equals(find(classes(value)))) {
      out.text(subject, Contenders.FIELD, Literals.name((Enum<?>) value));
    }
  }

  @Override
  public int match(Set<Node> types) {
    Object found = find(types);
    return found == null ? 0 : classes(found).size();
  }

  @Override
  public Object read(StatementReader reader, Node subject, String path) {
    for (int place : reader.about(subject)) {
      if (reader.get(place).predicate().equals(Contenders.FIELD)
          && reader.get(place).object() instanceof Node.Literal name) {
        for (Object constant : constants()) {
          if (Literals.name((Enum<?>) constant).equals(name.text())) {
            reader.understand(place);
            reader.understandTypes(subject, classes(constant));
            return constant;
          }
        }
      }
    }
    Object found = find(reader.types(subject));
    if (found == null) {
      throw new LinkedDataException(
          "%s: none of the classes %s is a %s"
              .formatted(path, reader.types(subject), type.getSimpleName()));
    }
    reader.understandTypes(subject, classes(found));
    return found;
  }
}
