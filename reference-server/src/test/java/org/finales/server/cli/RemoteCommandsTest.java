package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.ResultDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.server.ReferenceServer;
import org.finales.server.cli.Shell.Outcome;
import org.finales.server.http.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same commands against a running server. */
class RemoteCommandsTest {
  private static final Actor CONSOLE = Accounts.console("root");

  @TempDir Path temporary;
  private ReferenceServer server;
  private String token;

  @BeforeEach
  void start() throws Exception {
    server =
        ReferenceServer.builder()
            .data(temporary.resolve("data"))
            .http(HttpSettings.ofDefaults().at("127.0.0.1", 0))
            .start();
    server.access().accounts().add(CONSOLE, "root", Role.ADMINISTRATOR, null);
    token = server.access().tokens().issue(CONSOLE, "root", "", java.util.Set.of(), null).secret();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void accountsAndTokensAreManagedFromAfar() {
    Outcome added =
        runWith(
            "two words\n", "user", "add", "Jürgen Ö/1", "--role", "operator", "--password-stdin");
    assertThat(added.status()).as(added.err()).isZero();
    assertThat(server.access().logIns().logIn("Jürgen Ö/1", "two words", null).role())
        .isEqualTo(Role.OPERATOR);
    Outcome twice = runWith("two words\n", "user", "add", "Jürgen Ö/1", "--password-stdin");
    assertThat(twice.status()).isEqualTo(1);
    assertThat(twice.err()).contains("already");
    done("user", "role", "Jürgen Ö/1", "viewer");
    done("user", "disable", "Jürgen Ö/1", "--reason", "left");
    assertThat(done("user", "list").out()).contains("Jürgen Ö/1  viewer", "disabled");
    done("user", "enable", "Jürgen Ö/1");
    assertThat(runWith("x\n", "user", "passwd", "Jürgen Ö/1", "--password-stdin").status())
        .isZero();
    server.access().logIns().logIn("Jürgen Ö/1", "x", null);
    String secret =
        done("token", "add", "Jürgen Ö/1", "--scope", "read", "--days", "1").out().strip();
    assertThat(server.access().authenticate(secret, null).account()).isEqualTo("Jürgen Ö/1");
    String listed = done("token", "list", "Jürgen Ö/1").out();
    assertThat(listed).contains("good", "read");
    done("token", "revoke", "Jürgen Ö/1", listed.split(" ")[0]);
    assertThat(done("token", "list", "Jürgen Ö/1").out()).contains("revoked");
  }

  @Test
  void capabilitiesAndTenantsAreManagedFromAfar() throws Exception {
    assertThat(done("capability", "add", "--builtin").out()).contains("density by");
    assertThat(done("capability", "list").out()).contains("viscosity");
    done("capability", "withdraw", "density", "molecular_dynamics", "--reason", "none here");
    Path tenant =
        Files.writeString(
            temporary.resolve("tenant.json"),
            "{\"name\": \"R\", \"limitations\": [{\"quantity\": \"density\", \"method\":"
                + " \"vibrating_tube_densimetry\", \"limitations\": []}], \"contact_person\":"
                + " \"Robert\"}");
    String id = done("tenant", "add", tenant.toString()).out().strip();
    assertThat(UUID.fromString(id)).isNotNull();
    assertThat(done("tenant", "list").out()).contains(id + "  R  active  any account");
    done("tenant", "deactivate", "R", "--reason", "repair");
    done("tenant", "activate", "R");
    refused("there is no account eve", "tenant", "add", tenant.toString(), "--account", "eve");
  }

  @Test
  void aBackupComesOverTheNetworkAndTheLogIsVerifiedThere() throws Exception {
    Path copy = Files.createDirectory(temporary.resolve("copy"));
    done("backup", "--to", copy.resolve("finales.db").toString());
    assertThat(Shell.run("user", "list", "--data", copy.toString()).out()).contains("root");
    assertThat(done("verify").out()).contains("as it was written");
  }

  @Test
  void aFinales2ServerIsBroughtOverFromAfar() {
    Path real = RealData.folder("finales2");
    String[] command = {
      "import-finales2",
      real.resolve("sql_app.db").toString(),
      "--users",
      real.resolve("users.db").toString(),
      "--zone",
      "UTC"
    };
    assertThat(done(command).out().replaceAll(" {2,}", " "))
        .contains("accounts 2 2 0 0", "requests 372 372 0 0", "results 60 60 0 0");
    assertThat(done(command).err()).contains("nothing was new");
    server.access().logIns().logIn("alice", "alicepw", null);
    refused(
        "what was sent is not a database of FINALES 2",
        "import-finales2",
        real.resolve("users.db").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonld", "nquads", "ro-crate"})
  void recordsLeaveOneServerAndComeIntoAnother(String format) throws Exception {
    Request request = answered();
    Path file = temporary.resolve("all" + (format.equals("ro-crate") ? ".zip" : ".txt"));
    done("export", "--format", format, "--out", file.toString());
    assertThat(done("import", file.toString()).err()).contains("were here already");
    try (ReferenceServer other =
        ReferenceServer.builder()
            .data(temporary.resolve("other"))
            .http(HttpSettings.ofDefaults().at("127.0.0.1", 0))
            .start()) {
      other.access().accounts().add(CONSOLE, "root", Role.ADMINISTRATOR, null);
      String there = other.access().tokens().issue(CONSOLE, "root", "", Set.of(), null).secret();
      String[] command = {
        "import", file.toString(), "--url", other.uri().toString(), "--token", there
      };
      Outcome in = Shell.run(command);
      assertThat(in.status()).as(in.err()).isZero();
      assertThat(in.out().replaceAll(" +", " ")).contains("requests 1\n", "results 1\n");
      assertThat(other.engine().as("x").requests().find(request.id()))
          .isEqualTo(server.engine().as("x").requests().find(request.id()));
    }
  }

  @Test
  void someRecordsAreWrittenForWhoMayReadAndImportedByAdministratorsOnly() throws Exception {
    Request request = answered();
    server.access().accounts().setRole(CONSOLE, "root", Role.VIEWER);
    String all = done("export", "--format", "turtle").out();
    String one = done("export", "--format", "nquads", "--request", request.id().toString()).out();
    assertThat(all).contains("urn:finales:request:" + request.id());
    assertThat(one.lines()).allMatch(line -> line.endsWith(" ."));
    assertThat(one).contains(request.id().toString()).doesNotContain("finales:capability:");
    String nobody = UUID.randomUUID().toString();
    refused("no request " + nobody, "export", "--format", "jsonld", "--request", nobody);
    Path file = Files.writeString(temporary.resolve("one.nq"), one);
    refused("may not manage accounts", "import", file.toString());
    server.access().accounts().setRole(CONSOLE, "root", Role.ADMINISTRATOR);
    Path zip = Files.writeString(temporary.resolve("x.zip"), "rubbish");
    refused("what was sent is not a zip archive", "import", zip.toString());
    Path json = Files.writeString(temporary.resolve("x.json"), "{\"@context\": \"https://x.y/z\"}");
    refused("not loaded from the network", "import", json.toString());
  }

  private Request answered() {
    var lab = server.engine().as("lab");
    var anything = FinalesJson.read("{\"type\": \"object\"}");
    lab.capabilities().add(new CapabilityDraft("density", "pycnometer", anything, anything));
    Request request =
        lab.requests()
            .post(
                RequestDraft.builder("density")
                    .method("pycnometer", FinalesJson.read("{\"temperature\": 298}"))
                    .build());
    lab.results()
        .post(
            request.id(),
            new ResultDraft(
                "density",
                "pycnometer",
                FinalesJson.read("{\"temperature\": 298}"),
                FinalesJson.read("{\"density\": 1.21}")));
    return request;
  }

  @Test
  void whatTheServerDoesNotAllowIsSaidInOneLine() {
    refused("there is no account bob", "user", "role", "bob", "viewer");
    server.access().accounts().setRole(CONSOLE, "root", Role.OPERATOR);
    refused("may not manage accounts", "user", "list");
    Path copy = temporary.resolve("copy.db");
    refused("may not manage accounts", "backup", "--to", copy.toString());
    assertThat(copy).doesNotExist();
    server.access().accounts().disable(CONSOLE, "root", null);
    refused("not known", "user", "list");
    Outcome nobody = Shell.run("user", "list", "--url", "http://127.0.0.1:1", "--token", token);
    assertThat(nobody.status()).isEqualTo(1);
    assertThat(nobody.err()).contains("nothing listens there").hasLineCount(1);
    Outcome nonsense = Shell.run("user", "list", "--url", "nonsense", "--token", token);
    assertThat(nonsense.status()).isEqualTo(2);
  }

  private Outcome done(String... args) {
    Outcome outcome = runWith("", args);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome;
  }

  private void refused(String reason, String... args) {
    Outcome outcome = runWith("", args);
    assertThat(outcome.status()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("error: ").contains(reason).hasLineCount(1);
  }

  private Outcome runWith(String input, String... args) {
    String[] all = Arrays.copyOf(args, args.length + 4);
    all[args.length] = "--url";
    all[args.length + 1] = server.uri().toString();
    all[args.length + 2] = "--token";
    all[args.length + 3] = token;
    return Shell.runWith(input, all);
  }
}
