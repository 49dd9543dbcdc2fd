package org.finales.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.store.Things.NOW;
import static org.finales.core.store.Things.entry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.finales.api.broker.Event;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.Result;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.UnavailableException;
import org.finales.core.store.AccountTable.StoredAccount;
import org.finales.core.store.AccountTable.StoredToken;
import org.junit.jupiter.api.Test;

/** What a store promises that outlives its process and may be open more than once. */
abstract class DurableStoreContract extends StoreContract {
  /** Opens the same store once more; it waits a second for the others' writes. */
  abstract Store openImpatiently();

  /** A connection past the store. */
  abstract Connection connect() throws SQLException;

  @Test
  void reopeningKeepsEverything() {
    Request request = Things.post(store, Things.fullRequest());
    Result result = Things.result(request.id());
    Tenant tenant =
        new Tenant(
            UUID.randomUUID(),
            "densimeter",
            "room 7",
            List.of(Offer.unrestricted("density", "tube")),
            3,
            true,
            false,
            null,
            "tom",
            NOW,
            1);
    StoredAccount account = account("tom");
    StoredToken token =
        new StoredToken(
            UUID.randomUUID(), "hash", "tom", "lab", Set.of("read", "work"), NOW, null, null);
    StoredClaim claim = Things.claim(4, request.id());
    store.write(
        ledger -> {
          ledger.results().insert(append(ledger, "result"), result);
          ledger.tenants().insert(append(ledger, "tenant"), tenant);
          append(ledger, "claim");
          ledger.claims().insert(claim);
          ledger.accounts().insert(account);
          ledger.accounts().insert(token);
          ledger.keys().set("name", "value");
          return ledger;
        });
    List<Event> log = log();

    store.close();
    openStore();

    assertThat(log()).isEqualTo(log);
    assertThat(found(l -> l.requests().find(request.id()))).contains(request);
    assertThat(found(l -> l.results().find(result.id()))).contains(result);
    assertThat(found(l -> l.tenants().find(tenant.id()))).contains(tenant);
    assertThat(found(l -> l.claims().find(4))).contains(claim);
    assertThat(found(l -> l.accounts().find("tom"))).contains(account);
    assertThat(found(l -> l.accounts().token("hash"))).contains(token);
    assertThat(found(l -> l.keys().setting("name"))).contains("value");
    assertThat(append("next")).isEqualTo(5);
    assertUnbroken();
  }

  @Test
  void migrationsRunOnce() throws SQLException {
    store.close();
    openStore();
    store.close();
    openStore();
    assertThat(number("select count(*) from schema_version")).isEqualTo(Migrations.NEWEST);
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException {
    append("last");
    store.close();
    execute("insert into schema_version (version) values (4711)");
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version of finales")
        .hasMessageContaining("4711");
    execute("delete from schema_version where version = 4711");
    openStore();
    assertThat(log()).hasSize(1);
  }

  @Test
  void twoStoresFollowOneLog() {
    try (Store other = open()) {
      List<Committed> heard = new CopyOnWriteArrayList<>();
      List<Committed> heardThere = new CopyOnWriteArrayList<>();
      store.follow(heard::addAll);
      other.follow(heardThere::addAll);
      append("one");
      append("two");
      assertThat(heardThere).isEmpty();
      other.refresh();
      assertThat(heardThere).extracting(c -> c.event().kind()).containsExactly("one", "two");
      assertThat(heardThere)
          .as("the state is the other process's")
          .allMatch(c -> c.state() == null);

      append("three");
      append("four");
      other.write(ledger -> append(ledger, "five"));
      assertThat(heardThere)
          .as("a write hears first what came before it")
          .extracting(c -> c.event().kind())
          .containsExactly("one", "two", "three", "four", "five");
      assertThat(heard).hasSize(4);
      store.refresh();
      store.refresh();
      assertThat(heard)
          .extracting(c -> c.event().kind())
          .containsExactly("one", "two", "three", "four", "five");
    }
  }

  @Test
  void twoStoresWriteAtOnceAndBothHearEverythingInOrder() {
    try (Store other = open()) {
      List<Committed> heard = new CopyOnWriteArrayList<>();
      List<Committed> heardThere = new CopyOnWriteArrayList<>();
      store.follow(heard::addAll);
      other.follow(heardThere::addAll);
      inParallel(
          8,
          caller -> {
            Store mine = caller % 2 == 0 ? store : other;
            for (int i = 0; i < 50; i++) {
              String kind = caller + "/" + i;
              mine.write(ledger -> append(ledger, kind));
              if (i % 9 == 0) {
                mine.refresh();
              }
            }
          });
      store.refresh();
      other.refresh();
      List<Long> all = LongStream.rangeClosed(1, 400).boxed().toList();
      assertThat(heard).extracting(c -> c.event().sequence()).containsExactlyElementsOf(all);
      assertThat(heardThere).extracting(c -> c.event().sequence()).containsExactlyElementsOf(all);
      assertThat(heard.stream().map(Committed::event).toList())
          .isEqualTo(heardThere.stream().map(Committed::event).toList())
          .isEqualTo(log());
      assertUnbroken();
    }
  }

  @Test
  void manyStoresOpenAnEmptyDatabaseAtOnce() {
    store.close();
    ConcurrentLinkedQueue<Store> opened = new ConcurrentLinkedQueue<>();
    try {
      inParallel(
          4,
          i -> {
            Store mine = open();
            opened.add(mine);
            mine.write(ledger -> append(ledger, "hello of " + i));
          });
      openStore();
      assertThat(log()).hasSize(4);
      assertUnbroken();
    } finally {
      opened.forEach(Store::close);
    }
  }

  @Test
  void theDatabaseItselfKeepsTwoStoresApart() {
    UUID request = UUID.randomUUID();
    try (Store other = open()) {
      store.write(
          ledger -> {
            long token = append(ledger, "claimed");
            ledger.claims().insert(Things.claim(token, request));
            ledger.results().insert(token, Things.result(request));
            return ledger.claims().hold("cell 7", token);
          });
      assertThatThrownBy(
              () ->
                  other.write(
                      ledger -> {
                        ledger.claims().insert(Things.claim(append(ledger, "too"), request));
                        return request;
                      }))
          .isInstanceOf(UnavailableException.class);
      assertThatThrownBy(
              () ->
                  other.write(
                      ledger -> {
                        ledger.results().insert(append(ledger, "too"), Things.result(request));
                        return request;
                      }))
          .isInstanceOf(UnavailableException.class);
      assertThat(other.<Boolean>write(ledger -> ledger.claims().hold("cell 7", 9))).isFalse();
    }
  }

  @Test
  void whoReadsSeesOneState() {
    Things.post(store, Things.request());
    int seen =
        store.read(
            ledger -> {
              int before = ledger.requests().list(RequestQuery.all(), 0, 9).size();
              inParallel(1, i -> Things.post(store, Things.request()));
              assertThat(ledger.requests().list(RequestQuery.all(), 0, 9)).hasSize(before);
              assertThat(ledger.events().newest()).isEqualTo(1);
              return before;
            });
    assertThat(seen).isEqualTo(1);
    assertThat(listed(l -> l.requests().list(RequestQuery.all(), 0, 9))).hasSize(2);
  }

  @Test
  void readersThatTakeLongDoNotStopTheWriterNorItsFollowers() {
    store.follow(committed -> store.read(ledger -> ledger.events().newest()));
    inParallel(20, i -> readSlowly(i));
    assertThat(append("next")).isGreaterThan(1);
  }

  /** Half of the callers write while all readers' connections are taken. */
  private void readSlowly(int caller) {
    if (caller % 2 == 0) {
      for (int i = 0; i < 10; i++) {
        append("write " + caller + "/" + i);
      }
    } else {
      store.read(
          ledger -> {
            for (int i = 0; i < 20; i++) {
              ledger.events().after(0, 1000);
            }
            return ledger;
          });
    }
  }

  @Test
  void anAlteredEntryIsFound() throws SQLException {
    tenEntries();
    execute("update event set message = 'never happened' where sequence = 7");
    assertThat(found(l -> l.events().firstBrokenEntry())).contains(7L);
  }

  @Test
  void aMissingEntryIsFound() throws SQLException {
    tenEntries();
    execute("delete from event where sequence = 4");
    assertThat(found(l -> l.events().firstBrokenEntry())).contains(4L);
  }

  @Test
  void anEntryThatWasMovedOrRenamedIsFound() throws SQLException {
    tenEntries();
    execute("update event set time = time + 1 where sequence = 9");
    assertThat(found(l -> l.events().firstBrokenEntry())).contains(9L);
    execute("update event set actor = 'nobody' where sequence = 3");
    assertThat(found(l -> l.events().firstBrokenEntry())).contains(3L);
    execute("update event set to_status = null, from_status = 'made' where sequence = 2");
    assertThat(found(l -> l.events().firstBrokenEntry())).contains(2L);
  }

  @Test
  void anAlteredHashIsFound() throws SQLException {
    tenEntries();
    execute(
        "update event set hash = (select hash from event where sequence = 5) where sequence = 6");
    assertThat(found(l -> l.events().firstBrokenEntry())).contains(6L);
  }

  @Test
  void whoWaitsTooLongForOthersIsToldSoAndMayTryAgain() throws SQLException {
    try (Store impatient = openImpatiently()) {
      Connection hog = connect();
      try {
        holdWriteLock(hog);
        assertThatThrownBy(() -> impatient.write(ledger -> append(ledger, "late")))
            .isInstanceOf(UnavailableException.class);
      } finally {
        hog.close();
      }
      assertThat(impatient.<Long>write(ledger -> append(ledger, "in time"))).isEqualTo(1);
    }
  }

  /** Takes the lock that the writers of all stores take, until the connection is closed. */
  abstract void holdWriteLock(Connection connection) throws SQLException;

  private void tenEntries() {
    for (int i = 1; i <= 10; i++) {
      String message = "message " + i;
      store.write(ledger -> ledger.append(entry("test", message), NOW, null));
    }
    assertUnbroken();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
