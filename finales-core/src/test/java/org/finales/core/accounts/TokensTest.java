package org.finales.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  private static final Actor CONSOLE = Accounts.console("root");
  private static final Actor ALICE = new Actor("alice", Role.TENANT, null);

  private final SetClock clock = new SetClock();
  private Store store;
  private Access access;
  private Tokens tokens;

  @TempDir Path folder;

  @BeforeEach
  void open() {
    store = Store.sqlite(folder.resolve("finales.db"));
    access = Access.to(store, clock, new FastHasher());
    tokens = access.tokens();
    access.accounts().add(CONSOLE, "alice", Role.TENANT, null);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aTokenActsInTheNameOfItsAccount() {
    IssuedToken issued = tokens.issue(CONSOLE, "alice", "robot", Set.of(), null);
    assertThat(issued.secret()).matches("fin_[A-Za-z0-9_-]{43}");
    assertThat(access.authenticate(issued.secret(), "here"))
        .isEqualTo(new Actor("alice", Role.TENANT, "here"));
    assertThat(issued.toString()).doesNotContain(issued.secret());
  }

  @Test
  void onlyTheHashOfASecretIsStored() {
    IssuedToken issued = tokens.issue(CONSOLE, "alice", "robot", Set.of(), null);
    assertThat(store.read(ledger -> ledger.accounts().tokensOf("alice")).toString())
        .doesNotContain(issued.secret());
  }

  @Test
  void aScopeNarrowsWhatTheRoleAllowsAndNeverWidensIt() {
    String read = tokens.issue(CONSOLE, "alice", "", Set.of(Scope.READ), null).secret();
    assertThat(access.authenticate(read, null).actions()).containsExactly(Action.READ);
    String both =
        tokens.issue(CONSOLE, "alice", "", Set.of(Scope.REQUEST, Scope.WORK), null).secret();
    assertThat(access.authenticate(both, null).actions()).isEqualTo(Role.TENANT.actions());
    String all = tokens.issue(CONSOLE, "alice", "", Set.of(Scope.ADMINISTER), null).secret();
    assertThat(access.authenticate(all, null).actions()).isEqualTo(Role.TENANT.actions());
    access.accounts().setRole(CONSOLE, "alice", Role.VIEWER);
    assertThat(access.authenticate(all, null).actions()).containsExactly(Action.READ);
  }

  @Test
  void aTokenEndsWithItsLifetime() {
    String secret = tokens.issue(ALICE, "alice", "", Set.of(), Duration.ofDays(1)).secret();
    clock.advance(Duration.ofDays(1).minusSeconds(1));
    access.authenticate(secret, null);
    clock.advance(Duration.ofSeconds(1));
    assertRefused(secret);
  }

  @Test
  void aRevokedTokenIsRefusedAtOnceHereAndElsewhereWithItsEvent() {
    IssuedToken issued = tokens.issue(ALICE, "alice", "", Set.of(), null);
    try (Store other = Store.sqlite(folder.resolve("finales.db"))) {
      Access elsewhere = Access.to(other, clock, new FastHasher());
      elsewhere.authenticate(issued.secret(), null);
      tokens.revoke(ALICE, "alice", issued.token().id());
      assertRefused(issued.secret());
      other.refresh();
      assertThatThrownBy(() -> elsewhere.authenticate(issued.secret(), null))
          .isInstanceOf(UnauthenticatedException.class);
    }
    assertThatThrownBy(() -> tokens.revoke(ALICE, "alice", issued.token().id()))
        .isInstanceOf(NotFoundException.class);
    assertThat(tokens.list(ALICE, "alice"))
        .singleElement()
        .satisfies(token -> assertThat(token.revoked()).isNotNull());
  }

  @Test
  void theTokensOfADisabledAccountRest() {
    String secret = tokens.issue(ALICE, "alice", "", Set.of(), null).secret();
    access.accounts().disable(CONSOLE, "alice", null);
    assertRefused(secret);
    access.accounts().enable(CONSOLE, "alice", null);
    access.authenticate(secret, null);
  }

  @Test
  void nobodyTouchesTheTokensOfOthers() {
    UUID token = tokens.issue(CONSOLE, "alice", "", Set.of(), null).token().id();
    access.accounts().add(CONSOLE, "eve", Role.OPERATOR, null);
    Actor eve = new Actor("eve", Role.OPERATOR, null);
    assertThatThrownBy(() -> tokens.issue(eve, "alice", "", Set.of(), null))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> tokens.list(eve, "alice")).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> tokens.revoke(eve, "alice", token))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> tokens.revoke(eve, "eve", token))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> tokens.issue(CONSOLE, "nobody", "", Set.of(), null))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> tokens.issue(CONSOLE, "alice", "a\nb", Set.of(), null))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> tokens.issue(CONSOLE, "alice", "", Set.of(), Duration.ZERO))
        .isInstanceOf(InvalidException.class);
    assertRefused("fin_" + "A".repeat(100_000));
  }

  private void assertRefused(String secret) {
    assertThatThrownBy(() -> access.authenticate(secret, null))
        .isInstanceOf(UnauthenticatedException.class);
  }
}
