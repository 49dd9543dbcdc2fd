package org.finales.core.linkeddata.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantResistance;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.StepBuilder;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.LinkedDataException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps of BattINFO's flat record of a protocol, as its schema {@code test-protocol} has them.
 * What is read is taken out of the JSON, so that what is left is what was not understood. Not
 * thread-safe.
 */
final class FlatMethod {
  private final Set<String> tags = new HashSet<>();
  private int loops;

  /**
   * Reads the steps.
   *
   * @param method the list of steps; changed
   * @throws LinkedDataException if a step cannot be read, with its place
   * @throws IllegalArgumentException if the parts of a step do not make one
   */
  List<Step> steps(JsonNode method) {
    return steps(method, "method", null);
  }

  private List<Step> steps(JsonNode method, String place, @Nullable String firstTag) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < method.size(); i++) {
      String there = place + "/" + i;
      if (!(method.get(i) instanceof ObjectNode step)) {
        throw new LinkedDataException(there + " is no step");
      }
      String tag = steps.isEmpty() ? firstTag : null;
      if (step.path("mode").asString("").equals("group")) {
        steps.addAll(group(step, there, tag));
      } else {
        steps.add(step(step, there, tag));
      }
    }
    if (steps.isEmpty()) {
      throw new LinkedDataException(place + " has no steps");
    }
    return steps;
  }

  private List<Step> group(ObjectNode group, String place, @Nullable String tag) {
    group.remove("mode");
    JsonNode count = group.path("count");
    if (!count.isInt()) {
      throw new LinkedDataException(place + "/count is no whole number");
    }
    String first = tag == null ? newTag() : tag;
    List<Step> steps = new ArrayList<>(steps(group.path("steps"), place + "/steps", first));
    Loop.Builder loop = Loop.builder(first, count.intValue());
    steps.add(loop.comment(text(group, "description")).build());
    group.remove("count");
    return steps;
  }

  private String newTag() {
    String tag;
    do {
      tag = "loop" + ++loops;
    } while (!tags.add(tag));
    return tag;
  }

  private Step step(ObjectNode json, String place, @Nullable String tag) {
    String mode = json.path("mode").asString("");
    int sign = sign(json);
    ObjectNode setpoints =
        json.path("setpoints") instanceof ObjectNode given ? given : json.objectNode();
    List<EndCondition> ends = ends(json, place);
    Quantity current = directed(quantity(setpoints, "current"), sign);
    Quantity rate = directed(quantity(setpoints, "c_rate"), sign);
    return switch (mode) {
      case "cc" ->
          done(ConstantCurrent.builder().current(current).cRate(rate), json, ends, tag).build();
      case "cv" ->
          done(ConstantVoltage.builder(needed(setpoints, "voltage", place)), json, ends, tag)
              .build();
      case "cccv" ->
          done(
                  ConstantCurrentConstantVoltage.builder(needed(setpoints, "voltage", place))
                      .current(current)
                      .cRate(rate),
                  json,
                  ends,
                  tag)
              .build();
      case "cp" ->
          done(
                  ConstantPower.builder(signed(needed(setpoints, "power", place), sign)),
                  json,
                  ends,
                  tag)
              .build();
      case "cr" ->
          done(ConstantResistance.builder(needed(setpoints, "resistance", place)), json, ends, tag)
              .build();
      case "rest" -> done(Rest.builder(), json, ends, tag).build();
      case "eis" -> done(impedance(setpoints, place), json, ends, tag).build();
      default ->
          throw new LinkedDataException(
              "%s/mode is %s, of which no step can be made".formatted(place, mode));
    };
  }

  private static Impedance.Builder impedance(ObjectNode setpoints, String place) {
    Quantity upper = needed(setpoints, "frequency_upper_limit", place);
    Impedance.Builder step =
        Impedance.builder(upper, needed(setpoints, "frequency_lower_limit", place));
    Quantity amplitude = quantity(setpoints, "ac_perturbation_amplitude");
    if (amplitude != null && amplitude.unit().isCompatibleWith(Unit.parse("A"))) {
      step.amplitudeCurrent(amplitude);
    } else {
      step.amplitudeVoltage(amplitude);
    }
    JsonNode points = setpoints.path("points_per_decade").path("value");
    if (points.isNumber() && points.decimalValue().stripTrailingZeros().scale() <= 0) {
      step.pointsPerDecade(points.decimalValue().intValueExact());
      setpoints.remove("points_per_decade");
    }
    return step;
  }

  /** Adds what every step has and takes away what was read. */
  private static <B extends StepBuilder<B>> B done(
      B step, ObjectNode json, List<EndCondition> ends, @Nullable String tag) {
    json.remove(List.of("mode", "direction"));
    return step.tag(tag)
        .ends(ends)
        .temperature(quantity(json, "temperature"))
        .recording(recording(json, "period"))
        .comment(text(json, "description"));
  }

  private static List<EndCondition> ends(ObjectNode json, String place) {
    List<EndCondition> ends = new ArrayList<>();
    Quantity duration = quantity(json, "duration");
    if (duration != null) {
      ends.add(EndCondition.of(EndKind.DURATION, duration));
    }
    for (JsonNode end : json.path("termination")) {
      Unit unit = Unit.tryParse(end.path("unit").asString("")).orElse(null);
      if (unit == null || !end.path("value").isNumber()) {
        throw new LinkedDataException(place + "/termination has no number with a known unit");
      }
      ends.add(
          EndCondition.of(kind(end, place), new Quantity(end.path("value").decimalValue(), unit)));
    }
    json.remove("termination");
    return ends;
  }

  private static EndKind kind(JsonNode end, String place) {
    boolean above = end.path("direction").asString("").equals("above");
    String watched = end.path("quantity").asString("");
    return switch (watched) {
      case "duration" -> EndKind.DURATION;
      case "capacity" -> EndKind.CAPACITY;
      case "voltage" -> above ? EndKind.UPPER_VOLTAGE : EndKind.LOWER_VOLTAGE;
      case "current" -> above ? EndKind.UPPER_CURRENT : EndKind.LOWER_CURRENT;
      case "c_rate" -> above ? EndKind.UPPER_C_RATE : EndKind.LOWER_C_RATE;
      default ->
          throw new LinkedDataException(
              "%s/termination watches %s, of which no end can be made".formatted(place, watched));
    };
  }

  /** Reads when points are recorded, as {@code {"time_s": 30}}, and takes that away. */
  static @Nullable Recording recording(ObjectNode bearer, String field) {
    if (!(bearer.path(field) instanceof ObjectNode told)) {
      return null;
    }
    Quantity time = number(told, "time_s", "s");
    Quantity voltage = number(told, "voltage_V", "V");
    Quantity current = number(told, "current_mA", "mA");
    return time == null && voltage == null && current == null
        ? null
        : Recording.builder().period(time).voltageChange(voltage).currentChange(current).build();
  }

  /** Reads a number whose name tells its unit, and takes it away. */
  static @Nullable Quantity number(ObjectNode bearer, String field, String unit) {
    if (!bearer.path(field).isNumber()) {
      return null;
    }
    return new Quantity(bearer.remove(field).decimalValue(), Unit.parse(unit));
  }

  /** Reads a quantity and takes it away; null if there is none, or none that can be read. */
  static @Nullable Quantity quantity(ObjectNode bearer, String field) {
    JsonNode told = bearer.path(field);
    Unit unit = Unit.tryParse(told.path("unit").asString("")).orElse(null);
    if (unit == null || !told.path("value").isNumber()) {
      return null;
    }
    bearer.remove(field);
    return new Quantity(told.path("value").decimalValue(), unit);
  }

  /** Reads text and takes it away. */
  static @Nullable String text(ObjectNode bearer, String field) {
    return bearer.path(field).isString() ? bearer.remove(field).stringValue() : null;
  }

  private static Quantity needed(ObjectNode setpoints, String field, String place) {
    Quantity quantity = quantity(setpoints, field);
    if (quantity == null) {
      throw new LinkedDataException(
          "%s/setpoints/%s is missing, or no number with a known unit".formatted(place, field));
    }
    return quantity;
  }

  /** Charging currents are positive, discharging ones negative; the record tells them by a word. */
  private static int sign(JsonNode step) {
    return switch (step.path("direction").asString("")) {
      case "charge" -> 1;
      case "discharge" -> -1;
      default -> 0;
    };
  }

  private static @Nullable Quantity directed(@Nullable Quantity quantity, int sign) {
    return quantity == null ? null : signed(quantity, sign);
  }

  private static Quantity signed(Quantity quantity, int sign) {
    if (sign == 0) {
      return quantity;
    }
    BigDecimal magnitude = quantity.value().abs();
    return new Quantity(sign < 0 ? magnitude.negate() : magnitude, quantity.unit());
  }
}
