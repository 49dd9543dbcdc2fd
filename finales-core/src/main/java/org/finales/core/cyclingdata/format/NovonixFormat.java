package org.finales.core.cyclingdata.format;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.finales.core.cyclingdata.table.Mapping;

/**
 * Exports of Novonix's high-precision chargers: blocks in brackets, the last of them {@code
 * [Data]}, times in hours. {@code Step Number} counts the steps; {@code Capacity} is charge less
 * discharge.
 */
final class NovonixFormat implements FileFormat {
  private static final List<Rule> RULES =
      List.of(
          Rule.of("date and time", "unix_time_second"),
          Rule.of("cycle number", "cycle_count"),
          Rule.of("step type", "step_type"),
          new Rule(Pattern.compile("run time"), "test_time_second", "h"),
          new Rule(Pattern.compile("step time"), "step_time_second", "h"),
          Rule.of("current", "current_ampere"),
          Rule.of("potential", "voltage_volt"),
          Rule.of("capacity", "net_capacity_ah"),
          Rule.of("temperature", "temperature_t1_celsius"),
          Rule.of("energy", "net_energy_wh"),
          Rule.of("step number", "step_count"),
          Rule.of("step position", "step_id"),
          Rule.of("power", "power_watt"));

  @Override
  public String name() {
    return "novonix";
  }

  @Override
  public Optional<Mapping> recognise(Layout layout) {
    List<String> keys = Vendors.keys(layout);
    boolean ours = keys.contains("run time") && keys.contains("potential");
    return ours ? byRules(layout, RULES) : Optional.empty();
  }
}
