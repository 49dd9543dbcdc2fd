package org.finales.core.cyclingdata.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.finales.api.quantity.Unit;
import org.finales.core.cyclingdata.table.MappedColumn;
import org.finales.core.cyclingdata.table.Mapping;
import org.jspecify.annotations.Nullable;

/** Any table: a mapping is proposed from names, units and magnitudes. */
final class AnyTable implements FileFormat {
  private static final double MOST_VOLTS = 1000;
  private static final List<Rule> RULES =
      List.of(
          Rule.of(
              "test ?time|total ?time|elapsed ?time|run ?time|time|t|cumulative time|zeit|"
                  + "prüfzeit|testzeit|temps|program duration|relative time|time elapsed",
              "test_time_second"),
          Rule.of("step ?time|schrittzeit|t step", "step_time_second"),
          Rule.of(
              "unix ?time|epoch|timestamp|date ?time|date time|date|date stamp|datum|"
                  + "absolute time|real ?time|datum uhrzeit|time|zeit|dpt time",
              "unix_time_second"),
          Rule.of(
              "voltage|volts?|u|v|cell voltage|potential|spannung|ewe|ecell|e|tension|"
                  + "terminal voltage|u cell|v cell|batt voltage|battery voltage|zellspannung",
              "voltage_volt"),
          Rule.of(
              "current|amps?|ampere|i|cell current|strom|courant|i cell|battery current",
              "current_ampere"),
          Rule.of("cycle( (index|number|count|no|id|nr|c))?|cyc#?|zyklus", "cycle_count"),
          Rule.of("step( (index|id|no))?|ns|schritt|line", "step_id"),
          Rule.of("step (count|number)|stepcount", "step_count"),
          Rule.of("step ?(type|name)|state|status|mode|command|befehl", "step_type"),
          Rule.of("index|record( (index|number|id))?|rec#?|data ?point|row|nr|#", "record_index"),
          Rule.of(
              "discharge capacity|discharging capacity|ahdch|q discharge",
              "schedule_discharging_capacity_ah"),
          Rule.of(
              "charge capacity|charging capacity|ahcha|q charge", "schedule_charging_capacity_ah"),
          Rule.of("discharge energy|discharging energy|whdch", "schedule_discharging_energy_wh"),
          Rule.of("charge energy|charging energy|whcha", "schedule_charging_energy_wh"),
          Rule.of(
              "ambient temp(erature)?|chamber temp(erature)?|tenv", "ambient_temperature_celsius"),
          Rule.of(
              "(cell |aux )?temp(erature|eratur)?( ?1)?|t1|temp1|temperature t1|temperatur",
              "temperature_t1_celsius"),
          Rule.of("(aux )?temp(erature)?( ?2)|t2|temp2|temperature t2", "temperature_t2_celsius"),
          Rule.of("(aux )?temp(erature)?( ?3)|t3|temp3|temperature t3", "temperature_t3_celsius"),
          Rule.of("power|p|leistung", "power_watt"),
          Rule.of("internal resistance|r", "internal_resistance_ohm"));

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Optional<Mapping> recognise(Layout layout) {
    Columns columns = Columns.of(layout, RULES);
    List<String> notes = new ArrayList<>(columns.notes());
    List<MappedColumn> judged = new ArrayList<>();
    for (MappedColumn column : columns.columns()) {
      judged.add(judge(layout, column, notes));
    }
    List<MappedColumn> signed = signed(layout, judged, notes);
    return Optional.of(mapping(layout, signed, notes));
  }

  /** Gives a column without a unit the unit that its values fit. */
  private static MappedColumn judge(Layout layout, MappedColumn column, List<String> notes) {
    String quantity = column.quantity();
    if (quantity == null || column.unit() != null || column.kind() != null) {
      return column;
    }
    double largest =
        Arrays.stream(layout.numbers(column.column() - 1)).map(Math::abs).max().orElse(0);
    String unit = null;
    if (quantity.equals("voltage_volt")) {
      unit = largest > MOST_VOLTS ? "mV" : "V";
    } else if (quantity.equals("current_ampere")) {
      boolean milli = millivolts(layout) || largest > MOST_VOLTS;
      unit = milli ? "mA" : "A";
    } else if (quantity.equals("test_time_second")) {
      unit = timeUnit(layout, column.column() - 1);
    }
    if (unit == null) {
      return column;
    }
    notes.add("%s names no unit and is read in %s".formatted(column.heading(), unit));
    return new MappedColumn(
        column.column(), column.heading(), quantity, null, Unit.parse(unit), null, null);
  }

  private static boolean millivolts(Layout layout) {
    for (int i = 0; i < layout.headings().size(); i++) {
      Heading heading = Heading.of(layout.headings().get(i));
      if (heading.key().matches("voltage|volts?|u|v|spannung|cell voltage")) {
        double largest = Arrays.stream(layout.numbers(i)).map(Math::abs).max().orElse(0);
        return largest > MOST_VOLTS;
      }
    }
    return false;
  }

  /** Milliseconds if there are only whole numbers that step by hundreds, seconds otherwise. */
  private static String timeUnit(Layout layout, int column) {
    double[] times = layout.numbers(column);
    boolean millis = times.length > 2;
    for (int i = 1; i < times.length && millis; i++) {
      double step = times[i] - times[i - 1];
      millis = times[i] == Math.rint(times[i]) && (step == 0 || step >= 100 && step % 100 == 0);
    }
    double span = times.length == 0 ? 0 : times[times.length - 1] - times[0];
    return millis && span / times.length >= 1000 && times[0] < 1e9 ? "ms" : "s";
  }

  /** Turns the current round if the charge capacity grows while it is negative. */
  private static List<MappedColumn> signed(
      Layout layout, List<MappedColumn> columns, List<String> notes) {
    int current = position(columns, "current_ampere");
    int charge = position(columns, "schedule_charging_capacity_ah");
    if (current < 0 || charge < 0) {
      return columns;
    }
    double[] amperes = layout.numbers(current);
    double[] counted = layout.numbers(charge);
    int against = 0;
    int along = 0;
    for (int i = 1; i < Math.min(amperes.length, counted.length); i++) {
      if (counted[i] > counted[i - 1]) {
        against += amperes[i] < 0 ? 1 : 0;
        along += amperes[i] > 0 ? 1 : 0;
      }
    }
    if (against < 3 || along > against / 10) {
      return columns;
    }
    notes.add("charge capacity grows while the current is negative: its sign is turned round");
    return columns.stream()
        .map(c -> "current_ampere".equals(c.quantity()) ? c.negated() : c)
        .toList();
  }

  private static int position(List<MappedColumn> columns, @Nullable String quantity) {
    return columns.stream()
        .filter(column -> column.quantity() != null && column.quantity().equals(quantity))
        .mapToInt(column -> column.column() - 1)
        .findFirst()
        .orElse(-1);
  }
}
