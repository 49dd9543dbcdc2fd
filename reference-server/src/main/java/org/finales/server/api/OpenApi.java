package org.finales.server.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.finales.api.rest.Api;
import org.finales.api.rest.Problem;
import org.finales.core.engine.Action;
import org.finales.core.engine.Role;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The description of the native surface as OpenAPI 3.1, made from the routes themselves. */
final class OpenApi {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private OpenApi() {}

  static ObjectNode describe(List<Route> routes, String version) {
    Schemas schemas = new Schemas(sent(routes));
    ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "finales")
        .put("version", version)
        .put(
            "description",
            "The native surface of a finales server: requests for quantities, work for tenants,"
                + " results. Refusals are problem details (RFC 9457) whose `code` is stable."
                + " Unknown fields and unknown query parameters are refused.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    ArrayNode tags = document.putArray("tags");
    Set<String> seen = new LinkedHashSet<>();
    for (Route route : routes) {
      if (seen.add(route.tag())) {
        tags.addObject().put("name", route.tag());
      }
    }
    ObjectNode paths = document.putObject("paths");
    for (Route route : routes) {
      ObjectNode path =
          paths.get(route.path()) instanceof ObjectNode present
              ? present
              : paths.putObject(route.path());
      path.set(route.method().name().toLowerCase(Locale.ROOT), operation(route, schemas));
    }
    ObjectNode components = document.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "A token from a log-in or made by an administrator.");
    schemas.of(Problem.class);
    ObjectNode all = components.putObject("schemas");
    schemas.named().forEach(all::set);
    return document;
  }

  /** The records that callers send, by themselves or within another. */
  private static Set<Class<?>> sent(List<Route> routes) {
    Set<Class<?>> sent = new LinkedHashSet<>();
    for (Route route : routes) {
      if (route.body() != null) {
        sent.add(route.body());
      }
    }
    return sent;
  }

  private static ObjectNode operation(Route route, Schemas schemas) {
    ObjectNode operation =
        JSON.objectNode().put("operationId", route.id()).put("summary", route.summary());
    operation.putArray("tags").add(route.tag());
    ArrayNode security = operation.putArray("security");
    if (!route.actions().isEmpty()) {
      operation.put(
          "description",
          "For roles that may "
              + Action.describe(route.actions())
              + ": "
              + String.join(", ", rolesThatMay(route.actions()))
              + ".");
      operation.put("x-action", Words.of(route.actions()));
      security.addObject().putArray("token");
    }
    if (!route.params().isEmpty()) {
      ArrayNode parameters = operation.putArray("parameters");
      route.params().forEach(param -> parameters.add(parameter(param)));
    }
    if (route.body() != null) {
      ObjectNode content = requestBody(operation, "application/json");
      content.set("schema", schemas.of(route.body()));
    }
    route.streams().forEach(type -> requestBody(operation, type));
    ObjectNode responses = operation.putObject("responses");
    for (Reply reply : route.replies()) {
      reply(responses, reply, schemas);
    }
    for (Integer status : new TreeSet<>(route.refusals())) {
      refusal(responses, status);
    }
    return operation;
  }

  static List<String> rolesThatMay(Set<Action> actions) {
    return List.of(Role.values()).stream()
        .filter(role -> actions.stream().anyMatch(role.actions()::contains))
        .map(Role::wireName)
        .toList();
  }

  private static ObjectNode requestBody(ObjectNode operation, String type) {
    ObjectNode body = operation.withObject("/requestBody").put("required", true);
    return body.withObject("/content").putObject(type);
  }

  private static ObjectNode parameter(Param<?> param) {
    ObjectNode parameter =
        JSON.objectNode()
            .put("name", param.name())
            .put("in", param.place().name().toLowerCase(Locale.ROOT))
            .put("required", param.required())
            .put("description", param.description());
    if (param.schema().path("type").asString("").equals("array")) {
      parameter.put("style", "form").put("explode", false);
    }
    parameter.set("schema", param.schema());
    return parameter;
  }

  private static void reply(ObjectNode responses, Reply reply, Schemas schemas) {
    String status = Integer.toString(reply.status());
    ObjectNode response;
    if (responses.get(status) instanceof ObjectNode present) {
      response = present;
      response.put(
          "description",
          (present.path("description").asString() + " " + reply.description()).strip());
    } else {
      response = responses.putObject(status).put("description", reply.description());
    }
    if (!reply.headers().isEmpty()) {
      ObjectNode headers = response.withObject("/headers");
      for (String header : reply.headers()) {
        headers.putObject(header).putObject("schema").put("type", "string");
      }
    }
    if (reply.mediaType() != null) {
      ObjectNode content = response.withObject("/content").putObject(reply.mediaType());
      if (reply.type() != null) {
        content.set("schema", schemas.of(reply.type()));
      }
    }
  }

  private static void refusal(ObjectNode responses, int status) {
    String key = Integer.toString(status);
    if (responses.has(key)) {
      return;
    }
    ObjectNode response = responses.putObject(key).put("description", meaning(status));
    if (status == 401) {
      header(response, "WWW-Authenticate");
    } else if (status == 429 || status == 503) {
      header(response, "Retry-After");
    }
    response
        .putObject("content")
        .putObject(Api.PROBLEM_TYPE)
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
  }

  private static void header(ObjectNode response, String name) {
    response.putObject("headers").putObject(name).putObject("schema").put("type", "string");
  }

  private static String meaning(int status) {
    return switch (status) {
      case 400 -> "The call is malformed: JSON that cannot be read, a parameter of the wrong form.";
      case 401 -> "No token, or one that is not good (any more).";
      case 403 -> "The caller may not do this.";
      case 404 -> "There is no such thing.";
      case 408 -> "The body came too slowly.";
      case 409 -> "It does not go with how things stand; `code` says what is in the way.";
      case 412 -> "It was changed since it was read.";
      case 413 -> "The body is too large.";
      case 415 -> "The body is of another type.";
      case 416 -> "The file has no such bytes.";
      case 422 -> "What was sent is wrong; `violations` name the places.";
      case 428 -> "`If-Match` is missing.";
      case 429 -> "Too many log-ins failed; `Retry-After` says how long to wait.";
      case 503 -> "The server cannot answer now; try again.";
      default -> throw new IllegalArgumentException("no meaning is written down for " + status);
    };
  }
}
