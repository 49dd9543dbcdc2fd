package org.finales.core.matching;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A tenant within the index. Guarded by the index's lock. */
final class TenantState {
  final UUID id;
  boolean active;
  boolean present;
  Set<Group> groups = Set.of();

  /** Requests addressed to it that it can serve. */
  final TreeSet<Entry> addressed = new TreeSet<>();

  TenantState(UUID id) {
    this.id = id;
  }
}
