package org.finales.core.linkeddata.mapping;

import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;
import org.jspecify.annotations.Nullable;

/** A record that is a quantity itself: the field holds its number and unit. */
final class AmountSlot implements Slot {
  @Override
  public void write(Object value, Node subject, Statements out) {
    QuantityType.INSTANCE.describe(value, subject, out);
  }

  @Override
  public @Nullable Object read(StatementReader reader, Node subject, String path) {
    return QuantityType.INSTANCE.read(reader, subject, path);
  }
}
