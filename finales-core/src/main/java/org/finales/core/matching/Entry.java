package org.finales.core.matching;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A pending request within the index. Guarded by the index's lock. */
final class Entry implements Comparable<Entry> {
  final UUID id;
  final long sequence;
  final int priority;
  final Set<UUID> addressedTo;
  final Set<String> resources;
  final Ask[] asks;

  /** The held resource that keeps this out of all sets; {@code null} if it is in them. */
  @Nullable String parkedBy;

  Entry(PendingRequest request, List<OfferClass> classes) {
    id = request.id();
    sequence = request.sequence();
    priority = request.priority();
    addressedTo = request.addressedTo();
    resources = request.resources();
    asks = new Ask[classes.size()];
    for (int i = 0; i < asks.length; i++) {
      MethodAsk method = request.methods().get(i);
      asks[i] = new Ask(this, method.method(), method.parameters(), classes.get(i));
    }
  }

  boolean isAddressed() {
    return !addressedTo.isEmpty();
  }

  /**
   * The best method by which one of these groups serves this; {@code null} if none does.
   *
   * @param wished the only method that counts; {@code null} for any
   */
  @Nullable String methodFor(Set<Group> groups, @Nullable String wished) {
    for (Ask ask : asks) {
      if (wished == null || wished.equals(ask.method)) {
        for (Group group : ask.groups) {
          if (groups.contains(group)) {
            return ask.method;
          }
        }
      }
    }
    return null;
  }

  /** The more urgent first, then the older. */
  @Override
  public int compareTo(Entry other) {
    if (priority != other.priority) {
      return priority > other.priority ? -1 : 1;
    }
    int bySequence = Long.compare(sequence, other.sequence);
    return bySequence != 0 ? bySequence : id.compareTo(other.id);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** One of the methods that the request accepts. */
  static final class Ask {
    private static final Group[] NONE = {};

    final Entry entry;
    final String method;
    final JsonNode parameters;
    final OfferClass offerClass;

    /** Place in the class's list of asks. */
    int position = -1;

    /** Groups whose limitations admit the parameters. */
    Group[] groups = NONE;

    Ask(Entry entry, String method, JsonNode parameters, OfferClass offerClass) {
      this.entry = entry;
      this.method = method;
      this.parameters = parameters;
      this.offerClass = offerClass;
    }

    void add(Group group) {
      Group[] longer = new Group[groups.length + 1];
      System.arraycopy(groups, 0, longer, 0, groups.length);
      longer[groups.length] = group;
      groups = longer;
    }

    void remove(Group group) {
      for (int i = 0; i < groups.length; i++) {
        if (groups[i] == group) {
          Group[] shorter = new Group[groups.length - 1];
          System.arraycopy(groups, 0, shorter, 0, i);
          System.arraycopy(groups, i + 1, shorter, i, shorter.length - i);
          groups = shorter;
          return;
        }
      }
    }
  }
}
