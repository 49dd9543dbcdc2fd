package org.finales.core.linkeddata.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.core.linkeddata.Node;
import org.jspecify.annotations.Nullable;

/** A field that takes things by a relation, by which other fields may take things too. */
interface Contender extends Slot {
  /** Returns the relations by which the field takes things, the one that is written first. */
  List<Node.Iri> relations();

  /** Returns what the thing must be, to see whether another field takes the very same. */
  Object signature();

  /** Returns the name of the field. */
  String name();

  /** Has the field write its name beside the thing, as another takes the very same. */
  void mark();

  /** Tells how well a thing fits, -1 for not at all. */
  int match(StatementReader reader, Node thing, Set<Node> types, @Nullable String mark);

  /** Tells whether the field takes a thing whose classes do not fit, if no other field does. */
  boolean isLenient();

  /** Says who else there is, by relation; complete once the whole record was looked at. */
  void among(Map<Node.Iri, Contenders> contenders);
}
