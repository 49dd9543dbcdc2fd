package org.finales.core.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which pending requests which tenants can serve, kept up to date by event.
 *
 * <p>Tenants that offer a version of a capability within equal limitations share a group. A request
 * is compared once with each group of its methods when it is put in; a group that comes later is
 * compared once with the requests of its capability. A tenant that asks looks at the head of its
 * groups' sorted sets, which costs a logarithm of the backlog, whatever else is in it.
 *
 * <p>The index holds no truth: the store decides who gets a request. It keeps the parameters of
 * pending requests by reference.
 *
 * <p>Thread-safe; one lock guards everything, and is held for one operation at a time. An iterator
 * of {@link #candidates} holds it for each step only, sees changes made meanwhile, and never fails
 * because of them.
 */
public final class MatchIndex {
  private final Map<OfferClass.Key, OfferClass> classes = new HashMap<>();
  private final Map<UUID, Entry> entries = new HashMap<>();
  private final Map<UUID, TenantState> tenants = new HashMap<>();

  /** Requests that are addressed to a tenant, known or not. */
  private final Map<UUID, Set<Entry>> addressed = new HashMap<>();

  private final Set<String> held = new HashSet<>();

  /** Requests by the resources that they name. */
  private final Map<String, Set<Entry>> naming = new HashMap<>();

  /** Requests that a tenant would have got but for a held resource, by that resource. */
  private final Map<String, Set<Entry>> parked = new HashMap<>();

  /** An empty index. */
  public MatchIndex() {}

  /**
   * Adds a tenant or changes it.
   *
   * @param active whether it takes part; one that does not has no candidates
   * @param present whether it is there to be woken
   * @param offers what it offers, for each version of a capability that requests may ask for
   */
  public synchronized void putTenant(
      UUID id, boolean active, boolean present, Collection<CompiledOffer> offers) {
    TenantState tenant = tenants.computeIfAbsent(id, TenantState::new);
    tenant.active = active;
    tenant.present = present;
    Set<Group> before = tenant.groups;
    Set<Group> after = new LinkedHashSet<>();
    for (CompiledOffer offer : offers) {
      Group group =
          offerClass(offer.quantity(), offer.method(), offer.version()).group(offer.limitations());
      if (after.add(group) && !before.contains(group)) {
        group.members.add(tenant);
      }
    }
    tenant.groups = after;
    for (Group group : before) {
      if (!after.contains(group)) {
        leave(group, tenant);
      }
    }
    if (!before.equals(after)) {
      tenant.addressed.clear();
      for (Entry entry : addressed.getOrDefault(id, Set.of())) {
        if (entry.parkedBy == null && entry.methodFor(after, null) != null) {
          tenant.addressed.add(entry);
        }
      }
    }
  }

  /** Forgets a tenant; one that is unknown changes nothing. */
  public synchronized void removeTenant(UUID id) {
    TenantState tenant = tenants.remove(id);
    if (tenant != null) {
      for (Group group : tenant.groups) {
        leave(group, tenant);
      }
    }
  }

  /** Says whether a tenant is there to be woken; an unknown one changes nothing. */
  public synchronized void setPresent(UUID id, boolean present) {
    TenantState tenant = tenants.get(id);
    if (tenant != null) {
      tenant.present = present;
    }
  }

  /** Adds a pending request; one of the same id is replaced. */
  public synchronized void putRequest(PendingRequest request) {
    removeRequest(request.id());
    List<OfferClass> asked = new ArrayList<>(request.methods().size());
    for (MethodAsk method : request.methods()) {
      asked.add(offerClass(request.quantity(), method.method(), method.version()));
    }
    Entry entry = new Entry(request, asked);
    entries.put(entry.id, entry);
    for (Entry.Ask ask : entry.asks) {
      ask.offerClass.add(ask);
    }
    for (UUID tenant : entry.addressedTo) {
      addressed.computeIfAbsent(tenant, key -> new HashSet<>()).add(entry);
    }
    for (String resource : entry.resources) {
      naming.computeIfAbsent(resource, key -> new LinkedHashSet<>()).add(entry);
    }
    open(entry);
  }

  /**
   * Removes a request that is no longer pending.
   *
   * @return whether it was there
   */
  public synchronized boolean removeRequest(UUID id) {
    Entry entry = entries.remove(id);
    if (entry == null) {
      return false;
    }
    close(entry);
    if (entry.parkedBy != null) {
      removeFrom(parked, entry.parkedBy, entry);
    }
    for (UUID tenant : entry.addressedTo) {
      removeFrom(addressed, tenant, entry);
    }
    for (String resource : entry.resources) {
      removeFrom(naming, resource, entry);
    }
    for (Entry.Ask ask : entry.asks) {
      ask.offerClass.remove(ask);
      forgetIfEmpty(ask.offerClass);
    }
    return true;
  }

  /** Says that a claim holds these resources: requests that name them have to wait. */
  public synchronized void hold(Collection<String> resources) {
    held.addAll(resources);
  }

  /**
   * Says that these resources are free again.
   *
   * @return the requests that name one of them: somebody may have asked for them in vain
   */
  public synchronized Set<UUID> release(Collection<String> resources) {
    Set<UUID> freed = new LinkedHashSet<>();
    for (String resource : resources) {
      held.remove(resource);
      Set<Entry> waiting = parked.remove(resource);
      if (waiting != null) {
        for (Entry entry : waiting) {
          entry.parkedBy = null;
          open(entry);
        }
      }
      for (Entry entry : naming.getOrDefault(resource, Set.of())) {
        freed.add(entry.id);
      }
    }
    return freed;
  }

  /**
   * The requests that a tenant can serve, the most urgent first, then the oldest, found one by one
   * as they are asked for. Requests that name a held resource are left out.
   *
   * @return empty if the tenant is unknown or not active
   */
  public Iterator<Candidate> candidates(UUID tenant) {
    return candidates(tenant, null);
  }

  /**
   * The same of those that the tenant can serve by one method.
   *
   * @param method the method; {@code null} for any, the requester's preferred one first
   */
  public Iterator<Candidate> candidates(UUID tenant, @Nullable String method) {
    return new Candidates(tenant, method);
  }

  /** How a tenant can serve one request, whatever resources are held; nothing if it cannot. */
  public synchronized Optional<Candidate> candidate(UUID tenant, UUID request) {
    TenantState state = tenants.get(tenant);
    Entry entry = entries.get(request);
    if (state == null || !state.active || entry == null) {
      return Optional.empty();
    }
    if (entry.isAddressed() && !entry.addressedTo.contains(tenant)) {
      return Optional.empty();
    }
    String method = entry.methodFor(state.groups, null);
    return method == null ? Optional.empty() : Optional.of(new Candidate(request, method));
  }

  /**
   * The active and present tenants that can serve a request, those of the preferred methods first.
   *
   * @return empty if the request is unknown or names a held resource
   */
  public synchronized List<UUID> interestedTenants(UUID request) {
    Entry entry = entries.get(request);
    if (entry == null || heldResource(entry) != null) {
      return List.of();
    }
    Set<UUID> interested = new LinkedHashSet<>();
    for (Entry.Ask ask : entry.asks) {
      for (Group group : ask.groups) {
        for (TenantState member : group.members) {
          if (member.active
              && member.present
              && (!entry.isAddressed() || entry.addressedTo.contains(member.id))) {
            interested.add(member.id);
          }
        }
      }
    }
    return List.copyOf(interested);
  }

  /** How many requests are pending. */
  public synchronized int size() {
    return entries.size();
  }

  private OfferClass offerClass(String quantity, String method, int version) {
    return classes.computeIfAbsent(new OfferClass.Key(quantity, method, version), OfferClass::new);
  }

  private void leave(Group group, TenantState tenant) {
    group.members.remove(tenant);
    if (group.members.isEmpty()) {
      group.offerClass.remove(group);
      forgetIfEmpty(group.offerClass);
    }
  }

  private void forgetIfEmpty(OfferClass offerClass) {
    if (offerClass.isEmpty()) {
      classes.remove(offerClass.key);
    }
  }

  /** Puts a request where tenants that ask find it. */
  private void open(Entry entry) {
    if (entry.isAddressed()) {
      for (UUID id : entry.addressedTo) {
        TenantState tenant = tenants.get(id);
        if (tenant != null && entry.methodFor(tenant.groups, null) != null) {
          tenant.addressed.add(entry);
        }
      }
    } else {
      for (Entry.Ask ask : entry.asks) {
        for (Group group : ask.groups) {
          group.open.add(entry);
        }
      }
    }
  }

  private void close(Entry entry) {
    for (UUID id : entry.addressedTo) {
      TenantState tenant = tenants.get(id);
      if (tenant != null) {
        tenant.addressed.remove(entry);
      }
    }
    for (Entry.Ask ask : entry.asks) {
      for (Group group : ask.groups) {
        group.open.remove(entry);
      }
    }
  }

  private @Nullable String heldResource(Entry entry) {
    for (String resource : entry.resources) {
      if (held.contains(resource)) {
        return resource;
      }
    }
    return null;
  }

  private static <K> void removeFrom(Map<K, Set<Entry>> map, K key, Entry entry) {
    Set<Entry> set = map.get(key);
    if (set != null) {
      set.remove(entry);
      if (set.isEmpty()) {
        map.remove(key);
      }
    }
  }

  /** The best request after a place in the order that the tenant can serve by a method, or any. */
  private synchronized @Nullable Found findAfter(
      UUID id, @Nullable String wished, @Nullable Entry place) {
    TenantState tenant = tenants.get(id);
    if (tenant == null || !tenant.active) {
      return null;
    }
    while (true) {
      Entry best = next(tenant.addressed, place);
      for (Group group : tenant.groups) {
        Entry other = group.isOf(wished) ? next(group.open, place) : null;
        if (other != null && (best == null || other.compareTo(best) < 0)) {
          best = other;
        }
      }
      if (best == null) {
        return null;
      }
      String method = best.methodFor(tenant.groups, wished);
      String blocking = heldResource(best);
      if (blocking != null) {
        close(best);
        best.parkedBy = blocking;
        parked.computeIfAbsent(blocking, key -> new LinkedHashSet<>()).add(best);
      } else if (method != null) {
        return new Found(best, new Candidate(best.id, method));
      } else {
        place = best;
      }
    }
  }

  private static @Nullable Entry next(NavigableSet<Entry> entries, @Nullable Entry place) {
    if (place != null) {
      return entries.higher(place);
    }
    return entries.isEmpty() ? null : entries.first();
  }

  private record Found(Entry entry, Candidate candidate) {}

  private final class Candidates implements Iterator<Candidate> {
    private final UUID tenant;
    private final @Nullable String method;
    private @Nullable Entry place;
    private @Nullable Found found;

    Candidates(UUID tenant, @Nullable String method) {
      this.tenant = tenant;
      this.method = method;
    }

    @Override
    public boolean hasNext() {
      if (found == null) {
        found = findAfter(tenant, method, place);
      }
      return found != null;
    }

    @Override
    public Candidate next() {
      if (!hasNext() || found == null) {
        throw new NoSuchElementException("no further request for tenant " + tenant);
      }
      Found next = found;
      place = next.entry;
      found = null;
      return next.candidate;
    }
  }
}
