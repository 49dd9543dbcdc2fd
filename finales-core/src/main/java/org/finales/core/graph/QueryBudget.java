package org.finales.core.graph;

import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.query.BindingSet;
import org.finales.core.graph.QueryException.Reason;

/** What is left of a query's limits. One query, one thread. */
final class QueryBudget {
  /** Texts up to this length are what the store holds anyway or little beside it. */
  private static final int SHORT = 256;

  /** The longest text that an expression may make, in characters. */
  private static final int MAX_TEXT = 1 << 20;

  /** The clock is looked at once in so many rows. */
  private static final int LOOK = 64;

  private final QueryLimits limits;
  private final long start = System.nanoTime();
  private final long nanos;
  private long steps;
  private int held;
  private long characters;

  QueryBudget(QueryLimits limits) {
    this.limits = limits;
    this.nanos = limits.time().toNanos();
  }

  /** One more intermediate row. */
  void step() {
    if (steps++ % LOOK == 0) {
      check();
    }
  }

  /** Gives up when the time is over. */
  void check() {
    if (System.nanoTime() - start >= nanos) {
      throw new QueryException(
          Reason.TIME,
          "the query took longer than "
              + limits.time().toMillis()
              + " ms; ask for less, or bind more of its variables");
    }
  }

  /** One more row that has to be held until all have come. */
  void hold(BindingSet row) {
    if (++held > limits.held()) {
      throw new QueryException(
          Reason.SIZE,
          "the query sorts, groups, compares or follows more than "
              + limits.held()
              + " rows at once; ask for less before that");
    }
    row.forEach(binding -> text(binding.getValue()));
  }

  /** Rows that need to be held no longer. */
  void release(int rows) {
    held -= rows;
  }

  /**
   * A value that is gathered with others.
   *
   * @param all whether every character of it stays, rather than values that the store holds too
   * @param separator characters beside it
   */
  Value gathered(Value value, boolean all, int separator) {
    int length = value instanceof Literal literal ? literal.getLabel().length() : 0;
    if (all || length > SHORT) {
      answer(length + (long) separator);
    }
    return value;
  }

  /** A value that an expression made. */
  Value made(Value value) {
    if (value instanceof Literal literal && literal.getLabel().length() > MAX_TEXT) {
      throw new QueryException(
          Reason.SIZE, "the query makes a text of more than " + MAX_TEXT + " characters");
    }
    return value;
  }

  /** Characters of the answer. */
  void answer(long length) {
    characters += length;
    if (characters > limits.characters()) {
      throw new QueryException(
          Reason.SIZE,
          "the answer has more than " + limits.characters() + " characters; ask for less");
    }
  }

  private void text(Value value) {
    if (value instanceof Literal literal && literal.getLabel().length() > SHORT) {
      answer(literal.getLabel().length());
    }
  }
}
