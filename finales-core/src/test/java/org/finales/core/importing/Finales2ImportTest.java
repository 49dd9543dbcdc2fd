package org.finales.core.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Event;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultStatus;
import org.finales.api.broker.Tenant;
import org.finales.api.json.FinalesJson;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.importing.ImportReport.Count;
import org.finales.core.store.AccountTable.StoredAccount;
import org.finales.core.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class Finales2ImportTest {
  private static final Actor CONSOLE = Accounts.console("root");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String NUMBERS =
      "{\"type\": \"object\", \"properties\": {\"t\": {\"type\": \"number\"}}, \"required\":"
          + " [\"t\"]}";
  private static final String TEXTS =
      "{\"type\": \"object\", \"properties\": {\"t\": {\"type\": \"string\"}}}";
  private static final String OFFER =
      "[{\"quantity\": \"q\", \"method\": \"m\", \"limitations\": [{\"t\": [{\"min\": 1, \"max\":"
          + " 9}]}]}]";

  @TempDir Path folder;
  private Finales2Files source;
  private final Store store = Store.inMemory();

  @BeforeEach
  void writeSource() throws Exception {
    source = new Finales2Files(folder);
    source.capability(1, "q", "m", TEXTS, false);
    source.capability(2, "q", "m", NUMBERS, true);
    source.capability(3, "q", "n", NUMBERS, true);
    source.tenant(11, "Robinson", OFFER, true);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everyVersionOfACapabilityComesInItsOrderAndTheOneInUseStaysInUse() {
    assertThat(count(run(), "versions of capabilities")).isEqualTo(new Tally(3, 3, 0, 0));
    List<Capability> all = store.read(ledger -> ledger.capabilities().all());
    assertThat(all)
        .extracting(Capability::method, Capability::version, Capability::active)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("m", 1, false),
            org.assertj.core.groups.Tuple.tuple("m", 2, true),
            org.assertj.core.groups.Tuple.tuple("n", 1, true));
    assertThat(all.get(0).parametersSchema()).isEqualTo(FinalesJson.read(TEXTS));
    assertThat(all.get(0).created()).isEqualTo(Instant.parse("2026-06-01T08:00:00Z"));
  }

  @Test
  void tenantsKeepTheirIdentifiersAndWhatTheyOffer() throws Exception {
    source.tenant(12, "Old", "[]", false);
    source.tenant(13, "Broken", "{\"q\": {}}", true);
    ImportReport report = run();
    assertThat(count(report, "tenants")).isEqualTo(new Tally(3, 3, 0, 0));
    assertThat(report.notes()).anyMatch(note -> note.contains("Broken has no offers"));
    List<Tenant> tenants = store.read(ledger -> ledger.tenants().all());
    assertThat(tenants).extracting(Tenant::id).containsExactly(uuid(11), uuid(12), uuid(13));
    assertThat(tenants).extracting(Tenant::active).containsExactly(true, false, true);
    assertThat(tenants.get(0).offers().get(0).quantity()).isEqualTo("q");
    assertThat(tenants.get(0).account()).isNull();
    assertThat(detail(about("tenant", 13).get(0)).get("limitations").asString())
        .isEqualTo("{\"q\": {}}");
  }

  @Test
  void requestsKeepIdentifierTimeStatusAndVersion() throws Exception {
    source.request(21, "{\"m\": {\"t\": 5}}", "pending", 2);
    source.request(22, "{\"m\": {\"t\": \"old\"}}", "retracted", 1);
    ImportReport report = run();
    assertThat(count(report, "requests")).isEqualTo(new Tally(2, 2, 0, 0));
    Request pending = request(21);
    assertThat(pending.status()).isEqualTo(RequestStatus.PENDING);
    assertThat(pending.created()).isEqualTo(Instant.parse("2026-07-01T08:00:00.123456Z"));
    assertThat(pending.updated()).isEqualTo(Instant.parse("2026-07-01T08:00:05Z"));
    assertThat(pending.versions()).containsEntry("m", 2);
    assertThat(pending.parameters().get("m")).isEqualTo(FinalesJson.read("{\"t\": 5}"));
    assertThat(pending.onBehalfOf()).isEqualTo(uuid(900).toString());
    assertThat(pending.account()).isEqualTo(Finales2Import.OWNER);
    assertThat(request(22).status()).isEqualTo(RequestStatus.RETRACTED);
    assertThat(request(22).versions()).containsEntry("m", 1);
  }

  @Test
  void aReservedRequestWaitsAgainAndTheLogSaysWhy() throws Exception {
    source.request(21, "{\"m\": {\"t\": 5}}", "reserved", 2);
    source.log("request", 21, "pending", "created", "2026-07-01 08:00:00");
    source.log("request", 21, "reserved", "Reserved for alice.", "2026-07-01 08:00:05");
    ImportReport report = run();
    assertThat(report.notes()).anyMatch(note -> note.startsWith("1 request was reserved"));
    assertThat(request(21).status()).isEqualTo(RequestStatus.PENDING);
    List<Event> log = about("request", 21);
    assertThat(log)
        .extracting(Event::from, Event::to, Event::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(null, "pending", "created"),
            org.assertj.core.groups.Tuple.tuple("pending", "claimed", "Reserved for alice."),
            org.assertj.core.groups.Tuple.tuple(
                "claimed",
                "pending",
                "it was reserved in FINALES 2, by whom is not known there, and waits again"));
    assertThat(detail(log.get(1)).get("time").asString()).isEqualTo("2026-07-01T08:00:05Z");
    assertThat(detail(log.get(1)).get("status").asString()).isEqualTo("reserved");
    assertThat(count(report, "entries of the requests' status log"))
        .isEqualTo(new Tally(2, 2, 0, 0));
  }

  @Test
  void aResultResolvesItsRequestAndIsNotHeldToASchema() throws Exception {
    source.request(21, "{\"m\": {\"t\": 5}}", "resolved", 2);
    source.result(31, 21, "{\"m\": {\"t\": \"five\"}}", "[\"no object\"]", "amended", 2);
    source.log("result", 31, "original", "Result posted", "2026-07-01 09:00:00");
    source.log("result", 31, "amended", "typing error", "2026-07-01 09:30:00");
    ImportReport report = run();
    assertThat(count(report, "results")).isEqualTo(new Tally(1, 1, 0, 0));
    assertThat(count(report, "entries of the results' status log"))
        .isEqualTo(new Tally(2, 2, 0, 0));
    assertThat(request(21).status()).isEqualTo(RequestStatus.RESOLVED);
    assertThat(request(21).result()).isEqualTo(uuid(31));
    Result result = result(31);
    assertThat(result.request()).isEqualTo(uuid(21));
    assertThat(result.status()).isEqualTo(ResultStatus.AMENDED);
    assertThat(result.data()).isEqualTo(FinalesJson.read("[\"no object\"]"));
    assertThat(result.created()).isEqualTo(Instant.parse("2026-07-01T09:00:00Z"));
    assertThat(result.updated()).isEqualTo(Instant.parse("2026-07-01T09:30:00Z"));
    assertThat(result.tenant()).isNull();
    assertThat(result.onBehalfOf()).isEqualTo(uuid(900).toString());
  }

  @Test
  void ofSeveralResultsTheFirstIsTheAnswerAndTheOthersAreKept() throws Exception {
    source.request(21, "{\"m\": {\"t\": 5}}", "resolved", 2);
    source.result(33, 21, "{\"m\": {\"t\": 5}}", "{\"v\": 1}", "original", 2);
    source.result(31, 21, "{\"m\": {\"t\": 5}}", "{\"v\": 2}", "original", 2);
    ImportReport report = run();
    assertThat(count(report, "results")).isEqualTo(new Tally(2, 2, 0, 0));
    assertThat(report.notes())
        .anyMatch(note -> note.contains(uuid(31) + " is kept as unsolicited"));
    assertThat(request(21).result()).isEqualTo(uuid(33));
    Result other = result(31);
    assertThat(other.data()).isEqualTo(FinalesJson.read("{\"v\": 2}"));
    Request made = store.read(ledger -> ledger.requests().find(other.request())).orElseThrow();
    assertThat(made.status()).isEqualTo(RequestStatus.UNSOLICITED);
    assertThat(made.result()).isEqualTo(uuid(31));
    assertThat(detail(about("result", 31).get(0)).get("request").asString())
        .isEqualTo(uuid(21).toString());
  }

  @Test
  void aReopenedRequestWithAResultIsResolvedSoThatNoSecondResultCanCome() throws Exception {
    source.request(21, "{\"m\": {\"t\": 5}}", "pending", 2);
    source.result(31, 21, "{\"m\": {\"t\": 5}}", "{}", "original", 2);
    assertThat(run().notes()).anyMatch(note -> note.contains("although it has a result"));
    assertThat(request(21).status()).isEqualTo(RequestStatus.RESOLVED);
  }

  @Test
  void anUnsolicitedResultStaysOneAndAnOrphanBecomesOne() throws Exception {
    source.request(21, "{\"m\": {\"t\": 5}}", "unsolicited", 2);
    source.result(31, 21, "{\"m\": {\"t\": 5}}", "{}", "deleted", 2);
    source.result(32, 77, "{\"n\": {\"t\": 5}}", "{}", "original", 3);
    assertThat(count(run(), "results")).isEqualTo(new Tally(2, 2, 0, 0));
    assertThat(request(21).status()).isEqualTo(RequestStatus.UNSOLICITED);
    assertThat(result(31).request()).isEqualTo(uuid(21));
    assertThat(result(31).status()).isEqualTo(ResultStatus.DELETED);
    assertThat(result(32).method()).isEqualTo("n");
  }

  @Test
  void severalMethodsOfARequestComeInTheirOrder() throws Exception {
    source.request(21, "{\"n\": {\"t\": 1}, \"m\": {\"t\": 5}}", "pending", 2, 3);
    run();
    assertThat(request(21).methods()).containsExactly("n", "m");
  }

  @Test
  void whatCannotBeReadIsReportedAndKeptInTheLogAndTheRestComes() throws Exception {
    source.request(21, "{}", "pending");
    source.request(22, "not json", "pending", 2);
    source.request(23, "{\"m\": {\"t\": 1}}", "lost", 2);
    source.request(24, "{\"m\": {\"t\": NaN}}", "pending", 2);
    source.request(25, "{\"m\": {\"t\": 1}}", "pending", 66);
    source.request(26, "{\"m\": {\"t\": 1}}", "pending", 2);
    source.result(31, 26, "{\"m\": {}, \"n\": {}}", "{}", "original", 2);
    source.capability(4, "q", "o", "no schema", true);
    source.log("request", 21, "pending", "created", "2026-07-01 08:00:00");
    ImportReport report = run();
    assertThat(count(report, "requests")).isEqualTo(new Tally(6, 1, 0, 5));
    assertThat(count(report, "results")).isEqualTo(new Tally(1, 0, 0, 1));
    assertThat(count(report, "versions of capabilities")).isEqualTo(new Tally(4, 3, 0, 1));
    assertThat(count(report, "entries of the requests' status log"))
        .isEqualTo(new Tally(1, 0, 0, 1));
    assertThat(report.notes())
        .anyMatch(note -> note.contains("names no method"))
        .anyMatch(note -> note.contains("no JSON"))
        .anyMatch(note -> note.contains("unknown status lost"));
    List<Event> left =
        store.read(ledger -> ledger.events().about("import", "request/" + Finales2Files.id(22)));
    assertThat(left).hasSize(1);
    assertThat(detail(left.get(0)).get("row").get("parameters").asString()).isEqualTo("not json");
    assertThat(request(26).status()).isEqualTo(RequestStatus.PENDING);
  }

  @Test
  void usersComeWithTheirHashesAndNoMoreThanTheRoleOfTenants() throws Exception {
    source.user("alice", uuid(41).toString(), "$2b$12$hash", "['admins', 'testers']");
    source.user("bob", uuid(41).toString(), "$2b$12$other", "[]");
    source.user("alice", uuid(43).toString(), "$2b$12$second", "[]");
    source.user("console", uuid(44).toString(), "$2b$12$third", "[]");
    ImportReport report = run();
    assertThat(count(report, "accounts")).isEqualTo(new Tally(4, 2, 0, 2));
    List<StoredAccount> accounts = store.read(ledger -> ledger.accounts().all());
    assertThat(accounts).extracting(StoredAccount::name).containsExactly("alice", "bob");
    assertThat(accounts).allMatch(account -> account.role().equals("tenant"));
    assertThat(accounts.get(0).passwordHash()).isEqualTo("$2b$12$hash");
    assertThat(accounts.get(0).id()).isEqualTo(uuid(41));
    assertThat(accounts.get(1).id()).isNotEqualTo(uuid(41));
    assertThat(report.notes()).anyMatch(note -> note.contains("admins, testers"));
    assertThat(FinalesJson.write(store.read(ledger -> ledger.events().after(0, 1000))))
        .doesNotContain("$2b$");
  }

  @Test
  void importingAgainChangesNothing() throws Exception {
    fill();
    ImportReport first = run();
    assertThat(first.changedAnything()).isTrue();
    long entries = store.read(ledger -> ledger.events().newest());
    ImportReport again = run();
    assertThat(again.changedAnything()).isFalse();
    long entriesAfter = store.read(ledger -> ledger.events().newest());
    assertThat(entriesAfter).isEqualTo(entries);
    for (int i = 0; i < first.counts().size(); i++) {
      Count one = first.counts().get(i);
      Count two = again.counts().get(i);
      assertThat(two.found()).as(two.what()).isEqualTo(one.found());
      assertThat(two.present()).as(two.what()).isEqualTo(one.added() + one.present());
      assertThat(two.unreadable()).as(two.what()).isEqualTo(one.unreadable());
    }
  }

  @Test
  void importingALaterStateAddsWhatIsNewAndResolvesWhatWasAnswered() throws Exception {
    source.request(21, "{\"m\": {\"t\": 5}}", "pending", 2);
    run();
    source.request(22, "{\"m\": {\"t\": 6}}", "pending", 2);
    source.result(31, 21, "{\"m\": {\"t\": 5}}", "{}", "original", 2);
    assertThat(count(run(), "requests")).isEqualTo(new Tally(2, 1, 1, 0));
    assertThat(request(21).status()).isEqualTo(RequestStatus.RESOLVED);
    assertThat(request(21).result()).isEqualTo(uuid(31));
    assertThat(result(31).request()).isEqualTo(uuid(21));
  }

  @Test
  void requestsCanBeGivenToAnAccount() throws Exception {
    source.request(21, "{\"m\": {\"t\": 5}}", "pending", 2);
    Finales2Import.read(source.data(), null)
        .into(store, Clock.systemUTC(), CONSOLE, ZoneOffset.UTC, "alice");
    assertThat(request(21).account()).isEqualTo("alice");
    assertThat(request(21).created()).isEqualTo(Instant.parse("2026-07-01T10:00:00.123456Z"));
  }

  @Test
  void aFileThatIsNoDatabaseOfFinales2IsRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "x".repeat(5000));
    assertThatThrownBy(() -> Finales2Import.read(text, null)).isInstanceOf(ImportException.class);
    assertThatThrownBy(() -> Finales2Import.read(folder.resolve("none"), null))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> Finales2Import.read(source.users(), null))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("has no table quantity");
  }

  private void fill() throws Exception {
    source.request(21, "{\"m\": {\"t\": 5}}", "pending", 2);
    source.request(22, "{\"m\": {\"t\": 5}}", "reserved", 2);
    source.request(23, "{\"m\": {\"t\": 5}}", "resolved", 2);
    source.request(24, "{}", "pending");
    source.result(31, 23, "{\"m\": {\"t\": 5}}", "{}", "original", 2);
    source.result(32, 23, "{\"m\": {\"t\": 5}}", "{}", "original", 2);
    source.result(33, 77, "{\"m\": {\"t\": 5}}", "{}", "original", 2);
    source.log("request", 21, "pending", "created", "2026-07-01 08:00:00");
    source.log("request", 24, "pending", "created", "2026-07-01 08:00:00");
    source.log("result", 31, "original", "posted", "2026-07-01 08:00:00");
    source.user("alice", uuid(41).toString(), "$2b$12$hash", "['admins']");
    source.user("alice", uuid(42).toString(), "$2b$12$hash", "[]");
  }

  private ImportReport run() {
    return Finales2Import.read(source.data(), source.users())
        .into(store, Clock.systemUTC(), CONSOLE, BERLIN, null);
  }

  private static Tally count(ImportReport report, String what) {
    Count count =
        report.counts().stream()
            .filter(candidate -> candidate.what().equals(what))
            .findFirst()
            .orElseThrow();
    return new Tally(count.found(), count.added(), count.present(), count.unreadable());
  }

  private Request request(int id) {
    return store.read(ledger -> ledger.requests().find(uuid(id))).orElseThrow();
  }

  private Result result(int id) {
    return store.read(ledger -> ledger.results().find(uuid(id))).orElseThrow();
  }

  private List<Event> about(String subject, int id) {
    return store.read(ledger -> ledger.events().about(subject, uuid(id).toString()));
  }

  private static JsonNode detail(Event event) {
    return Objects.requireNonNull(event.detail(), event.kind());
  }

  private static UUID uuid(int number) {
    return new UUID(0, number);
  }

  private record Tally(int found, int added, int present, int unreadable) {}
}
