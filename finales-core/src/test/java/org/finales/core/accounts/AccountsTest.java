package org.finales.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private static final Actor CONSOLE = Accounts.console("root");

  private final Store store = Store.inMemory();
  private final FastHasher hasher = new FastHasher();
  private final Access access = Access.to(store, new SetClock(), hasher);
  private final Accounts accounts = access.accounts();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anAccountIsFoundByItsNameAsItWasAdded() {
    assertThat(accounts.isEmpty()).isTrue();
    Account alice = accounts.add(CONSOLE, "alice", Role.OPERATOR, hasher.hash("secret"));
    assertThat(accounts.isEmpty()).isFalse();
    assertThat(accounts.find("alice")).hasValue(alice);
    assertThat(accounts.list(CONSOLE)).containsExactly(alice);
    assertThat(alice.role()).isEqualTo(Role.OPERATOR);
    assertThat(alice.password()).isTrue();
    assertThat(accounts.find("Alice")).isEmpty();
  }

  @Test
  void aNameIsGivenOnce() {
    accounts.add(CONSOLE, "alice", Role.TENANT, null);
    assertThatThrownBy(() -> accounts.add(CONSOLE, "alice", Role.VIEWER, null))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\u0000", "finales", "console"})
  void aNameThatWouldMisleadIsRefused(String name) {
    assertThatThrownBy(() -> accounts.add(CONSOLE, name, Role.TENANT, null))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "max.mustermann@lab.example", "Jürgen \"O'Neil\"; drop table", "电池"})
  void anyOtherNameIsTaken(String name) {
    accounts.add(CONSOLE, name, Role.TENANT, null);
    assertThat(accounts.find(name)).isPresent();
  }

  @Test
  void managingAccountsTakesAnAdministrator() {
    accounts.add(CONSOLE, "alice", Role.TENANT, null);
    Actor operator = new Actor("olga", Role.OPERATOR, null);
    Actor alice = new Actor("alice", Role.TENANT, null);
    for (Actor actor : List.of(operator, alice)) {
      assertThatThrownBy(() -> accounts.add(actor, "eve", Role.ADMINISTRATOR, null))
          .isInstanceOf(ForbiddenException.class);
      assertThatThrownBy(() -> accounts.setRole(actor, "alice", Role.ADMINISTRATOR))
          .isInstanceOf(ForbiddenException.class);
      assertThatThrownBy(() -> accounts.disable(actor, "alice", null))
          .isInstanceOf(ForbiddenException.class);
      assertThatThrownBy(() -> accounts.list(actor)).isInstanceOf(ForbiddenException.class);
    }
    assertThatThrownBy(() -> accounts.setPassword(operator, "alice", "hash"))
        .isInstanceOf(ForbiddenException.class);
    accounts.setPassword(alice, "alice", hasher.hash("my own"));
  }

  @Test
  void aTokenOfLimitedScopeDoesNotManageItsAccount() {
    accounts.add(CONSOLE, "alice", Role.TENANT, null);
    Actor limited = new Actor("alice", Role.TENANT, Scope.READ.actions(), null);
    assertThatThrownBy(() -> accounts.setPassword(limited, "alice", "hash"))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> access.tokens().issue(limited, "alice", "", java.util.Set.of(), null))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void whoeverIsNotThereCannotBeChanged() {
    assertThatThrownBy(() -> accounts.setRole(CONSOLE, "nobody", Role.VIEWER))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("there is no account nobody");
  }

  @Test
  void everyChangeIsInTheLogAndNoSecretIs() {
    String hash = hasher.hash("secret");
    accounts.add(CONSOLE, "alice", Role.TENANT, hash);
    accounts.setPassword(CONSOLE, "alice", hasher.hash("other"));
    accounts.setRole(CONSOLE, "alice", Role.OPERATOR);
    accounts.setRole(CONSOLE, "alice", Role.OPERATOR);
    accounts.disable(CONSOLE, "alice", "left the laboratory");
    accounts.enable(CONSOLE, "alice", null);
    accounts.logOutEverywhere(CONSOLE, "alice");
    IssuedToken token = access.tokens().issue(CONSOLE, "alice", "robot", java.util.Set.of(), null);
    access.tokens().revoke(CONSOLE, "alice", token.token().id());
    List<Event> log = store.read(ledger -> ledger.events().after(0, 100));
    assertThat(log)
        .extracting(Event::kind)
        .containsExactly(
            "account.added",
            "account.password-changed",
            "account.role-changed",
            "account.disabled",
            "account.enabled",
            "account.logged-out",
            "token.issued",
            "token.revoked");
    assertThat(log).allMatch(event -> event.actor().equals("console"));
    assertThat(log.get(2).from()).isEqualTo("tenant");
    assertThat(log.get(2).to()).isEqualTo("operator");
    assertThat(FinalesJson.write(log)).doesNotContain(hash, token.secret(), "new:");
  }
}
