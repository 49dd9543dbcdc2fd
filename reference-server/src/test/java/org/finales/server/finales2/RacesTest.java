package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.finales.core.engine.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many programs at once. */
@Timeout(120)
class RacesTest {
  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Laboratory lab;

  @SuppressWarnings("NullAway.Init")
  private OldClient rita;

  @BeforeEach
  void start() throws Exception {
    lab = new Laboratory(folder).withCapabilities();
    rita = lab.client("rita");
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void ofEightThatReserveARequestAtOnceExactlyOneGetsIt() throws Exception {
    List<OldClient> clients = clients(8);
    for (int round = 0; round < 20; round++) {
      String id = rita.ask("density", "tube", "{'temperature':1}");
      List<Integer> answers = together(clients, client -> client.status(id, "reserved").status());
      assertThat(Collections.frequency(answers, 200)).as("round " + round).isEqualTo(1);
      assertThat(Collections.frequency(answers, 409)).as("round " + round).isEqualTo(7);
    }
  }

  @Test
  void ofEightThatAnswerARequestAtOnceExactlyOneIsTaken() throws Exception {
    List<OldClient> clients = clients(8);
    for (int round = 0; round < 20; round++) {
      String id = rita.ask("density", "tube", "{'temperature':1}");
      List<Integer> answers =
          together(clients, client -> client.post("/results/", Bodies.densityResult(id)).status());
      assertThat(Collections.frequency(answers, 200)).as("round " + round).isEqualTo(1);
      assertThat(Collections.frequency(answers, 409)).as("round " + round).isEqualTo(7);
    }
    assertThat(rita.get("/results_requested/").json()).hasSize(20);
  }

  @Test
  void ofEightThatLookAtOnceExactlyOneIsShownARequest() throws Exception {
    List<OldClient> clients = clients(8);
    String id = rita.ask("density", "tube", "{'temperature':1}");
    List<List<String>> shown = together(clients, client -> client.pending(""));
    assertThat(shown).filteredOn(ids -> ids.contains(id)).hasSize(1);
  }

  @Test
  void manyThatRaceForManyRequestsDoEachOnce() throws Exception {
    int requests = 300;
    Set<String> asked = new HashSet<>();
    for (int i = 0; i < requests; i++) {
      asked.add(rita.ask("density", "tube", "{'temperature':" + i + "}"));
    }
    Set<String> done = ConcurrentHashMap.newKeySet();
    AtomicInteger twice = new AtomicInteger();
    together(
        clients(32),
        client -> {
          while (done.size() < requests) {
            for (String id : client.pending("?quantity=density")) {
              if (client.status(id, "reserved").status() == 200) {
                OldClient.Answer answer = client.post("/results/", Bodies.densityResult(id));
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                if (!done.add(id)) {
                  twice.incrementAndGet();
                }
              }
            }
            lab.clock.pass(Turns.TURN.dividedBy(10));
          }
          return client;
        });
    assertThat(twice).hasValue(0);
    assertThat(done).isEqualTo(asked);
    assertThat(rita.get("/results_requested/").json()).hasSize(requests);
    assertThat(rita.get("/pending_requests/").text()).isEqualTo("[]");
  }

  @Test
  void manyThatLogInAtOnceFromOnePlaceAllGetIn() throws Exception {
    List<OldClient> strangers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      lab.account("tenant" + i, Role.TENANT);
      strangers.add(lab.stranger());
    }
    AtomicInteger next = new AtomicInteger();
    together(
        strangers,
        client -> {
          String name = "tenant" + next.getAndIncrement();
          return client.logIn(name, name + "pw");
        });
    together(strangers, client -> client.logIn("alice", "alicepw"));
  }

  private List<OldClient> clients(int count) throws Exception {
    List<OldClient> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lab.account("worker" + i, Role.TENANT);
      clients.add(lab.client("worker" + i));
    }
    return clients;
  }

  /** Lets all begin at the same moment. */
  private static <T> List<T> together(List<OldClient> clients, Task<T> task) throws Exception {
    CyclicBarrier start = new CyclicBarrier(clients.size());
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (OldClient client : clients) {
        tasks.add(
            () -> {
              start.await();
              return task.run(client);
            });
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(tasks, 100, TimeUnit.SECONDS)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What each of them does. */
  private interface Task<T> {
    T run(OldClient client) throws Exception;
  }
}
