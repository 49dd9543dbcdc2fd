package org.finales.core.linkeddata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects statements in order and hands out blank nodes {@code b0}, {@code b1} …, so that the same
 * input always gives the same statements. Not thread-safe.
 */
public final class Statements {
  private final List<Statement> statements = new ArrayList<>(64);
  private int blanks;

  /** Returns a blank node that was not handed out before. */
  public Node.Blank blank() {
    return new Node.Blank("b" + blanks++);
  }

  /** Adds a statement. */
  public Statements add(Node subject, Node.Iri predicate, Node object) {
    statements.add(new Statement(subject, predicate, object));
    return this;
  }

  /** Adds plain text; nothing if the text is null. */
  public Statements text(Node subject, Node.Iri predicate, @Nullable String text) {
    return text == null ? this : add(subject, predicate, Standard.text(text));
  }

  /** Says of which class a thing is. */
  public Statements type(Node subject, Node.Iri type) {
    return add(subject, Standard.TYPE, type);
  }

  /** Adds a list in order and returns its head. */
  public Node list(List<? extends Node> members) {
    Node head = Standard.NIL;
    List<Node> cells = new ArrayList<>(members.size());
    for (int i = 0; i < members.size(); i++) {
      cells.add(blank());
    }
    for (int i = 0; i < members.size(); i++) {
      Node cell = cells.get(i);
      add(cell, Standard.FIRST, members.get(i));
      add(cell, Standard.REST, i + 1 < cells.size() ? cells.get(i + 1) : Standard.NIL);
      head = i == 0 ? cell : head;
    }
    return head;
  }

  /** Returns how many statements there are. */
  public int size() {
    return statements.size();
  }

  /** Returns what was collected, as a graph. */
  public Graph graph(Node.@Nullable Iri name) {
    return new Graph(name, statements);
  }
}
