package org.finales.core.cyclingdata.format;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.core.cyclingdata.table.Times;
import org.jspecify.annotations.Nullable;

/**
 * Result files of Basytec's battery test system: lines that begin with a tilde, the last of them
 * the headings, and tabs. {@code Ah} is charge less discharge; the columns {@code Ah-Cyc-…} begin
 * anew with each cycle.
 */
final class BasytecFormat implements FileFormat {
  private static final String START = "~Start of Test:";
  private static final List<Rule> RULES =
      List.of(
          Rule.of("time", "test_time_second"),
          Rule.of("dataset", "record_index"),
          Rule.of("t step", "step_time_second"),
          Rule.of("line", "step_id"),
          Rule.of("command", "step_type"),
          Rule.of("u", "voltage_volt"),
          Rule.of("i", "current_ampere"),
          Rule.of("p", "power_watt"),
          Rule.of("ah", "net_capacity_ah"),
          Rule.of("ah cyc charge", "cycle_charging_capacity_ah"),
          Rule.of("ah cyc discharge", "cycle_discharging_capacity_ah"),
          Rule.of("ah step", "step_net_capacity_ah"),
          Rule.of("wh", "net_energy_wh"),
          Rule.of("wh cyc charge", "cycle_charging_energy_wh"),
          Rule.of("wh cyc discharge", "cycle_discharging_energy_wh"),
          Rule.of("wh step", "step_net_energy_wh"),
          Rule.of("t1", "temperature_t1_celsius"),
          Rule.of("t2", "temperature_t2_celsius"),
          Rule.of("t3", "temperature_t3_celsius"),
          Rule.of("r ac", "ac_internal_resistance_ohm"),
          Rule.of("r dc", "dc_internal_resistance_ohm"),
          Rule.of("cyc count", "cycle_count"));

  @Override
  public String name() {
    return "basytec";
  }

  @Override
  public Optional<Mapping> recognise(Layout layout) {
    boolean ours =
        layout.says("basytec")
            || !layout.headings().isEmpty() && layout.headings().get(0).startsWith("~Time");
    if (!ours) {
      return Optional.empty();
    }
    Columns columns = Columns.of(layout, RULES);
    Mapping plain = mapping(layout, columns.columns(), columns.notes());
    return Optional.of(
        new Mapping(
            plain.format(),
            plain.encoding(),
            plain.delimiter(),
            plain.decimal(),
            plain.headings(),
            plain.firstRow(),
            null,
            start(layout),
            null,
            plain.columns(),
            plain.notes()));
  }

  private static @Nullable LocalDateTime start(Layout layout) {
    Times times = new Times(Times.Order.DAY_MONTH_YEAR, ZoneOffset.UTC);
    return layout.head().lines().stream()
        .filter(line -> line.startsWith(START))
        .map(line -> Optional.ofNullable(times.local(line.substring(START.length()))))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }
}
