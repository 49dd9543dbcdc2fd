package org.finales.core.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.lab.LabFixture.OPERATOR;
import static org.finales.core.lab.LabFixture.OTHER;
import static org.finales.core.lab.LabFixture.RITA;
import static org.finales.core.lab.LabFixture.TEXT;
import static org.finales.core.lab.LabFixture.TIM;
import static org.finales.core.lab.LabFixture.TOM;
import static org.finales.core.lab.LabFixture.VIEWER;
import static org.finales.core.lab.LabFixture.can;
import static org.finales.core.lab.LabFixture.draft;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestStatus;
import org.finales.api.cycling.BatteryTest;
import org.finales.api.cycling.CyclingOrder;
import org.finales.api.cycling.CyclingOutcome;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Facet;
import org.finales.api.experiment.ImportDraft;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationAlarm;
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
import tools.jackson.databind.JsonNode;

/** What becomes of experiments, on every store. */
abstract class QueueContract extends LabContract {
  @Test
  void anExperimentRunsAndItsRequestIsAnswered() {
    Experiment added = added("first");
    assertThat(added.state()).isEqualTo(ExperimentState.QUEUED);
    Station station = fixture.station("S");
    LabFixture.Run run = fixture.take(station, "A");
    assertThat(run.experiment).isEqualTo(added.id());
    assertThat(run.tells(ExperimentState.RUNNING, "begins").state())
        .isEqualTo(ExperimentState.RUNNING);
    fixture.clock.pass(Duration.ofHours(1));
    Experiment over = run.tells(ExperimentState.FINISHED, "", false, outcome());

    assertThat(over.state()).isEqualTo(ExperimentState.FINISHED);
    assertThat(Duration.between(nonNull(over.begun()), nonNull(over.ended())))
        .isEqualTo(Duration.ofHours(1));
    assertThat(over.runsOn()).isEqualTo(station.id());
    assertThat(over.channel()).isEqualTo("A");
    assertThat(over.datasets()).containsExactly(run.dataset.id());
    assertThat(request(over).status()).isEqualTo(RequestStatus.RESOLVED);
    assertThat(lab.experiments().changes(VIEWER, added.id()))
        .extracting(ExperimentChange::to)
        .containsExactly(ExperimentState.QUEUED, ExperimentState.RUNNING, ExperimentState.FINISHED);
    restart();
    assertThat(fixture.find(added.id())).isEqualTo(over);
  }

  @Test
  void theMostUrgentThenTheOldestIsTakenFirst() {
    RegisteredProtocol protocol = fixture.protocol("cycle", TEXT);
    UUID one = fixture.experiment("one", fixture.battery("1").id(), protocol.id()).id();
    UUID two = fixture.experiment("two", fixture.battery("2").id(), protocol.id()).id();
    UUID urgent =
        lab.experiments()
            .add(
                RITA,
                new ExperimentDraft(
                    "urgent",
                    "",
                    fixture.battery("3").id(),
                    null,
                    protocol.id(),
                    null,
                    null,
                    5,
                    List.of(),
                    null))
            .id();
    Station station = fixture.station("S");
    for (UUID expected : List.of(urgent, one, two)) {
      LabFixture.Run run = fixture.take(station, "A");
      assertThat(run.experiment).isEqualTo(expected);
      run.tells(ExperimentState.RUNNING, "");
      run.tells(ExperimentState.FINISHED, "", false, outcome());
    }
  }

  @Test
  void whoWaitsForAnExperimentIsWokenWhenItIsOver() throws Exception {
    Experiment added = added("first");
    assertThat(lab.experiments().await(VIEWER, added.id(), Duration.ZERO).state())
        .as("nothing has happened yet")
        .isEqualTo(ExperimentState.QUEUED);
    CompletableFuture<Experiment> waiting =
        CompletableFuture.supplyAsync(
            () -> lab.experiments().await(VIEWER, added.id(), Duration.ofSeconds(50)));
    LabFixture.Run run = fixture.take(fixture.station("S"), "A");
    run.tells(ExperimentState.RUNNING, "");
    run.tells(ExperimentState.FINISHED, "", false, outcome());
    assertThat(waiting.get(20, TimeUnit.SECONDS).state()).isEqualTo(ExperimentState.FINISHED);
    assertThatThrownBy(
            () -> lab.experiments().await(VIEWER, UUID.randomUUID(), Duration.ofSeconds(50)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aBatteryIsNeverOnTwoChannels() {
    RegisteredProtocol protocol = fixture.protocol("cycle", TEXT);
    UUID battery = fixture.battery("1").id();
    fixture.experiment("one", battery, protocol.id());
    fixture.experiment("two", battery, protocol.id());
    Station station = fixture.station("S");
    Station other = fixture.station("T");
    LabFixture.Run run = fixture.take(station, "A");
    assertThat(fixture.next(other, "A")).isEmpty();
    run.tells(ExperimentState.RUNNING, "");
    run.tells(ExperimentState.FAILED, "sensor broke", true, null);
    assertThat(fixture.next(other, "A")).isPresent();
  }

  @Test
  void aChannelThatCannotIsNotGivenTheExperimentAndTheReportSaysWhy() {
    Experiment added = added("first");
    Station weak = lab.link(TOM).register(draft("Weak", "A"));
    lab.link(TOM).offer(weak.id(), "A", can(4, 10));
    assertThat(fixture.next(weak, "A")).isEmpty();
    MatchReport report = fixture.engine.as(VIEWER).requests().explain(asked(added));
    assertThat(FinalesJson.write(report)).contains("4.2 V is outside at most 4");

    lab.link(TOM).offer(weak.id(), "A", can(5, 0.9));
    assertThat(fixture.next(weak, "A")).isEmpty();
    assertThat(FinalesJson.write(fixture.engine.as(VIEWER).requests().explain(asked(added))))
        .contains("/needs/maxChargeCurrent");

    lab.link(TOM)
        .offer(
            weak.id(),
            "A",
            new org.finales.api.cycling.ChannelNeeds(
                null,
                org.finales.api.quantity.Quantity.of(4200, "mV"),
                org.finales.api.quantity.Quantity.of(1000, "mA"),
                org.finales.api.quantity.Quantity.of(1000, "mA"),
                null,
                null,
                List.of("voltage")));
    assertThat(fixture.next(weak, "A")).as("it cannot hold a current").isEmpty();
    lab.link(TOM)
        .offer(
            weak.id(),
            "A",
            new org.finales.api.cycling.ChannelNeeds(
                null,
                org.finales.api.quantity.Quantity.of(4200, "mV"),
                org.finales.api.quantity.Quantity.of(1000, "mA"),
                org.finales.api.quantity.Quantity.of(1000, "mA"),
                null,
                null,
                List.of("voltage", "current")));
    assertThat(fixture.next(weak, "A")).isPresent();
  }

  @Test
  void cRatesAreReckonedWithTheBatterysCapacity() {
    RegisteredProtocol protocol = fixture.protocol("cycle", TEXT.replace("CC, 1 A", "CC, 0.1C"));
    Experiment added = fixture.experiment("rate", fixture.battery("1").id(), protocol.id());
    JsonNode needs = nonNull(request(added).parameters().get("protocol")).required("needs");
    assertThat(needs.required("maxChargeCurrent").required("value").decimalValue())
        .isEqualByComparingTo("0.3");
  }

  @Test
  void whatDoesNotSuitIsRefusedWithFindings() {
    UUID battery = fixture.battery("1").id();
    RegisteredProtocol high = fixture.protocol("high", TEXT.replace("4.2 V", "4.5 V"));
    assertThatThrownBy(() -> fixture.experiment("x", battery, high.id()))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("4.5 V")
        .hasMessageContaining("battery's highest voltage of 4.2 V");
    RegisteredProtocol fine = fixture.protocol("fine", TEXT);
    Station weak = lab.link(TOM).register(draft("Weak", "A"));
    lab.link(TOM).offer(weak.id(), "A", can(5, 0.5));
    ExperimentDraft there =
        new ExperimentDraft(
            "x", "", battery, weak.id(), fine.id(), null, null, null, List.of(), null);
    assertThatThrownBy(() -> lab.experiments().add(RITA, there))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("/station");
    assertThat(lab.experiments().list(VIEWER, ExperimentQuery.all()).total()).isZero();
    assertThat(
            fixture
                .engine
                .as(VIEWER)
                .requests()
                .list(org.finales.api.broker.RequestQuery.in(RequestStatus.PENDING))
                .items())
        .isEmpty();
  }

  @Test
  void theSameKeyAddsOneExperiment() {
    ExperimentDraft draft =
        new ExperimentDraft(
            "x",
            "",
            fixture.battery("1").id(),
            null,
            fixture.protocol("cycle", TEXT).id(),
            null,
            null,
            null,
            List.of(),
            "key");
    UUID first = lab.experiments().add(RITA, draft).id();
    assertThat(lab.experiments().add(RITA, draft).id()).isEqualTo(first);
    assertThat(lab.experiments().list(VIEWER, ExperimentQuery.all()).total()).isEqualTo(1);
  }

  @Test
  void abortingAQueuedExperimentTakesItsRequestBack() {
    Experiment added = added("first");
    assertThatThrownBy(() -> lab.experiments().abort(OTHER, added.id(), ""))
        .isInstanceOf(ForbiddenException.class);
    Experiment aborted = lab.experiments().abort(RITA, added.id(), "not needed");
    assertThat(aborted.state()).isEqualTo(ExperimentState.ABORTED);
    assertThat(aborted.reason()).isEqualTo("not needed");
    assertThat(request(aborted).status()).isEqualTo(RequestStatus.RETRACTED);
    Experiment again = lab.experiments().requeue(OPERATOR, added.id(), "needed after all");
    assertThat(again.state()).isEqualTo(ExperimentState.QUEUED);
    assertThat(again.request()).isNotEqualTo(added.request());
    assertThat(lab.experiments().ofRequest(VIEWER, asked(added))).isPresent();
  }

  @Test
  void whoPausesAndAbortsTellsTheStationAndTheStationSaysWhenItIsSo() {
    Experiment added = added("first");
    Station station = fixture.station("S");
    assertThatThrownBy(() -> lab.experiments().pause(RITA, added.id(), ""))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is queued and cannot be paused");
    LabFixture.Run run = fixture.take(station, "A");
    run.tells(ExperimentState.RUNNING, "");
    assertThat(lab.experiments().pause(RITA, added.id(), "lunch").state())
        .isEqualTo(ExperimentState.RUNNING);
    List<StationOrder> orders = fixture.link().orders(station.id(), 0, Duration.ZERO);
    assertThat(orders)
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.kind()).isEqualTo(OrderKind.PAUSE);
              assertThat(order.channel()).isEqualTo("A");
              assertThat(order.experiment()).isEqualTo(added.id());
              assertThat(order.actor()).isEqualTo("rita");
              assertThat(order.reason()).isEqualTo("lunch");
            });
    fixture.link().answer(station.id(), orders.get(0).sequence(), null);
    assertThat(run.tells(ExperimentState.PAUSED, "lunch").reason()).isEqualTo("lunch");
    lab.experiments().abort(RITA, added.id(), "enough");
    assertThat(run.tells(ExperimentState.ABORTED, "enough").state())
        .isEqualTo(ExperimentState.ABORTED);
    assertThat(request(added).status()).isEqualTo(RequestStatus.FAILED);
    assertThat(fixture.link().renew(run.claim.token()).state()).isEqualTo(ClaimState.FAILED);
  }

  @Test
  void aFailureBeforeTheWorkBeganQueuesItAgainAndOneAfterwardsDoesNot() {
    Experiment added = added("first");
    Station station = fixture.station("S");
    assertThat(fixture.take(station, "A").tells(ExperimentState.FAILED, "no contact").state())
        .isEqualTo(ExperimentState.QUEUED);
    LabFixture.Run run = fixture.take(station, "A");
    run.tells(ExperimentState.RUNNING, "");
    Experiment failed = run.tells(ExperimentState.FAILED, "voltage above 4.2 V");
    assertThat(failed.state()).isEqualTo(ExperimentState.FAILED);
    assertThat(failed.reason()).isEqualTo("voltage above 4.2 V");
    assertThat(failed.datasets()).hasSize(2);
    assertThat(request(added).status()).isEqualTo(RequestStatus.FAILED);
  }

  @Test
  void aRefusedResultIsShownAndKept() {
    Experiment added = added("first");
    Station station = fixture.station("S");
    LabFixture.Run run = fixture.take(station, "A");
    run.tells(ExperimentState.RUNNING, "");
    Experiment over =
        run.tells(ExperimentState.FINISHED, "", false, FinalesJson.read("{\"what\":\"nonsense\"}"));
    assertThat(over.state()).isEqualTo(ExperimentState.FINISHED);
    assertThat(over.reason()).contains("its result was refused");
    assertThat(lab.experiments().history(VIEWER, added.id()))
        .filteredOn(event -> event.kind().equals("experiment.result-refused"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(nonNull(event.detail()).required("what").stringValue())
                    .isEqualTo("nonsense"));
    assertThat(request(added).status()).isEqualTo(RequestStatus.FAILED);
  }

  @Test
  void whatALostClaimSaysLaterIsNotedAndNotFollowed() {
    Experiment added = added("first");
    Station station = fixture.station("S");
    LabFixture.Run lost = fixture.take(station, "A");
    fixture.engine.as(OPERATOR).requests().reassign(asked(added), "the station burnt down");
    untilState(added.id(), ExperimentState.QUEUED, null);
    Station other = fixture.station("T");
    LabFixture.Run run = fixture.take(other, "A");
    run.tells(ExperimentState.RUNNING, "");
    assertThat(lab.experiments().find(VIEWER, added.id()).orElseThrow().runsOn())
        .isEqualTo(other.id());
    lab.link(OPERATOR)
        .record(lost.dataset.id(), lost.event(ExperimentState.FAILED, "fire", true, null));
    assertThat(fixture.find(added.id()).state()).isEqualTo(ExperimentState.RUNNING);
    assertThat(lab.experiments().history(VIEWER, added.id()))
        .extracting(event -> event.kind())
        .contains("experiment.change-refused");
  }

  @Test
  void aClaimThatItsStationLostIsGivenAgainUntilItsWorkBegan() {
    added("first");
    Station station = fixture.station("S");
    UUID tenant = nonNull(station.tenants().get("A"));
    LabLink killed = fixture.link();
    Claim lost = killed.next(tenant, Duration.ZERO).orElseThrow();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> killed.next(tenant, Duration.ZERO))
          .as("while the station knows it")
          .isInstanceOf(ConflictException.class);
    }

    LabLink back = fixture.link();
    Claim again = back.next(tenant, Duration.ZERO).orElseThrow();
    assertThat(again.token()).isEqualTo(lost.token());
    Experiment experiment = back.experiment(again, station.id(), "A");
    RecordedDataset dataset = RecordedDataset.of("first");
    back.open(experiment.id(), dataset);
    RunEvent begins = new RunEvent(ExperimentState.RUNNING, again.token(), 1, 1, false, null);
    back.record(
        dataset.id(), new SeriesEvent(0, RunEvent.KIND, "begins", FinalesJson.write(begins)));
    assertThatThrownBy(() -> fixture.link().next(tenant, Duration.ZERO))
        .as("begun")
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void whatAStationRecordedComesLateAlsoWhenTheExperimentIsOnSomebodyElsesStation() {
    Experiment added = added("first");
    Station station = fixture.station("S");
    Claim early = fixture.next(station, "A").orElseThrow();
    fixture.link().experiment(early, station.id(), "A");
    RecordedDataset opened = RecordedDataset.of("opened early");
    fixture.link().open(added.id(), opened);
    fixture.engine.as(OPERATOR).requests().reassign(asked(added), "no word from the station");
    untilState(added.id(), ExperimentState.QUEUED, null);
    LabLink others = lab.link(TIM);
    Station other = others.register(draft("T", "A"));
    others.offer(other.id(), "A", can(5, 10));
    Claim claim = others.next(nonNull(other.tenants().get("A")), Duration.ZERO).orElseThrow();
    others.experiment(claim, other.id(), "A");
    RecordedDataset present = RecordedDataset.of("present");
    others.open(added.id(), present);
    RunEvent running = new RunEvent(ExperimentState.RUNNING, claim.token(), 1, 1, false, null);
    others.record(present.id(), event(running));

    LabLink spooling = fixture.link();
    RecordedDataset late = RecordedDataset.of("opened late");
    spooling.open(added.id(), late);
    ChannelAlarm alarm =
        new ChannelAlarm(
            UUID.randomUUID(), "voltage-high", "too high", fixture.clock.instant(), true, null);
    for (RecordedDataset dataset : List.of(opened, late)) {
      spooling
          .append(dataset.id(), new Batch("old", 1, points(dataset, 3), List.of(event(alarm))))
          .join();
      assertThat(spooling.status(dataset.id()).points()).isEqualTo(3);
      RunEvent over = new RunEvent(ExperimentState.FAILED, early.token(), 1, 1, true, null);
      spooling.record(dataset.id(), event(over));
    }

    Experiment now = fixture.find(added.id());
    assertThat(now.state()).isEqualTo(ExperimentState.RUNNING);
    assertThat(now.dataset()).isEqualTo(present.id());
    assertThat(now.datasets()).containsExactly(opened.id(), late.id(), present.id());
    assertThat(lab.alarms().standing(VIEWER))
        .singleElement()
        .satisfies(standing -> assertThat(standing.station()).isEqualTo(station.id()));
    assertThatThrownBy(() -> spooling.record(present.id(), event(running)))
        .as("another's data set")
        .isInstanceOf(ForbiddenException.class);
    Actor stranger = new Actor("theo", Role.TENANT, null);
    assertThatThrownBy(() -> lab.link(stranger).record(opened.id(), event(running)))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> lab.link(stranger).open(added.id(), RecordedDataset.of("none")))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void whatARunRecordedIsCompressedWhenItEnded() {
    added("first");
    LabFixture.Run run = fixture.take(fixture.station("S"), "A");
    run.tells(ExperimentState.RUNNING, "");
    UUID dataset = run.dataset.id();
    SeriesEvent end = run.event(ExperimentState.FINISHED, "", false, outcome());
    fixture.link().append(dataset, new Batch("run", 1, points(run.dataset, 10), List.of())).join();
    assertThat(fixture.series.status(dataset).tail()).isEqualTo(10);
    fixture
        .link()
        .append(dataset, new Batch("run", 2, points(run.dataset, 5), List.of(end)))
        .join();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> {
              assertThat(fixture.series.status(dataset).points()).isEqualTo(15);
              assertThat(fixture.series.status(dataset).tail()).isZero();
            });
  }

  private static Points points(RecordedDataset dataset, int count) {
    Points.Builder points = dataset.points();
    for (int i = 0; i < count; i++) {
      points.add(i * 1_000_000L, i * 1_000_000L, 1, 1, 0, 3.7, 1);
    }
    return points.build();
  }

  private static SeriesEvent event(Object detail) {
    String kind = detail instanceof RunEvent ? RunEvent.KIND : RunEvent.ALARM;
    return new SeriesEvent(0, kind, "late", FinalesJson.write(detail));
  }

  @Test
  void aRequestThatIsTakenBackEndsItsExperiment() {
    Experiment added = added("first");
    fixture.engine.as(RITA).requests().retract(asked(added), "changed my mind");
    untilState(added.id(), ExperimentState.ABORTED, "changed my mind");
  }

  @Test
  void whatHappenedWhileTheLaboratoryWasAwayIsCaughtUpWith() {
    Experiment added = added("first");
    Station station = fixture.station("S");
    LabFixture.Run run = fixture.take(station, "A");
    // The events reach the data set, and the laboratory dies before it applies them.
    fixture.series.record(run.dataset.id(), run.event(ExperimentState.RUNNING, "", false, null));
    fixture.series.record(
        run.dataset.id(), run.event(ExperimentState.FINISHED, "", false, outcome()));
    assertThat(fixture.find(added.id()).state()).isEqualTo(ExperimentState.QUEUED);
    restart();
    assertThat(fixture.find(added.id()).state()).isEqualTo(ExperimentState.FINISHED);
    assertThat(request(added).status()).isEqualTo(RequestStatus.RESOLVED);
    int entries = lab.experiments().history(VIEWER, added.id()).size();
    restart();
    assertThat(lab.experiments().history(VIEWER, added.id())).hasSize(entries);
  }

  @Test
  void aRequestWithoutExperimentBecomesOneWhenItIsClaimed() {
    RegisteredBattery battery = fixture.battery("1");
    CyclingOrder order =
        CyclingOrder.builder(fixture.protocol("cycle", TEXT).protocol())
            .battery("urn:uuid:" + battery.id())
            .build();
    Request posted =
        fixture
            .engine
            .as(OTHER)
            .requests()
            .post(RequestDraft.of("cycling", "protocol", FinalesJson.tree(order)));
    Station station = fixture.station("S");
    LabFixture.Run run = fixture.take(station, "A");
    Experiment experiment = fixture.find(run.experiment);
    assertThat(experiment.request()).isEqualTo(posted.id());
    assertThat(experiment.creator()).isEqualTo("otto");
    assertThat(experiment.protocol()).isNull();
    assertThat(experiment.battery()).isEqualTo(battery.id());
  }

  @Test
  void aRequestForAnUnknownBatteryFailsAndComesNotBack() {
    CyclingOrder order =
        CyclingOrder.builder(fixture.protocol("cycle", TEXT).protocol())
            .battery("urn:nobody")
            .build();
    Request posted =
        fixture
            .engine
            .as(OTHER)
            .requests()
            .post(RequestDraft.of("cycling", "protocol", FinalesJson.tree(order)));
    Station station = fixture.station("S");
    Claim claim = fixture.next(station, "A").orElseThrow();
    assertThatThrownBy(() -> fixture.link().experiment(claim, station.id(), "A"))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("urn:nobody");
    assertThat(fixture.engine.as(VIEWER).requests().find(posted.id()).orElseThrow().status())
        .isEqualTo(RequestStatus.FAILED);
  }

  @Test
  void alarmsStandUntilAPersonAcknowledgesThem() {
    Experiment added = added("first");
    Station station = fixture.station("S");
    LabFixture.Run run = fixture.take(station, "A");
    run.tells(ExperimentState.RUNNING, "");
    ChannelAlarm alarm =
        new ChannelAlarm(
            UUID.randomUUID(),
            "voltage-high",
            "4.31 V, limit 4.25 V",
            fixture.clock.instant(),
            false,
            added.id());
    for (boolean safe : new boolean[] {false, true}) {
      ChannelAlarm told =
          new ChannelAlarm(alarm.id(), alarm.code(), alarm.text(), alarm.time(), safe, added.id());
      fixture
          .link()
          .record(
              run.dataset.id(),
              new SeriesEvent(
                  fixture.clock.millis() * 1000,
                  RunEvent.ALARM,
                  alarm.text(),
                  FinalesJson.write(told)));
    }
    assertThat(lab.alarms().standing(VIEWER))
        .singleElement()
        .satisfies(
            standing -> {
              assertThat(standing.alarm().safe()).isTrue();
              assertThat(standing.station()).isEqualTo(station.id());
              assertThat(standing.channel()).isEqualTo("A");
            });
    assertThatThrownBy(() -> lab.alarms().acknowledge(OTHER, alarm.id(), ""))
        .isInstanceOf(ForbiddenException.class);
    StationAlarm seen = lab.alarms().acknowledge(RITA, alarm.id(), "cable mended");
    assertThat(seen.acknowledgedBy()).isEqualTo("rita");
    assertThat(lab.alarms().standing(VIEWER)).isEmpty();
    assertThat(lab.alarms().ofExperiment(VIEWER, added.id())).hasSize(1);
    assertThat(fixture.link().orders(station.id(), 0, Duration.ZERO))
        .extracting(StationOrder::kind)
        .containsExactly(OrderKind.ACKNOWLEDGE);
    fixture.link().report(station.id(), List.of(fixture.report("A", 3.7, alarm)));
    assertThat(lab.alarms().standing(VIEWER)).as("a late report raises it no more").isEmpty();
  }

  @Test
  void everythingIsSwitchedOffByOneCall() {
    Station one = fixture.station("S");
    Station two = fixture.station("T");
    assertThatThrownBy(() -> lab.stop(VIEWER, "smoke")).isInstanceOf(ForbiddenException.class);
    lab.stop(RITA, "smoke");
    for (Station station : List.of(one, two)) {
      assertThat(fixture.link().orders(station.id(), 0, Duration.ZERO))
          .singleElement()
          .satisfies(order -> assertThat(order.kind()).isEqualTo(OrderKind.STOP));
    }
  }

  @Test
  void listsAreFilteredSortedCountedAndCut() {
    RegisteredProtocol cycle = fixture.protocol("cycle", TEXT);
    RegisteredProtocol rest = fixture.protocol("gentle", TEXT.replace("1 A", "0.5 A"));
    UUID first = fixture.battery("1").id();
    UUID second = fixture.battery("2").id();
    fixture.experiment("alpha", first, cycle.id());
    fixture.experiment("beta", first, rest.id());
    UUID third = fixture.experiment("gamma", second, rest.id()).id();
    lab.experiments().abort(RITA, third, "");

    var all = lab.experiments().list(VIEWER, ExperimentQuery.all());
    assertThat(all.total()).isEqualTo(3);
    assertThat(all.items()).extracting(Experiment::name).containsExactly("alpha", "beta", "gamma");
    assertThat(all.batteries())
        .containsExactly(
            new Facet(first.toString(), "Cell 1", 2), new Facet(second.toString(), "Cell 2", 1));
    assertThat(all.protocols())
        .containsExactly(
            new Facet(rest.id().toString(), "gentle", 2),
            new Facet(cycle.id().toString(), "cycle", 1));
    assertThat(all.states())
        .extracting(Facet::value, Facet::count)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("QUEUED", 2L),
            org.assertj.core.groups.Tuple.tuple("ABORTED", 1L));
    assertThat(all.technologies()).extracting(Facet::value).containsExactly("LITHIUM_ION");

    var some =
        lab.experiments()
            .list(
                VIEWER,
                ExperimentQuery.builder()
                    .states(ExperimentState.QUEUED)
                    .batteries(Set.of(first))
                    .protocols(Set.of(rest.id()))
                    .build());
    assertThat(some.items()).extracting(Experiment::name).containsExactly("beta");
    assertThat(some.protocols()).as("as if protocols were not restricted").hasSize(2);

    assertThat(
            lab.experiments()
                .list(
                    VIEWER,
                    ExperimentQuery.builder()
                        .sort(org.finales.api.experiment.ExperimentSort.NAME, true)
                        .page(1, 1)
                        .build())
                .items())
        .extracting(Experiment::name)
        .containsExactly("beta");
    assertThat(
            lab.experiments().list(VIEWER, ExperimentQuery.builder().text("GAM").build()).items())
        .hasSize(1);
    lab.experiments().delete(RITA, third, "");
    assertThat(lab.experiments().list(VIEWER, ExperimentQuery.all()).total()).isEqualTo(2);
    assertThat(
            lab.experiments().list(VIEWER, ExperimentQuery.builder().deleted(true).build()).items())
        .hasSize(1);
    lab.experiments().restore(RITA, third, "");
    assertThat(lab.experiments().list(VIEWER, ExperimentQuery.all()).total()).isEqualTo(3);
    assertThat(lab.experiments().clone(OTHER, third, "delta").creator()).isEqualTo("otto");
  }

  @Test
  void importedDataComeWithTheirExperimentOrNotAtAll() {
    UUID battery = fixture.battery("1").id();
    ImportDraft draft = new ImportDraft("old data", "", battery, null, null, List.of(), null, null);
    RecordedDataset dataset = RecordedDataset.of("old data");
    assertThatThrownBy(
            () ->
                lab.experiments()
                    .importFinished(
                        RITA,
                        draft,
                        dataset.id(),
                        store -> {
                          store.create(dataset);
                          throw new IllegalStateException("disk full");
                        }))
        .hasMessage("disk full");
    assertThat(fixture.series.find(dataset.id())).isEmpty();
    assertThat(lab.experiments().list(VIEWER, ExperimentQuery.all()).total()).isZero();
    Experiment imported =
        lab.experiments().importFinished(RITA, draft, dataset.id(), store -> store.create(dataset));
    assertThat(imported.state()).isEqualTo(ExperimentState.FINISHED);
    assertThat(imported.imported()).isTrue();
    assertThat(imported.dataset()).isEqualTo(dataset.id());
    assertThatThrownBy(() -> lab.experiments().requeue(RITA, imported.id(), ""))
        .isInstanceOf(ConflictException.class);
  }

  private Experiment added(String name) {
    return fixture.experiment(
        name, fixture.battery(name).id(), fixture.protocol("cycle", TEXT).id());
  }

  private static UUID asked(Experiment experiment) {
    return nonNull(experiment.request());
  }

  private static <T> T nonNull(@org.jspecify.annotations.Nullable T value) {
    return java.util.Objects.requireNonNull(value);
  }

  private Request request(Experiment experiment) {
    return fixture.engine.as(VIEWER).requests().find(asked(experiment)).orElseThrow();
  }

  private void untilState(
      UUID experiment, ExperimentState state, @org.jspecify.annotations.Nullable String reason) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> {
              assertThat(fixture.find(experiment).state()).isEqualTo(state);
              assertThat(fixture.find(experiment).runsOn()).isNull();
              if (reason != null) {
                assertThat(fixture.find(experiment).reason()).isEqualTo(reason);
              }
            });
  }

  static JsonNode outcome() {
    return FinalesJson.tree(new CyclingOutcome(BatteryTest.builder().build(), List.of()));
  }
}
