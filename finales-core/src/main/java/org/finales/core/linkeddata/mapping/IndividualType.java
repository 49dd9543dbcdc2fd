package org.finales.core.linkeddata.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;

/** An enum's constants as things that have IRIs of their own, such as kinds of checksums. */
final class IndividualType implements NodeType {
  private final Class<?> type;
  private final Map<Object, Node.Iri> things = new LinkedHashMap<>();

  /**
   * Looks at an enum.
   *
   * @throws IllegalArgumentException if a constant names none or several
   */
  IndividualType(Class<?> type) {
    this.type = type;
    EnumType named = new EnumType(type);
    for (Object constant : named.constants()) {
      Set<Node.Iri> iris = named.classes(constant);
      if (iris.size() != 1) {
        throw new IllegalArgumentException(constant + " of " + type + " must name one thing");
      }
      things.put(constant, iris.iterator().next());
    }
  }

  @Override
  public Node subject(Object value, Statements out) {
    Node thing = things.get(value);
    if (thing == null) {
      throw new IllegalArgumentException(value + " is none of " + things.keySet());
    }
    return thing;
  }

  /** Whoever made the thing described it. */
  @Override
  public void describe(Object value, Node subject, Statements out) {}

  @Override
  public int match(Set<Node> types) {
    return 0;
  }

  @Override
  public Object read(StatementReader reader, Node subject, String path) {
    for (Map.Entry<Object, Node.Iri> thing : things.entrySet()) {
      if (thing.getValue().equals(subject)) {
        return thing.getKey();
      }
    }
    throw new LinkedDataException("%s: %s is no %s".formatted(path, subject, type.getSimpleName()));
  }
}
