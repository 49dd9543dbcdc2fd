package org.finales.core.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.lab.LabFixture.TEXT;
import static org.finales.core.lab.LabFixture.VIEWER;
import static org.finales.core.lab.LabFixture.can;
import static org.finales.core.lab.LabFixture.draft;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.LiveChannel;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationOrder;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.station.LabLink;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a station may rely on, however it reaches its laboratory. */
@Timeout(60)
public abstract class LabLinkContract {
  protected static final Actor STRANGER = new Actor("ute", Role.TENANT, null);

  /** The laboratory at the other end. */
  protected abstract LabFixture fixture();

  /** A way to it in an account's name. */
  protected abstract LabLink link(Actor actor);

  private LabLink link() {
    return link(LabFixture.TOM);
  }

  @Test
  void aStationIsRegisteredOnceAndFoundAgain() {
    Station first = link().register(draft("S", "A"));
    assertThat(first.online()).isTrue();
    assertThat(first.tenants()).containsOnlyKeys("A");
    assertThat(link().register(draft("S", "A")).id()).isEqualTo(first.id());
    assertThat(link().station(first.id()).draft()).isEqualTo(draft("S", "A"));
    assertThatThrownBy(() -> link(STRANGER).station(first.id()))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void aChannelGetsWhatItOffersAndNothingElse() {
    Experiment experiment = added("first");
    Station station = link().register(draft("S", "A"));
    UUID tenant = link().offer(station.id(), "A", can(4, 10));
    assertThat(link().next(tenant, Duration.ZERO)).isEmpty();
    assertThat(link().offer(station.id(), "A", can(5, 10))).isEqualTo(tenant);
    Claim claim = link().next(tenant, Duration.ZERO).orElseThrow();
    assertThat(claim.request().id()).isEqualTo(experiment.request());
    assertThat(link().renew(claim.token()).state()).isEqualTo(ClaimState.LIVE);
    link().giveBack(claim.token(), "not now");
    assertThat(link().next(tenant, Duration.ZERO)).isPresent();
  }

  @Test
  void pointsAndEventsArriveOnceAndInOrder() throws Exception {
    Station station = station();
    UUID experiment = added("first").id();
    RecordedDataset dataset = RecordedDataset.of("first");
    Claim claim = taken(station, experiment, dataset);
    link().open(experiment, dataset);
    assertThat(link().newestBatch(dataset.id(), "runner")).isZero();
    Batch first =
        new Batch(
            "runner",
            1,
            points(dataset, 3),
            List.of(event(claim.token(), ExperimentState.RUNNING)));
    assertThat(link().append(dataset.id(), first).get(20, TimeUnit.SECONDS).points()).isEqualTo(3);
    assertThat(link().append(dataset.id(), first).get(20, TimeUnit.SECONDS).repeated()).isTrue();
    assertThat(link().newestBatch(dataset.id(), "runner")).isEqualTo(1);
    assertThat(link().status(dataset.id()).points()).isEqualTo(3);
    assertThat(link().points(dataset.id(), 1, 10).size()).isEqualTo(2);
    assertThat(fixture().find(experiment).state()).isEqualTo(ExperimentState.RUNNING);
    link().record(dataset.id(), event(claim.token(), ExperimentState.PAUSED));
    assertThat(fixture().find(experiment).state()).isEqualTo(ExperimentState.PAUSED);
    assertThatThrownBy(
            () -> link(STRANGER).record(dataset.id(), event(claim.token(), ExperimentState.FAILED)))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void ordersAreWaitedForAndAnsweredOnce() throws Exception {
    Station station = station();
    CompletableFuture<List<StationOrder>> waiting =
        CompletableFuture.supplyAsync(() -> link().orders(station.id(), 0, Duration.ofSeconds(20)));
    fixture().lab.stations().stop(LabFixture.RITA, station.id(), "A", "smoke");
    StationOrder order = waiting.get(20, TimeUnit.SECONDS).get(0);
    assertThat(order.kind()).isEqualTo(OrderKind.STOP);
    assertThat(order.reason()).isEqualTo("smoke");
    link().answer(station.id(), order.sequence(), FinalesJson.read("{\"off\":true}"));
    link().answer(station.id(), order.sequence(), FinalesJson.read("{\"off\":false}"));
    assertThat(link().orders(station.id(), order.sequence(), Duration.ZERO)).isEmpty();
    assertThat(fixture().lab.stations().orders(VIEWER, station.id()))
        .singleElement()
        .satisfies(
            answered ->
                assertThat(Objects.requireNonNull(answered.answer()).required("off").asBoolean())
                    .isTrue());
  }

  @Test
  void reportsAreSeenAtOnce() {
    Station station = station();
    link().report(station.id(), List.of(fixture().report("A", 3.71)));
    Optional<LiveChannel> live = fixture().lab.board().channel(station.id(), "A");
    assertThat(live).isPresent();
    assertThat(live.get().report().voltage()).isEqualTo(3.71);
    assertThat(live.get().online()).isTrue();
  }

  @Test
  void theBatteryOfAnExperimentIsTold() {
    UUID battery = added("first").battery();
    assertThat(link().battery(battery).battery().serialNumber()).isEqualTo("first");
  }

  private Station station() {
    Station station = link().register(draft("S", "A"));
    link().offer(station.id(), "A", can(5, 10));
    return station;
  }

  private Claim taken(Station station, UUID experiment, RecordedDataset dataset) {
    UUID tenant = Objects.requireNonNull(station.tenants().get("A"));
    Claim claim = link().next(tenant, Duration.ZERO).orElseThrow();
    Experiment taken = link().experiment(claim, station.id(), "A");
    assertThat(taken.id()).isEqualTo(experiment);
    assertThat(taken.runsOn()).isEqualTo(station.id());
    assertThat(taken.channel()).isEqualTo("A");
    link().open(experiment, dataset);
    return claim;
  }

  private Experiment added(String name) {
    LabFixture lab = fixture();
    return lab.experiment(name, lab.battery(name).id(), lab.protocol("cycle", TEXT).id());
  }

  private static Points points(RecordedDataset dataset, int count) {
    Points.Builder points = dataset.points();
    for (int i = 0; i < count; i++) {
      points.add(Points.NO_CLOCK, 1_000_000L * i, 1, 1, 1, 3.7, 1.0);
    }
    return points.build();
  }

  private SeriesEvent event(long token, ExperimentState state) {
    return new SeriesEvent(
        fixture().clock.millis() * 1000,
        RunEvent.KIND,
        "",
        FinalesJson.write(new RunEvent(state, token, 1, 1, false, null)));
  }
}
