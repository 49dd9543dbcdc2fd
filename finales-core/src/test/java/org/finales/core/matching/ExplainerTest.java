package org.finales.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.matching.Json.json;
import static org.finales.core.matching.Json.limits;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.MatchReport.Obstacle;
import org.finales.api.broker.MatchReport.Verdict;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final String SCHEMA =
      "{'properties':{'t':{'type':'number','unit':'K'},'q':{'type':'string'}},'required':['t']}";

  @Test
  void thoseWhoServeComeFirstThenTheNearest() {
    MatchReport report =
        Explainer.explain(
            "conductivity",
            List.of(ask("eis", "{'t':310,'q':'x'}"), ask("simulation", "{'t':310}")),
            Set.of(),
            List.of(),
            List.of(
                tenant(1, "far", "eis", "{'t':[{'max':100}]}"),
                tenant(2, "near", "eis", "{'t':[{'max':300}]}"),
                tenant(3, "two reasons", "eis", "{'t':[{'max':309}],'q':'y'}"),
                tenant(4, "simulator", "simulation", "{}"),
                tenant(5, "server", "eis", "{'t':[{'max':320}]}"),
                tenant(6, "stranger", "other", "{}")));
    assertThat(report.servable()).isTrue();
    assertThat(report.verdicts())
        .extracting(Verdict::tenantName)
        .containsExactly("server", "simulator", "near", "far", "two reasons");
    assertThat(report.summary()).isEqualTo("can be served by server, simulator");
  }

  @Test
  void theReportSaysWhyNobodyCanServe() {
    MatchReport report =
        Explainer.explain(
            "conductivity",
            List.of(ask("eis", "{'t':310}")),
            Set.of(),
            List.of(),
            List.of(tenant(1, "near", "eis", "{'t':[{'max':300}]}")));
    assertThat(report.servable()).isFalse();
    assertThat(report.summary())
        .isEqualTo(
            "nobody can serve this now; nearest is near (eis); /t: 310 K is outside at most 300 K");
  }

  @Test
  void whatIsNotAboutParametersIsNamedToo() {
    OfferingTenant tenant =
        new OfferingTenant(
            new UUID(0, 1), "busy", false, false, 0, List.of(offer("eis", "{'zzz':1}")));
    MatchReport report =
        Explainer.explain(
            "conductivity",
            List.of(ask("eis", "{'t':310}")),
            Set.of(new UUID(0, 9)),
            List.of("cell 7"),
            List.of(tenant));
    assertThat(report.verdicts().get(0).obstacles())
        .extracting(Obstacle::reason)
        .containsExactly(
            "is deactivated",
            "the request is addressed to other tenants",
            "is offline",
            "has no free slot",
            "the resource cell 7 is held by other work");
    assertThat(report.warnings())
        .containsExactly(
            "busy (eis): limit /zzz: is no parameter of the capability and restricts nothing");
  }

  @Test
  void otherMethodsOfTheQuantityAreNamedWhereNoneIsOffered() {
    MatchReport report =
        Explainer.explain(
            "conductivity",
            List.of(ask("eis", "{'t':310}")),
            Set.of(),
            List.of(),
            List.of(tenant(1, "simulator", "simulation", "{}")));
    assertThat(report.verdicts()).isEmpty();
    assertThat(report.warnings())
        .containsExactly("conductivity is offered by other methods: simulation");
  }

  private static OfferingTenant tenant(int id, String name, String method, String limitations) {
    return new OfferingTenant(
        new UUID(0, id), name, true, true, 1, List.of(offer(method, limitations)));
  }

  private static CompiledOffer offer(String method, String limitations) {
    return new CompiledOffer("conductivity", method, 1, limits(SCHEMA, limitations));
  }

  private static MethodAsk ask(String method, String parameters) {
    return new MethodAsk(method, 1, json(parameters));
  }
}
