package org.finales.core.linkeddata.document;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Hands trees of JSON to the library that reads JSON-LD. */
final class JakartaJson {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private JakartaJson() {}

  static JsonProvider provider() {
    return PROVIDER;
  }

  static JsonValue of(JsonNode node) {
    if (node.isObject()) {
      JsonObjectBuilder object = PROVIDER.createObjectBuilder();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        object.add(member.getKey(), of(member.getValue()));
      }
      return object.build();
    }
    if (node.isArray()) {
      JsonArrayBuilder array = PROVIDER.createArrayBuilder();
      for (JsonNode member : node) {
        array.add(of(member));
      }
      return array.build();
    }
    if (node.isString()) {
      return PROVIDER.createValue(node.stringValue());
    }
    if (node.isNumber()) {
      return node.isIntegralNumber()
          ? PROVIDER.createValue(node.bigIntegerValue())
          : PROVIDER.createValue(node.decimalValue());
    }
    if (node.isBoolean()) {
      return node.booleanValue() ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return JsonValue.NULL;
  }
}
