package org.finales.samples.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.capability.BuiltInCapabilities;
import org.finales.api.json.FinalesJson;
import org.finales.api.measurement.MeasurementResult;
import org.finales.api.quantity.Unit;
import org.finales.core.engine.Engine;
import org.finales.core.matching.LimitationsCheck;
import org.finales.samples.electrolyte.ConductivityModel;
import org.finales.samples.electrolyte.Constituent;
import org.finales.samples.electrolyte.Electrolyte;
import org.finales.samples.electrolyte.ModelRangeException;
import org.finales.samples.electrolyte.SolventMixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What the benches say fits the built-in capabilities, and is what the models say. */
class BenchTest {
  private static final Electrolyte ONE_MOLAR = new Electrolyte(SolventMixture.EC_EMC_3_7, 1);
  private static final Unit MILLISIEMENS_PER_CENTIMETER = Unit.parse("mS/cm");

  private final Engine engine = Engine.inMemory();
  private final Broker lab = engine.as("lab");
  private final Bench experiment = Bench.experiment(7);
  private final Bench simulation = Bench.simulation(7);

  @BeforeEach
  void addCapabilities() {
    BuiltInCapabilities.drafts().forEach(lab.capabilities()::add);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Tenant register(Bench bench) {
    return lab.tenants().register(new TenantDraft(bench.name(), bench.offers()));
  }

  private Request post(String quantity, String method, Electrolyte electrolyte) {
    return lab.requests()
        .post(RequestDraft.of(quantity, method, Sample.of(electrolyte, 298.15).parameters()));
  }

  private Claim next(Tenant tenant) {
    return lab.work().next(ClaimOptions.forTenant(tenant.id()), Duration.ZERO).orElseThrow();
  }

  private MeasurementResult answer(Bench bench, Tenant tenant) {
    Claim claim = next(tenant);
    Result result = lab.work().deliver(claim.token(), bench.answer(claim));
    return MeasurementResult.read(result.data());
  }

  @ParameterizedTest
  @CsvSource({
    "density, vibrating_tube_densimetry, molecular_dynamics",
    "viscosity, rolling_ball_viscometry, molecular_dynamics",
    "conductivity, two_electrode, molecular_dynamics",
    "spectrum, infrared_spectroscopy, simulation"
  })
  void bothAnswerEveryQuantityInTheShapeOfItsCapability(
      String quantity, String measured, String simulated) {
    Tenant bench = register(experiment);
    Tenant cluster = register(simulation);
    Request measurement = post(quantity, measured, ONE_MOLAR);
    Request calculation = post(quantity, simulated, ONE_MOLAR);

    answer(experiment, bench);
    answer(simulation, cluster);

    // The engine has checked both answers against the schemas.
    for (Request request : List.of(measurement, calculation)) {
      assertThat(lab.requests().find(request.id()))
          .get()
          .extracting(Request::status)
          .isEqualTo(RequestStatus.RESOLVED);
    }
  }

  @Test
  void aMeasurementIsTheModelsValueWithinItsNoise() {
    Tenant bench = register(experiment);
    post("conductivity", "two_electrode", ONE_MOLAR);

    MeasurementResult result = answer(experiment, bench);

    var conductivity = Optional.ofNullable(result.conductivity()).orElseThrow();
    double truth = ConductivityModel.conductivity(ONE_MOLAR, 298.15);
    assertThat(conductivity.mean(MILLISIEMENS_PER_CENTIMETER).orElseThrow())
        .isCloseTo(truth, within(4 * 0.005 * truth))
        .isNotEqualTo(truth);
    assertThat(conductivity.unit().symbol()).isEqualTo("siemens / meter");
    assertThat(conductivity.temperatureKelvin()).isEqualByComparingTo("298.15");
    var run = Optional.ofNullable(result.runInfo()).orElseThrow();
    assertThat(run.internalReference()).isEqualTo("experiment/conductivity/1");
    assertThat(run.formulation().components()).hasSize(3);
  }

  @Test
  void theSimulationFindsIonsTooSlow() {
    Tenant cluster = register(simulation);
    post("conductivity", "molecular_dynamics", ONE_MOLAR);

    var conductivity =
        Optional.ofNullable(answer(simulation, cluster).conductivity()).orElseThrow();

    double truth = ConductivityModel.conductivity(ONE_MOLAR, 298.15);
    assertThat(conductivity.mean(MILLISIEMENS_PER_CENTIMETER).orElseThrow())
        .isCloseTo(Math.exp(-0.3) * truth, within(0.02 * truth));
  }

  @Test
  void whoeverTrustsTheSimulationPreparesTooDiluteAnElectrolyte() {
    double best = ConductivityModel.optimum(298.15, 0.2, 2.5).electrolyte().concentration();
    double bestSimulated = 0;
    ForceField forceField = new ForceField();
    for (double c = 0.2; c < 2.5; c += 0.01) {
      Electrolyte candidate = new Electrolyte(SolventMixture.EC_DMC_1_1, c);
      Electrolyte soFar = new Electrolyte(SolventMixture.EC_DMC_1_1, Math.max(0.2, bestSimulated));
      if (forceField.conductivity(candidate, 298.15) > forceField.conductivity(soFar, 298.15)) {
        bestSimulated = c;
      }
    }

    assertThat(bestSimulated).isBetween(best - 0.3, best - 0.05);
  }

  @Test
  void theSameSeedAndTheSameRequestsGiveTheSameAnswers() {
    Tenant bench = register(experiment);
    post("density", "vibrating_tube_densimetry", ONE_MOLAR);
    post("density", "vibrating_tube_densimetry", ONE_MOLAR);
    Claim first = next(bench);
    var answer = experiment.answer(first);
    var again = experiment.answer(first);

    assertThat(Bench.experiment(7).answer(first)).isEqualTo(answer);
    assertThat(again.data()).isNotEqualTo(answer.data());
    assertThat(Bench.experiment(8).answer(first)).isNotEqualTo(answer);
  }

  @Test
  void aTemperatureThatIsLeftOpenIsRoomTemperatureAndSaidSo() {
    Tenant bench = register(experiment);
    ObjectNode parameters = (ObjectNode) Sample.of(ONE_MOLAR, 310).parameters();
    parameters.putNull("temperature");
    lab.requests().post(RequestDraft.of("density", "vibrating_tube_densimetry", parameters));

    Claim claim = next(bench);
    Result result = lab.work().deliver(claim.token(), experiment.answer(claim));

    assertThat(result.parameters().path("temperature").decimalValue())
        .isEqualByComparingTo(new BigDecimal("298.15"));
  }

  @Test
  void limitationsFitTheCapabilitiesWithoutAWarning() {
    for (Bench bench : List.of(experiment, simulation)) {
      for (Offer offer : bench.offers()) {
        var capability = lab.capabilities().find(offer.quantity(), offer.method()).orElseThrow();
        LimitationsCheck check =
            LimitationsCheck.of(capability.parametersSchema(), offer.limitations(), "");
        assertThat(check.violations()).as(offer.toString()).isEmpty();
        assertThat(check.warnings()).as(offer.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.1, 253", "3, 333", "1, 298.15"})
  void limitationsAdmitWhatTheModelsCover(double concentration, double temperature) {
    register(experiment);
    for (SolventMixture mixture : ConductivityModel.mixtures()) {
      Sample sample = Sample.of(new Electrolyte(mixture, concentration), temperature);
      MatchReport report =
          lab.requests()
              .explain(RequestDraft.of("conductivity", "two_electrode", sample.parameters()));
      assertThat(report.servable()).as(report.summary()).isTrue();
    }
  }

  @Test
  void limitationsSayWhyNobodyMeasuresSomethingElse() {
    register(experiment);
    Electrolyte halfAndHalf =
        new Electrolyte(
            SolventMixture.byMass(Map.of(Constituent.EC, 1.0, Constituent.EMC, 1.0)), 1);

    MatchReport report =
        lab.requests()
            .explain(
                RequestDraft.of(
                    "conductivity", "two_electrode", Sample.of(halfAndHalf, 298.15).parameters()));

    assertThat(report.servable()).isFalse();
    assertThat(report.summary()).contains("experiment").contains("/formulation");
  }

  @Test
  void whatTheModelsDoNotCoverIsRefusedWithTheReason() {
    Tenant anything =
        lab.tenants()
            .register(
                new TenantDraft(
                    "experiment", List.of(Offer.unrestricted("conductivity", "two_electrode"))));
    post(
        "conductivity",
        "two_electrode",
        new Electrolyte(
            SolventMixture.byMass(Map.of(Constituent.EC, 1.0, Constituent.EMC, 1.0)), 1));
    Claim claim = next(anything);

    assertThatThrownBy(() -> experiment.answer(claim))
        .isInstanceOf(ModelRangeException.class)
        .hasMessageContaining("EC:EMC 50:50 (w)");
  }

  @Test
  void aSampleComesBackFromItsParameters() {
    Sample sample = Sample.of(ONE_MOLAR, 298.15);
    Sample read = Sample.read(FinalesJson.read(FinalesJson.write(sample.parameters())));

    assertThat(read.electrolyte().concentration()).isCloseTo(1, within(1e-9));
    assertThat(read.electrolyte().solvent().agreesWith(SolventMixture.EC_EMC_3_7, 1e-9)).isTrue();
    assertThat(read.temperature()).isEqualByComparingTo("298.15");
    assertThat(sample.label()).isEqualTo("EC:EMC 30:70 (w), 1.00 mol/L LiPF6, 298.15 K");
  }
}
