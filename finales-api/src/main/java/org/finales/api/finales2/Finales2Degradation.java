package org.finales.api.finales2;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battinfo.Nature;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.chemistry.FractionType;
import org.finales.api.cycling.DegradationForecast;
import org.finales.api.cycling.DegradationOrder;
import org.finales.api.cycling.DegradationOutcome;
import org.finales.api.json.FinalesJson;
import org.finales.api.property.Attribute;
import org.finales.api.property.Condition;
import org.finales.api.property.ConditionKind;
import org.finales.api.property.MeasuredQuantity;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ageing of cells as FINALES 2 writes it: the parameters and results of {@code degradationEOL}
 * by {@code degradation_model} and {@code degradation_workflow}.
 *
 * <p>What the records have no field for, such as what is known of the chemicals, is kept in their
 * attributes and written back. Thread-safe.
 */
public final class Finales2Degradation {
  private static final int BEST_RATING = 5;
  private static final Unit MILLIAMPERE_HOUR = Unit.parse("mAh");
  private static final Unit PER_HOUR = Unit.parse("1 / hour");
  private static final Unit VOLT = Unit.parse("volt");
  private static final Set<String> ORDER_FIELDS =
      Set.of(
          "battery_chemistry",
          "cell_info",
          "input_cycles",
          "average_charging_rate",
          "maximum_charging_rate",
          "minimum_charging_rate",
          "delta_coulombic_efficiency",
          "voltage_gap_charge_discharge",
          "capacity_vector_variance");
  private static final Set<String> FORECAST_FIELDS =
      Set.of(
          "end_of_life",
          "end_of_life_uncertainty",
          "capacity_trajectory",
          "capacity_trajectory_uncertainty",
          "meta",
          "cell_info");

  private Finales2Degradation() {}

  /**
   * Reads the parameters.
   *
   * @throws IllegalArgumentException if something in them cannot be, with the reason
   */
  public static Translated<DegradationOrder> order(JsonNode parameters) {
    Translated<BatteryCell> cell = Finales2Cells.read(parameters, parameters.path("cell_info"));
    List<String> notices = new ArrayList<>(cell.notices());
    List<Observation> capacities = new ArrayList<>();
    JsonNode cycles = parameters.path("input_cycles");
    for (int i = 0; i < cycles.size(); i++) {
      Quantity capacity = new Quantity(number(cycles, i, "/input_cycles"), MILLIAMPERE_HOUR);
      capacities.add(
          Observation.builder(PropertyKind.CAPACITY, Nature.MEASURED, capacity)
              .conditions(List.of(Condition.of(ConditionKind.CYCLE_INDEX, "" + (i + 1), "1")))
              .build());
    }
    if (!capacities.isEmpty()) {
      notices.add(
          "/input_cycles is published without a unit; it is read in mAh, as the capacities that"
              + " are forecast");
    }
    return new Translated<>(
        DegradationOrder.builder(cell.value())
            .capacities(capacities)
            .averageChargingRate(quantity(parameters, "average_charging_rate", PER_HOUR))
            .maximumChargingRate(quantity(parameters, "maximum_charging_rate", PER_HOUR))
            .minimumChargingRate(quantity(parameters, "minimum_charging_rate", PER_HOUR))
            .coulombicEfficiencyChange(quantity(parameters, "delta_coulombic_efficiency", Unit.ONE))
            .voltageGapChange(quantity(parameters, "voltage_gap_charge_discharge", VOLT))
            .capacityCurveVariance(quantity(parameters, "capacity_vector_variance", Unit.ONE))
            .attributes(Leftovers.read(parameters, ORDER_FIELDS, ""))
            .build(),
        notices);
  }

  /**
   * Writes the parameters.
   *
   * @throws IllegalArgumentException if the electrolyte of the cell is not known, without which
   *     FINALES 2 knows no cell
   */
  public static ObjectNode write(DegradationOrder order) {
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    written.set(
        "battery_chemistry",
        Finales2Cells.cell(order.cell())
            .map(cell -> cell.path("battery_chemistry"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "/cell/electrolyte is missing; FINALES 2 needs its composition")));
    if (!order.capacities().isEmpty()) {
      ArrayNode cycles = written.putArray("input_cycles");
      order.capacities().forEach(one -> cycles.add(in(one.quantity(), MILLIAMPERE_HOUR)));
    }
    put(written, "average_charging_rate", order.averageChargingRate(), PER_HOUR);
    put(written, "maximum_charging_rate", order.maximumChargingRate(), PER_HOUR);
    put(written, "minimum_charging_rate", order.minimumChargingRate(), PER_HOUR);
    put(written, "delta_coulombic_efficiency", order.coulombicEfficiencyChange(), Unit.ONE);
    put(written, "voltage_gap_charge_discharge", order.voltageGapChange(), VOLT);
    put(written, "capacity_vector_variance", order.capacityCurveVariance(), Unit.ONE);
    written.set("cell_info", Finales2Cells.info(order.cell()));
    Leftovers.write(order.attributes(), written);
    return written;
  }

  /**
   * Reads a result, of one cell or of several.
   *
   * @throws IllegalArgumentException if something in it cannot be, with the reason
   */
  public static Translated<DegradationOutcome> outcome(JsonNode data) {
    List<String> notices = new ArrayList<>();
    List<DegradationForecast> forecasts = new ArrayList<>();
    JsonNode found = data.path("degradationEOL");
    for (JsonNode one : found.isArray() ? found : List.of(found)) {
      forecasts.add(forecast(one, notices));
    }
    JsonNode run = data.path("run_info");
    List<Attribute> left = new ArrayList<>();
    left.addAll(Leftovers.read(data, Set.of("degradationEOL", "run_info"), ""));
    left.addAll(
        Leftovers.read(
            run, Set.of("formulation", "formulation_info", "internal_reference"), "/run_info"));
    return new Translated<>(
        DegradationOutcome.builder()
            .forecasts(forecasts)
            .electrolyte(
                Finales2Cells.electrolyte(
                    run.path("formulation"),
                    run.path("formulation_info"),
                    FinalesJson.mapper().missingNode()))
            .reference(Documented.text(run, "internal_reference"))
            .attributes(left)
            .build(),
        notices);
  }

  /**
   * Writes the data of a result.
   *
   * @param isList whether as a list, as {@code degradation_workflow} has it; {@code
   *     degradation_model} has one forecast
   * @throws IllegalArgumentException if there are several forecasts and no list is wanted
   */
  public static ObjectNode write(DegradationOutcome outcome, boolean isList) {
    if (!isList && outcome.forecasts().size() > 1) {
      throw new IllegalArgumentException(
          "/forecasts has %d forecasts and degradation_model one; write them as a list for"
                  .formatted(outcome.forecasts().size())
              + " degradation_workflow");
    }
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    ObjectNode run = written.putObject("run_info");
    Electrolyte electrolyte = outcome.electrolyte();
    run.set(
        "formulation",
        electrolyte == null || electrolyte.constituents().isEmpty()
            ? FinalesJson.mapper().createArrayNode()
            : electrolyte.toFormulation(FractionType.MOL_PER_MOL).toJson());
    run.put("internal_reference", outcome.reference() == null ? "" : outcome.reference());
    if (electrolyte != null) {
      ObjectNode info = Finales2Cells.document(electrolyte);
      if (!info.isEmpty()) {
        run.set("formulation_info", info);
      }
    }
    if (isList) {
      ArrayNode forecasts = written.putArray("degradationEOL");
      outcome.forecasts().forEach(forecast -> forecasts.add(write(forecast)));
    } else {
      written.set("degradationEOL", write(outcome.forecasts().get(0)));
    }
    Leftovers.write(outcome.attributes(), written);
    return written;
  }

  private static DegradationForecast forecast(JsonNode one, List<String> notices) {
    JsonNode life = one.path("end_of_life");
    if (!life.isNumber()) {
      throw new IllegalArgumentException("/degradationEOL/end_of_life must be a number of cycles");
    }
    JsonNode uncertainty = one.path("end_of_life_uncertainty");
    MeasuredQuantity.Builder cycles =
        MeasuredQuantity.builder(new Quantity(life.decimalValue(), Unit.ONE));
    if (uncertainty.isNumber()) {
      cycles.uncertainty(uncertainty.decimalValue());
    }
    List<BigDecimal> capacities = numbers(one, "capacity_trajectory");
    JsonNode info = one.path("cell_info");
    Translated<BatteryCell> cell = info.isObject() ? Finales2Cells.read(null, info) : null;
    if (cell != null) {
      notices.addAll(cell.notices());
    }
    List<Attribute> left = new ArrayList<>(Leftovers.read(one, FORECAST_FIELDS, ""));
    Integer rating = Finales2Services.number(one.path("meta"), "rating");
    boolean isRated = rating != null && rating <= BEST_RATING;
    if (rating != null && !isRated) {
      notices.add(
          "/degradationEOL/meta/rating is %d, beyond the best rating of %d; it is kept aside"
              .formatted(rating, BEST_RATING));
    }
    left.addAll(
        Leftovers.read(
            one.path("meta"), isRated ? Set.of("success", "rating") : Set.of("success"), "/meta"));
    return DegradationForecast.builder(cycles.build(), Finales2Services.success(one.path("meta")))
        .cell(cell == null ? null : cell.value())
        .capacities(capacities)
        .uncertainties(numbers(one, "capacity_trajectory_uncertainty"))
        .unit(capacities.isEmpty() ? null : MILLIAMPERE_HOUR)
        .rating(isRated ? rating : null)
        .attributes(left)
        .build();
  }

  private static ObjectNode write(DegradationForecast forecast) {
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    BigDecimal cycles = in(forecast.cycleLife().quantity(), Unit.ONE);
    written.set(
        "end_of_life",
        Leftovers.number(
            cycles.setScale(0, RoundingMode.HALF_EVEN))); // FINALES 2 counts whole ones
    BigDecimal uncertainty = forecast.cycleLife().uncertainty();
    Unit counted = forecast.cycleLife().quantity().unit();
    written.put(
        "end_of_life_uncertainty",
        uncertainty == null ? BigDecimal.ZERO : in(new Quantity(uncertainty, counted), Unit.ONE));
    Unit unit = forecast.unit() == null ? MILLIAMPERE_HOUR : forecast.unit();
    ArrayNode capacities = written.putArray("capacity_trajectory");
    forecast
        .capacities()
        .forEach(one -> capacities.add(in(new Quantity(one, unit), MILLIAMPERE_HOUR)));
    ArrayNode uncertainties = written.putArray("capacity_trajectory_uncertainty");
    forecast
        .uncertainties()
        .forEach(one -> uncertainties.add(in(new Quantity(one, unit), MILLIAMPERE_HOUR)));
    ObjectNode meta = written.putObject("meta");
    meta.put("success", forecast.success());
    meta.put("rating", forecast.rating() == null ? 0 : forecast.rating());
    if (forecast.cell() != null) {
      written.set("cell_info", Finales2Cells.info(forecast.cell()));
    }
    Leftovers.write(forecast.attributes(), written);
    return written;
  }

  private static List<BigDecimal> numbers(JsonNode object, String field) {
    List<BigDecimal> numbers = new ArrayList<>();
    JsonNode list = object.path(field);
    for (int i = 0; i < list.size(); i++) {
      numbers.add(number(list, i, "/degradationEOL/" + field));
    }
    return numbers;
  }

  private static BigDecimal number(JsonNode list, int index, String place) {
    JsonNode number = list.get(index);
    if (!number.isNumber()) {
      throw new IllegalArgumentException("%s/%d is not a number".formatted(place, index));
    }
    return number.decimalValue();
  }

  private static @Nullable Quantity quantity(JsonNode object, String field, Unit unit) {
    JsonNode number = object.path(field);
    if (number.isMissingNode() || number.isNull()) {
      return null;
    }
    if (!number.isNumber()) {
      throw new IllegalArgumentException("/%s must be a number".formatted(field));
    }
    return new Quantity(number.decimalValue(), unit);
  }

  private static void put(ObjectNode into, String field, @Nullable Quantity quantity, Unit unit) {
    if (quantity != null) {
      into.put(field, in(quantity, unit));
    }
  }

  /** Converts exactly where that is possible, else to 34 digits. */
  private static BigDecimal in(Quantity quantity, Unit unit) {
    return quantity.unit().isEquivalentTo(unit)
        ? quantity.value()
        : quantity.toUnit(unit, MathContext.DECIMAL128).value();
  }
}
