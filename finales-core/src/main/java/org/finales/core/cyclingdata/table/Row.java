package org.finales.core.cyclingdata.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of cycling data. A reader fills the same row again and again; whoever keeps one copies
 * it. Not thread-safe.
 */
public final class Row {
  private static final double MICROS = 1e6;

  private final List<Column> columns;
  private final double[] numbers;
  private final @Nullable String[] texts;
  private long line;

  /** Makes a row without values. */
  public Row(List<Column> columns) {
    this.columns = List.copyOf(columns);
    this.numbers = new double[columns.size()];
    this.texts = new @Nullable String[columns.size()];
    clear(0);
  }

  /** The columns, in the order of the values. */
  public List<Column> columns() {
    return columns;
  }

  /** Number of the line on which it begins, from 1; 0 if it comes from no file. */
  public long line() {
    return line;
  }

  /** A number in the unit of its column; NaN where there is none. */
  public double number(int column) {
    return column < 0 ? Double.NaN : numbers[column];
  }

  /** A text; null where there is none. */
  public @Nullable String text(int column) {
    return column < 0 ? null : texts[column];
  }

  /** The microseconds since 1970 of a column in seconds; the value must be finite. */
  public long micros(int column) {
    return Math.round(numbers[column] * MICROS);
  }

  /** Sets a number. */
  public Row set(int column, double value) {
    numbers[column] = value;
    return this;
  }

  /** Sets a text. */
  public Row set(int column, @Nullable String value) {
    texts[column] = value;
    return this;
  }

  /** Forgets all values. */
  public void clear(long newLine) {
    line = newLine;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.NaN;
      texts[i] = null;
    }
  }

  /** Makes a row of its own with the same values. */
  public Row copy() {
    Row copy = new Row(columns);
    System.arraycopy(numbers, 0, copy.numbers, 0, numbers.length);
    System.arraycopy(texts, 0, copy.texts, 0, texts.length);
    copy.line = line;
    return copy;
  }

  /** Position of a BDF column among the columns; -1 if it is not there. */
  public static int indexOf(List<Column> columns, String bdfName) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).is(bdfName)) {
        return i;
      }
    }
    return -1;
  }
}
