package org.finales.core.linkeddata.broker;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.api.broker.Tenant;
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
  public static final Node.Iri RECORD = new Node.Iri("urn:finales:term:record");

  private static final Node.Iri QUANTITY = new Node.Iri("urn:finales:term:quantity");
  private static final Node.Iri METHOD = new Node.Iri("urn:finales:term:method");
  private static final Node.Iri VERSION = new Node.Iri("urn:finales:term:version");
  private static final Node.Iri STATUS = new Node.Iri("urn:finales:term:status");
  private static final Node.Iri ANSWERS = new Node.Iri("urn:finales:term:answers");
  private static final Node.Iri ANSWERED_BY = new Node.Iri("urn:finales:term:answeredBy");
  private static final Node.Iri ADDRESSED_TO = new Node.Iri("urn:finales:term:addressedTo");
  private static final Node.Iri HELD_BY = new Node.Iri("urn:finales:term:heldBy");
  private static final Node.Iri OFFERS = new Node.Iri("urn:finales:term:offers");
  private static final Node.Iri ENTITY = Terms.term("prov:Entity");
  private static final Node.Iri AGENT = Terms.term("prov:Agent");
  private static final Node.Iri NAME = Terms.term("schema:name");
  private static final Node.Iri CREATED = Terms.term("dcterms:created");
  private static final Node.Iri MODIFIED = Terms.term("dcterms:modified");
  private static final Node.Iri ATTRIBUTED = Terms.term("prov:wasAttributedTo");

  private final BrokerNames names;

  /** Writes with names of a base of the laboratory's own. */
  public BrokerGraphs(BrokerNames names) {
    this.names = names;
  }

  /** Returns the names that records get. */
  public BrokerNames names() {
    return names;
  }

  /** Writes a request. */
  public Graph of(Request request) {
    Node.Iri name = names.request(request.id());
    Statements out = new Statements();
    out.type(name, new Node.Iri("urn:finales:term:Request")).type(name, ENTITY);
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
    return record(out, name, request);
  }

  /** Writes a result. */
  public Graph of(Result result) {
    Node.Iri name = names.result(result.id());
    Statements out = new Statements();
    out.type(name, new Node.Iri("urn:finales:term:Result")).type(name, ENTITY);
    out.text(name, QUANTITY, result.quantity()).text(name, METHOD, result.method());
    out.text(name, STATUS, result.status().wireName());
    out.add(name, ANSWERS, names.request(result.request()));
    stamps(out, name, result.account(), result.created(), result.updated());
    return record(out, name, result);
  }

  /** Writes one version of a capability. */
  public Graph of(Capability capability) {
    Node.Iri name =
        names.capability(capability.quantity(), capability.method(), capability.version());
    Statements out = new Statements();
    out.type(name, new Node.Iri("urn:finales:term:Capability")).type(name, ENTITY);
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
    out.type(name, new Node.Iri("urn:finales:term:Tenant")).type(name, AGENT);
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
      return FinalesJson.convert(FinalesJson.read(json), type);
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
