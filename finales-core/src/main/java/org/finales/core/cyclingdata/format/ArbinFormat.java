package org.finales.core.cyclingdata.format;

import java.util.List;
import java.util.Optional;
import org.finales.core.cyclingdata.table.Mapping;

/**
 * Exports of Arbin's MITS, old ({@code Data_Point}, no units, Unix time) and new ({@code Data
 * Point}, units, local date). Capacities and energies begin anew where the schedule says so.
 */
final class ArbinFormat implements FileFormat {
  private static final List<Rule> RULES =
      List.of(
          Rule.of("data point", "record_index"),
          Rule.of("test time", "test_time_second"),
          Rule.of("step time", "step_time_second"),
          Rule.of("date ?time", "unix_time_second"),
          Rule.of("cycle index|cycle", "cycle_count"),
          Rule.of("step index", "step_id"),
          Rule.of("current", "current_ampere"),
          Rule.of("voltage", "voltage_volt"),
          Rule.of("power", "power_watt"),
          Rule.of("charge capacity", "schedule_charging_capacity_ah"),
          Rule.of("discharge capacity", "schedule_discharging_capacity_ah"),
          Rule.of("charge energy", "schedule_charging_energy_wh"),
          Rule.of("discharge energy", "schedule_discharging_energy_wh"),
          Rule.of("internal resistance", "internal_resistance_ohm"),
          Rule.of("acr", "ac_internal_resistance_ohm"),
          Rule.of("(aux )?temperature( 1)?", "temperature_t1_celsius"),
          Rule.of("(aux )?temperature 2", "temperature_t2_celsius"),
          Rule.of("(aux )?temperature 3", "temperature_t3_celsius"),
          Rule.of("(aux )?temperature 4", "temperature_t4_celsius"),
          Rule.of("(aux )?temperature 5", "temperature_t5_celsius"));

  @Override
  public String name() {
    return "arbin";
  }

  @Override
  public Optional<Mapping> recognise(Layout layout) {
    List<String> keys = Vendors.keys(layout);
    boolean ours =
        keys.contains("data point") && keys.contains("step index") && keys.contains("cycle index");
    return ours ? byRules(layout, RULES) : Optional.empty();
  }
}
