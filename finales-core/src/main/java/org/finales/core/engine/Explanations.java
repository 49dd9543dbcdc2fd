package org.finales.core.engine;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.Tenant;
import org.finales.core.matching.Explainer;
import org.finales.core.matching.MethodAsk;
import org.finales.core.matching.OfferingTenant;
import org.finales.core.store.Ledger;

/** Says who could serve a request, from what the store and the roster know now. */
final class Explanations {
  private final Parts parts;

  Explanations(Parts parts) {
    this.parts = parts;
  }

  /** About a request that is not posted. */
  MatchReport of(RequestDraft draft) {
    List<MethodAsk> asks =
        draft.methods().stream()
            .map(
                method ->
                    new MethodAsk(
                        method,
                        parts
                            .catalog()
                            .active(draft.quantity(), method)
                            .map(entry -> entry.capability().version())
                            .orElse(1),
                        Objects.requireNonNull(draft.parameters().get(method))))
            .toList();
    return explain(
        draft.quantity(), asks, draft.addressedTo(), draft.resources(), parts.roster().list(now()));
  }

  /** About a request that is posted. */
  MatchReport of(Request request) {
    // What the request itself holds does not stand in its way.
    Set<String> resources = request.claim() == null ? request.resources() : Set.of();
    return explain(
        request.quantity(),
        Backlog.asks(request),
        request.addressedTo(),
        resources,
        parts.roster().list(now()));
  }

  /** About a request and one tenant. */
  MatchReport of(Request request, Tenant tenant) {
    return explain(
        request.quantity(),
        Backlog.asks(request),
        request.addressedTo(),
        request.resources(),
        List.of(tenant));
  }

  private MatchReport explain(
      String quantity,
      List<MethodAsk> asks,
      Set<UUID> addressedTo,
      Set<String> resources,
      List<Tenant> tenants) {
    return parts
        .store()
        .read(
            ledger ->
                Explainer.explain(
                    quantity,
                    asks,
                    addressedTo,
                    resources.stream()
                        .filter(resource -> ledger.claims().holder(resource).isPresent())
                        .toList(),
                    tenants.stream()
                        .filter(
                            tenant ->
                                tenant.offers().stream()
                                    .anyMatch(offer -> offer.quantity().equals(quantity)))
                        .map(tenant -> offering(ledger, tenant))
                        .toList()));
  }

  private OfferingTenant offering(Ledger ledger, Tenant tenant) {
    return new OfferingTenant(
        tenant.id(),
        tenant.name(),
        tenant.active(),
        tenant.online(),
        tenant.slots() - ledger.claims().heldBy(tenant.id()),
        parts.backlog().offers(tenant));
  }

  private Instant now() {
    return parts.now();
  }
}
