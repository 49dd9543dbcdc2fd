package org.finales.core.protocol.unicycler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.Samples;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a document. Not thread-safe; one for each. */
final class UnicyclerReader {
  private final Problems problems = new Problems();

  static Converted<Protocol> read(JsonNode document) {
    UnicyclerReader reader = new UnicyclerReader();
    Protocol protocol = reader.protocol(document);
    return new Converted<>(protocol, reader.problems.warnings());
  }

  static Converted<Protocol> read(byte[] utf8) {
    try {
      return read(FinalesJson.read(utf8));
    } catch (JsonException e) {
      throw new ProtocolFormatException(e.path(), String.valueOf(e.getMessage()), e);
    }
  }

  private Protocol protocol(JsonNode document) {
    Fields fields =
        Fields.of(
            document, "", problems, Set.of("unicycler", "sample", "record", "safety", "method"));
    if (fields == null) {
      problems.done();
      throw new IllegalStateException("a document without fields");
    }
    Protocol.Builder builder = Protocol.builder();
    List<Attribute> rest = new ArrayList<>();
    version(fields.node("unicycler"), rest);
    String sample = sample(fields.node("sample"), builder);
    builder.recording(recording(fields.node("record")));
    builder.limits(limits(fields.node("safety")));
    MethodReader method = new MethodReader(problems);
    JsonNode list = fields.node("method");
    if (!list.isArray() || list.isEmpty()) {
      problems.add("/method", "must be a list of at least one step");
    } else if (list.size() > Checks.MAX_ITEMS) {
      problems.add(
          "/method", "has %d steps, at most %d are read".formatted(list.size(), Checks.MAX_ITEMS));
    } else {
      method.read(list);
    }
    rest.addAll(method.rest());
    List<Attribute> attributes = Samples.attributes(sample, rest, problems, "/sample/name");
    problems.done();
    try {
      return builder.steps(method.steps()).attributes(attributes).build();
    } catch (IllegalArgumentException e) {
      throw new ProtocolFormatException("", String.valueOf(e.getMessage()), e);
    }
  }

  private void version(JsonNode node, List<Attribute> rest) {
    if (node.isMissingNode()) {
      return;
    }
    Fields fields = Fields.of(node, "/unicycler", problems, Set.of("version"));
    if (fields == null) {
      return;
    }
    String version = fields.text("version");
    if (node.has("version") && node.path("version").isNull()) {
      problems.add("/unicycler/version", "must be a text, not null");
    }
    if (version != null && !version.equals(Residue.VERSION)) {
      if (version.isBlank() || version.length() > Checks.MAX_NAME) {
        problems.add("/unicycler/version", "is no version");
      } else {
        rest.add(Residue.of("/unicycler/version", version));
      }
    }
  }

  private @Nullable String sample(JsonNode node, Protocol.Builder builder) {
    if (node.isMissingNode()) {
      return null;
    }
    Fields fields = Fields.of(node, "/sample", problems, Set.of("name", "capacity_mAh"));
    if (fields == null) {
      return null;
    }
    if (node.has("name") && node.path("name").isNull()) {
      problems.add("/sample/name", "must be a text, not null; leave it out");
    }
    String name = fields.text("name");
    builder.capacity(fields.positive("capacity_mAh", "mAh"));
    if (name != null && name.isBlank()) {
      problems.warn("/sample/name", "is blank and counts as " + Residue.NO_SAMPLE);
    }
    return Residue.NO_SAMPLE.equals(name) ? null : name;
  }

  private @Nullable Recording recording(JsonNode node) {
    if (node.isMissingNode()) {
      problems.add("/record", "is missing; it needs at least time_s");
      return null;
    }
    Fields fields =
        Fields.of(node, "/record", problems, Set.of("time_s", "voltage_V", "current_mA"));
    if (fields == null) {
      return null;
    }
    if (node.path("time_s").isMissingNode() || node.path("time_s").isNull()) {
      problems.add("/record/time_s", "is missing");
    }
    return Recording.builder()
        .period(fields.positive("time_s", "s"))
        .voltageChange(fields.positive("voltage_V", "V"))
        .currentChange(fields.positive("current_mA", "mA"))
        .build();
  }

  private @Nullable SafetyLimits limits(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    Fields fields =
        Fields.of(
            node,
            "/safety",
            problems,
            Set.of(
                "max_voltage_V",
                "min_voltage_V",
                "max_current_mA",
                "min_current_mA",
                "max_capacity_mAh",
                "delay_s"));
    if (fields == null) {
      return null;
    }
    Quantity maxVoltage = any(fields, "max_voltage_V", "V");
    Quantity minVoltage = any(fields, "min_voltage_V", "V");
    Quantity maxCurrent = any(fields, "max_current_mA", "mA");
    Quantity minCurrent = any(fields, "min_current_mA", "mA");
    Quantity capacity = notNegative(fields, "max_capacity_mAh", "mAh");
    Quantity delay = notNegative(fields, "delay_s", "s");
    above("voltage", "V", maxVoltage, minVoltage);
    above("current", "mA", maxCurrent, minCurrent);
    if (!problems.isEmpty()) {
      return null;
    }
    SafetyLimits limits =
        SafetyLimits.builder()
            .upperVoltageLimit(maxVoltage)
            .lowerVoltageLimit(minVoltage)
            .upperCurrentLimit(maxCurrent)
            .lowerCurrentLimit(minCurrent)
            .maximumCapacity(capacity)
            .delay(delay)
            .build();
    return limits.equals(SafetyLimits.builder().build()) ? null : limits;
  }

  private static @Nullable Quantity any(Fields fields, String name, String unit) {
    return fields.quantity(name, fields.strictNumber(name), unit);
  }

  private @Nullable Quantity notNegative(Fields fields, String name, String unit) {
    BigDecimal number = fields.strictNumber(name);
    if (number != null && number.signum() < 0) {
      problems.add(fields.place(name), "must not be less than zero");
      return null;
    }
    return fields.quantity(name, number, unit);
  }

  private void above(String what, String unit, @Nullable Quantity most, @Nullable Quantity least) {
    if (most != null && least != null && most.compareTo(least) <= 0) {
      problems.add(
          "/safety/max_%s_%s".formatted(what, unit),
          "must be above /safety/min_%s_%s".formatted(what, unit));
    }
  }
}
