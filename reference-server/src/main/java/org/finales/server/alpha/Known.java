package org.finales.server.alpha;

import java.util.HashSet;
import java.util.Set;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Offer;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.Tenant;

/** Of which origin an account's measurements are. */
final class Known {
  private Known() {}

  /** By what its tenants offer and what it has delivered before; empty if neither says. */
  static Set<String> origins(Broker broker) {
    Set<String> origins = new HashSet<>();
    for (Tenant tenant : broker.tenants().list()) {
      if (tenant.active() && broker.account().equals(tenant.account())) {
        tenant.offers().stream()
            .filter(offer -> Words.FOMS.contains(offer.quantity()))
            .map(Offer::method)
            .filter(Words.ORIGINS::contains)
            .forEach(origins::add);
      }
    }
    for (String origin : Words.ORIGINS) {
      if (!origins.contains(origin) && hasDelivered(broker, origin)) {
        origins.add(origin);
      }
    }
    return origins;
  }

  private static boolean hasDelivered(Broker broker, String origin) {
    ResultQuery mine = new ResultQuery(Set.of(), null, origin, broker.account(), null, null, 1);
    return !broker.results().list(mine).items().isEmpty();
  }
}
