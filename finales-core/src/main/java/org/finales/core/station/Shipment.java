package org.finales.core.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.experiment.RunEvent;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;

/** A data set on its way to the laboratory. Used by the courier's thread, unless said. */
final class Shipment {
  private static final int MOST_EVENTS = 500;

  /** Of the texts of a batch, in characters. */
  private static final int MOST_TEXT = 1 << 20;

  /**
   * What is kept of it on disk.
   *
   * @param experiment the experiment that the data set belongs to
   * @param dataset the data set
   * @param claim the claim under which it was begun; null if none is known
   * @param delivered when all of it was there, after the experiment was over; null before
   */
  record Slip(
      UUID experiment, RecordedDataset dataset, @Nullable Long claim, @Nullable Instant delivered) {

    Slip delivered(Instant when) {
      return new Slip(experiment, dataset, claim, when);
    }
  }

  /**
   * How far the laboratory has it.
   *
   * @param points points that it has
   * @param events events that it has
   * @param number number of the next batch
   */
  record Place(long points, long events, long number) {}

  final Slip slip;

  /** Unknown at first, and after each failure. */
  @Nullable Place place;

  /** When it may be tried again, by the system's clock in ns. */
  long due = System.nanoTime();

  /** In which turn it was looked at last. */
  long served;

  /** Why the laboratory does not take it; null if it does. */
  volatile @Nullable String problem;

  /** Whether something may have come since it was last looked at; set by any thread. */
  volatile boolean news = true;

  /** Whether its experiment is over; set by any thread. */
  volatile boolean over;

  Shipment(Slip slip) {
    this.slip = slip;
  }

  UUID id() {
    return slip.dataset().id();
  }

  /** Finds out whether the experiment is over, from the newest events. */
  void look(SeriesStore spool) {
    long events = spool.status(id()).events();
    for (RecordedEvent event : spool.events(id(), Math.max(0, events - MOST_EVENTS), MOST_EVENTS)) {
      notice(List.of(event.event()));
    }
  }

  /** Notices what events say of the experiment's state; called by any thread. */
  void notice(List<SeriesEvent> events) {
    for (SeriesEvent event : events) {
      String detail = event.detail();
      if (event.kind().equals(RunEvent.KIND) && detail != null) {
        try {
          over =
              FinalesJson.convert(FinalesJson.readWritten(detail), RunEvent.class).state().isOver();
        } catch (JsonException e) {
          // The laboratory will say what is wrong with it.
          over = false;
        }
      }
    }
  }

  /** What comes next; null if there is nothing. */
  @Nullable Batch next(SeriesStore spool, String source, Place from, int mostValues) {
    int columns = 7 + slip.dataset().auxiliaries().size();
    int most = Math.max(1, Math.min(Points.MOST, mostValues / columns));
    // Points first: all events that lie before the last of them are there by then.
    Points points = spool.points(id(), from.points(), most);
    List<RecordedEvent> events = spool.events(id(), from.events(), MOST_EVENTS);
    if (points.size() == 0 && events.isEmpty()) {
      return null;
    }
    List<SeriesEvent> together = new ArrayList<>();
    long end = from.points() + points.size();
    if (!events.isEmpty() && events.get(0).point() <= end) {
      end = events.get(0).point();
      long text = 0;
      for (RecordedEvent event : events) {
        text += length(event.event());
        if (event.point() != end || !together.isEmpty() && text > MOST_TEXT) {
          break;
        }
        together.add(event.event());
      }
    }
    if (end < from.points() + points.size()) {
      int fewer = (int) (end - from.points());
      points =
          fewer == 0 ? slip.dataset().points().build() : spool.points(id(), from.points(), fewer);
    }
    return points.size() == 0 && together.isEmpty()
        ? null
        : new Batch(source, from.number(), points, together);
  }

  private static long length(SeriesEvent event) {
    String detail = event.detail();
    return event.message().length() + (detail == null ? 0 : detail.length());
  }

  /** Whether the laboratory has all that the spool has. */
  boolean isComplete(SeriesStore spool) {
    Place known = place;
    if (known == null) {
      return false;
    }
    DatasetStatus here = spool.status(id());
    return known.points() == here.points() && known.events() == here.events();
  }
}
