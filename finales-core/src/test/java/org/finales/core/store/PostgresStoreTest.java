package org.finales.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.finales.api.broker.UnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link DurableStoreContract} for a store in a PostgreSQL database. */
class PostgresStoreTest extends DurableStoreContract {
  private final String url = TestPostgres.freshDatabase();

  @Override
  Store open() {
    return Store.postgres(url);
  }

  @Override
  Store openImpatiently() {
    return SqlStore.open(new PostgresDatabase(url, Duration.ofMillis(300)));
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Override
  void holdWriteLock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + PostgresDatabase.LEDGER_LOCK + ")");
    }
  }

  @AfterEach
  void dropDatabase() {
    store.close();
    TestPostgres.drop(url);
  }

  @Test
  void commitsAreOnDiskWhateverTheServersDefault() throws SQLException {
    execute("alter database " + TestPostgres.nameOf(url) + " set synchronous_commit = off");
    try (Connection writer = new PostgresDatabase(url).openWriter();
        Statement statement = writer.createStatement();
        var row = statement.executeQuery("show synchronous_commit")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("on");
    }
  }

  @Test
  void aConnectionThatBreaksBetweenWritesIsReplacedUnnoticed() {
    append("one");
    for (long expected = 2; expected < 6; expected++) {
      TestPostgres.cutConnections(url);
      assertThat(append("after a cut")).isEqualTo(expected);
    }
    assertUnbroken();
  }

  @Test
  void aConnectionThatBreaksWithinWorkFailsTheCallAndTheNextWorks() {
    append("one");
    assertThatThrownBy(
            () ->
                store.write(
                    ledger -> {
                      append(ledger, "never");
                      TestPostgres.cutConnections(url);
                      return append(ledger, "never either");
                    }))
        .isInstanceOf(UnavailableException.class);
    assertThat(append("next")).isEqualTo(2);
    assertUnbroken();
  }

  @Test
  void connectionsThatBrokeWhileNobodyReadAreReplacedUnnoticed() {
    append("one");
    inParallel(8, i -> log());
    for (int i = 0; i < 3; i++) {
      TestPostgres.cutConnections(url);
      assertThat(log()).hasSize(1);
    }
  }

  @Test
  void aConnectionThatBreaksWhileSomebodyReadsFailsTheCall() {
    append("one");
    assertThatThrownBy(
            () ->
                store.read(
                    ledger -> {
                      ledger.events().newest();
                      TestPostgres.cutConnections(url);
                      return ledger.events().newest();
                    }))
        .isInstanceOf(UnavailableException.class);
    assertThat(log()).hasSize(1);
  }

  @Test
  void aNodeThatFreezesInTheMiddleOfAWriteGivesTheLockUp() {
    append("one");
    try (Store frozen = openImpatiently()) {
      assertThatThrownBy(
              () ->
                  frozen.write(
                      ledger -> {
                        append(ledger, "never");
                        ledger.events().newest();
                        // The other node waits longer than this one may keep it waiting.
                        return store.write(other -> append(other, "meanwhile"));
                      }))
          .isInstanceOf(UnavailableException.class);
      assertThat(frozen.<Long>write(ledger -> append(ledger, "awake"))).isEqualTo(3);
    }
    assertUnbroken();
  }

  @Test
  void anAddressIsShownWithoutItsPassword() {
    assertThatThrownBy(
            () -> Store.postgres("jdbc:postgresql://127.0.0.1:1/lab?user=rita&password=s3cret"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/lab")
        .hasMessageNotContaining("s3cret");
    assertThat(new PostgresDatabase("jdbc:postgresql://rita:s3cret@db/lab").name())
        .isEqualTo("jdbc:postgresql://db/lab");
    assertThatThrownBy(() -> Store.postgres("postgresql://db/lab?password=s3cret"))
        .isInstanceOf(StoreException.class)
        .hasMessageNotContaining("s3cret");
  }
}
