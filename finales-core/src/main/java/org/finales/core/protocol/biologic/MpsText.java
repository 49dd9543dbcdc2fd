package org.finales.core.protocol.biologic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.core.protocol.exchange.ProtocolFormatException;

/**
 * A settings file taken apart: the lines before the techniques, and each technique with its rows,
 * whose columns are 20 characters wide.
 *
 * @param head the lines before the first technique, with their numbers
 * @param techniques the techniques in their order
 */
record MpsText(List<Line> head, List<Technique> techniques) {
  private static final int MAX_CHARACTERS = 8 << 20;
  private static final int WIDTH = 20;
  private static final int MAX_TECHNIQUES = 1000;
  private static final String TECHNIQUE = "Technique : ";

  /** What stands behind the techniques: the tables of their urban profiles. */
  private static final String TABLE = "Urban Profile Table";

  /**
   * A line.
   *
   * @param number counted from 1
   */
  record Line(int number, String text) {}

  /**
   * A technique.
   *
   * @param line number of the line with its name
   * @param rows its rows by name, each with its line
   */
  record Technique(int line, String name, Map<String, Row> rows) {
    /** Returns a value; empty if the row or column is absent. */
    String get(String row, int column) {
      Row found = rows.get(row);
      return found == null || column >= found.values().size() ? "" : found.values().get(column);
    }

    /** Returns line and column of a value, in words. */
    String place(String row, int column) {
      Row found = rows.get(row);
      return found == null
          ? "line " + line
          : "line %d, column %d".formatted(found.line(), 1 + WIDTH * (column + 1));
    }
  }

  /** The values of a row. */
  record Row(int line, List<String> values) {}

  static MpsText of(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new ProtocolFormatException(
          "",
          "the file has %d characters, at most %d are read"
              .formatted(text.length(), MAX_CHARACTERS));
    }
    List<String> lines = text.lines().takeWhile(line -> !line.startsWith(TABLE)).toList();
    if (lines.isEmpty()
        || !BiologicMps.begins(lines.get(0).strip())
        || lines.get(0).strip().length() != BiologicMps.FIRST_LINE.length()) {
      throw new ProtocolFormatException(
          "line 1, column 1", "a settings file begins with " + BiologicMps.FIRST_LINE);
    }
    List<Line> head = new ArrayList<>();
    List<Technique> techniques = new ArrayList<>();
    int i = 1;
    for (; i < lines.size() && !lines.get(i).startsWith(TECHNIQUE); i++) {
      head.add(new Line(i + 1, lines.get(i)));
    }
    while (i + 1 < lines.size()) {
      if (techniques.size() >= MAX_TECHNIQUES) {
        throw new ProtocolFormatException(
            "line " + (i + 1), "there are more than %d techniques".formatted(MAX_TECHNIQUES));
      }
      Map<String, Row> rows = new LinkedHashMap<>();
      techniques.add(new Technique(i + 2, lines.get(i + 1).strip(), rows));
      for (i += 2; i < lines.size() && !lines.get(i).startsWith(TECHNIQUE); i++) {
        row(lines.get(i), i + 1, rows);
      }
    }
    return new MpsText(head, techniques);
  }

  private static void row(String line, int number, Map<String, Row> rows) {
    if (line.isBlank()) {
      return;
    }
    List<String> values = new ArrayList<>();
    for (int at = WIDTH; at < line.length(); at += WIDTH) {
      values.add(line.substring(at, Math.min(at + WIDTH, line.length())).strip());
    }
    String name = line.substring(0, Math.min(WIDTH, line.length())).strip();
    rows.putIfAbsent(name, new Row(number, values));
  }
}
