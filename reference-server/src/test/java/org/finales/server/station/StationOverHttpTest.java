package org.finales.server.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnavailableException;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationOrder;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.core.station.HttpLink;
import org.finales.core.station.SpoolSettings;
import org.finales.core.station.SpoolingLink;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.BatchOrderException;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@SuppressWarnings("NullAway.Init")
class StationOverHttpTest {
  private static final String SHORT = "CC, 0.5 A, TIME, 2 s\n";
  private static final SpoolSettings SOON =
      SpoolSettings.ofDefaults().withPauses(Duration.ofMillis(10), Duration.ofMillis(100));

  @TempDir private Path folder;
  private CyclingServer server;

  @BeforeEach
  void open() {
    server = new CyclingServer(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  static ChannelNeeds can() {
    return new ChannelNeeds(
        Quantity.of("0", "V"),
        Quantity.of("5", "V"),
        Quantity.of("5", "A"),
        Quantity.of("5", "A"),
        Quantity.of("25", "W"),
        Quantity.of("25", "W"),
        List.of("current", "voltage", "power"));
  }

  private static Points points(int first, int count) {
    Points.Builder builder = Points.builder(0);
    for (int i = first; i < first + count; i++) {
      builder.add(i * 100_000L, 1_000 + i * 100_000L, 1, 1, 0, 3 + i / 1e6, 1);
    }
    return builder.build();
  }

  private static SeriesEvent status(ExperimentState state, long token) {
    return new SeriesEvent(
        1,
        RunEvent.KIND,
        "",
        FinalesJson.write(
            new RunEvent(
                state,
                token,
                1,
                1,
                false,
                state == ExperimentState.FINISHED
                    ? FinalesJson.read("{\"test\":{\"name\":\"run\"}}")
                    : null)));
  }

  @Test
  void everyCallOfALinkDoesWhatItDoesWithinTheProcess() {
    Experiment queued = server.queue(SHORT);
    try (HttpLink link = server.link("tom")) {
      Station station = link.register(CyclingServer.draft("bench", "A"));
      assertThat(link.station(station.id()).name()).isEqualTo("bench");
      UUID tenant = link.offer(station.id(), "A", can());
      assertThat(station.tenants()).containsEntry("A", tenant);
      Claim claim = link.next(tenant, Duration.ofSeconds(10)).orElseThrow();
      assertThat(link.renew(claim.token()).token()).isEqualTo(claim.token());
      Experiment experiment = link.experiment(claim, station.id(), "A");
      assertThat(experiment.id()).isEqualTo(queued.id());
      assertThat(link.battery(experiment.battery()).battery().name()).isEqualTo("cell 1");
      RecordedDataset dataset = RecordedDataset.of("run");
      link.open(experiment.id(), dataset);
      link.open(experiment.id(), dataset);
      Batch first =
          new Batch("me", 1, points(0, 0), List.of(status(ExperimentState.RUNNING, claim.token())));
      assertThat(link.append(dataset.id(), first).join().repeated()).isFalse();
      assertThat(link.append(dataset.id(), first).join().repeated()).isTrue();
      link.append(dataset.id(), Batch.of("me", 2, points(0, 3_000))).join();
      assertThatThrownBy(() -> link.append(dataset.id(), Batch.of("me", 4, points(0, 1))).join())
          .cause()
          .isInstanceOfSatisfying(
              BatchOrderException.class, order -> assertThat(order.expected()).isEqualTo(3));
      assertThat(link.newestBatch(dataset.id(), "me")).isEqualTo(2);
      assertThat(link.status(dataset.id()).points()).isEqualTo(3_000);
      assertThat(link.points(dataset.id(), 10, 20)).isEqualTo(points(10, 20));
      assertThat(server.find(queued).state()).isEqualTo(ExperimentState.RUNNING);

      server.lab().experiments().pause(CyclingServer.OLGA, queued.id(), "lunch");
      List<StationOrder> orders = link.orders(station.id(), 0, Duration.ofSeconds(10));
      assertThat(orders).singleElement().extracting(StationOrder::kind).isEqualTo(OrderKind.PAUSE);
      link.answer(station.id(), orders.get(0).sequence(), FinalesJson.read("{\"done\":true}"));
      link.report(station.id(), List.of(report("A")));
      assertThat(server.lab().board().channel(station.id(), "A")).isPresent();
      link.record(dataset.id(), status(ExperimentState.FINISHED, claim.token()));
      assertThat(server.find(queued).state()).isEqualTo(ExperimentState.FINISHED);
      UUID nowhere = UUID.randomUUID();
      assertThatThrownBy(() -> link.status(nowhere)).isInstanceOf(NotFoundException.class);
    }
  }

  private static ChannelReport report(String channel) {
    return new ChannelReport(
        channel,
        ChannelActivity.IDLE,
        null,
        null,
        Instant.now(),
        3.7,
        0.0,
        List.of(),
        0,
        0,
        0,
        "",
        null,
        null,
        List.of());
  }

  @Test
  void nobodySpeaksForAnotherAccountsStation() {
    server.queue(SHORT);
    try (HttpLink tom = server.link("tom");
        HttpLink ute = server.link("ute");
        HttpLink olga = server.link("olga")) {
      Station station = tom.register(CyclingServer.draft("bench", "A"));
      UUID tenant = tom.offer(station.id(), "A", can());
      Claim claim = tom.next(tenant, Duration.ofSeconds(10)).orElseThrow();
      Experiment experiment = tom.experiment(claim, station.id(), "A");
      RecordedDataset dataset = RecordedDataset.of("run");
      tom.open(experiment.id(), dataset);
      Batch batch = Batch.of("me", 1, points(0, 1));
      for (Runnable call :
          List.<Runnable>of(
              () -> ute.offer(station.id(), "A", can()),
              () -> ute.report(station.id(), List.of(report("A"))),
              () -> ute.orders(station.id(), 0, Duration.ZERO),
              () -> ute.answer(station.id(), 1, null),
              () -> ute.open(experiment.id(), RecordedDataset.of("other")),
              () -> join(ute, dataset.id(), batch))) {
        assertThatThrownBy(call::run).isInstanceOf(ForbiddenException.class);
      }
      olga.report(station.id(), List.of(report("A")));
      assertThat(olga.append(dataset.id(), batch).join().points()).isEqualTo(1);
    }
  }

  private static void join(HttpLink link, UUID dataset, Batch batch) {
    try {
      link.append(dataset, batch).join();
    } catch (java.util.concurrent.CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  @Test
  void aClaimWhoseAnswerWasLostIsFoundAgain() throws Exception {
    server.queue(SHORT);
    try (Cable cable = new Cable(server.uri());
        HttpLink link = server.link(cable.uri(), "tom");
        HttpLink direct = server.link("tom")) {
      Station station = link.register(CyclingServer.draft("bench", "A"));
      UUID tenant = link.offer(station.id(), "A", can());
      Claim lost = direct.next(tenant, Duration.ofSeconds(10)).orElseThrow();
      cable.cut();
      assertThatThrownBy(() -> link.next(tenant, Duration.ZERO))
          .isInstanceOf(UnavailableException.class);
      cable.mend();
      assertThat(link.next(tenant, Duration.ZERO).orElseThrow().token()).isEqualTo(lost.token());
    }
  }

  /** One hour without a network, sixteen channels, ten readings a second each. */
  @Test
  void allPointsOfAnHourWithoutNetworkArriveOnceAndInOrder() throws Exception {
    int channels = 16;
    int hour = 36_000;
    List<Experiment> experiments = new ArrayList<>();
    String[] names = new String[channels];
    for (int i = 0; i < channels; i++) {
      experiments.add(server.queue(SHORT));
      names[i] = "" + i;
    }
    try (Cable cable = new Cable(server.uri());
        HttpLink lab = server.link(cable.uri(), "tom");
        SpoolingLink link =
            SpoolingLink.open(folder.resolve("spool"), lab, SOON, LabClock.system())) {
      Station station = link.register(CyclingServer.draft("bench", names));
      List<RecordedDataset> datasets = new ArrayList<>();
      List<Claim> claims = new ArrayList<>();
      for (String name : names) {
        UUID tenant = link.offer(station.id(), name, can());
        Claim claim = link.next(tenant, Duration.ofSeconds(10)).orElseThrow();
        RecordedDataset dataset = RecordedDataset.of("channel " + name);
        link.open(link.experiment(claim, station.id(), name).id(), dataset);
        link.record(dataset.id(), status(ExperimentState.RUNNING, claim.token()));
        datasets.add(dataset);
        claims.add(claim);
      }
      assertThat(link.awaitDelivered(Duration.ofSeconds(30))).isTrue();
      cable.cut();
      int at = 0;
      while (at < hour) {
        int some = Math.min(at % 7 == 0 ? 1 : 600, hour - at);
        List<java.util.concurrent.CompletableFuture<?>> writing = new ArrayList<>();
        for (RecordedDataset dataset : datasets) {
          writing.add(link.append(dataset.id(), Batch.of(points(at, some))));
        }
        writing.forEach(java.util.concurrent.CompletableFuture::join);
        at += some;
      }
      assertThat(link.delivery().away()).as("the network is cut").isNotNull();
      for (int i = 0; i < channels; i++) {
        link.record(datasets.get(i).id(), status(ExperimentState.FINISHED, claims.get(i).token()));
      }
      cable.mend();
      assertThat(link.awaitDelivered(Duration.ofSeconds(60))).as("%s", link.delivery()).isTrue();
      for (RecordedDataset dataset : datasets) {
        assertThat(server.lab().series().points(dataset.id(), 0, Points.MOST))
            .as("points of %s", dataset.name())
            .isEqualTo(points(0, hour));
      }
      assertThat(experiments)
          .allSatisfy(
              one -> assertThat(server.find(one).state()).isEqualTo(ExperimentState.FINISHED));
    }
  }

  @Test
  void anAgentRunsExperimentsWhileServerAndNetworkComeAndGo() throws Exception {
    Experiment first = server.queue("CC, 0.5 A, TIME, 6 s\n");
    try (Cable cable = new Cable(server.uri());
        StationAgent agent =
            StationAgent.open(cable.uri(), server.token("tom"), folder.resolve("agent"), SOON)) {
      assertThat(
              agent.run(
                  CyclingServer.draft("bench", "A"),
                  Drivers.discovered(),
                  folder.resolve("state"),
                  why -> {}))
          .isTrue();
      awaitState(first, ExperimentState.RUNNING);
      cable.cut();
      await().until(() -> agent.link().delivery().away() != null);
      server.restart();
      cable.mend();
      awaitState(first, ExperimentState.FINISHED);
      UUID dataset = java.util.Objects.requireNonNull(server.find(first).dataset());
      Points points = server.lab().series().points(dataset, 0, Points.MOST);
      assertThat(points.size()).as("readings of 6 s").isBetween(5, 80);
      for (int i = 1; i < points.size(); i++) {
        assertThat(points.hostMicros(i)).isGreaterThan(points.hostMicros(i - 1));
      }
      Experiment second = server.queue(SHORT);
      awaitState(second, ExperimentState.FINISHED);
    }
  }

  private void awaitState(Experiment experiment, ExperimentState state) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Experiment now = server.find(experiment);
              assertThat(now.state()).as(now.reason()).isEqualTo(state);
            });
  }
}
