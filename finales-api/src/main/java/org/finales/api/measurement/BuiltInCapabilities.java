package org.finales.api.measurement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.api.broker.CapabilityDraft;
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
  /** Methods that use up no sample, so that begun work may simply be done again. */
  private static final Set<String> COMPUTED = Set.of("molecular_dynamics", "simulation");

  private BuiltInCapabilities() {}

  /** Returns all of them, with schemas of the caller's own. */
  public static List<BuiltInCapability> all() {
    return List.of(
        capability("density", "vibrating_tube_densimetry", "molecular_dynamics"),
        capability("viscosity", "rolling_ball_viscometry", "molecular_dynamics"),
        capability("conductivity", "two_electrode", "molecular_dynamics"),
        capability("spectrum", "infrared_spectroscopy", "simulation"));
  }

  /** Returns all of them as a broker takes them, one for each method. */
  public static List<CapabilityDraft> drafts() {
    List<CapabilityDraft> drafts = new ArrayList<>();
    for (BuiltInCapability known : all()) {
      for (String method : known.methods()) {
        drafts.add(
            new CapabilityDraft(
                known.quantity(),
                method,
                known.parametersSchema(),
                known.resultSchema(),
                COMPUTED.contains(method)));
      }
    }
    return drafts;
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
