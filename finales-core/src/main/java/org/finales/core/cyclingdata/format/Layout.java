package org.finales.core.cyclingdata.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.finales.core.cyclingdata.table.Head;

/**
 * Where the table of a file begins and how its cells are parted; immutable.
 *
 * @param head the first lines
 * @param delimiter between cells
 * @param decimal decimal mark
 * @param line line of the headings, from 1
 * @param firstRow line of the first row
 * @param headings the headings, units of a second line put behind them in brackets
 * @param samples the first rows, as cells
 */
record Layout(
    Head head,
    char delimiter,
    char decimal,
    int line,
    int firstRow,
    List<String> headings,
    List<List<String>> samples) {
  private static final char[] DELIMITERS = {'\t', ';', ',', '|'};
  private static final int SAMPLES = 500;
  private static final int LOOK = 40;
  static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?(\\d{1,30}([.,]\\d{0,30})?|[.,]\\d{1,30})([eE][+-]?\\d{1,3})?\\s*");
  private static final Pattern COMMA =
      Pattern.compile("\\s*[+-]?\\d*,\\d+([eE][+-]?\\d{1,3})?\\s*");
  private static final Pattern POINT =
      Pattern.compile("\\s*[+-]?\\d*\\.\\d+([eE][+-]?\\d{1,3})?\\s*");
  private static final Pattern VALUE =
      Pattern.compile("\\s*[+-]?[\\d.,:/+\\-TZ eE]*\\d[\\d.,:/+\\-TZ eE]*\\s*|(?i)-?inf|nan");

  /** Finds the table: the headings that the most rows follow. */
  static Optional<Layout> of(Head head) {
    Layout best = null;
    int most = 0;
    for (char delimiter : DELIMITERS) {
      List<List<String>> lines = new ArrayList<>();
      head.lines().forEach(line -> lines.add(Head.cells(line, delimiter)));
      for (int i = 0; i + 1 < lines.size(); i++) {
        if (isHeading(lines.get(i))) {
          int rows = rows(lines, i);
          int worth = rows * Math.min(10, width(lines.get(i)));
          if (worth > most) {
            most = worth;
            best = make(head, delimiter, lines, i);
          }
          i += rows;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static int rows(List<List<String>> lines, int heading) {
    int width = width(lines.get(heading));
    int rows = 0;
    for (int i = heading + 1; i < Math.min(lines.size(), heading + LOOK); i++) {
      if (!isRow(lines.get(i), width)) {
        break;
      }
      rows++;
    }
    return rows;
  }

  private static Layout make(Head head, char delimiter, List<List<String>> lines, int at) {
    List<String> headings = lines.get(at);
    int line = at;
    if (at > 0 && isUnits(lines.get(at)) && isHeading(lines.get(at - 1))) {
      line = at - 1;
      headings = joined(lines.get(line), lines.get(at));
    }
    List<List<String>> samples =
        lines.subList(at + 1, Math.min(lines.size(), at + 1 + SAMPLES)).stream()
            .filter(cells -> cells.size() > 1)
            .toList();
    char decimal = delimiter != ',' && commas(samples) ? ',' : '.';
    return new Layout(head, delimiter, decimal, line + 1, at + 2, headings, samples);
  }

  private static boolean commas(List<List<String>> samples) {
    long commas =
        samples.stream().flatMap(List::stream).filter(c -> COMMA.matcher(c).matches()).count();
    long points =
        samples.stream().flatMap(List::stream).filter(c -> POINT.matcher(c).matches()).count();
    return commas > points;
  }

  private static int width(List<String> cells) {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isBlank()) {
      width--;
    }
    return width;
  }

  private static boolean isHeading(List<String> cells) {
    int width = width(cells);
    long named = cells.stream().filter(c -> !c.isBlank() && !VALUE.matcher(c).matches()).count();
    return width >= 2 && named * 5 >= width * 4L;
  }

  private static boolean isUnits(List<String> cells) {
    long filled = cells.stream().filter(c -> !c.isBlank()).count();
    long units =
        cells.stream()
            .filter(c -> c.strip().matches("[\\[(]?[a-zA-Zµ°Ω%/.]{1,6}[\\])]?"))
            .filter(
                c ->
                    Heading.of("x (" + c.strip().replaceAll("[\\[\\]()]", "") + ")")
                        .unit()
                        .isPresent())
            .count();
    return filled > 0 && units * 2 > filled;
  }

  private static List<String> joined(List<String> names, List<String> units) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String unit = i < units.size() ? units.get(i).strip().replaceAll("[\\[\\]()]", "") : "";
      joined.add(unit.isEmpty() ? names.get(i) : names.get(i).strip() + " (" + unit + ")");
    }
    return joined;
  }

  private static boolean isRow(List<String> cells, int width) {
    if (cells.size() < 2 || cells.size() < width - 1) {
      return false;
    }
    long filled = cells.stream().filter(c -> !c.isBlank()).count();
    long values = cells.stream().filter(c -> VALUE.matcher(c).matches()).count();
    return values >= 2 && values * 2 >= filled;
  }

  /** The values of a column among the first rows, blank ones left out. */
  List<String> values(int column) {
    return samples.stream()
        .filter(cells -> column < cells.size())
        .map(cells -> cells.get(column).strip())
        .filter(cell -> !cell.isEmpty())
        .toList();
  }

  /** The values of a column as numbers, those that are none left out. */
  double[] numbers(int column) {
    return values(column).stream()
        .filter(cell -> NUMBER.matcher(cell).matches())
        .mapToDouble(cell -> Double.parseDouble(cell.replace(decimal, '.').replace(",", "")))
        .toArray();
  }

  /** Whether all values of a column are numbers. */
  boolean isNumeric(int column) {
    return values(column).stream()
        .allMatch(
            cell ->
                NUMBER.matcher(cell).matches()
                    || cell.matches("(?i)[+-]?(nan|inf|infinity)|-+|null|none|#?n/a|na"));
  }

  /** Whether a line before the headings has these words, in any case. */
  boolean says(String words) {
    return head.lines().stream()
        .limit(line)
        .anyMatch(
            text ->
                text.regionMatches(true, 0, words, 0, words.length())
                    || text.toLowerCase(Locale.ROOT).contains(words));
  }
}
