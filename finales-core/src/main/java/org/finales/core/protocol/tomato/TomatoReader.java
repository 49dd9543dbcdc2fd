package org.finales.core.protocol.tomato;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.internal.Decimals;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.Samples;
import org.finales.core.protocol.internal.Targets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a job. Not thread-safe; one for each. */
final class TomatoReader {
  private static final Set<String> FIELDS =
      Set.of(
          "device",
          "technique",
          "measure_every_dt",
          "measure_every_dI",
          "measure_every_dE",
          "I_range",
          "E_range",
          "time",
          "current",
          "voltage",
          "limit_voltage_max",
          "limit_voltage_min",
          "limit_current_max",
          "limit_current_min",
          "goto",
          "n_gotos");

  private final Problems problems = new Problems();
  private final Targets targets = new Targets();

  Converted<Protocol> read(byte[] utf8) {
    JsonNode job;
    try {
      job = FinalesJson.read(utf8);
    } catch (JsonException e) {
      throw new ProtocolFormatException(e.path(), String.valueOf(e.getMessage()), e);
    }
    JsonNode method = job.path("method");
    if (!method.isArray() || method.isEmpty() || method.size() > Checks.MAX_ITEMS) {
      throw new ProtocolFormatException(
          "/method", "must be a list of 1 to %d steps".formatted(Checks.MAX_ITEMS));
    }
    for (int i = 0; i < method.size(); i++) {
      nameTarget(method.get(i), i);
    }
    List<Recording> recordings = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < method.size(); i++) {
      Recording recording = recording(method.get(i), "/method/" + i);
      if (recording != null) {
        recordings.add(recording);
      }
      Recording whole = recordings.isEmpty() ? null : recordings.get(0);
      Step step =
          step(method.get(i), i, recording == null || recording.equals(whole) ? null : recording);
      if (step != null) {
        steps.add(step);
      }
    }
    JsonNode sample = job.path("sample");
    String name = sample.path("name").isString() ? sample.path("name").asString() : null;
    BigDecimal size = number(sample, "capacity_mAh", "/sample");
    Protocol.Builder builder = Protocol.builder();
    builder.attributes(Samples.attributes(name, List.of(), problems, "/sample/name"));
    problems.done();
    try {
      Protocol protocol =
          builder
              .capacity(size == null || size.signum() <= 0 ? null : Quantity.of(size, "mAh"))
              .recording(recordings.isEmpty() ? null : recordings.get(0))
              .steps(steps)
              .build();
      return new Converted<>(protocol, problems.warnings());
    } catch (IllegalArgumentException e) {
      throw new ProtocolFormatException("", String.valueOf(e.getMessage()), e);
    }
  }

  private void nameTarget(JsonNode step, int place) {
    if (!"loop".equals(step.path("technique").asString(""))) {
      return;
    }
    Integer target = count(step, "goto", "/method/" + place);
    if (target != null && target < place) {
      targets.name(target);
    } else if (target != null) {
      problems.add("/method/" + place + "/goto", "must be a step before the loop, counted from 0");
    }
  }

  private @Nullable Recording recording(JsonNode step, String path) {
    BigDecimal period = number(step, "measure_every_dt", path);
    BigDecimal current = number(step, "measure_every_dI", path);
    BigDecimal volts = number(step, "measure_every_dE", path);
    if (period == null && current == null && volts == null) {
      return null;
    }
    try {
      return Recording.builder()
          .period(quantity(period, "s"))
          .currentChange(quantity(current, "mA"))
          .voltageChange(quantity(volts, "V"))
          .build();
    } catch (IllegalArgumentException e) {
      problems.add(path, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Step step(JsonNode step, int place, @Nullable Recording recording) {
    String path = "/method/" + place;
    String tag = targets.of(place);
    for (Map.Entry<String, JsonNode> field : step.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        problems.add(path + "/" + field.getKey(), "is not understood");
      }
    }
    try {
      List<EndCondition> ends = new ArrayList<>();
      end(ends, EndKind.DURATION, step, "time", "s", path);
      String technique = step.path("technique").asString("");
      switch (technique) {
        case "open_circuit_voltage":
          return Rest.builder().tag(tag).ends(ends).recording(recording).build();
        case "constant_current":
          end(ends, EndKind.UPPER_VOLTAGE, step, "limit_voltage_max", "V", path);
          end(ends, EndKind.LOWER_VOLTAGE, step, "limit_voltage_min", "V", path);
          Quantity current = current(step, "current", path);
          boolean rate = step.path("current").isString();
          return current == null
              ? null
              : ConstantCurrent.builder()
                  .tag(tag)
                  .cRate(rate ? current : null)
                  .current(rate ? null : current)
                  .ends(ends)
                  .recording(recording)
                  .build();
        case "constant_voltage":
          limit(ends, step, "limit_current_min", path);
          limit(ends, step, "limit_current_max", path);
          BigDecimal volts = number(step, "voltage", path);
          if (volts == null) {
            problems.add(path + "/voltage", "is missing");
            return null;
          }
          return ConstantVoltage.builder(Quantity.of(volts, "V"))
              .tag(tag)
              .ends(ends)
              .recording(recording)
              .build();
        case "loop":
          Integer target = count(step, "goto", path);
          Integer times = count(step, "n_gotos", path);
          String name = target == null ? null : targets.of(target);
          return times == null || name == null
              ? null
              : Loop.builder(name, times + 1).tag(tag).build();
        default:
          problems.add(
              path + "/technique", Problems.show(technique) + " is no technique that can be read");
          return null;
      }
    } catch (IllegalArgumentException e) {
      problems.add(path, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void end(
      List<EndCondition> ends,
      EndKind kind,
      JsonNode step,
      String field,
      String unit,
      String path) {
    BigDecimal number = number(step, field, path);
    if (number != null) {
      ends.add(EndCondition.of(kind, Quantity.of(number, unit)));
    }
  }

  private void limit(List<EndCondition> ends, JsonNode step, String field, String path) {
    Quantity limit = step.has(field) ? current(step, field, path) : null;
    if (limit != null) {
      EndKind kind = step.path(field).isString() ? EndKind.LOWER_C_RATE : EndKind.LOWER_CURRENT;
      ends.add(EndCondition.of(kind, limit));
    }
  }

  /** A current in A, or a text such as 0.5C or 0.5D. */
  private @Nullable Quantity current(JsonNode step, String field, String path) {
    JsonNode node = step.path(field);
    if (node.isNumber()) {
      BigDecimal number = number(step, field, path);
      return number == null
          ? null
          : quantity(
              Decimals.before(number.movePointRight(3), value -> value / 1000, number), "mA");
    }
    String text = node.isString() ? node.asString() : "";
    boolean discharges = text.endsWith("D");
    BigDecimal number =
        discharges || text.endsWith("C")
            ? Decimals.parse(text.substring(0, text.length() - 1))
            : null;
    if (number == null) {
      problems.add(path + "/" + field, "must be a number in A, or a C-rate such as 0.5C or 0.5D");
      return null;
    }
    return Quantity.of(discharges ? number.negate() : number, "A/Ah");
  }

  private @Nullable BigDecimal number(JsonNode object, String field, String path) {
    JsonNode node = object.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    BigDecimal number = node.isNumber() ? Decimals.parse(node.decimalValue().toString()) : null;
    if (number == null) {
      problems.add(path + "/" + field, "must be a number");
    }
    return number;
  }

  private @Nullable Integer count(JsonNode object, String field, String path) {
    BigDecimal number = number(object, field, path);
    if (number == null || number.signum() < 0 || number.scale() > 0 || number.precision() > 9) {
      problems.add(path + "/" + field, "must be a whole number from 0");
      return null;
    }
    return number.intValueExact();
  }

  private static @Nullable Quantity quantity(@Nullable BigDecimal number, String unit) {
    return number == null ? null : Quantity.of(number, unit);
  }
}
