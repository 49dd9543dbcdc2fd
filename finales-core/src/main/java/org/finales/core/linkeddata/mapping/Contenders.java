package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/** The fields of one record that take things by the same relation. */
final class Contenders {
  /** Names the field of a thing where classes alone do not tell. */
  static final Node.Iri FIELD = Terms.own("field");

  private final List<Contender> slots = new ArrayList<>();

  void add(Contender slot) {
    if (!slots.contains(slot)) {
      slots.add(slot);
    }
  }

  /** Has those fields write their names that could not be told apart otherwise. */
  void settle() {
    for (Contender one : slots) {
      for (Contender other : slots) {
        if (one != other && one.signature().equals(other.signature())) {
          one.mark();
        }
      }
    }
  }

  /** Returns the field that takes a thing, or null if none does. */
  @Nullable Contender best(StatementReader reader, Node thing) {
    Set<Node> types = reader.types(thing);
    String mark = mark(reader, thing);
    Contender best = null;
    int most = -1;
    for (Contender slot : slots) {
      int score = slot.match(reader, thing, types, mark);
      if (score > most) {
        most = score;
        best = slot;
      }
    }
    if (best == null && slots.size() == 1 && slots.get(0).isLenient()) {
      return thing instanceof Node.Literal ? null : slots.get(0);
    }
    return best;
  }

  private static @Nullable String mark(StatementReader reader, Node thing) {
    for (int place : reader.about(thing)) {
      Statement statement = reader.get(place);
      if (statement.predicate().equals(FIELD) && statement.object() instanceof Node.Literal name) {
        return name.text();
      }
    }
    return null;
  }
}
