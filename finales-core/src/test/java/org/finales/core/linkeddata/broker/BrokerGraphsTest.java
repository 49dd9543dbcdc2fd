package org.finales.core.linkeddata.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultStatus;
import org.finales.api.broker.Tenant;
import org.finales.api.json.FinalesJson;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BrokerGraphsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final JsonNode ANYTHING =
      FinalesJson.read("{\"a\": [1.10, null, {\"b\": \"µ \\\"x\\\"\"}], \"c\": 1e-7}");

  private final BrokerGraphs graphs = new BrokerGraphs(BrokerNames.LOCAL);

  @Test
  void a_request_comes_back_unchanged() {
    Request request =
        new Request(
            new UUID(1, 2),
            "conductivity",
            List.of("two_electrode", "molecular_dynamics"),
            Map.of("two_electrode", 1, "molecular_dynamics", 3),
            Map.of("two_electrode", ANYTHING),
            RequestStatus.CLAIMED,
            7,
            NOON.plusSeconds(60),
            Set.of(new UUID(3, 4)),
            Set.of("cell 7"),
            1,
            3,
            "optimiser",
            null,
            42L,
            "lab account",
            new UUID(3, 4),
            null,
            NOON,
            NOON,
            5);

    Graph graph = throughNQuads(graphs.of(request));

    assertThat(graph.name()).isEqualTo(new Node.Iri("urn:finales:request:" + request.id()));
    assertThat(BrokerGraphs.read(graph, Request.class)).isEqualTo(request);
  }

  @Test
  void a_result_comes_back_unchanged() {
    Result result =
        new Result(
            new UUID(1, 2),
            new UUID(3, 4),
            "anything",
            "any",
            2,
            ANYTHING,
            ANYTHING,
            ResultStatus.AMENDED,
            "lab",
            null,
            "me",
            9L,
            NOON,
            NOON.plusMillis(1),
            2);

    assertThat(BrokerGraphs.read(throughNQuads(graphs.of(result)), Result.class)).isEqualTo(result);
  }

  @Test
  void a_capability_and_a_tenant_come_back_unchanged() {
    Capability capability =
        new Capability("q", "m", 3, ANYTHING, ANYTHING, true, false, "admin", NOON);
    Tenant tenant =
        new Tenant(
            new UUID(5, 6),
            "Viscometer",
            "room 7",
            List.of(new Offer("q", "m", Limitations.builder().values("t", "a", "b").build())),
            2,
            true,
            false,
            NOON,
            null,
            NOON,
            1);

    assertThat(BrokerGraphs.read(throughNQuads(graphs.of(capability)), Capability.class))
        .isEqualTo(capability);
    assertThat(BrokerGraphs.read(throughNQuads(graphs.of(tenant)), Tenant.class)).isEqualTo(tenant);
  }

  @Test
  void a_base_of_the_laboratorys_own_makes_web_addresses() {
    BrokerNames names = new BrokerNames("https://lab.example/");

    assertThat(names.account("a b/ü").value())
        .isEqualTo("https://lab.example/account/a%20b%2F%C3%BC");
    assertThatThrownBy(() -> new BrokerNames("lab")).hasMessageContaining("must be absolute");
  }

  @Test
  void a_graph_without_a_record_is_refused() {
    assertThatThrownBy(() -> BrokerGraphs.read(new Statements().graph(null), Result.class))
        .isInstanceOf(LinkedDataException.class)
        .hasMessageContaining("holds no record");
  }

  private static Graph throughNQuads(Graph graph) {
    List<Graph> read = NQuads.read(NQuads.write(graph));
    assertThat(read).containsExactly(graph);
    return read.get(0);
  }
}
