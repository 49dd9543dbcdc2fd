package org.finales.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.matching.Json.json;
import static org.finales.core.matching.Json.limits;

import java.util.List;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.MatchReport.Obstacle;
import org.finales.core.TestData;
import org.finales.core.schema.SchemaCompiler;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Published requests against published limitations. */
class PublishedRequestsTest {
  @Test
  void everyPublishedRequestFitsItsSchema() {
    SchemaCompiler compiler = new SchemaCompiler();
    for (var file : TestData.jsonFiles("finales2/examples/requests")) {
      JsonNode request = TestData.read(file);
      request
          .get("parameters")
          .properties()
          .forEach(
              entry ->
                  assertThat(
                          compiler
                              .compile(
                                  Published.parametersSchema(
                                      request.get("quantity").stringValue(), entry.getKey()))
                              .validate(entry.getValue(), ""))
                      .as(file.toString())
                      .isEmpty());
    }
  }

  @Test
  void theConductivityRequestIsRefusedForItsTemperatureAndItsUnlistedSolvent() {
    assertThat(obstacles("conductivity", "two_electrode", "tenants/conductivity/ASAB.json", 0))
        .extracting(Obstacle::path)
        .containsExactly("/formulation/1/chemical", "/formulation/2/fraction", "/temperature");
  }

  @Test
  void theElectrolyteTenantsLimitNamesAParameterThatItsCapabilityDoesNotHave() {
    JsonNode offer =
        TestData.read(
                TestData.folder("finales2/examples").resolve("tenants/conductivity/ASAB.json"))
            .get("limitations")
            .get(1);
    CompiledLimitations compiled =
        CompiledLimitations.compile(
            new Limitations(offer.get("limitations")),
            Published.parametersSchema("electrolyte", "flow"));
    assertThat(compiled.warnings())
        .containsExactly("/formulation: is no parameter of the capability and restricts nothing");
  }

  @Test
  void theTransportRequestIsServed() {
    assertThat(
            obstacles(
                "transport",
                "transport_service",
                "tenants/transport/Transportation_tenant_tenant.json",
                0))
        .isEmpty();
  }

  @Test
  void theWorkflowRequestIsRefusedForItsCathodeAlone() {
    assertThat(
            obstacles(
                "degradationEOL",
                "degradation_workflow",
                "tenants/degradationEOL/degradation_workflow.json",
                0))
        .extracting(Obstacle::path)
        .containsExactly(
            "/battery_chemistry/cathode/material/0/chemical",
            "/battery_chemistry/cathode/material");
  }

  @Test
  void theCyclingRequestIsRefusedForItsFormationRatesAndCurrents() {
    JsonNode offer =
        TestData.read(
            TestData.folder("finales2/examples").resolve("limitations/capacity/cycling.json"));
    assertThat(obstacles("capacity", "cycling", offer))
        .extracting(Obstacle::path)
        .containsExactly(
            "/c_rate_charge_formation",
            "/c_rate_discharge_formation",
            "/CV_I_cutoff_formation",
            "/CV_I_cutoff");
  }

  @Test
  void limitsLikeTheAutonomousSynthesisersAdmitWhatItCanMix() {
    String schema =
        "{'type':'object','properties':{'formulation':{'type':'array','items':{'type':'object','properties':"
            + "{'chemical':{'type':'object'},'fraction':{'type':'number'},'fraction_type':{'type':'string'}}}},"
            + "'temperature':{'anyOf':[{'type':'number'},{'type':'null'}],'unit':'kelvin'}},'required':['formulation']}";
    CompiledLimitations compiled =
        limits(
            schema,
            "{'formulation':[["
                + component(
                    "C1COC(=O)O1", "KMTRUDSVKNLOMY-UHFFFAOYSA-N", "[{'min':0.0,'max':0.542}]")
                + ","
                + component(
                    "[Li+].F[P-](F)(F)(F)(F)F",
                    "AXPLOJNSKRXQPA-UHFFFAOYSA-N",
                    "[{'min':0.0,'max':0.153}]")
                + ","
                + component("CCOC(=O)OC", "JBTWLSYIZRCDFO-UHFFFAOYSA-N", "[{'min':0.35,'max':1.0}]")
                + "]],'temperature':[{'min':301.15,'max':301.15}]}");
    String mixture =
        component("CCOC(=O)OC", "JBTWLSYIZRCDFO-UHFFFAOYSA-N", "0.5")
            + ","
            + component("C1COC(=O)O1", "KMTRUDSVKNLOMY-UHFFFAOYSA-N", "0.5");
    assertThat(compiled.admits(json("{'formulation':[" + mixture + "],'temperature':301.15}")))
        .isTrue();
    assertThat(compiled.admits(json("{'formulation':[" + mixture + "],'temperature':null}")))
        .isTrue();
    assertThat(compiled.admits(json("{'formulation':[" + mixture + "],'temperature':298.15}")))
        .isFalse();
  }

  private static String component(String smiles, String key, String fraction) {
    return "{'chemical':{'SMILES':'"
        + smiles
        + "','InChIKey':'"
        + key
        + "'},'fraction':"
        + fraction
        + ",'fraction_type':'molPerMol'}";
  }

  private static List<Obstacle> obstacles(
      String quantity, String method, String tenant, int offer) {
    JsonNode file = TestData.read(TestData.folder("finales2/examples").resolve(tenant));
    return obstacles(quantity, method, file.get("limitations").get(offer));
  }

  private static List<Obstacle> obstacles(String quantity, String method, JsonNode offer) {
    JsonNode request =
        TestData.read(
            TestData.folder("finales2/examples/requests")
                .resolve(quantity)
                .resolve(method + ".json"));
    CompiledLimitations compiled =
        CompiledLimitations.compile(
            new Limitations(offer.get("limitations")),
            Published.parametersSchema(quantity, method));
    return compiled.obstacles(request.get("parameters").get(method));
  }
}
