package org.finales.server.finales2;

import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies as FINALES 2's clients send them. */
final class Bodies {
  /** What F2Opt calls itself. */
  static final String NIL = "00000000-0000-0000-0000-000000000000";

  private Bodies() {}

  static ObjectNode request(String quantity, String method, String parameters) {
    ObjectNode body = FinalesJson.mapper().createObjectNode();
    body.put("quantity", quantity);
    body.putArray("methods").add(method);
    body.putObject("parameters").set(method, Laboratory.json(parameters));
    body.put("tenant_uuid", NIL);
    return body;
  }

  /** An answer to a request with other parameters than asked for, as measured. */
  static ObjectNode result(
      String quantity, String method, String parameters, String data, String request) {
    ObjectNode body = FinalesJson.mapper().createObjectNode();
    body.set("data", Laboratory.json(data));
    body.put("quantity", quantity);
    body.putArray("method").add(method);
    body.putObject("parameters").set(method, Laboratory.json(parameters));
    body.put("tenant_uuid", NIL);
    body.put("request_uuid", request);
    return body;
  }

  static ObjectNode density() {
    return request("density", "tube", "{'temperature':298.15}");
  }

  static ObjectNode densityResult(String request) {
    return result("density", "tube", "{'temperature':298.2}", "{'values':[1.21]}", request);
  }

  /** The same with another value at a key. */
  static ObjectNode with(ObjectNode body, String key, JsonNode value) {
    ObjectNode copy = body.deepCopy();
    copy.set(key, value);
    return copy;
  }

  /** The same without a key. */
  static ObjectNode without(ObjectNode body, String key) {
    ObjectNode copy = body.deepCopy();
    copy.remove(key);
    return copy;
  }
}
