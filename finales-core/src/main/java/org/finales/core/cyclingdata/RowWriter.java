package org.finales.core.cyclingdata;

import java.io.IOException;
import org.finales.core.cyclingdata.table.Row;

/** Writes rows; nothing is complete before it is closed. Not thread-safe. */
public interface RowWriter extends AutoCloseable {
  /** Writes a row. */
  void write(Row row) throws IOException;

  /** Writes what is left; the stream beneath stays open. */
  @Override
  void close() throws IOException;
}
