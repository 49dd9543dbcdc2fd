package org.finales.core.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.lab.LabFixture.TEXT;
import static org.finales.core.lab.LabFixture.TOM;
import static org.finales.core.lab.LabFixture.VIEWER;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.cycling.CyclingOutcome;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.station.StationRunner;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;

/** A laboratory, its broker and a station with a simulated instrument, from end to end. */
class StationAtWorkTest extends LabContract {
  @Test
  void anExperimentIsRunAndItsRequestResolvedWithAResultThatTheCapabilityAllows() {
    Experiment added =
        fixture.experiment(
            "cycle", fixture.battery("1").id(), fixture.protocol("cycle", TEXT).id());
    VirtualClock clock = new VirtualClock();
    StationDraft draft =
        new StationDraft(
            "bench",
            "",
            "",
            null,
            List.of(StationChannel.of("A", "sim:li-ion-nmc?capacity=3Ah&soc=0.5")));
    try (StationRunner runner =
        StationRunner.start(
            lab.link(TOM),
            draft,
            Drivers.builder().discover().clock(clock).build(),
            clock,
            folder.resolve("station"))) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(50))
          .untilAsserted(
              () ->
                  assertThat(fixture.find(added.id()).state().isOver())
                      .as("%s; %s", fixture.find(added.id()), runner.reports())
                      .isTrue());
    }

    Experiment over = fixture.find(added.id());
    assertThat(over.state()).as(over.reason()).isEqualTo(ExperimentState.FINISHED);
    assertThat(lab.experiments().history(VIEWER, added.id()))
        .extracting(event -> event.kind())
        .doesNotContain("experiment.result-refused");
    Request request =
        fixture.engine.as(VIEWER).requests().find(requireNonNull(over.request())).orElseThrow();
    assertThat(request.status()).isEqualTo(RequestStatus.RESOLVED);
    Result result =
        fixture.engine.as(VIEWER).results().find(requireNonNull(request.result())).orElseThrow();
    CyclingOutcome outcome = FinalesJson.convert(result.data(), CyclingOutcome.class);
    assertThat(outcome.test().outputs()).as("figures of the cycle").isNotEmpty();
    assertThat(fixture.series.status(requireNonNull(over.dataset())).points()).isPositive();
  }
}
