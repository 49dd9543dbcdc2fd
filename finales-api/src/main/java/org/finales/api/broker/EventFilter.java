package org.finales.api.broker;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants to see.
 *
 * @param subjects kinds of things; empty for all
 * @param id identifier of one thing; {@code null} for all
 */
public record EventFilter(Set<String> subjects, @Nullable String id) {
  private static final EventFilter ALL = new EventFilter(Set.of(), null);

  public EventFilter {
    subjects = subjects == null ? Set.of() : Set.copyOf(subjects);
  }

  /** Everything. */
  public static EventFilter all() {
    return ALL;
  }

  /** Everything about things of one kind, for example {@code request}. */
  public static EventFilter about(String subject) {
    return new EventFilter(Set.of(subject), null);
  }

  /** Everything about one thing. */
  public static EventFilter about(String subject, String id) {
    return new EventFilter(Set.of(subject), id);
  }

  /** Whether an event is wanted. */
  public boolean accepts(Event event) {
    return (subjects.isEmpty() || subjects.contains(event.subject()))
        && (id == null || id.equals(event.id()));
  }
}
