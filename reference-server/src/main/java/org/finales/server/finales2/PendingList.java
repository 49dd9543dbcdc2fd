package org.finales.server.finales2;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.store.StoredRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which pending requests one account is shown when it looks. FINALES 2 knows neither requests that
 * are addressed to certain tenants nor resources that are held; an account that works does not see
 * those it could not reserve, since its program would not survive the refusal. Not thread-safe.
 */
final class PendingList {
  private final Engine engine;
  private final Actor actor;
  private final Turns.Look look;
  private @Nullable Set<UUID> ownTenants;
  private @Nullable Set<String> heldResources;

  /** One look of an account at the list. */
  PendingList(Engine engine, Actor actor, Turns.Look look) {
    this.engine = engine;
    this.actor = actor;
    this.look = look;
  }

  /** Whether this account is shown a request now. */
  boolean shows(StoredRequest request) {
    return look.isOutside(request) || isReservable(request) && look.shows(request);
  }

  private boolean isReservable(StoredRequest request) {
    return (request.addressedTo().isEmpty() || includesOwn(request.addressedTo()))
        && (request.resources().isEmpty() || areFree(request.resources()));
  }

  private boolean includesOwn(Collection<UUID> tenants) {
    Set<UUID> own = ownTenants;
    if (own == null) {
      own =
          engine.as(actor).tenants().list().stream()
              .filter(
                  tenant -> tenant.account() == null || tenant.account().equals(actor.account()))
              .map(tenant -> tenant.id())
              .collect(Collectors.toSet());
      ownTenants = own;
    }
    return tenants.stream().anyMatch(own::contains);
  }

  private boolean areFree(List<String> resources) {
    Set<String> held = heldResources;
    if (held == null) {
      held = Set.copyOf(engine.store().read(ledger -> ledger.claims().heldResources()));
      heldResources = held;
    }
    return resources.stream().noneMatch(held::contains);
  }
}
