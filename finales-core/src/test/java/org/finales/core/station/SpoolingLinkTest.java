package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.finales.api.broker.Claim;
import org.finales.api.broker.UnavailableException;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.api.json.FinalesJson;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("NullAway.Init")
class SpoolingLinkTest {
  private static final SpoolSettings SETTINGS =
      SpoolSettings.ofDefaults()
          .withPauses(Duration.ofMillis(1), Duration.ofMillis(20))
          .withMostValues(7 * 60);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final StationDraft DRAFT =
      new StationDraft("bench", "", "", null, List.of(StationChannel.of("1", "simulated:cell")));

  @TempDir private Path folder;
  private final VirtualClock clock = new VirtualClock();
  private SeriesStore store;
  private PretendLab lab;
  private FaultyLink way;
  private SpoolingLink link;

  @BeforeEach
  void open() {
    store = SeriesStore.sqlite(folder.resolve("lab.db"));
    lab = new PretendLab(store);
    way = new FaultyLink(lab, 5);
    link = openLink();
  }

  @AfterEach
  void close() {
    link.close();
    store.close();
  }

  private SpoolingLink openLink() {
    return SpoolingLink.open(folder.resolve("spool"), way.link(), SETTINGS, clock);
  }

  private void restart() {
    link.close();
    link = openLink();
  }

  @Test
  void everythingArrivesOnceAndInOrderOnABadWay() {
    way.faultsOfTen = 4;
    Random random = new Random(20_261_120);
    List<RecordedDataset> datasets = new ArrayList<>();
    List<Recorder> recorders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RecordedDataset dataset = RecordedDataset.of("run " + i, "ambient_temperature_celsius");
      link.open(UUID.randomUUID(), dataset);
      datasets.add(dataset);
      recorders.add(new Recorder(dataset));
    }
    for (int round = 0; round < 300; round++) {
      recorders.get(random.nextInt(recorders.size())).append(random);
      if (random.nextInt(60) == 0) {
        restart();
      }
    }
    way.faultsOfTen = 2;
    assertThat(link.awaitDelivered(MINUTE)).as("all is delivered: %s", link.delivery()).isTrue();
    assertThat(way.faults()).as("faults on the way").isGreaterThan(50);
    recorders.forEach(Recorder::check);
  }

  /** Appends to a data set and knows what has to be there. */
  private final class Recorder {
    private final RecordedDataset dataset;
    private final List<Integer> eventPlaces = new ArrayList<>();
    private int points;
    private long number;

    Recorder(RecordedDataset dataset) {
      this.dataset = dataset;
    }

    void append(Random random) {
      int count = random.nextInt(4) == 0 ? random.nextInt(500) : random.nextInt(4);
      Points.Builder builder = dataset.points();
      for (int i = 0; i < count; i++) {
        builder.add(points + i, 1_000L + points + i, 1, 1, 0, points + i, -1, Double.NaN);
      }
      points += count;
      List<SeriesEvent> events = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0 || count + events.size() == 0; i--) {
        events.add(new SeriesEvent(1, "instruction", "event " + eventPlaces.size(), null));
        eventPlaces.add(points);
      }
      link.append(dataset.id(), new Batch("runner", ++number, builder.build(), events)).join();
    }

    void check() {
      Points found = store.points(dataset.id(), 0, Points.MOST);
      assertThat(IntStream.range(0, found.size()).mapToDouble(found::voltage).toArray())
          .as("points of %s in the laboratory", dataset.name())
          .containsExactly(IntStream.range(0, points).asDoubleStream().toArray());
      List<RecordedEvent> events = store.events(dataset.id(), 0, 10_000);
      assertThat(events).hasSize(eventPlaces.size());
      for (int i = 0; i < events.size(); i++) {
        assertThat(events.get(i).event().message()).isEqualTo("event " + i);
        assertThat(events.get(i).point())
            .as("points before event %s", i)
            .isEqualTo((long) eventPlaces.get(i));
      }
    }
  }

  @Test
  void daysWithoutALaboratoryCostNothingButDisk() {
    RecordedDataset dataset = RecordedDataset.of("run");
    link.open(UUID.randomUUID(), dataset);
    assertThat(link.awaitDelivered(MINUTE)).isTrue();
    way.away = true;
    for (int i = 0; i < 50; i++) {
      link.append(dataset.id(), Batch.of("runner", i + 1, points(i * 100, 100))).join();
    }
    assertThat(link.status(dataset.id()).points()).isEqualTo(5_000);
    assertThat(link.newestBatch(dataset.id(), "runner")).isEqualTo(50);
    assertThat(link.points(dataset.id(), 4_999, 10)).isEqualTo(points(4_999, 1));
    assertThat(link.awaitDelivered(Duration.ofMillis(100))).isFalse();
    assertThat(link.delivery().away()).contains("the laboratory is away");
    assertThat(store.status(dataset.id()).points()).isZero();
    way.away = false;
    assertThat(link.awaitDelivered(MINUTE)).isTrue();
    assertThat(link.delivery().away()).isNull();
    assertThat(store.points(dataset.id(), 0, Points.MOST)).isEqualTo(points(0, 5_000));
  }

  private static Points points(int first, int count) {
    Points.Builder builder = Points.builder(0);
    for (int i = first; i < first + count; i++) {
      builder.add(i, i, 1, 1, 0, i, 0);
    }
    return builder.build();
  }

  @Test
  void aStationStartsAndRunsWithoutItsLaboratory() {
    Claim claim = PretendLab.claim(7);
    Experiment experiment = experiment();
    lab.work.add(claim);
    lab.claims.put(7L, claim);
    lab.about.put(7L, experiment);
    StationOrder order = order(3);
    lab.orders.add(order);
    Station station = link.register(DRAFT);
    ChannelNeeds can = new ChannelNeeds(null, null, null, null, null, null, List.of("current"));
    UUID tenant = link.offer(station.id(), "1", can);
    assertThat(link.next(tenant, Duration.ZERO)).contains(claim);
    assertThat(link.experiment(claim, station.id(), "1")).isEqualTo(experiment);
    assertThat(link.orders(station.id(), 0, Duration.ZERO)).containsExactly(order);

    way.away = true;
    restart();
    assertThat(link.register(DRAFT)).as("unchanged").isEqualTo(station);
    assertThat(link.station(station.id())).isEqualTo(station);
    assertThat(link.offer(station.id(), "1", can)).isEqualTo(tenant);
    assertThat(link.renew(7)).isEqualTo(claim);
    assertThat(link.experiment(claim, station.id(), "1")).isEqualTo(experiment);
    assertThat(link.orders(station.id(), 0, Duration.ZERO)).containsExactly(order);
    for (Runnable call :
        List.<Runnable>of(
            () -> link.next(tenant, Duration.ZERO),
            () -> link.giveBack(7, "no"),
            () -> link.renew(8),
            () -> link.orders(station.id(), 3, Duration.ZERO),
            () -> link.battery(UUID.randomUUID()),
            () ->
                link.register(
                    new StationDraft("bench", "elsewhere", "", null, DRAFT.channels())))) {
      assertThatThrownBy(call::run).isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void workThatHasBegunIsNotGivenAgainBeforeTheLaboratoryKnows() {
    Claim claim = PretendLab.claim(7);
    Experiment experiment = experiment();
    lab.about.put(7L, experiment);
    lab.work.add(claim);
    UUID tenant = new UUID(1, 2);
    assertThat(link.next(tenant, Duration.ZERO)).contains(claim);
    link.experiment(claim, new UUID(1, 1), "1");
    lab.work.add(claim);
    assertThat(link.next(tenant, Duration.ZERO)).as("not begun yet").contains(claim);
    link.open(experiment.id(), RecordedDataset.of("run"));
    lab.work.add(claim);
    assertThat(link.next(tenant, Duration.ZERO)).as("begun").isEmpty();
    lab.work.add(claim);
    restart();
    assertThat(link.next(tenant, Duration.ZERO)).as("begun, after a restart").isEmpty();
  }

  @Test
  void answersToOrdersAreBroughtLater() {
    way.away = true;
    link.answer(new UUID(1, 1), 4, FinalesJson.read("{\"done\":true}"));
    restart();
    link.answer(new UUID(1, 1), 5, null);
    assertThat(lab.answers).isEmpty();
    way.away = false;
    assertThat(link.awaitDelivered(MINUTE)).isTrue();
    assertThat(lab.answers).containsEntry(4L, "{\"done\":true}").containsEntry(5L, "null");
  }

  @Test
  void aDataSetIsDeletedHereWhenItsTimeAfterDeliveryIsOver() {
    RecordedDataset dataset = RecordedDataset.of("run");
    RecordedDataset running = RecordedDataset.of("still runs");
    for (RecordedDataset one : List.of(dataset, running)) {
      link.open(UUID.randomUUID(), one);
      link.append(one.id(), Batch.of(points(0, 100))).join();
    }
    way.away = true;
    link.record(dataset.id(), status(ExperimentState.FINISHED));
    clock.pause(Duration.ofDays(30));
    restart();
    assertThat(link.awaitDelivered(Duration.ofMillis(50))).isFalse();
    way.away = false;
    assertThat(link.awaitDelivered(MINUTE)).isTrue();
    clock.pause(SETTINGS.retention().minusSeconds(1));
    assertThat(spooled()).as("before its time").contains(dataset, running);
    clock.pause(Duration.ofSeconds(2));
    assertThat(spooled()).as("after its time").containsExactly(running);
    assertThat(store.points(dataset.id(), 0, Points.MOST)).isEqualTo(points(0, 100));
  }

  /** What is in the spool after the courier has looked at everything once more. */
  private List<RecordedDataset> spooled() {
    restart();
    assertThat(link.awaitDelivered(MINUTE)).isTrue();
    link.close();
    try (SeriesStore spool = SeriesStore.sqlite(folder.resolve("spool").resolve("spool.db"))) {
      return spool.datasets();
    } finally {
      link = openLink();
    }
  }

  @Test
  void whatTheLaboratoryDoesNotTakeIsSaidAndHoldsUpNothingElse() {
    RecordedDataset strange = RecordedDataset.of("strange");
    RecordedDataset good = RecordedDataset.of("good");
    store.create(strange);
    store.append(strange.id(), Batch.of(points(0, 10)));
    link.open(UUID.randomUUID(), strange);
    link.open(UUID.randomUUID(), good);
    link.append(strange.id(), Batch.of(points(0, 3))).join();
    link.append(good.id(), Batch.of(points(0, 3))).join();
    assertThat(link.awaitDelivered(Duration.ofSeconds(2))).isFalse();
    assertThat(link.delivery().problems())
        .singleElement()
        .asString()
        .contains(strange.id().toString(), "has 10 points", "nothing is sent");
    assertThat(store.status(strange.id()).points()).isEqualTo(10);
    assertThat(store.status(good.id()).points()).isEqualTo(3);
  }

  @Test
  void onlyTheNewestReportsAreToldAndNoneFromWhenTheLaboratoryWasAway() throws Exception {
    UUID station = UUID.randomUUID();
    way.away = true;
    link.answer(station, 1, null);
    assertThat(link.awaitDelivered(Duration.ofMillis(50))).isFalse();
    link.report(station, List.of(report("1", 1)));
    way.away = false;
    assertThat(link.awaitDelivered(MINUTE)).isTrue();
    link.report(station, List.of(report("1", 2), report("2", 2)));
    synchronized (lab) {
      while (lab.reports.size() < 2) {
        lab.wait();
      }
      assertThat(lab.reports).extracting(ChannelReport::voltage).containsExactly(2.0, 2.0);
    }
  }

  private static ChannelReport report(String channel, double volt) {
    return new ChannelReport(
        channel,
        ChannelActivity.values()[0],
        null,
        null,
        Instant.EPOCH,
        volt,
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

  private static SeriesEvent status(ExperimentState state) {
    RunEvent event = new RunEvent(state, 7, 1, 1, false, null);
    return new SeriesEvent(1, RunEvent.KIND, "", FinalesJson.write(event));
  }

  private static StationOrder order(long sequence) {
    return new StationOrder(
        sequence,
        new UUID(1, 1),
        "1",
        null,
        OrderKind.PAUSE,
        null,
        "paul",
        "",
        Instant.EPOCH,
        null,
        null);
  }

  private static Experiment experiment() {
    return new Experiment(
        UUID.randomUUID(),
        "e",
        "",
        UUID.randomUUID(),
        null,
        null,
        0,
        Recovery.WAIT,
        0,
        List.of(),
        ExperimentState.QUEUED,
        "",
        "rita",
        Instant.EPOCH,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        false,
        false,
        1);
  }
}
