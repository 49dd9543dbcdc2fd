package org.finales.core.crate;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What goes into an archive. The results of selected requests, the requests of selected results,
 * the capabilities of all of them and their files come with them.
 *
 * @param everything whether all requests and results are selected
 * @param requests identifiers of requests
 * @param results identifiers of results
 */
public record CrateSelection(boolean everything, Set<UUID> requests, Set<UUID> results) {
  /** Copies the sets. */
  public CrateSelection {
    requests = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(requests));
    results = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(results));
  }

  /** All requests and results. */
  public static CrateSelection all() {
    return new CrateSelection(true, Set.of(), Set.of());
  }

  /** Some requests and results. */
  public static CrateSelection of(Set<UUID> requests, Set<UUID> results) {
    return new CrateSelection(false, requests, results);
  }
}
