package org.finales.core.experimentdata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.finales.api.data.BdfColumn;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.timeseries.AuxiliaryColumn;
import org.finales.core.timeseries.RecordedDataset;

/** Which columns of rows become what of points; immutable. */
final class PointColumns {
  private static final Set<String> OWN =
      Set.of(
          "test_time_second",
          "unix_time_second",
          RecordedDataset.STEP,
          RecordedDataset.CYCLE,
          RecordedDataset.MODE,
          RecordedDataset.VOLTAGE,
          RecordedDataset.CURRENT);
  private static final int LONGEST = 100;

  final int time;
  final int unix;
  final int step;
  final int cycle;
  final int mode;
  final int voltage;
  final int current;

  /** Places of the columns that become auxiliary ones. */
  final int[] places;

  final List<AuxiliaryColumn> auxiliaries;

  /** Names of auxiliary columns without a unit. */
  final List<String> plain;

  final List<String> notes;

  PointColumns(List<Column> columns) {
    time = Row.indexOf(columns, "test_time_second");
    unix = Row.indexOf(columns, "unix_time_second");
    step = Row.indexOf(columns, RecordedDataset.STEP);
    cycle = Row.indexOf(columns, RecordedDataset.CYCLE);
    voltage = Row.indexOf(columns, RecordedDataset.VOLTAGE);
    current = Row.indexOf(columns, RecordedDataset.CURRENT);
    int type = Row.indexOf(columns, RecordedDataset.MODE);
    mode = type >= 0 && columns.get(type).text() ? type : -1;
    List<Integer> found = new ArrayList<>();
    List<AuxiliaryColumn> made = new ArrayList<>();
    List<String> unitless = new ArrayList<>();
    List<String> told = new ArrayList<>();
    Set<String> used = new HashSet<>(OWN);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (OWN.contains(column.name()) && column.quantity() != null) {
        continue;
      }
      if (column.text()) {
        told.add("the text in column " + column.heading() + " is not kept");
        continue;
      }
      String name = free(column, used, told);
      String unit = column.unit() == null ? "1" : column.unit().symbol();
      if (column.unit() == null && column.quantity() == null) {
        unitless.add(name);
      }
      found.add(i);
      made.add(new AuxiliaryColumn(name, unit));
    }
    places = found.stream().mapToInt(Integer::intValue).toArray();
    auxiliaries = List.copyOf(made);
    plain = List.copyOf(unitless);
    notes = List.copyOf(told);
  }

  private static String free(Column column, Set<String> used, List<String> told) {
    if (column.quantity() != null) {
      used.add(column.name());
      return column.name();
    }
    String base = column.name().replaceAll("\\p{Cntrl}", " ").strip();
    base = base.isEmpty() ? "column" : base.substring(0, Math.min(base.length(), LONGEST));
    String name = base;
    for (int i = 2; isTaken(name, used); i++) {
      String end = " (" + i + ")";
      name = base.substring(0, Math.min(base.length(), LONGEST - end.length())) + end;
    }
    if (!name.equals(column.name())) {
      told.add("column %s is called %s".formatted(column.name(), name));
    }
    used.add(name);
    return name;
  }

  private static boolean isTaken(String name, Set<String> used) {
    // A name that Battery Data Format has for something would be read as that.
    return used.contains(name) || BdfColumn.of(name.toLowerCase(Locale.ROOT)).isPresent();
  }

  RecordedDataset dataset(UUID id, String name) {
    return new RecordedDataset(id, name, List.of("none"), auxiliaries);
  }
}
