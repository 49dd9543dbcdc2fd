package org.finales.server.api;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds answers against an OpenAPI document: the status, the type of the body and the body itself
 * must be described, down to the last field.
 */
final class OpenApiCheck {
  private final ObjectNode document;
  private final ObjectNode components;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  OpenApiCheck(ObjectNode document) {
    this.document = document;
    this.components = (ObjectNode) document.path("components").deepCopy();
    for (Map.Entry<String, JsonNode> schema : components.path("schemas").properties()) {
      if (schema.getValue().has("properties")) {
        // Answers may grow for clients, but not beyond what is described here.
        ((ObjectNode) schema.getValue()).put("additionalProperties", false);
      }
    }
  }

  void check(String method, String path, int status, HttpHeaders headers, @Nullable String body) {
    String call = method + " " + path + " -> " + status;
    JsonNode operation = operation(method, path);
    JsonNode response = operation.path("responses").path(Integer.toString(status));
    if (response.isMissingNode()) {
      throw new AssertionError(call + " is not among the responses described: " + body);
    }
    String type = headers.firstValue("Content-Type").orElse("");
    if (response.path("content").isEmpty()) {
      if (body != null && !body.isEmpty()) {
        throw new AssertionError(call + " has a body that is not described: " + body);
      }
      return;
    }
    JsonNode content = response.path("content").get(type.split(";")[0]);
    if (content == null) {
      throw new AssertionError(call + " is of type " + type + ", which is not described");
    }
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      if (status != 200 && status != 503 && headers.firstValue(header.getKey()).isEmpty()) {
        throw new AssertionError(call + " lacks the header " + header.getKey());
      }
    }
    if (body != null && content.has("schema")) {
      List<Error> errors = schema(content.path("schema")).validate(body, InputFormat.JSON);
      if (!errors.isEmpty()) {
        throw new AssertionError(call + " does not fit its schema: " + errors + " in " + body);
      }
    }
  }

  private JsonNode operation(String method, String path) {
    String best = "";
    for (Map.Entry<String, JsonNode> candidate : document.path("paths").properties()) {
      String pattern = "\\Q" + candidate.getKey().replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q") + "\\E";
      if (Pattern.matches(pattern, path)
          && candidate.getValue().has(method.toLowerCase(Locale.ROOT))
          && (best.isEmpty() || best.contains("{"))) {
        best = candidate.getKey();
      }
    }
    if (best.isEmpty()) {
      throw new AssertionError(method + " " + path + " is not described");
    }
    return document.path("paths").path(best).path(method.toLowerCase(Locale.ROOT));
  }

  private Schema schema(JsonNode schema) {
    return compiled.computeIfAbsent(
        schema.toString(),
        text -> {
          ObjectNode whole = JsonNodeFactory.instance.objectNode();
          whole.setAll((ObjectNode) schema);
          whole.set("components", components);
          return registry.getSchema(whole);
        });
  }
}
