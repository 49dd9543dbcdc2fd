package org.finales.core.cyclingdata;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Row;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated text in UTF-8 with the labels of Battery Data Format as headings; other columns
 * have their name and unit. Numbers are written so that the same ones are read again. Not
 * thread-safe.
 */
public final class CsvWriter implements RowWriter {
  private static final int CHUNK = 1 << 15;

  private final OutputStream out;
  private final boolean[] text;
  private final StringBuilder buffer = new StringBuilder(CHUNK * 2);

  /** Begins with the headings. */
  public CsvWriter(OutputStream out, List<Column> columns) {
    this.out = out;
    this.text = new boolean[columns.size()];
    for (int i = 0; i < text.length; i++) {
      text[i] = columns.get(i).text();
      separate(i);
      quote(buffer, columns.get(i).heading());
    }
    buffer.append('\n');
  }

  @Override
  public void write(Row row) throws IOException {
    for (int i = 0; i < text.length; i++) {
      separate(i);
      if (text[i]) {
        quote(buffer, row.text(i));
      } else if (Double.isFinite(row.number(i))) {
        Decimals.append(buffer, row.number(i));
      }
    }
    buffer.append('\n');
    if (buffer.length() > CHUNK) {
      flush();
    }
  }

  private void separate(int column) {
    if (column > 0) {
      buffer.append(',');
    }
  }

  /** Appends a cell, in quotation marks where it needs them. */
  static void quote(StringBuilder out, @Nullable String cell) {
    if (cell == null) {
      return;
    }
    boolean plain = true;
    for (int i = 0; i < cell.length() && plain; i++) {
      char c = cell.charAt(i);
      plain = c != ',' && c != '"' && c != '\n' && c != '\r' && c != ';' && c != '\t';
    }
    if (plain) {
      out.append(cell);
    } else {
      out.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
  }

  private void flush() throws IOException {
    out.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
    buffer.setLength(0);
  }

  @Override
  public void close() throws IOException {
    flush();
    out.flush();
  }
}
