package org.finales.server.alpha;

import io.javalin.http.Context;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.server.http.Bodies;
import tools.jackson.databind.JsonNode;

/** Reading the bodies of calls. */
final class Sent {
  private Sent() {}

  /**
   * The body as JSON. The first FINALES's clients do not name the type of what they send.
   *
   * @throws MalformedException if it is none; NaN is none
   */
  static JsonNode json(Context ctx) {
    Findings findings = new Findings();
    byte[] body = Bodies.bytes(ctx);
    String type = ctx.req().getContentType();
    if (body.length == 0) {
      findings.missing(Place.BODY);
    } else if (type != null && !type.isBlank() && !Bodies.isJson(type)) {
      findings.notA("dict", Place.BODY);
    }
    findings.check();
    try {
      return FinalesJson.read(body);
    } catch (JsonException e) {
      findings.add(
          Place.BODY.at(0), String.valueOf(e.getMessage()), "value_error.jsondecode", null);
      findings.check();
      throw e;
    }
  }
}
