package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.finales.api.broker.Broker;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.TenantDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every role meets every kind of action. */
class RolesTest {
  private final Fixture lab = new Fixture();

  @AfterEach
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aRoleMayDoWhatItsTableSaysAndNothingElse(Role role) {
    Broker broker = lab.engine.as(new Actor("somebody", role, null));
    Request request = lab.requester.requests().post(Fixture.request().build());
    Request proposed = lab.requester.requests().post(Fixture.request().proposed().build());
    Map<Action, Runnable> attempts =
        Map.of(
            Action.READ, () -> broker.requests().list(RequestQuery.all()),
            Action.REQUEST, () -> broker.requests().post(Fixture.request().build()),
            Action.WORK, () -> broker.work().claim(request.id(), ClaimOptions.forAccount()),
            Action.OFFER,
                () -> broker.tenants().register(new TenantDraft("new", java.util.List.of())),
            Action.ADD_CAPABILITY,
                () -> broker.capabilities().add(Fixture.capability("new", false)),
            Action.OPERATE, () -> broker.requests().approve(proposed.id(), ""));
    attempts.forEach(
        (action, attempt) -> {
          if (role.actions().contains(action)) {
            attempt.run();
          } else {
            assertThatThrownBy(attempt::run)
                .as("%s by %s", action, role)
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining(action.description());
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aScopedActorMayDoLessThanItsRoleAndNeverMore(Role role) {
    Actor reader = new Actor("somebody", role, Set.of(Action.READ), null);
    assertThat(reader.actions()).containsExactly(Action.READ);
    Actor greedy = new Actor("somebody", role, Set.of(Action.values()), null);
    assertThat(greedy.actions()).isEqualTo(role.actions());
  }
}
