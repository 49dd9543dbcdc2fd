package org.finales.core.cyclingdata.format;

import java.util.List;
import java.util.Optional;
import org.finales.core.cyclingdata.table.Mapping;

/**
 * Exports of Landt's battery testers. The comma-separated one has a block of keys first, counts
 * rows in {@code channel_index}, and counts capacities and energies per step; the one with tabs has
 * {@code Test(Sec)}, {@code Amps} and {@code Volts} (as the Battery Data Format's importers know
 * both).
 */
final class LandtFormat implements FileFormat {
  private static final List<Rule> RULES =
      List.of(
          Rule.of("channel index|record|rec#?", "record_index"),
          Rule.of("cycle index|cyc#", "cycle_count"),
          Rule.of("step index|step", "step_id"),
          Rule.of("date time iso string|date ?time|date", "unix_time_second"),
          Rule.of("test time|test", "test_time_second"),
          Rule.of("step time|step", "step_time_second"),
          Rule.of("current|amps", "current_ampere"),
          Rule.of("voltage|volts", "voltage_volt"),
          Rule.of("discharge capacity", "step_discharging_capacity_ah"),
          Rule.of("charge capacity", "step_charging_capacity_ah"),
          Rule.of("amp hr", "step_cumulative_capacity_ah"),
          Rule.of("discharge energy", "step_discharging_energy_wh"),
          Rule.of("charge energy", "step_charging_energy_wh"),
          Rule.of("watt hr", "step_cumulative_energy_wh"),
          Rule.of("temperature 1", "temperature_t1_celsius"),
          Rule.of("temperature 2", "temperature_t2_celsius"),
          Rule.of("temperature 3", "temperature_t3_celsius"),
          Rule.of("step name|state", "step_type"));

  @Override
  public String name() {
    return "landt";
  }

  @Override
  public Optional<Mapping> recognise(Layout layout) {
    List<String> keys = Vendors.keys(layout);
    boolean comma =
        keys.contains("channel index") && keys.contains("test time") && keys.contains("step name");
    boolean tabs =
        Vendors.has(layout, "(?i)test\\s*\\(sec\\)")
            && keys.contains("amps")
            && keys.contains("volts");
    return comma || tabs ? byRules(layout, RULES) : Optional.empty();
  }
}
