package org.finales.core.linkeddata.broker;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultStatus;
import org.finales.api.broker.Tenant;
import org.finales.api.chemistry.Formulation;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes the broker's records as linked data, each as a graph that bears the record's name, and
 * reads them back.
 *
 * <p>What the vocabulary has words for is said in statements: who, when, and for the quantities
 * that every laboratory knows the sample with its composition and the quantities that were found.
 * The whole record stands beside it as JSON under {@code finales:record}; reading takes it from
 * there. Thread-safe.
 */
public final class BrokerGraphs {
  /** Holds the whole record as JSON. */
  public static final Node.Iri RECORD = Terms.own("record");

  private static final Node.Iri QUANTITY = Terms.own("quantity");
  private static final Node.Iri METHOD = Terms.own("method");
  private static final Node.Iri VERSION = Terms.own("version");
  private static final Node.Iri STATUS = Terms.own("status");
  private static final Node.Iri ANSWERS = Terms.own("answers");
  private static final Node.Iri ANSWERED_BY = Terms.own("answeredBy");
  private static final Node.Iri ADDRESSED_TO = Terms.own("addressedTo");
  private static final Node.Iri HELD_BY = Terms.own("heldBy");
  private static final Node.Iri OFFERS = Terms.own("offers");
  private static final Node.Iri ENTITY = Terms.term("prov:Entity");
  private static final Node.Iri AGENT = Terms.term("prov:Agent");
  private static final Node.Iri NAME = Terms.term("schema:name");
  private static final Node.Iri CREATED = Terms.term("dcterms:created");
  private static final Node.Iri MODIFIED = Terms.term("dcterms:modified");
  private static final Node.Iri OBJECT = Terms.term("schema:object");
  private static final Node.Iri GENERATED_BY = Terms.term("prov:wasGeneratedBy");
  private static final Node.Iri ACTION = Terms.term("schema:Action");
  private static final Node.Iri ACTIVITY = Terms.term("prov:Activity");
  private static final Node.Iri ASSOCIATED = Terms.term("prov:wasAssociatedWith");
  private static final Node.Iri ENDED = Terms.term("prov:endedAtTime");
  private static final Node.Iri SAMPLE = Terms.term("hasMeasurementSample");
  private static final Node.Iri TECHNIQUE = Terms.term("schema:measurementTechnique");
  private static final Node.Iri ATTRIBUTED = Terms.term("prov:wasAttributedTo");

  private final BrokerNames names;
  private final SampleWriter samples;

  /** Writes with names of a base of the laboratory's own. */
  public BrokerGraphs(BrokerNames names) {
    this.names = names;
    this.samples = new SampleWriter(names);
  }

  /** Returns the names that records get. */
  public BrokerNames names() {
    return names;
  }

  /** Writes a request. */
  public Graph of(Request request) {
    Node.Iri name = names.request(request.id());
    Statements out = new Statements();
    out.type(name, Terms.own("Request")).type(name, ENTITY);
    out.text(name, QUANTITY, request.quantity());
    for (String method : request.methods()) {
      out.text(name, METHOD, method);
    }
    out.text(name, STATUS, request.status().wireName());
    stamps(out, name, request.account(), request.created(), request.updated());
    for (UUID tenant : request.addressedTo()) {
      out.add(name, ADDRESSED_TO, names.tenant(tenant));
    }
    link(out, name, HELD_BY, request.holderTenant());
    if (request.result() != null) {
      out.add(name, ANSWERED_BY, names.result(request.result()));
    }
    Set<JsonNode> told = new LinkedHashSet<>();
    request
        .parameters()
        .forEach(
            (method, parameters) -> {
              JsonNode formulation = parameters.path("formulation");
              if (told.add(formulation)) {
                Node.Iri wished = BrokerNames.part(name, "sample" + (told.size() - 1));
                SampleWriter.formulation(parameters)
                    .ifPresent(
                        known -> {
                          out.add(name, OBJECT, wished);
                          samples.write(out, wished, known);
                        });
              }
            });
    return record(out, name, request);
  }

  /** Writes a result. */
  public Graph of(Result result) {
    Node.Iri name = names.result(result.id());
    Statements out = new Statements();
    out.type(name, Terms.own("Result")).type(name, ENTITY);
    out.text(name, QUANTITY, result.quantity()).text(name, METHOD, result.method());
    out.text(name, STATUS, result.status().wireName());
    out.add(name, ANSWERS, names.request(result.request()));
    stamps(out, name, result.account(), result.created(), result.updated());
    run(out, name, result);
    return record(out, name, result);
  }

  /** Adds the run of the method, its sample and what it found; nothing of a withdrawn result. */
  private void run(Statements out, Node.Iri name, Result result) {
    if (result.status() == ResultStatus.DELETED) {
      return;
    }
    Node.Iri run = BrokerNames.part(name, "run");
    Node.Iri sample = BrokerNames.part(name, "sample");
    out.add(name, GENERATED_BY, run);
    out.type(run, MeasurementWriter.technique(result.method())).type(run, ACTION);
    out.type(run, ACTIVITY);
    out.text(run, TECHNIQUE, result.method());
    out.add(
        run,
        ASSOCIATED,
        result.tenant() != null ? names.tenant(result.tenant()) : names.account(result.account()));
    out.add(run, ENDED, time(result.created()));
    Optional<Formulation> formulation =
        SampleWriter.formulation(result.data().path("run_info"))
            .or(() -> SampleWriter.formulation(result.parameters()));
    if (formulation.isPresent()) {
      out.add(run, SAMPLE, sample);
      samples.write(out, sample, formulation.get());
      MeasurementWriter.write(
          out, name, sample, run, result.method(), result.parameters(), result.data());
    }
    ThingWriter.write(names, out, name, run, result);
  }

  /** Writes one version of a capability. */
  public Graph of(Capability capability) {
    Node.Iri name =
        names.capability(capability.quantity(), capability.method(), capability.version());
    Statements out = new Statements();
    out.type(name, Terms.own("Capability")).type(name, ENTITY);
    out.text(name, QUANTITY, capability.quantity()).text(name, METHOD, capability.method());
    out.add(
        name, VERSION, Standard.literal(Integer.toString(capability.version()), Standard.INTEGER));
    stamps(out, name, capability.account(), capability.created(), null);
    return record(out, name, capability);
  }

  /** Writes a tenant. */
  public Graph of(Tenant tenant) {
    Node.Iri name = names.tenant(tenant.id());
    Statements out = new Statements();
    out.type(name, Terms.own("Tenant")).type(name, AGENT);
    out.text(name, NAME, tenant.name());
    for (Offer offer : tenant.offers()) {
      Node.Blank offered = out.blank();
      out.add(name, OFFERS, offered);
      out.text(offered, QUANTITY, offer.quantity()).text(offered, METHOD, offer.method());
    }
    out.add(name, CREATED, time(tenant.created()));
    if (tenant.account() != null) {
      out.add(name, Terms.term("prov:actedOnBehalfOf"), names.account(tenant.account()));
    }
    return record(out, name, tenant);
  }

  /**
   * Reads a record that was written here.
   *
   * @param type the class of the record
   * @throws LinkedDataException if the graph holds no such record or it does not fit
   */
  public static <T> T read(Graph graph, Class<T> type) {
    Optional<T> found = Optional.empty();
    for (Statement statement : graph.statements()) {
      if (statement.predicate().equals(RECORD)
          && statement.object() instanceof Node.Literal json
          && (graph.name() == null || statement.subject().equals(graph.name()))) {
        if (found.isPresent()) {
          throw new LinkedDataException("The graph holds more than one record");
        }
        found = Optional.of(parsed(json.text(), type));
      }
    }
    return found.orElseThrow(
        () ->
            new LinkedDataException(
                "The graph%s holds no record: the statement with %s is missing"
                    .formatted(
                        graph.name() == null ? "" : " " + graph.name().value(), RECORD.value())));
  }

  private static <T> T parsed(String json, Class<T> type) {
    try {
      return FinalesJson.convert(FinalesJson.readWritten(json), type);
    } catch (JsonException e) {
      throw new LinkedDataException(
          "The record under %s is no %s: %s"
              .formatted(RECORD.value(), type.getSimpleName(), e.getMessage()),
          e);
    }
  }

  private void stamps(
      Statements out, Node.Iri name, String account, Instant created, @Nullable Instant updated) {
    out.add(name, ATTRIBUTED, names.account(account));
    out.add(name, CREATED, time(created));
    if (updated != null) {
      out.add(name, MODIFIED, time(updated));
    }
  }

  private void link(Statements out, Node.Iri name, Node.Iri relation, @Nullable UUID tenant) {
    if (tenant != null) {
      out.add(name, relation, names.tenant(tenant));
    }
  }

  private static Node.Literal time(Instant instant) {
    return Standard.literal(instant.toString(), Standard.DATE_TIME);
  }

  private static Graph record(Statements out, Node.Iri name, Object record) {
    out.text(name, RECORD, FinalesJson.write(record));
    return out.graph(name);
  }
}
