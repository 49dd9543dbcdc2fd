package org.finales.core.cyclingdata.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Unit;
import org.finales.core.cyclingdata.table.MappedColumn;
import org.finales.core.cyclingdata.table.MappedColumn.Kind;
import org.jspecify.annotations.Nullable;

/** Maps the columns of a layout by rules; what no rule knows keeps its own name. */
final class Columns {
  private static final double SPREADSHEET_FROM = 20_000;
  private static final double SPREADSHEET_TO = 100_000;
  private static final double UNIX_SECONDS = 1e10;
  private static final double UNIX_MILLIS = 1e13;

  private final Layout layout;
  private final Names names = new Names();
  private final List<MappedColumn> columns = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Columns(Layout layout) {
    this.layout = layout;
  }

  /** Maps every column; the first of two that mean the same wins. */
  static Columns of(Layout layout, List<Rule> rules) {
    Columns made = new Columns(layout);
    List<@Nullable MappedColumn> mapped = new ArrayList<>();
    int width = layout.headings().size();
    for (int i = 0; i < width; i++) {
      mapped.add(null);
    }
    // Rules go first to last, so that the best heading gets the quantity.
    for (Rule rule : rules) {
      for (int i = 0; i < width && !made.names.isTaken(rule.quantity()); i++) {
        if (mapped.get(i) == null) {
          mapped.set(i, made.known(i, rule));
        }
      }
    }
    for (int i = 0; i < width; i++) {
      MappedColumn column = mapped.get(i);
      if (column == null) {
        column = made.own(i);
      }
      if (column != null) {
        made.columns.add(column);
      }
    }
    return made;
  }

  List<MappedColumn> columns() {
    return columns;
  }

  List<String> notes() {
    return notes;
  }

  private @Nullable MappedColumn known(int position, Rule rule) {
    String text = layout.headings().get(position);
    Heading heading = Heading.of(text);
    if (!rule.keys().matcher(heading.key()).matches()) {
      return null;
    }
    BdfColumn quantity = BdfColumn.of(rule.quantity()).orElseThrow();
    Unit target = quantity.unit();
    Unit unit = heading.unit().orElse(null);
    if (unit == null && rule.unit() != null) {
      unit = Unit.parse(rule.unit());
    }
    if (unit != null && (target == null || !unit.isCompatibleWith(target))) {
      if (heading.unit().isPresent()
          && target != null
          && !rule.quantity().equals("unix_time_second")) {
        return null;
      }
      unit = null;
    }
    Kind kind = kind(position, rule.quantity());
    if (kind == Kind.TEXT && target != null) {
      return null;
    }
    if (rule.quantity().equals("unix_time_second") && kind == null && unit == null) {
      unit = unixUnit(position);
      kind = isSpreadsheet(position) ? Kind.SPREADSHEET_DAY : null;
      if (unit == null && kind == null) {
        return null;
      }
    }
    names.take(quantity);
    return new MappedColumn(position + 1, text.strip(), quantity.name(), null, unit, kind, null);
  }

  private boolean isSpreadsheet(int position) {
    double[] numbers = layout.numbers(position);
    return numbers.length > 0 && numbers[0] > SPREADSHEET_FROM && numbers[0] < SPREADSHEET_TO;
  }

  private @Nullable Unit unixUnit(int position) {
    double[] numbers = layout.numbers(position);
    if (numbers.length == 0 || numbers[0] < 1e8) {
      return null;
    }
    return Unit.parse(numbers[0] < UNIX_SECONDS ? "s" : numbers[0] < UNIX_MILLIS ? "ms" : "us");
  }

  /** How a column is written: null for numbers. */
  private @Nullable Kind kind(int position, String quantity) {
    if (quantity.equals("step_type")) {
      return Kind.TEXT;
    }
    if (layout.isNumeric(position)) {
      return null;
    }
    List<String> values = layout.values(position);
    if (quantity.endsWith("time_second")) {
      Optional<Kind> dates = Dates.kind(values, notes);
      if (dates.isPresent() && quantity.equals("unix_time_second")) {
        return dates.get();
      } else if (Dates.areDurations(values) && !quantity.equals("unix_time_second")) {
        return Kind.DURATION;
      }
      return Kind.TEXT;
    }
    // A few bad cells make no text of a number: they are told of when they are read.
    return layout.numbers(position).length * 2 > values.size() ? null : Kind.TEXT;
  }

  private @Nullable MappedColumn own(int position) {
    String text = layout.headings().get(position).strip();
    if (text.isEmpty()) {
      return null;
    }
    Heading heading = Heading.of(text);
    Unit unit = heading.unit().orElse(null);
    boolean words = !layout.isNumeric(position);
    String name = unit == null || words ? text : heading.name();
    return names.own(position, text, name, unit, words);
  }
}
