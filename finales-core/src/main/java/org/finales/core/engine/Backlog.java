package org.finales.core.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

  /** The claimed request that holds a resource. */
  private final Map<String, UUID> holders = new ConcurrentHashMap<>();

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

  /** These resources are held by the claims of these requests. */
  void hold(Map<String, UUID> resources) {
    holders.putAll(resources);
    index.hold(resources.keySet());
  }

  /** A request waits for a tenant. */
  void put(long sequence, Request request) {
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
      for (String resource : request.resources()) {
        holders.put(resource, request.id());
      }
      index.hold(request.resources());
    }
  }

  /** A request's claim has ended: what it held is free, unless somebody else holds it by now. */
  void free(Request request) {
    List<String> freed = new ArrayList<>();
    for (String resource : request.resources()) {
      UUID holder = holders.get(resource);
      if (holder == null || holder.equals(request.id())) {
        holders.remove(resource);
        freed.add(resource);
      }
    }
    index.release(freed).forEach(this::wake);
  }

  /**
   * The best request that a tenant can take and nobody in this process is just taking.
   *
   * @param method the method by which it wants to work; {@code null} for any
   * @param failed requests that it has tried in vain
   */
  Optional<Candidate> reserve(UUID tenant, @Nullable String method, Set<UUID> failed) {
    Iterator<Candidate> candidates = index.candidates(tenant, method);
    while (candidates.hasNext()) {
      Candidate candidate = candidates.next();
      if (!failed.contains(candidate.request()) && reserved.add(candidate.request())) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * Ends a reservation.
   *
   * @param open whether the request may still be had, so that the others are to look at it again
   */
  void letGo(Candidate candidate, boolean open) {
    reserved.remove(candidate.request());
    if (open) {
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

  private void wake(UUID request) {
    for (UUID tenant : index.interestedTenants(request)) {
      signals.fire(workKey(tenant));
    }
  }
}
