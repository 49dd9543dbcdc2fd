package org.finales.core.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.MatchReport.Verdict;

/** Says who could serve a request, and why others could not. Stateless. */
public final class Explainer {
  /** Most warnings that are passed on. */
  private static final int MOST_WARNINGS = 50;

  private Explainer() {}

  /**
   * Compares a request with every offer of its quantity by one of its methods.
   *
   * @param quantity what is wanted
   * @param methods acceptable methods, the preferred first
   * @param addressedTo the only tenants that may serve it; empty for any
   * @param heldResources those of the request's resources that another claim holds now
   * @param tenants all tenants to look at
   * @return a verdict per offer: those that serve first, by preference of the method; then the
   *     nearest, by number and distance of obstacles
   */
  public static MatchReport explain(
      String quantity,
      List<MethodAsk> methods,
      Set<UUID> addressedTo,
      Collection<String> heldResources,
      Collection<OfferingTenant> tenants) {
    List<Judged> judged = new ArrayList<>();
    Set<String> warnings = new LinkedHashSet<>();
    Set<String> otherMethods = new TreeSet<>();
    for (OfferingTenant tenant : tenants) {
      for (CompiledOffer offer : tenant.offers()) {
        if (!offer.quantity().equals(quantity)) {
          continue;
        }
        boolean named = false;
        for (int preference = 0; preference < methods.size(); preference++) {
          MethodAsk ask = methods.get(preference);
          named |= ask.method().equals(offer.method());
          if (ask.method().equals(offer.method()) && ask.version() == offer.version()) {
            judged.add(judge(tenant, offer, ask, preference, addressedTo, heldResources));
            for (String warning : offer.limitations().warnings()) {
              warnings.add(tenant.name() + " (" + offer.method() + "): limit " + warning);
            }
          }
        }
        if (!named) {
          otherMethods.add(offer.method());
        }
      }
    }
    judged.sort(Comparator.naturalOrder());
    List<String> shown = new ArrayList<>(warnings.stream().limit(MOST_WARNINGS).toList());
    if (judged.isEmpty() && !otherMethods.isEmpty()) {
      shown.add(quantity + " is offered by other methods: " + String.join(", ", otherMethods));
    }
    return new MatchReport(judged.stream().map(Judged::verdict).toList(), shown);
  }

  private static Judged judge(
      OfferingTenant tenant,
      CompiledOffer offer,
      MethodAsk ask,
      int preference,
      Set<UUID> addressedTo,
      Collection<String> heldResources) {
    Misses misses = new Misses();
    if (!tenant.active()) {
      hinder(misses, "is deactivated");
    }
    if (!addressedTo.isEmpty() && !addressedTo.contains(tenant.id())) {
      hinder(misses, "the request is addressed to other tenants");
    }
    misses.addAll(offer.limitations().misses(ask.parameters()));
    if (!tenant.online()) {
      hinder(misses, "is offline");
    }
    if (tenant.freeSlots() <= 0) {
      hinder(misses, "has no free slot");
    }
    for (String resource : heldResources) {
      hinder(misses, "the resource " + resource + " is held by other work");
    }
    return new Judged(
        new Verdict(
            tenant.id(), tenant.name(), offer.method(), misses.isEmpty(), misses.obstacles()),
        misses,
        preference);
  }

  private static void hinder(Misses misses, String reason) {
    misses.add("", reason, null, null, Misses.FAR);
  }

  private record Judged(Verdict verdict, Misses misses, int preference)
      implements Comparable<Judged> {
    @Override
    public int compareTo(Judged other) {
      int byNearness = misses.compareTo(other.misses);
      if (byNearness != 0) {
        return byNearness;
      }
      int byPreference = Integer.compare(preference, other.preference);
      return byPreference != 0
          ? byPreference
          : verdict.tenantName().compareTo(other.verdict.tenantName());
    }
  }
}
