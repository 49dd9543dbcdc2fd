package org.finales.server.finales2;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.server.http.Bodies;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Bodies as FINALES 2 takes them: types are strict, unknown keys are dropped.
 *
 * @param body the body's object
 * @param findings what is wrong with it so far
 */
record Posted(JsonNode body, Findings findings) {
  private static final String BODY = "body";

  /**
   * Reads a call's body.
   *
   * @throws Findings.UnprocessableException if it is no JSON object
   */
  static Posted of(Context ctx) {
    byte[] bytes = Bodies.bytes(ctx);
    Findings findings = new Findings();
    JsonNode body = bytes.length == 0 ? null : read(ctx, bytes, findings);
    if (body == null || body.isNull()) {
      findings.missing(null, BODY);
    } else if (!body.isObject()) {
      findings.notA(
          "model_attributes_type", "dictionary or object to extract fields from", body, BODY);
    }
    findings.check();
    return new Posted(body == null ? JsonNodeFactory.instance.objectNode() : body, findings);
  }

  private static JsonNode read(Context ctx, byte[] bytes, Findings findings) {
    if (!Bodies.isJson(ctx.req().getContentType())) {
      return StringNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }
    try {
      return FinalesJson.read(bytes);
    } catch (JsonException e) {
      ObjectNode context =
          JsonNodeFactory.instance.objectNode().put("error", String.valueOf(e.getMessage()));
      findings.add(
          "json_invalid",
          "JSON decode error",
          JsonNodeFactory.instance.objectNode(),
          context,
          place(e));
      findings.check();
      throw e;
    }
  }

  /** Where in the text, or at which key, a document is wrong. */
  private static Object[] place(JsonException problem) {
    List<Object> place = new ArrayList<>(List.of(BODY));
    if (!problem.path().isEmpty()) {
      place.addAll(List.of(problem.path().substring(1).split("/", -1)));
    } else if (problem.getCause() instanceof JacksonException cause
        && cause.getLocation() != null) {
      place.add((int) Math.max(0, cause.getLocation().getByteOffset()));
    }
    return place.toArray();
  }

  /** A text. */
  String text(String name) {
    JsonNode value = body.get(name);
    if (value == null) {
      findings.missing(body, BODY, name);
      return "";
    }
    if (!value.isString()) {
      findings.notA("string_type", "string", value, BODY, name);
      return "";
    }
    return value.asString();
  }

  /** A list of texts. */
  List<String> texts(String name) {
    JsonNode value = body.get(name);
    if (value == null) {
      findings.missing(body, BODY, name);
      return List.of();
    }
    if (!value.isArray()) {
      findings.notA("list_type", "list", value, BODY, name);
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i).isString()) {
        texts.add(value.get(i).asString());
      } else {
        findings.notA("string_type", "string", value.get(i), BODY, name, i);
      }
    }
    return texts;
  }

  /** A list of at least one text. */
  List<String> someTexts(String name) {
    List<String> texts = texts(name);
    JsonNode value = body.get(name);
    if (value != null && value.isArray() && value.isEmpty()) {
      findings.add(
          "too_short",
          "List should have at least 1 item after validation, not 0",
          value,
          JsonNodeFactory.instance
              .objectNode()
              .put("field_type", "List")
              .put("min_length", 1)
              .put("actual_length", 0),
          BODY,
          name);
    }
    return texts;
  }

  /** An object. */
  JsonNode object(String name) {
    JsonNode value = body.get(name);
    if (value == null) {
      findings.missing(body, BODY, name);
    } else if (!value.isObject()) {
      findings.notA("dict_type", "dictionary", value, BODY, name);
    } else {
      return value;
    }
    return JsonNodeFactory.instance.objectNode();
  }

  /** An object whose values are objects. */
  JsonNode objects(String name) {
    JsonNode value = object(name);
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (!field.getValue().isObject()) {
        findings.notA("dict_type", "dictionary", field.getValue(), BODY, name, field.getKey());
      }
    }
    return value;
  }

  /** Goes on only where all that was asked for is in order. */
  void check() {
    findings.check();
  }
}
