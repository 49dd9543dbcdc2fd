package org.finales.core.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.Tenant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The pending requests, in memory, and which tenant may take which. What it says is a hint: the
 * store decides when a request is claimed. Thread-safe.
 */
final class Backlog {
  private final Signals signals;
  private final Map<UUID, Tenant> tenants = new ConcurrentHashMap<>();
  private final Map<UUID, Pending> pending = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Pending> order =
      new ConcurrentSkipListSet<>(
          Comparator.<Pending>comparingInt(p -> -p.request.priority())
              .thenComparingLong(p -> p.sequence));
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Set<UUID> reserved = ConcurrentHashMap.newKeySet();

  Backlog(Signals signals) {
    this.signals = signals;
  }

  static Object workKey(UUID tenant) {
    return List.of("work", tenant);
  }

  static Object settledKey(UUID request) {
    return List.of("settled", request);
  }

  void putTenant(Tenant tenant, Catalog catalog) {
    tenants.put(tenant.id(), tenant);
    signals.fire(workKey(tenant.id()));
  }

  void presenceChanged(Collection<Tenant> present) {
    present.forEach(tenant -> tenants.put(tenant.id(), tenant));
  }

  void hold(Collection<String> resources) {
    held.addAll(resources);
  }

  void put(long sequence, Request request) {
    held.removeAll(request.resources());
    remove(request.id());
    Pending added = new Pending(sequence, request);
    pending.put(request.id(), added);
    order.add(added);
    tenants.keySet().forEach(id -> signals.fire(workKey(id)));
  }

  void remove(Request request) {
    remove(request.id());
    if (request.claim() != null) {
      held.addAll(request.resources());
    } else {
      held.removeAll(request.resources());
    }
  }

  private void remove(UUID id) {
    Pending known = pending.remove(id);
    if (known != null) {
      order.remove(known);
    }
  }

  /** The best request that a tenant can take and nobody in this process is just taking. */
  Optional<Candidate> reserve(UUID tenantId, @Nullable String method) {
    Tenant tenant = tenants.get(tenantId);
    if (tenant == null) {
      return Optional.empty();
    }
    for (Pending entry : order) {
      Request request = entry.request;
      for (String wanted : request.methods()) {
        if ((method == null || method.equals(wanted))
            && tenant.offers().stream().anyMatch(o -> matches(o, request.quantity(), wanted))
            && (request.addressedTo().isEmpty() || request.addressedTo().contains(tenantId))
            && request.resources().stream().noneMatch(held::contains)
            && reserved.add(request.id())) {
          return Optional.of(new Candidate(request.id(), wanted));
        }
      }
    }
    return Optional.empty();
  }

  /** Ends a reservation; a request that is still there is shown to the others again. */
  void letGo(Candidate candidate, boolean claimed) {
    reserved.remove(candidate.request());
    if (!claimed && pending.containsKey(candidate.request())) {
      tenants.keySet().forEach(id -> signals.fire(workKey(id)));
    }
  }

  MatchReport explain(
      String quantity,
      List<String> methods,
      Map<String, JsonNode> parameters,
      Set<UUID> addressedTo,
      Set<String> resources,
      @Nullable Request posted,
      Parts parts) {
    List<MatchReport.Verdict> verdicts = new ArrayList<>();
    for (Tenant tenant : tenants.values()) {
      for (String method : methods) {
        boolean addressed = addressedTo.isEmpty() || addressedTo.contains(tenant.id());
        if (addressed && tenant.offers().stream().anyMatch(o -> matches(o, quantity, method))) {
          verdicts.add(
              new MatchReport.Verdict(tenant.id(), tenant.name(), method, true, List.of()));
        }
      }
    }
    return new MatchReport(verdicts, List.of());
  }

  MatchReport explainFor(Tenant tenant, Request request, Parts parts) {
    return explain(
        request.quantity(),
        request.methods(),
        request.parameters(),
        request.addressedTo(),
        request.resources(),
        request,
        parts);
  }

  private static boolean matches(Offer offer, String quantity, String method) {
    return offer.quantity().equals(quantity) && offer.method().equals(method);
  }

  record Candidate(UUID request, String method) {}

  private record Pending(long sequence, Request request) {}
}
