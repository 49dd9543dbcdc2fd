package org.finales.server.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.json.FinalesJson;
import org.finales.core.station.BatchJson;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.News;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.core.timeseries.SeriesStore;
import org.finales.core.timeseries.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer of a data set hears: points from its place on, and events. One who keeps up gets
 * the points as they were told; one who fell behind a little gets them from the store; one who fell
 * behind far gets the newest and how many were left out.
 */
final class DatasetLive implements LiveStreams.Source {
  /** Numbers in one message at most, which bounds what a slow viewer holds in memory. */
  private static final int MOST_VALUES = 1 << 15;

  private static final int MOST_EVENTS = 100;

  private final SeriesStore store;
  private final UUID dataset;
  private final int most;
  private final Subscription subscription;
  private volatile @Nullable News newest;
  private volatile boolean eventsWait = true;
  private volatile boolean pointsWait = true;
  private long points;
  private long events;

  /**
   * Begins to listen.
   *
   * @param points number of the next point that the viewer wants; negative for what is new
   * @param events sequence of the newest event that it knows
   */
  DatasetLive(SeriesStore store, RecordedDataset dataset, long points, long events, Runnable wake) {
    this.store = store;
    this.dataset = dataset.id();
    most = Math.max(1, MOST_VALUES / (7 + dataset.auxiliaries().size()));
    // Listens before it looks, so that nothing is missed in between.
    subscription =
        store.subscribe(
            dataset.id(),
            news -> {
              newest = news;
              pointsWait |= news.points().size() > 0 || news.missed() > 0;
              eventsWait |= !news.events().isEmpty();
              wake.run();
            });
    DatasetStatus now = store.status(dataset.id());
    this.points = points < 0 ? now.points() : points;
    this.events = points < 0 ? now.events() : events;
  }

  @Override
  public @Nullable String next() {
    if (pointsWait) {
      pointsWait = false;
      String text = newPoints();
      if (text != null) {
        return text;
      }
    }
    if (eventsWait) {
      eventsWait = false;
      List<RecordedEvent> some = store.events(dataset, events, MOST_EVENTS);
      eventsWait |= some.size() == MOST_EVENTS;
      if (!some.isEmpty()) {
        return told(some);
      }
    }
    return null;
  }

  private @Nullable String newPoints() {
    News news = newest;
    if (news != null && news.first() == points && fits(news.points().size())) {
      return told(points, 0, news.points());
    }
    long count = store.status(dataset).points();
    if (count <= points) {
      return null;
    }
    long first = Math.max(points, count - most);
    Points some = store.points(dataset, first, most);
    // There may be more by now.
    pointsWait = true;
    return told(first, first - points, some);
  }

  private boolean fits(int size) {
    return size > 0 && size <= most;
  }

  private String told(long first, long missed, Points some) {
    points = first + some.size();
    return "id: "
        + points
        + "."
        + events
        + "\nevent: points\ndata: {\"first\":"
        + first
        + ",\"missed\":"
        + missed
        + ",\"points\":"
        + new String(BatchJson.write(some), StandardCharsets.UTF_8)
        + "}\n\n";
  }

  private String told(List<RecordedEvent> some) {
    StringBuilder text = new StringBuilder();
    for (RecordedEvent event : some) {
      events = event.sequence();
      text.append("id: ").append(points).append('.').append(events).append('\n');
      text.append("event: event\ndata: ").append(FinalesJson.write(view(event))).append("\n\n");
    }
    return text.toString();
  }

  /** An event as JSON. */
  static Map<String, Object> view(RecordedEvent recorded) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("sequence", recorded.sequence());
    view.put("point", recorded.point());
    view.put("host_us", recorded.event().hostMicros());
    view.put("kind", recorded.event().kind());
    view.put("message", recorded.event().message());
    String detail = recorded.event().detail();
    if (detail != null) {
      view.put("detail", detail);
    }
    return view;
  }

  @Override
  public void close() {
    subscription.close();
  }
}
