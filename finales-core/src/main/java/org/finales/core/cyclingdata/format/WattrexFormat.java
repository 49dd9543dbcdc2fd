package org.finales.core.cyclingdata.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.finales.api.quantity.Unit;
import org.finales.core.cyclingdata.table.MappedColumn;
import org.finales.core.cyclingdata.table.MappedColumn.Kind;
import org.finales.core.cyclingdata.table.Mapping;

/**
 * The tables of WattRex's Battery Experiments Manager: what it exports has {@code MeasID} and whole
 * millivolts and milliamperes, what it imports has volts and amperes; neither says so.
 */
final class WattrexFormat implements FileFormat {
  @Override
  public String name() {
    return "wattrex";
  }

  @Override
  public Optional<Mapping> recognise(Layout layout) {
    List<String> keys =
        layout.headings().stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    if (!keys.contains("timestamp") || !keys.contains("voltage") || !keys.contains("current")) {
      return Optional.empty();
    }
    boolean exported = keys.contains("measid");
    List<MappedColumn> columns = new ArrayList<>();
    Names names = new Names();
    for (int i = 0; i < keys.size(); i++) {
      String heading = layout.headings().get(i).strip();
      boolean again = keys.indexOf(keys.get(i)) < i;
      switch (again ? "again" : keys.get(i)) {
        case "timestamp" ->
            columns.add(
                MappedColumn.of(i + 1, heading, "unix_time_second", null).as(Kind.YEAR_MONTH_DAY));
        case "voltage" ->
            columns.add(MappedColumn.of(i + 1, heading, "voltage_volt", exported ? "mV" : "V"));
        case "current" ->
            columns.add(MappedColumn.of(i + 1, heading, "current_ampere", exported ? "mA" : "A"));
        case "measid" -> columns.add(MappedColumn.of(i + 1, heading, "record_index", null));
        case "instr_id" -> columns.add(MappedColumn.of(i + 1, heading, "step_id", null));
        case "" -> {}
        default -> columns.add(measure(layout, i, heading, names));
      }
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        exported
            ? "voltage is in mV and current in mA, as the Battery Experiments Manager exports them;"
                + " other measures are kept as they are"
            : "voltage is in V and current in A, as the Battery Experiments Manager imports them;"
                + " other measures are kept as they are");
    return Optional.of(mapping(layout, columns, notes));
  }

  private static MappedColumn measure(Layout layout, int position, String heading, Names names) {
    int slash = heading.lastIndexOf(" / ");
    Unit unit = slash <= 0 ? null : Unit.tryParse(heading.substring(slash + 3)).orElse(null);
    String name = unit == null ? heading : heading.substring(0, slash);
    return names.own(position, heading, name, unit, !layout.isNumeric(position));
  }
}
