package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;

/** Finds how values of a class become things. */
final class NodeTypes {
  private NodeTypes() {}

  static boolean has(Class<?> type) {
    return type.isRecord() || (type.isInterface() && type.isSealed());
  }

  /**
   * Returns the mapping of a record, or of an interface with permitted records.
   *
   * @throws IllegalArgumentException if the class is neither, or its annotations are unsound
   */
  static NodeType of(Class<?> type) {
    if (type.isRecord()) {
      return RecordMapping.of(type);
    }
    if (type.isInterface() && type.isSealed()) {
      return new Alternatives(type);
    }
    throw new IllegalArgumentException(
        type.getName() + " is neither a record nor a sealed interface of records");
  }

  /** An interface of which several records are kinds. */
  private record Alternatives(Class<?> type, List<Class<?>> records) implements NodeType {
    Alternatives(Class<?> type) {
      this(type, permitted(type));
    }

    private static List<Class<?>> permitted(Class<?> type) {
      List<Class<?>> records = new ArrayList<>();
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        if (permitted.isRecord()) {
          records.add(permitted);
        } else if (permitted.isSealed()) {
          records.addAll(permitted(permitted));
        } else {
          throw new IllegalArgumentException(permitted.getName() + " is no record");
        }
      }
      return records;
    }

    @Override
    public Node subject(Object value, Statements out) {
      return RecordMapping.of(value.getClass()).subject(value, out);
    }

    @Override
    public void describe(Object value, Node subject, Statements out) {
      RecordMapping.of(value.getClass()).describe(value, subject, out);
    }

    @Override
    public int match(Set<Node> types) {
      int best = -1;
      for (Class<?> one : records) {
        best = Math.max(best, RecordMapping.of(one).match(types));
      }
      return best;
    }

    @Override
    public Object read(StatementReader reader, Node subject, String path) {
      Set<Node> types = reader.types(subject);
      RecordMapping found = null;
      int best = -1;
      for (Class<?> one : records) {
        int score = RecordMapping.of(one).match(types);
        if (score > best) {
          best = score;
          found = RecordMapping.of(one);
        }
      }
      if (found == null) {
        throw new LinkedDataException(
            "%s: none of the classes %s is a %s".formatted(path, types, type.getSimpleName()));
      }
      return found.read(reader, subject, path);
    }
  }
}
