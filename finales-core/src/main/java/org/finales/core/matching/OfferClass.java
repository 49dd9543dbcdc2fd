package org.finales.core.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One version of a capability: the groups that offer it and all pending requests that ask for it.
 * Guarded by the index's lock.
 */
final class OfferClass {
  /** What requests and offers must agree in. */
  record Key(String quantity, String method, int version) {}

  final Key key;
  final Map<CompiledLimitations, Group> groups = new HashMap<>();
  private final List<Entry.Ask> asks = new ArrayList<>();

  OfferClass(Key key) {
    this.key = key;
  }

  /** Takes a request in and compares it once with each group. */
  void add(Entry.Ask ask) {
    ask.position = asks.size();
    asks.add(ask);
    for (Group group : groups.values()) {
      if (group.limitations.admits(ask.parameters)) {
        ask.add(group);
      }
    }
  }

  /** Lets a request go; the last one takes its place. */
  void remove(Entry.Ask ask) {
    Entry.Ask last = asks.remove(asks.size() - 1);
    if (last != ask) {
      asks.set(ask.position, last);
      last.position = ask.position;
    }
    ask.position = -1;
  }

  /** The group of these limitations; a new one is compared with every request of the class. */
  Group group(CompiledLimitations limitations) {
    Group known = groups.get(limitations);
    if (known != null) {
      return known;
    }
    Group group = new Group(this, limitations);
    groups.put(limitations, group);
    for (Entry.Ask ask : asks) {
      if (limitations.admits(ask.parameters)) {
        ask.add(group);
        if (!ask.entry.isAddressed() && ask.entry.parkedBy == null) {
          group.open.add(ask.entry);
        }
      }
    }
    return group;
  }

  /** Forgets a group that has no members left. */
  void remove(Group group) {
    groups.remove(group.limitations);
    for (Entry.Ask ask : asks) {
      ask.remove(group);
    }
  }

  boolean isEmpty() {
    return groups.isEmpty() && asks.isEmpty();
  }
}
