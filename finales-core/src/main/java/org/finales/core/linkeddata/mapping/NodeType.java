package org.finales.core.linkeddata.mapping;

import java.util.Set;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;

/** How values of a class become things of their own. */
interface NodeType {
  /** Returns the node of a value: its IRI or a new blank node. */
  Node subject(Object value, Statements out);

  /** Adds the statements about a value. */
  void describe(Object value, Node subject, Statements out);

  /**
   * Tells how well a thing of these classes fits.
   *
   * @return -1 if not at all, else how many of the classes were expected
   */
  int match(Set<Node> types);

  /**
   * Reads a value.
   *
   * @throws org.finales.core.linkeddata.LinkedDataException if the statements do not make one
   */
  Object read(StatementReader reader, Node subject, String path);

  /** Adds the statements about a value and returns its node. */
  default Node write(Object value, Statements out) {
    Node subject = subject(value, out);
    describe(value, subject, out);
    return subject;
  }
}
