package org.finales.core.cyclingdata.format;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.core.cyclingdata.table.Times;
import org.jspecify.annotations.Nullable;

/**
 * Exports of Maccor's testers, with tabs or commas. The current has no sign in most: the state says
 * which way it flows (C charge, D discharge). Capacities and energies are counted per step.
 */
final class MaccorFormat implements FileFormat {
  private static final Pattern STARTED =
      Pattern.compile(
          "Date of Test:?,?\\s*(\\d{1,2}[-/][\\dA-Za-z]{2,3}[-/]\\d{2,4}"
              + "(?:\\s+\\d{1,2}:\\d{2}:\\d{2}(?:\\s*[AP]M)?)?)");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}:\\d{2}:\\d{2}(?:\\.\\d+)?)");
  private static final List<Rule> RULES =
      List.of(
          Rule.of("rec#?", "record_index"),
          Rule.of("cyc#?|cycle c|cycle p|cycle", "cycle_count"),
          Rule.of("step", "step_count"),
          Rule.of("test ?time|test", "test_time_second"),
          Rule.of("step ?time|step", "step_time_second"),
          Rule.of("amp hr|capacity", "step_cumulative_capacity_ah"),
          Rule.of("watt hr|energy", "step_cumulative_energy_wh"),
          Rule.of("amps|current", "current_ampere"),
          Rule.of("volts|voltage", "voltage_volt"),
          Rule.of("dpt time", "unix_time_second"),
          Rule.of("state|md", "step_type"),
          Rule.of("acr|ac impedance", "ac_internal_resistance_ohm"),
          Rule.of("dcir", "dc_internal_resistance_ohm"),
          Rule.of("temp 1|temperature 1|temperature", "temperature_t1_celsius"),
          Rule.of("temp 2|temperature 2", "temperature_t2_celsius"),
          Rule.of("temp 3|temperature 3", "temperature_t3_celsius"));

  @Override
  public String name() {
    return "maccor";
  }

  @Override
  public Optional<Mapping> recognise(Layout layout) {
    List<String> keys = Vendors.keys(layout);
    boolean record = keys.contains("rec#") || keys.contains("rec");
    boolean ours =
        record && (keys.contains("dpt time") || layout.says("today's date") || keys.contains("es"));
    if (!ours) {
      return Optional.empty();
    }
    Columns columns = Columns.of(layout, RULES);
    List<String> notes = new ArrayList<>(columns.notes());
    int state = Math.max(keys.indexOf("state"), keys.indexOf("md"));
    if (state < 0) {
      notes.add(
          "no column tells charge from discharge: if the current has no sign, discharge is read as"
              + " charge; name a column as \"direction\" in a mapping");
    }
    Mapping plain = mapping(layout, columns.columns(), notes);
    return Optional.of(
        new Mapping(
            plain.format(),
            plain.encoding(),
            plain.delimiter(),
            plain.decimal(),
            plain.headings(),
            plain.firstRow(),
            null,
            plain.has("unix_time_second") ? null : start(layout, keys.indexOf("dpt time")),
            state < 0
                ? null
                : new Mapping.Direction(state + 1, List.of("C", "CHA"), List.of("D", "DIS")),
            plain.columns(),
            plain.notes()));
  }

  /** When test time was zero: the date of the test with the clock of the first row. */
  private static @Nullable LocalDateTime start(Layout layout, int clockColumn) {
    for (String line : layout.head().lines().subList(0, layout.line())) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        String text = started.group(1).strip();
        LocalDateTime date = new Times(Times.Order.MONTH_DAY_YEAR, ZoneOffset.UTC).local(text);
        return date == null ? null : clock(date, layout, clockColumn);
      }
    }
    return null;
  }

  private static LocalDateTime clock(LocalDateTime date, Layout layout, int column) {
    List<String> values = column < 0 ? List.of() : layout.values(column);
    if (!values.isEmpty() && CLOCK.matcher(values.get(0)).matches()) {
      try {
        LocalDate day = date.toLocalDate();
        return day.atTime(LocalTime.parse(values.get(0)));
      } catch (DateTimeParseException e) {
        return date;
      }
    }
    return date;
  }
}
