package org.finales.core.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.timeseries.Recording.BEGIN;
import static org.finales.core.timeseries.Recording.joined;
import static org.finales.core.timeseries.Recording.regular;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.core.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every store of time series promises. */
@Timeout(120)
abstract class SeriesStoreContract {
  final RecordedDataset dataset = Recording.dataset();
  final UUID id = dataset.id();
  SeriesStore store;

  /** Opens the store under test, once more if it is open. */
  abstract SeriesStore open();

  /** A connection past the store. */
  abstract Connection connect() throws SQLException;

  @BeforeEach
  void openStore() {
    store = open();
    store.create(dataset);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  void reopen() {
    store.close();
    store = open();
  }

  Points all() {
    return joined(store.points(id), dataset.values());
  }

  @Test
  void whatIsAppendedIsReadInItsOrder() {
    assertThat(store.append(id, regular(0, 3))).isEqualTo(new Receipt(3, false));
    assertThat(store.append(id, regular(3, 10_000))).isEqualTo(new Receipt(10_003, false));
    assertThat(store.append(id, regular(10_003, 1)).points()).isEqualTo(10_004);
    assertThat(all()).isEqualTo(regular(0, 10_004));
    DatasetStatus status = store.status(id);
    assertThat(status.points()).isEqualTo(10_004);
    assertThat(status.tail()).as("not in blocks yet").isEqualTo(10_004 - 2 * Block.SIZE);
    assertThat(status.lastInstrumentMicros()).isEqualTo(10_003 * 100_000L);
    assertThat(status.firstHostMicros()).isEqualTo(BEGIN);
    reopen();
    assertThat(all()).isEqualTo(regular(0, 10_004));
    assertThat(store.find(id)).contains(dataset);
    assertThat(store.datasets()).containsExactly(dataset);
  }

  @Test
  void aRangeOfTimeIsReadFromTheRightPoints() {
    store.append(id, regular(0, 9_000));
    long from = 4_000 * 100_000L;
    Points found =
        joined(store.points(id, TimeAxis.INSTRUMENT, from, from + 500_000), dataset.values());
    assertThat(found).isEqualTo(regular(4_000, 5));
    assertThat(joined(store.points(id, TimeAxis.HOST, BEGIN + from, BEGIN + from + 500_000), 3))
        .isEqualTo(regular(4_000, 5));
  }

  @Test
  void pointsAreReadByTheirNumbers() {
    store.append(id, regular(0, 5_000));
    store.append(id, regular(5_000, 4_000));
    assertThat(store.points(id, 0, 10)).isEqualTo(regular(0, 10));
    assertThat(store.points(id, 4_090, 20)).as("across blocks").isEqualTo(regular(4_090, 20));
    assertThat(store.points(id, 8_190, 5_000)).as("to the end").isEqualTo(regular(8_190, 810));
    assertThat(store.points(id, 0, Points.MOST)).isEqualTo(regular(0, 9_000));
    assertThat(store.points(id, 9_000, 10).size()).as("behind the last").isZero();
    assertThatThrownBy(() -> store.points(id, -1, 1)).isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> store.points(id, 0, 0)).isInstanceOf(InvalidException.class);
    UUID unknown = UUID.randomUUID();
    assertThatThrownBy(() -> store.points(unknown, 0, 1)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void randomPointsAreSealedReopenedAndSeenAsAPlainListSaysTheyAre() {
    Random random = new Random(20_260_301);
    for (int round = 0; round < 6; round++) {
      RecordedDataset mine = Recording.dataset();
      store.create(mine);
      Columns expected = new Columns(mine.values(), 0);
      long last = 0;
      for (int step = 0; step < 25; step++) {
        int count = random.nextInt(random.nextInt(6) == 0 ? 9_000 : 300);
        switch (random.nextInt(8)) {
          case 0 -> store.seal(mine.id());
          case 1 -> reopen();
          default -> {
            Points points = Recording.odd(random, count, last);
            store.append(mine.id(), points);
            expected.add(points.columns, 0, points.size());
            last += count * 1_000_000L;
          }
        }
        if (step % 5 == 4) {
          Recording.assertSame(joined(store.points(mine.id()), mine.values()), expected);
          for (int i = 0; i < 4; i++) {
            look(random, mine, expected, last);
          }
        }
      }
    }
  }

  private void look(Random random, RecordedDataset mine, Columns expected, long last) {
    TimeAxis axis = random.nextBoolean() ? TimeAxis.HOST : TimeAxis.INSTRUMENT;
    long origin = axis == TimeAxis.HOST ? BEGIN : 0;
    long from = origin + (long) (random.nextDouble() * last) - 10_000_000;
    long length = 1 + (long) (random.nextDouble() * last * (random.nextBoolean() ? 2 : 0.01));
    WindowQuery query =
        new WindowQuery(axis, from, from + length, 1 + random.nextInt(40), Recording.COLUMNS);
    Recording.assertRight(store.window(mine.id(), query), query, expected, mine);
  }

  @Test
  void windowsOfManyBlocksComeFromTheirRollUpsAndMissNoSpike() {
    // More blocks than lie under two nodes of the next level.
    int blocks = 2 * Pyramid.FANOUT + 3;
    int spike = 77 * Block.SIZE + 1234;
    Columns expected = new Columns(dataset.values(), 0);
    for (int b = 0; b < blocks; b += 10) {
      int count = Math.min(10, blocks - b) * Block.SIZE;
      Columns points = regular((long) b * Block.SIZE, count).columns;
      if (spike >= b * Block.SIZE && spike < b * Block.SIZE + count) {
        points.doubles[0][spike - b * Block.SIZE] = 4.9999;
      }
      store.append(id, new Points(points));
      expected.add(points, 0, points.size);
    }
    store.append(id, regular((long) blocks * Block.SIZE, 5));
    expected.add(regular((long) blocks * Block.SIZE, 5).columns, 0, 5);
    for (int buckets : new int[] {1, 7, 100}) {
      WindowQuery query = WindowQuery.of(0, expected.size * 100_000L, buckets);
      Window window = store.window(id, query);
      Recording.assertRight(window, query, expected, dataset);
      int place = (int) (spike * 100_000L * buckets / (expected.size * 100_000L));
      assertThat(window.max(RecordedDataset.VOLTAGE, place)).isEqualTo(4.9999);
    }
  }

  @Test
  void aBatchThatIsSentAgainChangesNothing() {
    for (int i = 0; i < 3; i++) {
      assertThat(store.append(id, Batch.of("agent", 1, regular(0, 5))))
          .isEqualTo(new Receipt(5, i > 0));
    }
    assertThat(store.append(id, Batch.of("agent", 2, regular(5, 5))).points()).isEqualTo(10);
    reopen();
    assertThat(store.append(id, Batch.of("agent", 1, regular(0, 5))).repeated()).isTrue();
    assertThat(store.append(id, Batch.of("agent", 2, regular(5, 5))).repeated()).isTrue();
    assertThat(store.newestBatch(id, "agent")).isEqualTo(2);
    assertThat(store.newestBatch(id, "another")).isZero();
    assertThat(all()).isEqualTo(regular(0, 10));
  }

  @Test
  void batchesThatLackOthersOrAreOtherOnesAreRefusedByName() {
    store.append(id, Batch.of("agent", 1, regular(0, 5)));
    assertThatThrownBy(() -> store.append(id, Batch.of("agent", 3, regular(5, 5))))
        .isInstanceOfSatisfying(
            BatchOrderException.class, e -> assertThat(e.expected()).isEqualTo(2))
        .hasMessageContaining("batch 3 of agent came before batch 2");
    assertThatThrownBy(() -> store.append(id, Batch.of("agent", 1, regular(7, 5))))
        .isInstanceOf(BatchOrderException.class)
        .hasMessageContaining("stored with other points");
    assertThat(store.append(id, Batch.of("another", 1, regular(5, 5))).points())
        .as("sources are counted each for itself")
        .isEqualTo(10);
  }

  @Test
  void batchesThatShareACommitAreCountedOneAfterTheOther() {
    List<CompletableFuture<Receipt>> answers = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      answers.add(store.appendLater(id, Batch.of("agent", i, regular(i - 1, 1))));
      answers.add(store.appendLater(id, Batch.of("agent", i, regular(i - 1, 1))));
    }
    answers.forEach(CompletableFuture::join);
    assertThat(answers).filteredOn(answer -> !answer.join().repeated()).hasSize(200);
    assertThat(all()).isEqualTo(regular(0, 200));
  }

  @Test
  void whoIsRefusedDoesNotDisturbOthersInTheSameCommit() {
    List<CompletableFuture<Receipt>> good = new ArrayList<>();
    List<CompletableFuture<Receipt>> bad = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      good.add(store.appendLater(id, Batch.of(regular(i, 1))));
      bad.add(store.appendLater(UUID.randomUUID(), Batch.of(regular(i, 1))));
      bad.add(store.appendLater(id, Batch.of(Points.builder(0).build())));
    }
    good.forEach(CompletableFuture::join);
    assertThat(bad).allSatisfy(answer -> assertThat(answer).failsWithin(10, TimeUnit.SECONDS));
    assertThat(all()).isEqualTo(regular(0, 50));
  }

  @Test
  void twoStoresAppendToOneDatasetAndLoseNothing() {
    try (SeriesStore other = open()) {
      List<CompletableFuture<Receipt>> answers = new ArrayList<>();
      for (int i = 1; i <= 150; i++) {
        answers.add(store.appendLater(id, Batch.of("here", i, regular(i, 40))));
        answers.add(other.appendLater(id, Batch.of("there", i, regular(i, 40))));
      }
      answers.forEach(CompletableFuture::join);
      // Each continues what the other has begun.
      store.append(id, Batch.of("there", 151, regular(0, 1)));
      other.append(id, Batch.of("there", 152, regular(0, 1)));
      assertThat(store.append(id, Batch.of("there", 152, regular(0, 1))).repeated()).isTrue();
      assertThat(all().size()).isEqualTo(300 * 40 + 2);
      assertThat(joined(other.points(id), dataset.values())).isEqualTo(all());
    }
  }

  @Test
  void whoReadsWhileOthersWriteSeesEveryAcknowledgedPointOnce() {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 300; i++) {
                store.append(id, regular(i * 97L, 97));
              }
            });
    writing.whenComplete((nothing, failure) -> done.set(true));
    int reads = 0;
    while (!done.get() || reads < 3) {
      long before = store.status(id).points();
      Points seen = all();
      assertThat(seen.size()).isGreaterThanOrEqualTo((int) before);
      assertThat(seen).isEqualTo(regular(0, seen.size()));
      Window window = store.window(id, WindowQuery.of(0, Long.MAX_VALUE / 2, 1));
      assertThat(window.count(0)).isGreaterThanOrEqualTo(seen.size());
      reads++;
    }
    writing.join();
    assertThat(all()).isEqualTo(regular(0, 300 * 97));
  }

  @Test
  void eventsArePartOfTheDatasetAndKnowTheirPlace() {
    SeriesEvent started = new SeriesEvent(BEGIN, "status", "running", null);
    SeriesEvent alarm = new SeriesEvent(BEGIN + 5, "alarm", "4.31 V > 4.3 V", "{\"limit\":4.3}");
    store.record(id, started);
    store.append(id, new Batch("agent", 1, regular(0, 7), List.of(alarm)));
    store.append(id, new Batch("agent", 1, regular(0, 7), List.of(alarm)));
    reopen();
    assertThat(store.events(id, 0, 10))
        .containsExactly(new RecordedEvent(1, 0, started), new RecordedEvent(2, 7, alarm));
    assertThat(store.events(id, 1, 10)).hasSize(1);
    assertThat(store.status(id).events()).isEqualTo(2);
  }

  @Test
  void nothingIsDeletedUnlessSomebodySaysSo() {
    RecordedDataset other = Recording.dataset();
    store.create(other);
    store.append(other.id(), regular(0, 5_000));
    store.append(id, Batch.of("agent", 1, regular(0, 5_000)));
    store.delete(id);
    assertThatThrownBy(() -> store.append(id, regular(0, 1))).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store.status(id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store.delete(id)).isInstanceOf(NotFoundException.class);
    store.create(dataset);
    assertThat(store.append(id, Batch.of("agent", 1, regular(0, 2))))
        .isEqualTo(new Receipt(2, false));
    assertThat(joined(store.points(other.id()), 3)).isEqualTo(regular(0, 5_000));
  }

  @Test
  void subscribersHearOfWhatIsOnDiskAndSlowOnesOfTheNewest() throws InterruptedException {
    BlockingQueue<News> heard = new ArrayBlockingQueue<>(1000);
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    BlockingQueue<News> late = new ArrayBlockingQueue<>(1000);
    try (Subscription quick = store.subscribe(id, heard::add);
        Subscription slow =
            store.subscribe(
                id,
                news -> {
                  late.add(news);
                  busy.countDown();
                  awaitQuietly(gate);
                })) {
      store.append(id, regular(0, 3));
      News first = heard.poll(10, TimeUnit.SECONDS);
      assertThat(first).isEqualTo(new News(0, regular(0, 3), 0, List.of()));
      busy.await();
      SeriesEvent alarm = new SeriesEvent(BEGIN, "alarm", "too hot", null);
      store.record(id, alarm);
      for (int i = 3; i < 100; i++) {
        store.append(id, regular(i, 1));
      }
      gate.countDown();
      assertThat(late.poll(10, TimeUnit.SECONDS)).isEqualTo(first);
      assertThat(late.poll(10, TimeUnit.SECONDS))
          .as("the newest point; alarms are not missed")
          .isEqualTo(new News(99, regular(99, 1), 96, List.of(alarm)));
    }
    store.append(id, regular(100, 1));
    assertThat(late).isEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void pointsThatAreNotTheDatasetsAreRefusedAndSayWhy() {
    assertThatThrownBy(() -> store.append(id, Points.builder(0).add(0, 0, 1, 1, 1, 1, 1).build()))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("1 auxiliary columns, the points have 0");
    Points strange = Points.builder(1).add(0, 0, 1, 1, 99, 1, 1, 1).build();
    assertThatThrownBy(() -> store.append(id, strange))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("mode 99");
    assertThatThrownBy(() -> store.create(dataset)).isInstanceOf(InvalidException.class);
    assertThatThrownBy(
            () -> store.window(id, new WindowQuery(TimeAxis.HOST, 0, 1, 1, List.of("power_watt"))))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("power_watt");
    assertThat(store.status(id).points()).isZero();
  }

  @Test
  void aDamagedBlockIsNamedAndTheOthersCanBeRead() throws SQLException {
    store.append(id, regular(0, 3 * Block.SIZE));
    execute(
        "update series_node set detail = (select data from series_tail union all"
            + " select summary from series_node where number = 0 limit 1) where number = 1");
    assertThatThrownBy(this::all)
        .isInstanceOf(DamagedDataException.class)
        .hasMessageContaining(id.toString())
        .hasMessageContaining("block at point " + Block.SIZE);
    long edge = Block.SIZE * 100_000L;
    assertThatThrownBy(() -> store.window(id, WindowQuery.of(0, edge + edge / 2, 3)))
        .isInstanceOf(DamagedDataException.class)
        .hasMessageContaining("part 1 of level 0");
    assertThat(store.window(id, WindowQuery.of(0, edge, 10)).count(9)).isPositive();
    assertThat(store.append(id, regular(0, 1)).points()).isEqualTo(3 * Block.SIZE + 1);
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException {
    store.append(id, regular(0, 10));
    store.close();
    execute("insert into series_version (version) values (4711)");
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version of finales")
        .hasMessageContaining("4711");
    execute("delete from series_version where version = 4711");
    store = open();
    assertThat(all()).isEqualTo(regular(0, 10));
  }

  @Test
  void aClosedStoreSaysSo() {
    store.close();
    assertThatThrownBy(() -> store.append(id, regular(0, 1))).hasMessageContaining("closed");
    assertThatThrownBy(() -> store.status(id)).hasMessageContaining("closed");
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
