package org.finales.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LogInsTest {
  private static final Actor CONSOLE = Accounts.console("root");
  private static final String HERE = "192.0.2.1";

  private final SetClock clock = new SetClock();
  private final FastHasher hasher = new FastHasher();
  private Store store;
  private Access access;

  @TempDir Path folder;

  @BeforeEach
  void open() {
    store = Store.sqlite(folder.resolve("finales.db"));
    access = Access.to(store, clock, hasher);
    access.accounts().add(CONSOLE, "alice", Role.TENANT, hasher.hash("alicepw"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aLogInIsGoodForItsLifetimeInTheNameOfItsAccount() {
    Session session = access.logIns().logIn("alice", "alicepw", HERE);
    assertThat(session.expires()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1440)));
    Actor alice = access.authenticate(session.token(), HERE);
    assertThat(alice).isEqualTo(new Actor("alice", Role.TENANT, HERE));
    clock.advance(Duration.ofMinutes(1440).minusSeconds(1));
    access.authenticate(session.token(), HERE);
    clock.advance(Duration.ofSeconds(1));
    assertRefused(session.token());
  }

  @Test
  void theTokenIsOneThatFinales2ClientsCanRead() {
    String[] parts = access.logIns().logIn("alice", "alicepw", null).token().split("\\.");
    assertThat(parts).hasSize(3);
    assertThat(decoded(parts[0]))
        .isEqualTo(FinalesJson.read("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"));
    assertThat(decoded(parts[1]).get("sub").asString()).isEqualTo("alice");
    assertThat(decoded(parts[1]).get("exp").asLong())
        .isEqualTo(clock.instant().plus(Duration.ofDays(1)).getEpochSecond());
  }

  @Test
  void aTokenThatWasAlteredInAnyCharacterIsRefused() {
    String token = access.logIns().logIn("alice", "alicepw", null).token();
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      assertRefused(token.substring(0, i) + other + token.substring(i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a.b.c",
        "fin_",
        "fin_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        // {"alg":"none"} . {"sub":"alice","exp":99999999999,"epoch":0} . nothing
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsImV4cCI6OTk5OTk5OTk5OTksImVwb2NoIjowfQ.",
        // HS256 with the empty key, which FINALES 2 takes
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6OTk5OTk5OTk5OX0"
            + ".wYf0vGrVMFJz8n4pV5pDyFgJ2yPHQhZIc8cI7oH6XhQ",
        "é.ü.ß"
      })
  void whatIsNoTokenOfOursIsRefused(String token) {
    assertRefused(token);
  }

  @Test
  void aWrongPasswordAndAnUnknownUserAreToldAlikeAndBothCostAHash() {
    assertThatThrownBy(() -> access.logIns().logIn("alice", "wrong", HERE))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessage("the user name or the password is wrong");
    int before = hasher.verified.get();
    assertThatThrownBy(() -> access.logIns().logIn("nobody", "alicepw", HERE))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessage("the user name or the password is wrong");
    assertThat(hasher.verified.get()).isEqualTo(before + 1);
  }

  @Test
  void anAccountWithoutPasswordIsNotEnteredByTheEmptyOne() {
    access.accounts().add(CONSOLE, "robot", Role.TENANT, null);
    assertThatThrownBy(() -> access.logIns().logIn("robot", "", HERE))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aVerifiedLogInIsRememberedForAFewMinutes() {
    access.logIns().logIn("alice", "alicepw", HERE);
    for (int i = 0; i < 100; i++) {
      access.logIns().logIn("alice", "alicepw", "192.0.2." + i);
    }
    assertThat(hasher.verified).hasValue(1);
    clock.advance(Duration.ofMinutes(6));
    access.logIns().logIn("alice", "alicepw", HERE);
    assertThat(hasher.verified).hasValue(2);
  }

  @Test
  void aWrongPasswordIsRefusedWhileTheRightOneIsRemembered() {
    access.logIns().logIn("alice", "alicepw", HERE);
    assertThatThrownBy(() -> access.logIns().logIn("alice", "alicepx", HERE))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aChangeOfPasswordEndsLogInsAndWhatIsRemembered() {
    String token = access.logIns().logIn("alice", "alicepw", HERE).token();
    access.accounts().setPassword(CONSOLE, "alice", hasher.hash("new one"));
    assertRefused(token);
    assertThatThrownBy(() -> access.logIns().logIn("alice", "alicepw", HERE))
        .isInstanceOf(UnauthenticatedException.class);
    access.logIns().logIn("alice", "new one", HERE);
  }

  @Test
  void aDisabledAccountIsOutAtOnceAndHasToLogInAnewAfterwards() {
    String token = access.logIns().logIn("alice", "alicepw", HERE).token();
    access.accounts().disable(CONSOLE, "alice", "on leave");
    assertRefused(token);
    assertThatThrownBy(() -> access.logIns().logIn("alice", "alicepw", HERE))
        .isInstanceOf(UnauthenticatedException.class);
    access.accounts().enable(CONSOLE, "alice", null);
    assertRefused(token);
    access.authenticate(access.logIns().logIn("alice", "alicepw", HERE).token(), HERE);
  }

  @Test
  void loggingOutEverywhereEndsAllLogIns() {
    String one = access.logIns().logIn("alice", "alicepw", HERE).token();
    String two = access.logIns().logIn("alice", "alicepw", "192.0.2.9").token();
    access.accounts().logOutEverywhere(CONSOLE, "alice");
    assertRefused(one);
    assertRefused(two);
  }

  @Test
  void aChangedRoleHoldsFromTheNextCallOn() {
    String token = access.logIns().logIn("alice", "alicepw", HERE).token();
    access.accounts().setRole(CONSOLE, "alice", Role.VIEWER);
    assertThat(access.authenticate(token, HERE).role()).isEqualTo(Role.VIEWER);
  }

  @Test
  void aChangeOnAnotherNodeIsSeenAsSoonAsItsEventIs() {
    String token = access.logIns().logIn("alice", "alicepw", HERE).token();
    access.authenticate(token, HERE);
    try (Store other = Store.sqlite(folder.resolve("finales.db"))) {
      Access elsewhere = Access.to(other, clock, hasher);
      assertThat(elsewhere.authenticate(token, HERE).account()).isEqualTo("alice");
      elsewhere.accounts().disable(CONSOLE, "alice", null);
    }
    store.refresh();
    assertRefused(token);
  }

  @Test
  void aHashOfAnOldKindIsReplacedAtLogInWithoutEndingLogIns() {
    access.accounts().add(CONSOLE, "bob", Role.TENANT, FastHasher.old("bobpw"));
    Session first = access.logIns().logIn("bob", "bobpw", HERE);
    String hash = store.read(ledger -> ledger.accounts().find("bob")).orElseThrow().passwordHash();
    assertThat(hash).startsWith("new:");
    access.authenticate(first.token(), HERE);
    int before = hasher.verified.get();
    access.logIns().logIn("bob", "bobpw", HERE);
    assertThat(hasher.verified).hasValue(before);
  }

  @Test
  void whoeverGuessesIsStoppedForAWhileAndOthersAreNot() {
    access.accounts().add(CONSOLE, "bob", Role.TENANT, hasher.hash("bobpw"));
    for (int i = 0; i < 10; i++) {
      String guess = "guess " + i;
      assertThatThrownBy(() -> access.logIns().logIn("alice", guess, HERE))
          .isInstanceOf(UnauthenticatedException.class);
    }
    assertThatThrownBy(() -> access.logIns().logIn("alice", "alicepw", HERE))
        .isInstanceOfSatisfying(
            TooManyAttemptsException.class,
            e ->
                assertThat(e.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    access.logIns().logIn("bob", "bobpw", HERE);
    access.logIns().logIn("alice", "alicepw", "192.0.2.77");
    clock.advance(Duration.ofMinutes(1));
    access.logIns().logIn("alice", "alicepw", HERE);
  }

  @Test
  void aRememberedLogInGoesOnWhileSomebodyGuesses() {
    access.logIns().logIn("alice", "alicepw", HERE);
    for (int i = 0; i < 20; i++) {
      String guess = "guess " + i;
      assertThatThrownBy(() -> access.logIns().logIn("alice", guess, HERE))
          .isInstanceOf(RuntimeException.class);
    }
    access.logIns().logIn("alice", "alicepw", HERE);
  }

  @Test
  void guessingFromManyPlacesIsStoppedByTheAccountAndManyNamesByThePlace() {
    AtomicInteger attempt = new AtomicInteger();
    assertThatThrownBy(
            () -> {
              while (attempt.incrementAndGet() < 1000) {
                guess("alice", "198.51.100." + attempt.get());
              }
            })
        .isInstanceOf(TooManyAttemptsException.class);
    assertThat(attempt.get()).isLessThan(100);
    attempt.set(0);
    assertThatThrownBy(
            () -> {
              while (attempt.incrementAndGet() < 1000) {
                guess("user " + attempt.get(), "203.0.113.5");
              }
            })
        .isInstanceOf(TooManyAttemptsException.class);
    assertThat(attempt.get()).isLessThan(100);
  }

  private void guess(String name, String source) {
    try {
      access.logIns().logIn(name, "guess", source);
    } catch (UnauthenticatedException e) {
      assertThat(e).hasMessageContaining("wrong");
    }
  }

  @Test
  void atMostTwoPasswordsAreHashedAtOnce() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    PasswordHasher slow =
        new PasswordHasher() {
          @Override
          public String hash(String password) {
            return hasher.hash(password);
          }

          @Override
          public boolean verify(String password, String hash) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            two.countDown();
            try {
              two.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            } finally {
              running.decrementAndGet();
            }
            return hasher.verify(password, hash);
          }

          @Override
          public boolean isOutdated(String hash) {
            return false;
          }
        };
    Access slowly = Access.to(store, clock, slow);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Session>> logIns = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        logIns.add(threads.submit(() -> slowly.logIns().logIn("alice", "alicepw", HERE)));
      }
      for (Future<Session> logIn : logIns) {
        assertThat(logIn.get().account()).isEqualTo("alice");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void manyProgramsThatLogInAtTheSameMomentAllGetIn() throws Exception {
    int programs = 64;
    CountDownLatch begin = new CountDownLatch(1);
    PasswordHasher slow =
        new PasswordHasher() {
          @Override
          public String hash(String password) {
            return hasher.hash(password);
          }

          @Override
          public boolean verify(String password, String hash) {
            try {
              begin.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return hasher.verify(password, hash);
          }

          @Override
          public boolean isOutdated(String hash) {
            return false;
          }
        };
    Access slowly = Access.to(store, clock, slow);
    List<Thread> threads = new ArrayList<>();
    AtomicInteger in = new AtomicInteger();
    for (int i = 0; i < programs; i++) {
      Thread thread =
          new Thread(
              () -> {
                slowly.logIns().logIn("alice", "alicepw", HERE);
                in.incrementAndGet();
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING
          && thread.getState() != Thread.State.TIMED_WAITING
          && thread.isAlive()) {
        Thread.onSpinWait();
      }
    }
    begin.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(in).hasValue(programs);
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> access.authenticate(token, HERE))
        .as("token %s", token)
        .isInstanceOf(UnauthenticatedException.class);
  }

  private static JsonNode decoded(String part) {
    return FinalesJson.read(
        new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }
}
