package org.finales.core.experimentdata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Nature;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.json.FinalesJson;
import org.finales.api.property.Condition;
import org.finales.api.property.ConditionKind;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures of cycles as what requests are answered with. */
public final class CyclingOutcomes {
  private static final Unit AMPERE_HOUR = Unit.parse("Ah");
  private static final Unit WATT_HOUR = Unit.parse("Wh");
  private static final int KINDS = 6;

  private CyclingOutcomes() {}

  /**
   * The capacities, energies and efficiencies of each cycle, for {@code BatteryTest.outputs}. If
   * they are more than an outcome may hold, only capacities, and then only every second, third, …
   * cycle.
   */
  public static List<Observation> observations(List<CycleFigures> cycles) {
    boolean all = cycles.size() * KINDS <= Checks.MAX_ITEMS;
    int each = all ? 1 : Math.max(1, -Math.floorDiv(-2 * cycles.size(), Checks.MAX_ITEMS));
    List<Observation> found = new ArrayList<>();
    for (int i = 0; i < cycles.size(); i += each) {
      CycleFigures cycle = cycles.get(i);
      List<Condition> conditions =
          List.of(
              new Condition(
                  ConditionKind.CYCLE_INDEX,
                  new Quantity(BigDecimal.valueOf(cycle.number()), Unit.ONE)));
      add(found, conditions, PropertyKind.CHARGING_CAPACITY, cycle.chargeCapacity(), AMPERE_HOUR);
      add(
          found,
          conditions,
          PropertyKind.DISCHARGING_CAPACITY,
          cycle.dischargeCapacity(),
          AMPERE_HOUR);
      if (all) {
        add(found, conditions, PropertyKind.CHARGING_ENERGY, cycle.chargeEnergy(), WATT_HOUR);
        add(found, conditions, PropertyKind.DISCHARGING_ENERGY, cycle.dischargeEnergy(), WATT_HOUR);
        add(
            found,
            conditions,
            PropertyKind.COULOMBIC_EFFICIENCY,
            cycle.coulombicEfficiency(),
            Unit.ONE);
        add(found, conditions, PropertyKind.ENERGY_EFFICIENCY, cycle.energyEfficiency(), Unit.ONE);
      }
    }
    return found;
  }

  private static void add(
      List<Observation> found,
      List<Condition> conditions,
      PropertyKind kind,
      @Nullable Double value,
      Unit unit) {
    if (value != null && Double.isFinite(value)) {
      found.add(
          Observation.builder(kind, Nature.MEASURED, new Quantity(BigDecimal.valueOf(value), unit))
              .conditions(conditions)
              .build());
    }
  }

  /**
   * The answer to a request of FINALES 2 for {@code capacity} by {@code cycling}: charge and
   * discharge capacity of each cycle in turn, in Ah as published.
   *
   * @param channels numbers of the channels; may be empty
   * @param cellInfo what the request says documents the cell; an empty object if it says nothing
   */
  public static ObjectNode finales2(
      List<CycleFigures> cycles, List<Integer> channels, JsonNode cellInfo) {
    ObjectNode data = FinalesJson.mapper().createObjectNode();
    ArrayNode capacities = data.putArray("capacity_list");
    for (CycleFigures cycle : cycles) {
      capacities.add(cycle.chargeCapacity()).add(cycle.dischargeCapacity());
    }
    channels.forEach(data.putArray("channel_list")::add);
    data.set("cell_info", cellInfo.isObject() ? cellInfo : FinalesJson.mapper().createObjectNode());
    return data;
  }
}
