package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.UUID;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.Store;
import org.finales.server.accounts.Argon2Hasher;
import org.finales.server.cli.Shell.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final String CAPABILITY =
      "{\"quantity\": \"q\", \"method\": \"m\", \"json_schema_specifications\": {\"type\":"
          + " \"object\", \"properties\": {\"t\": {\"type\": \"number\"}}},"
          + " \"json_schema_result_output\": {\"type\": \"object\"}, \"is_active\": true}";
  private static final String TENANT =
      "{\"name\": \"Robinson\", \"limitations\": [{\"quantity\": \"q\", \"method\": \"m\","
          + " \"limitations\": [{\"t\": [{\"min\": 1, \"max\": 2}]}]}],"
          + " \"contact_person\": \"Robert Robinson\"}";

  @TempDir Path temporary;
  private String data;

  @BeforeEach
  void nameFolder() {
    data = temporary.resolve("deep/data").toString();
  }

  @Test
  void aUserIsAddedAndCanLogIn() {
    Outcome added =
        Shell.runWith("alicepw\n", "user", "add", "alice", "--password-stdin", "--data", data);
    assertThat(added.status()).as(added.err()).isZero();
    assertThat(added.out()).isEmpty();
    assertThat(added.err()).contains("weak").contains("added alice (tenant)");
    try (Store store = Store.sqlite(Path.of(data, "finales.db"))) {
      Access access = Access.to(store, Clock.systemUTC(), new Argon2Hasher());
      assertThat(access.logIns().logIn("alice", "alicepw", null).role()).isEqualTo(Role.TENANT);
    }
    assertThat(Shell.run("user", "list", "--data", data).out())
        .startsWith("alice  tenant  enabled  20")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"alicepw,''", "' two words ','\n'", "pä$$wörd 電池,'\r\n'", "first,'\nsecond\n'"})
  void aPasswordIsTheFirstLineAsItStands(String password, String end) {
    Outcome added =
        Shell.runWith(password + end, "user", "add", "a", "--password-stdin", "--data", data);
    assertThat(added.status()).as(added.err()).isZero();
    try (Store store = Store.sqlite(Path.of(data, "finales.db"))) {
      Access.to(store, Clock.systemUTC(), new Argon2Hasher()).logIns().logIn("a", password, null);
    }
  }

  @Test
  void aGoodPasswordIsNotWarnedAbout() {
    Outcome added =
        Shell.runWith(
            "correct horse battery\n",
            "user",
            "add",
            "alice",
            "--role",
            "Operator",
            "--password-stdin",
            "--data",
            data);
    assertThat(added.err()).isEqualTo("added alice (operator)" + System.lineSeparator());
  }

  @Test
  void whatCannotBeDoneIsSaidInOneLineWithStatusOne() {
    addUser("alice");
    refused("already", "user", "add", "alice", "--password-stdin");
    refused("there is no account bob", "user", "passwd", "bob", "--password-stdin");
    refused("there is no account bob", "user", "role", "bob", "viewer");
    refused("there is no account bob", "user", "disable", "bob");
    refused("there is no account bob", "token", "add", "bob");
    refused("broker's own", "user", "add", "console", "--password-stdin");
    refused("no live token", "token", "revoke", "alice", UUID.randomUUID().toString());
    refused("there is no file", "capability", "add", temporary.resolve("none.json").toString());
    refused("no active capability", "capability", "withdraw", "q", "m");
    refused("there is no active tenant", "tenant", "deactivate", "nobody");
    Outcome empty = Shell.runWith("\n", "user", "add", "eve", "--password-stdin", "--data", data);
    assertThat(empty.status()).isEqualTo(1);
    assertThat(empty.err()).contains("empty").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "user",
        "user add",
        "user add a --role king",
        "user add a b",
        "serve --port x",
        "serve --nonsense",
        "token add a --scope everything",
        "token add a --days many",
        "import-finales2",
        "import-finales2 f --zone Nowhere",
        "token revoke a not-a-uuid",
        "capability add",
        "backup",
        "user list --url http://127.0.0.1:1 --data x --token t",
        "user list --url http://127.0.0.1:1"
      })
  void whatIsNotUnderstoodHasStatusTwoAndPointsToTheHelp(String line) {
    Outcome outcome = Shell.run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("error: ").contains("--help").hasLineCount(2);
    assertThat(outcome.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "help",
        "help user",
        "user --help",
        "user add --help",
        "serve -h",
        "token --help"
      })
  void helpIsThereForEveryCommand(String line) {
    Outcome outcome = Shell.run(line.split(" "));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("Usage: finales-server");
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(Shell.run("--version").out()).startsWith("finales ");
  }

  @Test
  void aChangedPasswordARoleAndADisabledAccountHold() {
    addUser("alice");
    assertThat(
            Shell.runWith("new\n", "user", "passwd", "alice", "--password-stdin", "--data", data)
                .status())
        .isZero();
    done("user", "role", "alice", "viewer");
    try (Store store = Store.sqlite(Path.of(data, "finales.db"))) {
      Access access = Access.to(store, Clock.systemUTC(), new Argon2Hasher());
      assertThat(access.logIns().logIn("alice", "new", null).role()).isEqualTo(Role.VIEWER);
      done("user", "disable", "alice", "--reason", "left");
      store.refresh();
      assertThatThrownBy(() -> access.logIns().logIn("alice", "new", null))
          .isInstanceOf(UnauthenticatedException.class);
      done("user", "enable", "alice");
      store.refresh();
      access.logIns().logIn("alice", "new", null);
    }
  }

  @Test
  void aTokensSecretIsAloneOnStandardOutputAndOpensWhatItsScopeSays() {
    addUser("alice");
    Outcome issued =
        done("token", "add", "alice", "--name", "robot", "--scope", "read,request", "--days", "30");
    assertThat(issued.out()).matches("fin_[A-Za-z0-9_-]{43}\\R");
    Outcome listed = done("token", "list", "alice");
    assertThat(listed.out()).contains("good", "read,request", "robot");
    assertThat(listed.out()).doesNotContain(issued.out().strip());
    try (Store store = Store.sqlite(Path.of(data, "finales.db"))) {
      Access access = Access.to(store, Clock.systemUTC(), new Argon2Hasher());
      Actor robot = access.authenticate(issued.out().strip(), null);
      assertThat(robot.actions()).containsExactlyInAnyOrder(Action.READ, Action.REQUEST);
      done("token", "revoke", "alice", listed.out().split(" ")[0]);
      store.refresh();
      assertThatThrownBy(() -> access.authenticate(issued.out().strip(), null))
          .isInstanceOf(UnauthenticatedException.class);
    }
  }

  @Test
  void aCapabilityAndATenantOfFinales2AreTakenAsTheyAre() throws IOException {
    Path capability = file("capability.json", CAPABILITY);
    Path tenant = file("tenant.json", TENANT);
    Outcome early = done("tenant", "add", tenant.toString());
    assertThat(early.err()).contains("warning: there is no capability q by m yet");
    String id = early.out().strip();
    assertThat(UUID.fromString(id)).isNotNull();
    assertThat(done("capability", "add", capability.toString()).out())
        .isEqualTo("q by m, version 1" + System.lineSeparator());
    done("capability", "add", capability.toString());
    assertThat(done("capability", "list").out()).startsWith("q  m  version 1").hasLineCount(1);
    assertThat(done("tenant", "list").out())
        .isEqualTo(id + "  Robinson  active  any account" + System.lineSeparator());
    done("tenant", "deactivate", "Robinson", "--reason", "repair");
    assertThat(done("tenant", "list").out()).contains("deactivated");
    assertThat(done("capability", "list", "--available").out()).isEmpty();
    done("tenant", "activate", id);
    assertThat(done("capability", "list", "--available").out()).startsWith("q  m");
    done("capability", "withdraw", "q", "m", "--reason", "wrong schema");
    assertThat(done("capability", "list").out()).isEmpty();
  }

  @Test
  void aTenantBelongsToTheAccountThatIsNamed() throws IOException {
    addUser("alice");
    Path tenant = file("tenant.json", TENANT);
    refused("there is no account bob", "tenant", "add", tenant.toString(), "--account", "bob");
    done("tenant", "add", tenant.toString(), "--account", "alice");
    assertThat(done("tenant", "list").out()).contains("account alice");
  }

  @Test
  void theBuiltInCapabilitiesAreAddedOnDemand() {
    assertThat(done("capability", "list").out()).isEmpty();
    assertThat(done("capability", "add", "--builtin").out())
        .contains("conductivity by two_electrode, version 1", "density by");
    assertThat(done("capability", "list").out()).contains("viscosity", "spectrum");
  }

  @ParameterizedTest
  @CsvSource({
    "'', an empty file",
    "'not json', text",
    "'5', a number",
    "'{}', an empty object",
    "'{\"quantity\": 5, \"method\": \"m\", \"json_schema_specifications\": {},"
        + " \"json_schema_result_output\": {}}', a number for a name",
    "'{\"quantity\": \"q\", \"method\": \"m\", \"json_schema_specifications\": {\"type\": 5},"
        + " \"json_schema_result_output\": {}}', a broken schema"
  })
  void aFileThatIsNoCapabilityIsRefusedAndNothingIsStored(String content, String what)
      throws IOException {
    Path good = file("good.json", CAPABILITY);
    Path bad = file("bad.json", content);
    Outcome outcome =
        Shell.run("capability", "add", bad.toString(), good.toString(), "--data", data);
    assertThat(outcome.status()).as(what + ": " + outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("error: ").hasLineCount(1);
    assertThat(done("capability", "list").out()).isEmpty();
  }

  @Test
  void aBackupIsAWholeStoreAndNothingIsOverwritten() {
    addUser("alice");
    Path copy = temporary.resolve("copy");
    assertThat(copy.toFile().mkdirs()).isTrue();
    String target = copy.resolve("finales.db").toString();
    String series = copy.resolve("series.db").toString();
    done("backup", "--to", target, "--series", series);
    assertThat(Shell.run("data", "list", "--data", copy.toString()).status()).isZero();
    refused("exists already", "backup", "--to", target + "2", "--series", series);
    refused("exists already", "backup", "--to", target);
    refused("no folder", "backup", "--to", temporary.resolve("none/x.db").toString());
    assertThat(Shell.run("user", "list", "--data", copy.toString()).out()).contains("alice");
    assertThat(Shell.run("verify", "--data", copy.toString()).out()).contains("as it was written");
  }

  @Test
  void aFinales2ServerIsBroughtOverAndItsUsersLogInWithTheirPasswords() {
    Path real = RealData.folder("finales2");
    String file = real.resolve("sql_app.db").toString();
    String users = real.resolve("users.db").toString();
    Outcome imported = done("import-finales2", file, "--users", users, "--zone", "UTC");
    assertThat(imported.out().lines().map(line -> line.replaceAll("\\s{2,}", " ")))
        .containsExactly(
            " found added here before left out",
            "accounts 2 2 0 0",
            "versions of capabilities 3 3 0 0",
            "tenants 1 1 0 0",
            "requests 372 372 0 0",
            "results 60 60 0 0",
            "entries of the requests' status log 400 400 0 0",
            "entries of the results' status log 60 60 0 0");
    assertThat(imported.err()).contains("1 request was reserved");
    assertThat(done("import-finales2", file, "--users", users).err()).contains("nothing was new");
    assertThat(done("capability", "list").out()).hasLineCount(3);
    try (Store store = Store.sqlite(Path.of(data, "finales.db"))) {
      Access access = Access.to(store, Clock.systemUTC(), new Argon2Hasher());
      assertThat(access.logIns().logIn("alice", "alicepw", null).role()).isEqualTo(Role.TENANT);
      assertThat(access.logIns().logIn("bob", "bobpw", null).role()).isEqualTo(Role.TENANT);
      assertThatThrownBy(() -> access.logIns().logIn("bob", "alicepw", null))
          .isInstanceOf(UnauthenticatedException.class);
    }
    refused("there is no file", "import-finales2", temporary.resolve("none").toString());
    refused("has no table quantity", "import-finales2", users);
    refused("there is no account eve", "import-finales2", file, "--owner", "eve");
  }

  @Test
  void foreignFilesInTheFolderAreLeftAlone() throws IOException {
    Path folder = Files.createDirectories(Path.of(data));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.createDirectory(folder.resolve("lost+found"));
    addUser("alice");
    assertThat(folder.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void whatIsMadeOnlyTheOwnerMayRead() throws IOException {
    addUser("alice");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(data))))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(Path.of(data, "finales.db"))))
        .isEqualTo("rw-------");
    Path copy = temporary.resolve("copy.db");
    done("backup", "--to", copy.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Path blocked = file("blocked", "x");
    Outcome outcome = Shell.run("user", "list", "--data", blocked.toString());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("is not a folder").hasLineCount(1);
  }

  @Test
  void aDatabaseThatIsNoneIsRefusedInOneLine() throws IOException {
    Files.createDirectories(Path.of(data));
    Files.writeString(
        Path.of(data, "finales.db"), "this is not a database, whatever its name says");
    Outcome outcome = Shell.run("user", "list", "--data", data);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("error: cannot open").hasLineCount(1);
  }

  private void addUser(String name) {
    Outcome added =
        Shell.runWith(
            "correct horse battery\n", "user", "add", name, "--password-stdin", "--data", data);
    assertThat(added.status()).as(added.err()).isZero();
  }

  private Outcome done(String... args) {
    Outcome outcome = Shell.run(withData(args));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome;
  }

  private void refused(String reason, String... args) {
    Outcome outcome = Shell.runWith("correct horse battery\n", withData(args));
    assertThat(outcome.status()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("error: ").contains(reason).hasLineCount(1);
    assertThat(outcome.out()).isEmpty();
  }

  private String[] withData(String... args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--data";
    all[args.length + 1] = data;
    return all;
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(temporary.resolve(name), content);
  }

  @Test
  void aReservationOfNoHoursIsRefusedBeforeTheServerStarts() {
    Shell.Outcome refused =
        Shell.run("serve", "--port", "0", "--reservation-hours", "0", "--data", "never-made");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("--reservation-hours is at least 1");
  }
}
