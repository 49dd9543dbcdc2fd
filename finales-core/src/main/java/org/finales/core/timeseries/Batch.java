package org.finales.core.timeseries;

import java.util.List;
import org.finales.api.broker.InvalidException;
import org.jspecify.annotations.Nullable;

/**
 * Points and events that are appended together or not at all; immutable.
 *
 * @param source who sends it, 1 to 200 characters; null for whoever never sends again
 * @param number its number among those of this source and dataset, from 1 without gaps; 0 without a
 *     source
 * @param points what was measured
 * @param events what happened, after the points
 */
public record Batch(@Nullable String source, long number, Points points, List<SeriesEvent> events) {
  private static final int LONGEST_SOURCE = 200;
  private static final int MOST_EVENTS = 10_000;

  /** Checks the number and copies the events. */
  public Batch {
    events = List.copyOf(events);
    if (source == null ? number != 0 : number < 1) {
      throw new InvalidException("number", "batches of a source are numbered from 1");
    }
    if (source != null && (source.isBlank() || source.length() > LONGEST_SOURCE)) {
      throw new InvalidException("source", "a source has a name of 1 to 200 characters");
    }
    if (source != null) {
      Texts.check("source", source);
    }
    if (events.size() > MOST_EVENTS) {
      throw new InvalidException("events", "more than " + MOST_EVENTS + "; send them in parts");
    }
  }

  /** Points of somebody who does not send them again. */
  public static Batch of(Points points) {
    return new Batch(null, 0, points, List.of());
  }

  /** Points of somebody who sends a batch again when the answer was lost. */
  public static Batch of(String source, long number, Points points) {
    return new Batch(source, number, points, List.of());
  }
}
