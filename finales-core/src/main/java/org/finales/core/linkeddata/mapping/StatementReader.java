package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;

/**
 * Statements by subject, and a record of which of them were understood. Not thread-safe.
 *
 * <p>A part that cannot be read is given back: its statements count as not understood again.
 */
final class StatementReader {
  /** Deepest nesting of records. */
  static final int MAX_DEPTH = 60;

  private final StatementIndex statements;
  private final BitSet understood = new BitSet();
  private final List<Integer> journal = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Set<Node> open = new HashSet<>();

  StatementReader(StatementIndex statements) {
    this.statements = statements;
  }

  /** Returns the places of the statements about a thing. */
  List<Integer> about(Node subject) {
    return statements.about(subject);
  }

  Statement get(int place) {
    return statements.get(place);
  }

  boolean isUnderstood(int place) {
    return understood.get(place);
  }

  void understand(int place) {
    if (!understood.get(place)) {
      understood.set(place);
      journal.add(place);
    }
  }

  /** Returns a mark to which {@link #giveBack} returns. */
  int mark() {
    return journal.size();
  }

  void giveBack(int mark) {
    for (int i = journal.size() - 1; i >= mark; i--) {
      understood.clear(journal.remove(i));
    }
  }

  void remark(String remark) {
    remarks.add(remark);
  }

  List<String> remarks() {
    return remarks;
  }

  /** Enters a thing; false if it is being read already or the nesting is too deep. */
  boolean enter(Node subject) {
    return open.size() < MAX_DEPTH && open.add(subject);
  }

  void leave(Node subject) {
    open.remove(subject);
  }

  /** Returns the classes of a thing. */
  Set<Node> types(Node subject) {
    Set<Node> types = new LinkedHashSet<>();
    for (int place : about(subject)) {
      if (statements.get(place).predicate().equals(Standard.TYPE)) {
        types.add(statements.get(place).object());
      }
    }
    return types;
  }

  /** Marks the statements that a thing is of these classes as understood. */
  void understandTypes(Node subject, Set<Node.Iri> types) {
    for (int place : about(subject)) {
      Statement statement = statements.get(place);
      if (statement.predicate().equals(Standard.TYPE)
          && statement.object() instanceof Node.Iri type
          && types.contains(type)) {
        understand(place);
      }
    }
  }

  /** Returns the members of a list; nothing if it is malformed. Marks its cells as understood. */
  java.util.Optional<List<Node>> list(Node head) {
    List<Node> members = new ArrayList<>();
    Set<Node> seen = new HashSet<>();
    Node cell = head;
    int mark = mark();
    while (!cell.equals(Standard.NIL)) {
      Node next = null;
      Node member = null;
      for (int place : about(cell)) {
        Statement statement = get(place);
        if (statement.predicate().equals(Standard.FIRST)) {
          member = statement.object();
          understand(place);
        } else if (statement.predicate().equals(Standard.REST)) {
          next = statement.object();
          understand(place);
        }
      }
      if (member == null || next == null || !seen.add(cell)) {
        giveBack(mark);
        return java.util.Optional.empty();
      }
      members.add(member);
      cell = next;
    }
    return java.util.Optional.of(members);
  }

  /** Returns what was not understood about a thing and the blank nodes that hang on it. */
  List<Statement> leftOver(Node subject) {
    Set<Integer> left = new java.util.TreeSet<>();
    Set<Node> seen = new HashSet<>();
    List<Node> todo = new ArrayList<>(List.of(subject));
    while (!todo.isEmpty()) {
      Node node = todo.remove(todo.size() - 1);
      if (!seen.add(node)) {
        continue;
      }
      for (int place : about(node)) {
        Statement statement = get(place);
        if (!understood.get(place)) {
          left.add(place);
        }
        if (statement.object() instanceof Node.Blank
            || (statement.object() instanceof Node.Iri && understood.get(place))) {
          todo.add(statement.object());
        }
      }
    }
    return left.stream().map(statements::get).toList();
  }
}
