package org.finales.core.linkeddata.mapping;

import java.lang.invoke.MethodHandle;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.finales.api.battinfo.Concept;
import org.finales.core.linkeddata.Iris;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/** What the annotations of one record class say, compiled once. Thread-safe. */
final class RecordMapping implements NodeType {
  private static final ClassValue<RecordMapping> CACHE =
      new ClassValue<>() {
        @Override
        protected RecordMapping computeValue(Class<?> type) {
          return new RecordMapping(type, new RecordCompiler(type));
        }
      };

  /** Classes that say too little to tell a record by alone. */
  private static final Set<Node.Iri> VAGUE =
      Set.of(Terms.term("schema:Action"), Terms.term("prov:Plan"));

  /** Likeness of a thing that has the first class of a record but not all of them. */
  private static final int LEADING = 50;

  /** One field of the record. */
  record Part(Field field, MethodHandle accessor, @Nullable Slot slot) {}

  private final Class<?> type;
  private final Set<Node.Iri> concepts;
  private final Node.@Nullable Iri leading;
  private final List<Part> parts;
  private final int identity;
  private final MethodHandle constructor;

  RecordMapping(Class<?> type, RecordCompiler compiler) {
    this.type = type;
    this.concepts = concepts(type.getAnnotation(Concept.class));
    this.leading = concepts.stream().findFirst().orElse(null);
    this.parts = compiler.parts();
    this.identity = compiler.identity();
    this.constructor = compiler.constructor();
  }

  /**
   * Returns the mapping of a record class.
   *
   * @throws IllegalArgumentException if it is no record, or its annotations are unsound
   */
  static RecordMapping of(Class<?> type) {
    return CACHE.get(type);
  }

  static Set<Node.Iri> concepts(@Nullable Concept concept) {
    Set<Node.Iri> concepts = new LinkedHashSet<>();
    if (concept != null) {
      for (String label : concept.value()) {
        concepts.add(Terms.term(label));
      }
    }
    return concepts;
  }

  @Override
  public Node subject(Object value, Statements out) {
    if (identity >= 0) {
      Object text = get(parts.get(identity), value);
      if (text != null) {
        return Iris.of(text.toString());
      }
    }
    return out.blank();
  }

  @Override
  public void describe(Object value, Node subject, Statements out) {
    for (Node.Iri concept : concepts) {
      out.type(subject, concept);
    }
    for (Part part : parts) {
      Slot slot = part.slot();
      if (slot != null) {
        Object content = get(part, value);
        if (content != null) {
          slot.write(content, subject, out);
        }
      }
    }
  }

  @Override
  public int match(Set<Node> types) {
    if (!types.containsAll(concepts) || lacksKind(types)) {
      return -1;
    }
    Set<Node> expected = new HashSet<>(types);
    expected.removeAll(concepts);
    int score = concepts.size();
    for (Part part : parts) {
      if (part.slot() instanceof KindSlot kind && kind.matches(expected)) {
        score++;
      }
    }
    return score;
  }

  /** Tells whether the record must say of which kind it is, and the classes tell none of them. */
  private boolean lacksKind(Set<Node> types) {
    for (Part part : parts) {
      if (part.slot() instanceof KindSlot kind) {
        return kind.isMissed(types);
      }
    }
    return false;
  }

  /**
   * Tells how well a thing from elsewhere fits, which may name its kind without its class, or only
   * the first of its classes.
   *
   * @return 0 if not at all
   */
  int likeness(Set<Node> types) {
    int match = match(types);
    if (match >= 0) {
      return match == 0 ? 0 : 100 + match;
    }
    if (leading != null && types.contains(leading) && !VAGUE.contains(leading)) {
      return LEADING + (int) concepts.stream().filter(types::contains).count();
    }
    int kinds = 0;
    for (Part part : parts) {
      if (part.slot() instanceof KindSlot kind && kind.matches(types)) {
        kinds++;
      }
    }
    return kinds;
  }

  @Override
  public Object read(StatementReader reader, Node subject, String path) {
    if (!reader.enter(subject)) {
      throw new LinkedDataException(
          "%s: the thing contains itself, or records are nested deeper than %d"
              .formatted(path, StatementReader.MAX_DEPTH));
    }
    try {
      reader.understandTypes(subject, concepts);
      @Nullable Object[] values = new Object[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = read(i, reader, subject, path);
      }
      return construct(values, path);
    } finally {
      reader.leave(subject);
    }
  }

  /** Reads a record that is said of the same thing as another; null if nothing of it is said. */
  @Nullable Object readInline(StatementReader reader, Node subject, String path) {
    @Nullable Object[] values = new Object[parts.size()];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      values[i] = read(i, reader, subject, path);
      any |= values[i] != null && !values[i].equals(parts.get(i).field().absent());
    }
    return any ? construct(values, path) : null;
  }

  private @Nullable Object read(int index, StatementReader reader, Node subject, String path) {
    Part part = parts.get(index);
    if (index == identity) {
      return subject instanceof Node.Iri iri ? Iris.text(iri) : null;
    }
    String place = path + "." + part.field().name();
    Slot slot = part.slot();
    Object value = slot == null ? null : slot.read(reader, subject, place);
    if (value == null) {
      value = part.field().absent();
      if (value == null && part.field().element().isPrimitive()) {
        throw new LinkedDataException(place + " is missing");
      }
    }
    return value;
  }

  private Object construct(@Nullable Object[] values, String path) {
    try {
      return constructor.invokeExact(values);
    } catch (RuntimeException e) {
      throw new LinkedDataException(
          "%s: %s".formatted(path, e.getMessage() == null ? "a part is missing" : e.getMessage()),
          e);
    } catch (Throwable e) {
      throw new LinkedDataException(path + " cannot be made", e);
    }
  }

  private @Nullable Object get(Part part, Object value) {
    try {
      return part.accessor().invokeExact(value);
    } catch (Throwable e) {
      throw new LinkedDataException("%s cannot be read".formatted(part.field()), e);
    }
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
