package org.finales.api.finales2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.battinfo.Nature;
import org.finales.api.property.Condition;
import org.finales.api.property.ConditionKind;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads FINALES 2's list of capacities, whose published unit is not the one that is used. */
final class Finales2Capacities {
  private static final Unit AMPERE_HOUR = Unit.parse("Ah");
  private static final Unit MILLIAMPERE_HOUR = Unit.parse("mAh");

  /** A capacity beyond this many times the nominal one was not given in ampere hours. */
  private static final BigDecimal BEYOND_BELIEF = BigDecimal.valueOf(30);

  private Finales2Capacities() {}

  static Translated<List<Observation>> read(JsonNode capacities, @Nullable Quantity nominal) {
    List<String> notices = new ArrayList<>();
    Unit unit = unit(capacities, nominal, notices);
    List<Observation> found = new ArrayList<>();
    for (int i = 0; i < capacities.size(); i++) {
      if (!capacities.get(i).isNumber()) {
        throw new IllegalArgumentException("/capacity_list/%d is not a number".formatted(i));
      }
      PropertyKind kind =
          i % 2 == 0 ? PropertyKind.CHARGING_CAPACITY : PropertyKind.DISCHARGING_CAPACITY;
      found.add(
          Observation.builder(
                  kind, Nature.MEASURED, new Quantity(capacities.get(i).decimalValue(), unit))
              .conditions(
                  List.of(
                      new Condition(
                          ConditionKind.CYCLE_INDEX,
                          new Quantity(BigDecimal.valueOf(i / 2 + 1L), Unit.ONE))))
              .build());
    }
    return new Translated<>(List.copyOf(found), notices);
  }

  private static Unit unit(JsonNode capacities, @Nullable Quantity nominal, List<String> notices) {
    if (nominal == null) {
      notices.add(
          "/capacity_list is read in the published unit Ah; tenants are known to fill it with mAh,"
              + " which the capacity of the cell would tell");
      return AMPERE_HOUR;
    }
    BigDecimal most = BigDecimal.ZERO;
    for (JsonNode capacity : capacities) {
      most = capacity.isNumber() ? most.max(capacity.decimalValue()) : most;
    }
    Quantity believable = new Quantity(nominal.value().multiply(BEYOND_BELIEF), nominal.unit());
    if (new Quantity(most, AMPERE_HOUR).compareTo(believable) > 0) {
      notices.add(
          "/capacity_list is published in Ah, but %s Ah cannot be the charge of a cell of %s; it is read in mAh"
              .formatted(most.toPlainString(), nominal));
      return MILLIAMPERE_HOUR;
    }
    return AMPERE_HOUR;
  }
}
