package org.finales.core.graph;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.common.iteration.FilterIteration;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;

/**
 * Which statements may stand in more than one named graph, so that each counts once in their union:
 * two results may tell of the same cell. A statement is only ever added; one that no longer stands
 * twice costs a little time and nothing else. Thread-safe.
 */
final class SharedStatements {
  private record Triple(Resource subject, IRI predicate, Value object) {}

  private final Set<Triple> shared = ConcurrentHashMap.newKeySet();

  /** Hashes of all statements, in open addressing; 0 is an empty place. */
  private long[] hashes = new long[1 << 12];

  private int size;

  /** Notes a statement before it is written. Blank nodes never stand in two graphs. */
  void note(Resource subject, IRI predicate, Value object) {
    if (!subject.isBNode() && !object.isBNode() && !isNew(hash(subject, predicate, object))) {
      shared.add(new Triple(subject, predicate, object));
    }
  }

  boolean isEmpty() {
    return shared.isEmpty();
  }

  /** How many there are. */
  int size() {
    return shared.size();
  }

  /** Leaves out what came before, whichever graph it stands in. */
  CloseableIteration<? extends Statement> once(CloseableIteration<? extends Statement> found) {
    return new FilterIteration<Statement>(found) {
      private final Set<Triple> seen = new HashSet<>();

      @Override
      protected boolean accept(Statement one) {
        Triple triple = new Triple(one.getSubject(), one.getPredicate(), one.getObject());
        return !shared.contains(triple) || seen.add(triple);
      }

      @Override
      protected void handleClose() {
        seen.clear();
      }
    };
  }

  private synchronized boolean isNew(long hash) {
    if (2 * size >= hashes.length) {
      long[] old = hashes;
      hashes = new long[2 * old.length];
      Arrays.stream(old).filter(known -> known != 0).forEach(this::place);
    }
    boolean added = place(hash);
    size += added ? 1 : 0;
    return added;
  }

  private boolean place(long hash) {
    int at = (int) (hash >>> 32) & (hashes.length - 1);
    while (hashes[at] != 0) {
      if (hashes[at] == hash) {
        return false;
      }
      at = (at + 1) & (hashes.length - 1);
    }
    hashes[at] = hash;
    return true;
  }

  private static long hash(Resource subject, IRI predicate, Value object) {
    long hash = mixed(subject.hashCode());
    hash = mixed(hash ^ predicate.hashCode());
    hash = mixed(hash ^ object.hashCode());
    return hash == 0 ? 1 : hash;
  }

  /** Spreads the bits of a number over 64, as a multiplication by the golden ratio does. */
  private static long mixed(long number) {
    long product = (number + 1) * 0x9E37_79B9_7F4A_7C15L;
    return product ^ (product >>> 29);
  }
}
