package org.finales.core.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.TestData;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import org.finales.core.importing.ImportReport.Count;
import org.finales.core.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an engine makes of an import, and an import of a store that is in use. */
class Finales2ImportIntoEngineTest {
  private static final Actor CONSOLE = Accounts.console("root");

  @TempDir Path folder;
  private Finales2Files source;

  @BeforeEach
  void writeSource() throws Exception {
    source = new Finales2Files(folder);
    source.capability(
        2,
        "q",
        "m",
        "{\"type\": \"object\", \"properties\": {\"t\": {\"type\": \"number\"}}}",
        true);
    source.tenant(11, "Robinson", "[]", true);
    source.request(21, "{\"m\": {\"t\": 5}}", "pending", 2);
    source.request(22, "{\"m\": {\"t\": 5}}", "reserved", 2);
    source.request(29, "{\"m\": {\"t\": \"breaks the schema\"}}", "pending", 2);
  }

  @Test
  void whatIsHereAlreadyStays() throws Exception {
    try (Store other = Store.inMemory();
        Engine engine = Engine.builder().store(other).untimed().open()) {
      Broker broker = engine.as("olga");
      broker
          .capabilities()
          .add(
              new CapabilityDraft(
                  "q", "m", FinalesJson.read("{\"type\": \"object\"}"), FinalesJson.read("{}")));
      broker.tenants().register(new TenantDraft("Robinson", List.of()));
      ImportReport report =
          Finales2Import.read(source.data(), source.users())
              .into(other, Clock.systemUTC(), CONSOLE, ZoneOffset.UTC, null);
      assertThat(report.notes())
          .anyMatch(note -> note.contains("version 2") && note.contains("not in use"))
          .anyMatch(note -> note.contains("Robinson") && note.contains("not active"));
      assertThat(broker.capabilities().find("q", "m").orElseThrow().version()).isEqualTo(1);
      assertThat(broker.requests().find(uuid(21)).orElseThrow().versions()).containsEntry("m", 2);
    }
  }

  @Test
  void anEngineGoesOnWithWhatWasImported() throws Exception {
    try (Store other = Store.inMemory();
        Engine engine = Engine.builder().store(other).untimed().open()) {
      Finales2Import.read(source.data(), source.users())
          .into(other, Clock.systemUTC(), CONSOLE, ZoneOffset.UTC, null);
      Broker alice = engine.as(new Actor("alice", Role.TENANT, null));
      assertThat(alice.requests().list(RequestQuery.in(RequestStatus.PENDING)).items())
          .extracting(Request::id)
          .containsExactly(uuid(21), uuid(22), uuid(29));
      alice
          .results()
          .post(
              uuid(21),
              new ResultDraft("q", "m", FinalesJson.read("{\"t\": 5}"), FinalesJson.read("{}")));
      assertThat(alice.requests().find(uuid(21)).orElseThrow().status())
          .isEqualTo(RequestStatus.RESOLVED);
      assertThatThrownBy(() -> alice.requests().retract(uuid(22), "mine"))
          .isInstanceOf(ForbiddenException.class);
      engine.as("olga").requests().retract(uuid(22), "no longer wanted");
      assertThat(alice.requests().history(uuid(22))).isNotEmpty();
      Optional<Long> broken = other.read(ledger -> ledger.events().firstBrokenEntry());
      assertThat(broken).isEmpty();
    }
  }

  @Test
  void arrivesWholeFromARealServer() throws Exception {
    Path real = TestData.folder("finales2");
    Store store = Store.inMemory();
    ImportReport report =
        Finales2Import.read(real.resolve("sql_app.db"), real.resolve("users.db"))
            .into(store, Clock.systemUTC(), CONSOLE, ZoneOffset.UTC, null);
    assertThat(report.counts())
        .containsExactly(
            new Count("accounts", 2, 2, 0, 0),
            new Count("versions of capabilities", 3, 3, 0, 0),
            new Count("tenants", 1, 1, 0, 0),
            new Count("requests", 372, 372, 0, 0),
            new Count("results", 60, 60, 0, 0),
            new Count("entries of the requests' status log", 400, 400, 0, 0),
            new Count("entries of the results' status log", 60, 60, 0, 0));
    assertThat(countIn(store, "pending")).isEqualTo(92);
    assertThat(countIn(store, "retracted")).isEqualTo(220);
    assertThat(countIn(store, "resolved")).isEqualTo(60);
    try (Engine engine = Engine.builder().store(store).untimed().open()) {
      assertThat(engine.as("olga").tenants().list())
          .extracting(Tenant::id)
          .containsExactly(UUID.fromString("3faaf7a2-9a4b-472b-8eff-91582af09eed"));
    }
  }

  private static long countIn(Store store, String status) {
    RequestQuery query = RequestQuery.in(RequestStatus.of(status));
    return store.read(ledger -> ledger.requests().list(query, 0, 10_000)).size();
  }

  private static UUID uuid(int number) {
    return new UUID(0, number);
  }
}
