package org.finales.core.protocol;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.api.entity.Entities;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.property.Attribute;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of the record itself, with the name of its schema. */
final class PlainJson {
  private static final String SCHEMA = "$schema";
  private static final String SAMPLE = "sample";

  private PlainJson() {}

  static Converted<Protocol> read(byte[] utf8) {
    try {
      JsonNode json = FinalesJson.read(utf8);
      if (json instanceof ObjectNode object) {
        object.remove(SCHEMA);
      }
      return new Converted<>(FinalesJson.convert(json, Protocol.class), List.of());
    } catch (JsonException e) {
      throw new ProtocolFormatException(e.path(), String.valueOf(e.getMessage()), e);
    }
  }

  static Converted<String> write(Protocol protocol, ExportOptions options) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(SCHEMA, Entities.name(Protocol.class));
    json.setAll((ObjectNode) FinalesJson.tree(with(protocol, options)));
    return new Converted<>(json.toPrettyString() + "\n", List.of());
  }

  /** Returns a protocol with the sample and the capacity of options. */
  static Protocol with(Protocol protocol, ExportOptions options) {
    Protocol.Builder builder = protocol.toBuilder();
    if (options.capacity() != null) {
      builder.capacity(options.capacity());
    }
    if (options.sample() != null) {
      List<Attribute> attributes = new ArrayList<>();
      attributes.add(Attribute.of(SAMPLE, options.sample()));
      protocol.attributes().stream()
          .filter(attribute -> !attribute.name().equals(SAMPLE) || attribute.group() != null)
          .forEach(attributes::add);
      builder.attributes(attributes);
    }
    return builder.build();
  }
}
