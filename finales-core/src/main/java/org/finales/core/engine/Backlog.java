package org.finales.core.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.Tenant;
import org.finales.core.matching.Candidate;
import org.finales.core.matching.CompiledLimitations;
import org.finales.core.matching.CompiledOffer;
import org.finales.core.matching.MatchIndex;
import org.finales.core.matching.MethodAsk;
import org.finales.core.matching.PendingRequest;
import org.jspecify.annotations.Nullable;

/**
 * The pending requests, in memory, and which tenant may take which. What it says is a hint: the
 * store decides when a request is claimed. Thread-safe.
 */
final class Backlog {
  private final Signals signals;
  private final Catalog catalog;
  private final MatchIndex index = new MatchIndex();

  /** Requests that a tenant of this process is just taking; others need not try. */
  private final Set<UUID> reserved = ConcurrentHashMap.newKeySet();

  Backlog(Signals signals, Catalog catalog) {
    this.signals = signals;
    this.catalog = catalog;
  }

  /** The signal of new work for a tenant. */
  static Object workKey(UUID tenant) {
    return List.of("work", tenant);
  }

  /** The signal of a request that is settled. */
  static Object settledKey(UUID request) {
    return List.of("settled", request);
  }

  /** A tenant is new or has changed, or what it offers has. */
  void putTenant(Tenant tenant) {
    index.putTenant(tenant.id(), tenant.active(), true, offers(tenant));
    signals.fire(workKey(tenant.id()));
  }

  /** What a tenant offers, for each version of its capabilities that a request may ask for. */
  List<CompiledOffer> offers(Tenant tenant) {
    List<CompiledOffer> compiled = new ArrayList<>();
    for (Offer offer : tenant.offers()) {
      for (Catalog.Entry entry : catalog.versions(offer.quantity(), offer.method())) {
        compiled.add(
            new CompiledOffer(
                offer.quantity(),
                offer.method(),
                entry.capability().version(),
                CompiledLimitations.compile(
                    offer.limitations(), entry.capability().parametersSchema())));
      }
    }
    return compiled;
  }

  /** Claims hold these resources. */
  void hold(Collection<String> resources) {
    index.hold(resources);
  }

  /** A request waits for a tenant. */
  void put(long sequence, Request request) {
    release(request.resources());
    index.putRequest(
        new PendingRequest(
            request.id(),
            sequence,
            request.priority(),
            request.quantity(),
            asks(request),
            request.addressedTo(),
            request.resources()));
    wake(request.id());
  }

  /** The parameters of a request by method, the preferred first. */
  static List<MethodAsk> asks(Request request) {
    return request.methods().stream()
        .map(
            method ->
                new MethodAsk(
                    method,
                    request.versions().getOrDefault(method, 1),
                    Objects.requireNonNull(request.parameters().get(method))))
        .toList();
  }

  /** A request no longer waits: it is claimed or settled. */
  void remove(Request request) {
    index.removeRequest(request.id());
    if (request.claim() != null) {
      index.hold(request.resources());
    } else {
      release(request.resources());
    }
  }

  /** The best request that a tenant can take and nobody in this process is just taking. */
  Optional<Candidate> reserve(UUID tenant, @Nullable String method) {
    Iterator<Candidate> candidates = index.candidates(tenant);
    while (candidates.hasNext()) {
      Candidate candidate = candidates.next();
      if ((method == null || method.equals(candidate.method()))
          && reserved.add(candidate.request())) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Ends a reservation; a request that was not claimed is shown to the others again. */
  void letGo(Candidate candidate, boolean claimed) {
    reserved.remove(candidate.request());
    if (!claimed) {
      wake(candidate.request());
    }
  }

  /** How a tenant can serve a pending request, whatever resources are held. */
  Optional<Candidate> candidate(UUID tenant, UUID request) {
    return index.candidate(tenant, request);
  }

  /** How many requests wait. */
  int size() {
    return index.size();
  }

  private void release(Collection<String> resources) {
    if (!resources.isEmpty()) {
      index.release(resources).forEach(this::wake);
    }
  }

  private void wake(UUID request) {
    for (UUID tenant : index.interestedTenants(request)) {
      signals.fire(workKey(tenant));
    }
  }
}
