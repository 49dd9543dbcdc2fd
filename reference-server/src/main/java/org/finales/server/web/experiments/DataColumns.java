package org.finales.server.web.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Unit;
import org.finales.core.timeseries.AuxiliaryColumn;
import org.finales.core.timeseries.RecordedDataset;

/**
 * Which columns of a data set are lines of its chart, what they are called, and at which axis they
 * are: what is in volts to the left, everything else to the right, an axis for each unit.
 * Immutable.
 */
final class DataColumns {
  /** Lines of a chart; a data set can have more columns than anybody can tell apart. */
  static final int MOST = 24;

  /** Lines besides voltage and current that are shown until somebody chooses. */
  private static final int SHOWN = 2;

  private static final int MOST_AXES = 4;

  private final List<Line> lines = new ArrayList<>();
  private final List<String> axes = new ArrayList<>();

  /**
   * A line.
   *
   * @param column its name in the data set
   * @param name what it is called
   * @param unit symbol of its unit; empty for numbers
   * @param axis place in {@link #axes}
   */
  record Line(String column, String name, String unit, int axis) {}

  DataColumns(RecordedDataset dataset, String voltage, String current) {
    lines.add(new Line(RecordedDataset.VOLTAGE, voltage, "V", 0));
    lines.add(new Line(RecordedDataset.CURRENT, current, "A", 1));
    axes.add(voltage);
    axes.add(current);
    List<String> units = new ArrayList<>(List.of("V", "A"));
    for (AuxiliaryColumn each : dataset.auxiliaries()) {
      if (lines.size() == MOST) {
        break;
      }
      String unit = symbol(each);
      String name = name(each.name());
      int axis = units.indexOf(unit);
      if (axis < 0 && units.size() < MOST_AXES) {
        axis = units.size();
        units.add(unit);
        axes.add(unit.equals("°C") ? "Temperature" : name);
      }
      lines.add(new Line(each.name(), name, unit, axis < 0 ? MOST_AXES - 1 : axis));
    }
  }

  private static String symbol(AuxiliaryColumn column) {
    String symbol = Unit.parse(column.unit()).symbol();
    return symbol.equals("1") ? "" : symbol.equals("degC") ? "°C" : symbol;
  }

  /** What people call a column. */
  static String name(String column) {
    String label =
        BdfColumn.of(column)
            .filter(known -> known.name().equals(column))
            .map(BdfColumn::label)
            .orElse(column);
    int slash = label.indexOf(" / ");
    String name = slash > 0 ? label.substring(0, slash) : label;
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Labels of the axes, from the left. */
  List<String> axes() {
    return List.copyOf(axes);
  }

  /** Lines that are not shown at first. */
  List<String> hidden() {
    return lines.stream().skip(2L + SHOWN).map(Line::name).toList();
  }

  List<String> names() {
    return lines.stream().map(Line::column).toList();
  }
}
