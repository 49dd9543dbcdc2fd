package org.finales.core.linkeddata.mapping;

import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;
import org.jspecify.annotations.Nullable;

/** A field whose record says something of the very thing that the outer record describes. */
record InlineSlot(RecordMapping mapping) implements Slot {
  @Override
  public void write(Object value, Node subject, Statements out) {
    mapping.describe(value, subject, out);
  }

  @Override
  public @Nullable Object read(StatementReader reader, Node subject, String path) {
    return mapping.readInline(reader, subject, path);
  }
}
