package org.finales.core.matching;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The tenants that offer a capability within equal limitations, and the requests that these
 * limitations admit. Guarded by the index's lock.
 */
final class Group {
  final OfferClass offerClass;
  final CompiledLimitations limitations;
  final Set<UUID> members = new LinkedHashSet<>();

  /** Admitted requests that are addressed to nobody in particular and wait for no resource. */
  final TreeSet<Entry> open = new TreeSet<>();

  Group(OfferClass offerClass, CompiledLimitations limitations) {
    this.offerClass = offerClass;
    this.limitations = limitations;
  }
}
