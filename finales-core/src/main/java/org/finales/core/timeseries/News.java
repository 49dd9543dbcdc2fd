package org.finales.core.timeseries;

import java.util.List;

/**
 * What is new in a dataset; immutable.
 *
 * @param first number of the first of the points in the dataset, from 0
 * @param points the newest points, one batch; may be none if there are events
 * @param missed how many points came since the last news and are not told, because the listener was
 *     busy
 * @param events the events since the last news, the newest thousand if there are more
 */
public record News(long first, Points points, long missed, List<SeriesEvent> events) {
  /** Copies the events. */
  public News {
    events = List.copyOf(events);
  }
}
