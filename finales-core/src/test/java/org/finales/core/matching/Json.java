package org.finales.core.matching;

import org.finales.api.broker.Limitations;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/** Short ways to write JSON in tests: single quotes stand for double ones. */
final class Json {
  private Json() {}

  static JsonNode json(String text) {
    return FinalesJson.read(text.replace('\'', '"'));
  }

  static CompiledLimitations limits(String schema, String limitations) {
    return CompiledLimitations.compile(new Limitations(json(limitations)), json(schema));
  }
}
