package org.finales.core.linkeddata.mapping;

import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;
import org.jspecify.annotations.Nullable;

/** What one field of a record says about the thing that the record describes. */
interface Slot {
  /** Adds the statements of a value that is not null. */
  void write(Object value, Node subject, Statements out);

  /**
   * Reads the value.
   *
   * @return null if nothing is said about it
   * @throws org.finales.core.linkeddata.LinkedDataException if what is said makes no value
   */
  @Nullable Object read(StatementReader reader, Node subject, String path);
}
