package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.property.Attribute;
import org.finales.core.linkeddata.Iris;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.finales.core.linkeddata.mapping.LinkedRecords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * BattINFO's flat record of a protocol: {@code {"test_spec": {…}, "method": [steps], "record": {…},
 * "safety": {…}, "conditions": {…}}}.
 */
final class FlatProtocol {
  /** Member of the record that says what it is called. */
  static final String KIND = "test_spec";

  /** Member with the steps. */
  static final String METHOD = "method";

  private FlatProtocol() {}

  /**
   * Writes what the record says and takes it out of the JSON; a method of which no protocol can be
   * made stays there. A record without a method describes a protocol in words alone.
   *
   * @param rest the record; changed
   * @param unreadable takes why no protocol can be made of the method
   * @return the protocol
   */
  static Node write(ObjectNode rest, Statements out, List<String> unreadable) {
    ObjectNode named = (ObjectNode) rest.path(KIND);
    Node.@Nullable Iri id = id(named);
    Protocol.Builder protocol = Protocol.builder().id(id == null ? null : id.value());
    if (rest.path(METHOD) instanceof ArrayNode method) {
      ObjectNode copy = rest.deepCopy();
      try {
        protocol
            .steps(new FlatMethod().steps(method))
            .recording(FlatMethod.recording(rest, "record"))
            .limits(limits(rest))
            .name(FlatMethod.text(named, "name"))
            .description(FlatMethod.text(named, "description"))
            .version(FlatMethod.text(named, "version"))
            .attributes(attributes(rest, named));
        return LinkedRecords.write(protocol.build(), out);
      } catch (LinkedDataException | IllegalArgumentException e) {
        unreadable.add((id == null ? "" : id.value() + ": ") + "/" + e.getMessage());
        rest.setAll(copy);
      }
    }
    return withoutSteps((ObjectNode) rest.path(KIND), id, out);
  }

  private static Node withoutSteps(ObjectNode named, Node.@Nullable Iri id, Statements out) {
    Node subject = id == null ? out.blank() : id;
    out.type(subject, Terms.term("schema:HowTo"));
    out.text(subject, Terms.term("schema:name"), FlatMethod.text(named, "name"));
    out.text(subject, Terms.term("schema:description"), FlatMethod.text(named, "description"));
    return subject;
  }

  private static Node.@Nullable Iri id(ObjectNode named) {
    String id = named.path("id").asString("");
    if (!Iris.isAbsolute(id)) {
      return null;
    }
    named.remove("id");
    return new Node.Iri(id);
  }

  /** What no field of a protocol holds, by its name. */
  private static List<Attribute> attributes(ObjectNode rest, ObjectNode named) {
    List<Attribute> attributes = new ArrayList<>();
    for (String field : List.of("kind", "protocol_url")) {
      String text = FlatMethod.text(named, field);
      if (text != null && !text.isBlank()) {
        attributes.add(Attribute.of(field, text));
      }
    }
    if (rest.path("conditions") instanceof ObjectNode conditions) {
      List<String> read = new ArrayList<>();
      for (Map.Entry<String, JsonNode> condition : conditions.properties()) {
        JsonNode told = condition.getValue();
        if (told.size() == 2 && told.path("value").isNumber() && told.path("unit").isString()) {
          String unit = told.path("unit").stringValue();
          attributes.add(Attribute.of(condition.getKey(), told.path("value").decimalValue(), unit));
          read.add(condition.getKey());
        }
      }
      conditions.remove(read);
    }
    return attributes;
  }

  private static @Nullable SafetyLimits limits(ObjectNode rest) {
    if (!(rest.path("safety") instanceof ObjectNode safety)) {
      return null;
    }
    SafetyLimits limits =
        SafetyLimits.builder()
            .upperVoltageLimit(FlatMethod.number(safety, "max_voltage_V", "V"))
            .lowerVoltageLimit(FlatMethod.number(safety, "min_voltage_V", "V"))
            .upperCurrentLimit(FlatMethod.number(safety, "max_current_mA", "mA"))
            .lowerCurrentLimit(FlatMethod.number(safety, "min_current_mA", "mA"))
            .maximumCapacity(FlatMethod.number(safety, "max_capacity_mAh", "mAh"))
            .maximumTemperature(FlatMethod.number(safety, "max_temperature_degC", "degC"))
            .minimumTemperature(FlatMethod.number(safety, "min_temperature_degC", "degC"))
            .delay(FlatMethod.number(safety, "delay_s", "s"))
            .build();
    return limits.equals(SafetyLimits.builder().build()) ? null : limits;
  }
}
