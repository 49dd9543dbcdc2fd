package org.finales.api.measurement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The capabilities that come with finales; a server offers them once somebody has added them.
 *
 * <p>Names are FINALES 2's where it has them, and its tenants' parameters and results of these
 * quantities fit the schemas.
 */
public final class BuiltInCapabilities {

  private BuiltInCapabilities() {}

  /** Returns all of them, with schemas of the caller's own. */
  public static List<BuiltInCapability> all() {
    return List.of(
        capability("density", "vibrating_tube_densimetry", "molecular_dynamics"),
        capability("viscosity", "rolling_ball_viscometry", "molecular_dynamics"),
        capability("conductivity", "two_electrode", "molecular_dynamics"),
        capability("spectrum", "infrared_spectroscopy", "simulation"));
  }

  private static BuiltInCapability capability(String quantity, String... methods) {
    ObjectNode parameters = schema("parameters.schema.json");
    parameters.put("title", "Parameters of " + quantity);
    ObjectNode result = schema("result.schema.json");
    result.put("title", "Result of " + quantity);
    result.putArray("required").add(quantity);
    // null may stand for what was not measured, but not for what was asked for
    ObjectNode asked = (ObjectNode) result.required("properties").required(quantity);
    asked.put("type", "object");
    return new BuiltInCapability(quantity, List.of(methods), parameters, result);
  }

  /** Reads a schema and puts the definitions of formulations into it. */
  private static ObjectNode schema(String resource) {
    ObjectNode schema = (ObjectNode) read(resource);
    ((ObjectNode) schema.required("$defs")).setAll((ObjectNode) read("chemistry.defs.json"));
    return schema;
  }

  private static JsonNode read(String resource) {
    try (InputStream in = BuiltInCapabilities.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource " + resource + " is missing beside " + BuiltInCapabilities.class);
      }
      return FinalesJson.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + resource, e);
    }
  }
}
