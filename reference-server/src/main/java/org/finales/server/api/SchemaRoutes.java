package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static org.finales.server.api.Route.route;

import java.util.List;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.core.linkeddata.document.Contexts;
import org.finales.core.schema.EntitySchemas;
import tools.jackson.databind.JsonNode;

/** What the things of a laboratory look like in JSON, at addresses that stay. */
final class SchemaRoutes {
  private static final String TAG = "Schemas";
  private static final String SCHEMAS = "/schemas";
  private static final Param<String> SCHEMA =
      Param.path("schema", "The thing's name, such as `battery-cell`; `.json` may follow.");

  private SchemaRoutes() {}

  static List<Route> all() {
    return List.of(
        route(GET, SCHEMAS, "schemas")
            .about(TAG, "The names of the things that have a schema; needs no token.")
            .answers(200, "All of them, in one page.", new PageOf(String.class))
            .by(call -> call.json(new Page<>(EntitySchemas.names(), null))),
        route(GET, SCHEMAS + "/{schema}", "schema")
            .about(TAG, "The JSON Schema of a thing, with terms and units; needs no token.")
            .takes(SCHEMA)
            .answers(200, "The schema.", JsonNode.class)
            .refuses(404)
            .by(call -> call.json(schema(call.get(SCHEMA)))),
        route(GET, "/context.jsonld", "context")
            .about(TAG, "The JSON-LD context of what this project writes; needs no token.")
            .answers(200, "The context.", JsonNode.class)
            .by(call -> call.json(Contexts.own())));
  }

  private static JsonNode schema(String asked) {
    String suffix = ".json";
    String name =
        asked.endsWith(suffix) ? asked.substring(0, asked.length() - suffix.length()) : asked;
    return EntitySchemas.of(name)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "no schema "
                        + name
                        + "; there are "
                        + String.join(", ", EntitySchemas.names())));
  }
}
