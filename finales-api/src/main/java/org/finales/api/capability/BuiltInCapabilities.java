package org.finales.api.capability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.cycling.CyclingOrder;
import org.finales.api.cycling.CyclingOutcome;
import org.finales.api.cycling.DegradationOrder;
import org.finales.api.cycling.DegradationOutcome;
import org.finales.api.entity.Entities;
import org.finales.api.entity.EntitySchema;
import org.finales.api.json.FinalesJson;
import org.finales.api.lab.ReservationOrder;
import org.finales.api.lab.ReservationOutcome;
import org.finales.api.lab.TransportOrder;
import org.finales.api.lab.TransportOutcome;
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
  private static final Set<String> COMPUTED =
      Set.of(
          "molecular_dynamics",
          "simulation",
          "polynomial_interpolation",
          "molacular_dynamics",
          "degradation_model",
          "forecast");

  private BuiltInCapabilities() {}

  /** Returns all of them, with schemas of the caller's own. */
  public static List<BuiltInCapability> all() {
    List<BuiltInCapability> all = new ArrayList<>();
    all.add(capability("density", "vibrating_tube_densimetry", "molecular_dynamics"));
    all.add(capability("viscosity", "rolling_ball_viscometry", "molecular_dynamics"));
    all.add(
        capability(
            "conductivity", "two_electrode", "molecular_dynamics", "polynomial_interpolation"));
    all.add(capability("spectrum", "infrared_spectroscopy", "simulation"));
    all.addAll(laboratory());
    all.addAll(described());
    return List.copyOf(all);
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

  /** Returns those whose parameters and results are records. */
  private static List<BuiltInCapability> described() {
    return List.of(
        described("cycling", CyclingOrder.class, CyclingOutcome.class, "protocol"),
        described(
            "degradation",
            DegradationOrder.class,
            DegradationOutcome.class,
            "forecast",
            "cycling_and_forecast"),
        described("transport", TransportOrder.class, TransportOutcome.class, "delivery"),
        described(
            "channel_reservation",
            ReservationOrder.class,
            ReservationOutcome.class,
            "reservation"));
  }

  private static BuiltInCapability described(
      String quantity,
      Class<? extends Record> order,
      Class<? extends Record> outcome,
      String... methods) {
    return new BuiltInCapability(
        quantity,
        List.of(methods),
        EntitySchema.of(Entities.name(order), order),
        EntitySchema.of(Entities.name(outcome), outcome));
  }

  /** Returns what laboratories do beside measuring, in the shapes of FINALES 2. */
  private static List<BuiltInCapability> laboratory() {
    JsonNode resource = read("laboratory.schemas.json");
    ObjectNode definitions = (ObjectNode) resource.required("$defs");
    definitions.setAll((ObjectNode) read("chemistry.defs.json"));
    List<BuiltInCapability> found = new ArrayList<>();
    for (JsonNode described : resource.required("capabilities")) {
      String quantity = described.required("quantity").stringValue();
      List<String> methods = new ArrayList<>();
      described.required("methods").forEach(method -> methods.add(method.stringValue()));
      found.add(
          new BuiltInCapability(
              quantity,
              methods,
              complete("Parameters of " + quantity, described.required("parameters"), definitions),
              complete("Result of " + quantity, described.required("result"), definitions)));
    }
    return found;
  }

  private static ObjectNode complete(String title, JsonNode described, ObjectNode definitions) {
    ObjectNode schema = FinalesJson.mapper().createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll((ObjectNode) described.deepCopy());
    schema.set("$defs", definitions.deepCopy());
    return schema;
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
