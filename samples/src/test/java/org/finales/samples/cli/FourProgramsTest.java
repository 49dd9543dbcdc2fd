package org.finales.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.Tenant;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.samples.electrolyte.Electrolyte;
import org.finales.samples.electrolyte.SolventMixture;
import org.finales.samples.instrument.Sample;
import org.finales.server.ReferenceServer;
import org.finales.server.http.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four programs as a person starts them, against a server. */
@Timeout(180)
class FourProgramsTest {
  private static final String PASSWORD = "correct horse battery staple";

  @TempDir private Path data;
  private ReferenceServer server;
  private final ExecutorService computers = Executors.newCachedThreadPool();

  @BeforeEach
  void start() throws BindException {
    server =
        ReferenceServer.builder()
            .data(data)
            .http(HttpSettings.ofDefaults().at("127.0.0.1", 0))
            .start();
    Actor console = Accounts.console("test");
    String hash = server.access().hasher().hash(PASSWORD);
    server.access().accounts().add(console, "ada", Role.REQUESTER, hash);
    server.access().accounts().add(console, "bench", Role.TENANT, hash);
    server.access().accounts().add(console, "cluster", Role.TENANT, hash);
    server.access().accounts().add(console, "guest", Role.VIEWER, hash);
  }

  @AfterEach
  void stop() throws InterruptedException {
    computers.shutdownNow();
    computers.awaitTermination(30, TimeUnit.SECONDS);
    server.close();
  }

  /** A program with what it was given and what it printed. */
  private final class Program {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String[] args;

    Program(String... args) {
      this.args = args;
    }

    int run(String input) {
      InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
      return new Samples(
              in,
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8))
          .run(args);
    }

    Future<Integer> start() {
      return computers.submit(() -> run(PASSWORD + "\n"));
    }

    String out() {
      return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
      return err.toString(StandardCharsets.UTF_8);
    }
  }

  private Program program(String name, String account, String... more) {
    return new Program(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    name, "--url", server.uri().toString(), "--user", account, "--password-stdin"),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void togetherTheyFindAnElectrolyte() throws Exception {
    Program init = program("init", "bench");
    assertThat(init.run(PASSWORD + "\n")).as(init.err()).isZero();
    assertThat(init.out()).contains("conductivity by two_electrode can be asked for, version 1");
    Future<Integer> experiment = program("experiment", "bench", "--speed", "1e9").start();
    Future<Integer> simulation = program("simulation", "cluster", "--speed", "1e9").start();

    Program optimizer = program("optimizer", "ada", "--budget", "10", "--temperature", "283.15");
    assertThat(optimizer.run(PASSWORD + "\n")).as(optimizer.err()).isZero();

    assertThat(optimizer.out()).contains("10/10").contains("recommends EC:");
    List<Result> results =
        server.engine().as("reader").results().list(ResultQuery.of("conductivity")).items();
    assertThat(results).filteredOn(r -> r.method().equals("two_electrode")).hasSize(10);
    assertThat(results)
        .filteredOn(r -> r.method().equals("two_electrode"))
        .extracting(Result::account)
        .containsOnly("bench");
    assertThat(experiment).isNotDone();
    assertThat(simulation).isNotDone();
  }

  @Test
  void aTenantThatIsStoppedGivesItsWorkBackAndLeaves() throws Exception {
    assertThat(program("init", "bench").run(PASSWORD)).isZero();
    Broker lab = server.engine().as("lab");
    Sample sample = Sample.of(new Electrolyte(SolventMixture.EC_EMC_3_7, 1), 298.15);
    UUID request =
        lab.requests()
            .post(RequestDraft.of("conductivity", "two_electrode", sample.parameters()))
            .id();
    Program experiment = program("experiment", "bench", "--speed", "1e-6"); // it will take years
    Future<Integer> running = experiment.start();
    awaitStatus(lab, request, RequestStatus.CLAIMED);

    computers.shutdownNow();

    assertThat(running.get(60, TimeUnit.SECONDS)).as(experiment.err()).isZero();
    assertThat(experiment.out()).contains("stopped after 0 results");
    assertThat(lab.requests().find(request))
        .get()
        .extracting(Request::status)
        .isEqualTo(RequestStatus.PENDING);
    assertThat(lab.tenants().list()).extracting(Tenant::online).containsExactly(false);
  }

  private static void awaitStatus(Broker lab, UUID request, RequestStatus wanted) {
    long seen = 0;
    while (lab.requests().find(request).orElseThrow().status() != wanted) {
      var events =
          lab.events()
              .after(
                  seen,
                  org.finales.api.broker.EventFilter.about("request", request.toString()),
                  100,
                  Duration.ofSeconds(60));
      assertThat(events).as("events of the request").isNotEmpty();
      seen = events.get(events.size() - 1).sequence();
    }
  }

  @Test
  void aWrongPasswordIsSaidInOneLine() {
    Program init = program("init", "bench");

    assertThat(init.run("wrong\n")).isEqualTo(1);
    assertThat(init.err().lines()).singleElement().asString().startsWith("error: ");
  }

  @Test
  void anAccountThatMayNotIsToldSo() {
    Program init = program("init", "guest");

    assertThat(init.run(PASSWORD)).isEqualTo(1);
    assertThat(init.err()).contains("guest").contains("may not");
  }

  @Test
  void withoutAPasswordNothingIsTried() {
    Program init = program("init", "bench");

    assertThat(init.run("")).isEqualTo(2);
    assertThat(init.err()).contains("--password-stdin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--budget=0", "--budget=many", "--temperature=-3", "--temperature=NaN"})
  void nonsenseIsRefusedWithTheReason(String option) {
    Program optimizer = program("optimizer", "ada", option);

    assertThat(optimizer.run(PASSWORD)).isEqualTo(2);
    assertThat(optimizer.err()).startsWith("error: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "ftp://127.0.0.1", "http://user:secret@127.0.0.1"})
  void anAddressThatIsNoneIsRefused(String url) {
    Program init = new Program("init", "--url", url, "--user", "ada", "--password-stdin");

    assertThat(init.run(PASSWORD)).isEqualTo(2);
    assertThat(init.err()).startsWith("error: ").doesNotContain("secret");
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    Program none = new Program();
    assertThat(none.run("")).isEqualTo(2);

    Program help = new Program("--help");
    assertThat(help.run("")).isZero();
    assertThat(help.out()).contains("init", "experiment", "simulation", "optimizer");
  }
}
