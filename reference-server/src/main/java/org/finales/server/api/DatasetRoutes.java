package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static org.finales.server.api.Route.route;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.rest.Api;
import org.finales.core.cyclingdata.CsvWriter;
import org.finales.core.cyclingdata.RowWriter;
import org.finales.core.engine.Action;
import org.finales.core.experimentdata.DatasetRows;
import org.finales.core.station.BatchJson;
import org.finales.core.station.DatasetView;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesStore;
import org.finales.core.timeseries.TimeAxis;
import org.finales.core.timeseries.WindowQuery;
import org.finales.server.http.Answers;

/** Data sets: how much they hold, their points, events and windows, and what is new in them. */
final class DatasetRoutes {
  static final String TAG = "Data sets";
  static final String ONE = Api.ROOT + "/datasets/{dataset}";
  static final Param<UUID> DATASET = Param.pathId("dataset", "The data set's identifier.");

  /** Of a window over HTTP, which bounds the memory of an answer. */
  private static final long MOST_CELLS = 200_000;

  private static final long MOST_BUCKETS = 20_000;
  private static final int BUFFER = 1 << 16;

  private static final Param<Long> FIRST =
      Param.queryNumber(
          "first", 0, Long.MAX_VALUE, "Number of the first point, from 0; 0 if not given.");
  private static final Param<Long> MOST_POINTS =
      Param.queryNumber(
          "limit", 1, DatasetView.MOST_POINTS, "At most this many points; 1000 if not given.");
  private static final Param<Long> AFTER =
      Param.queryNumber(
          "after", 0, Long.MAX_VALUE, "Number of the last event already seen; 0 for the start.");
  private static final Param<Long> LIMIT =
      Param.queryNumber("limit", 1, 1000, "At most this many; 100 if not given.");
  private static final Param<TimeAxis> AXIS =
      Param.queryOne(
          "axis",
          TimeAxis.class,
          axis -> axis.name().toLowerCase(Locale.ROOT),
          text -> TimeAxis.valueOf(text.toUpperCase(Locale.ROOT)),
          "By which clock: the instrument's, counted from its own beginning, or the host's, counted"
              + " from 1970; the host's if not given.");
  private static final Param<Long> FROM =
      Param.queryNumber(
          "from", 0, Long.MAX_VALUE, "First time in µs; that of the first point if not given.");
  private static final Param<Long> TO =
      Param.queryNumber(
          "to", 1, Long.MAX_VALUE, "The time behind the last, in µs; all if not given.");
  private static final Param<Long> BUCKETS =
      Param.queryNumber(
          "buckets", 1, MOST_BUCKETS, "In how many parts of equal length; 1000 if not given.");
  private static final Param<Set<String>> COLUMNS =
      Param.queryWords("columns", "Columns by name; voltage and current if not given.");
  private static final Param<String> LAST_EVENT_ID =
      Param.header(
          "Last-Event-ID",
          false,
          "Goes on behind this message of an earlier stream; otherwise with what is new.");

  private final SeriesStore store;
  private final LiveStreams streams;

  private DatasetRoutes(SeriesStore store, LiveStreams streams) {
    this.store = store;
    this.streams = streams;
  }

  static List<Route> all(SeriesStore store, LiveStreams streams) {
    DatasetRoutes routes = new DatasetRoutes(store, streams);
    return List.of(
        route(GET, ONE, "findDataset")
            .about(TAG, "A data set, its columns, and how much it holds.")
            .may(Action.READ)
            .takes(DATASET)
            .answers(200, "The data set.", DatasetView.class)
            .refuses(404)
            .by(call -> call.json(routes.view(call.get(DATASET)))),
        route(GET, ONE + "/points", "pointsOfDataset")
            .about(
                TAG,
                "Points in their order from a number on, as JSON with an array for each column; all"
                    + " points as Battery Data Format for a caller that accepts `text/csv`.")
            .may(Action.READ)
            .takes(DATASET, FIRST, MOST_POINTS)
            .answers(200, "Fewer than asked for are the last.", DatasetBodies.PointColumns.class)
            .answers(200, "All points, a row each.", "text/csv", null)
            .refuses(404)
            .by(routes::points),
        route(GET, ONE + "/events", "eventsOfDataset")
            .about(
                TAG, "What happened during the experiment: changes of state, alarms, instructions.")
            .may(Action.READ)
            .takes(DATASET, AFTER, LIMIT)
            .answers(
                200,
                "A page; go on after its last event.",
                new PageOf(DatasetBodies.DatasetEvent.class))
            .refuses(404)
            .by(routes::events),
        route(GET, ONE + "/window", "windowOfDataset")
            .about(
                TAG,
                "A part of a data set at any resolution; no extreme of any part is left out, however"
                    + " many points it stands for.")
            .may(Action.READ)
            .takes(DATASET, AXIS, FROM, TO, BUCKETS, COLUMNS)
            .answers(
                200,
                "When each part begins, how many points it has, and of each column the smallest,"
                    + " largest, first, last and mean value; null where there is none.",
                DatasetBodies.WindowColumns.class)
            .refuses(404, 422)
            .by(routes::window),
        route(GET, ONE + "/live", "liveDataset")
            .about(
                TAG,
                "New points and events as server-sent events. Who reads too slowly gets the newest"
                    + " points and how many were left out.")
            .may(Action.READ)
            .takes(DATASET, LAST_EVENT_ID)
            .answers(
                200,
                "Events `points` (`first`, `missed`, `points` as columns) and `event`; the `id` is"
                    + " where to go on.",
                "text/event-stream",
                null)
            .refuses(404)
            .by(routes::live));
  }

  private RecordedDataset dataset(UUID id) {
    return store.find(id).orElseThrow(() -> new NotFoundException("no data set " + id));
  }

  private DatasetView view(UUID id) {
    return DatasetView.of(dataset(id), store.status(id));
  }

  private void points(Call call) throws IOException {
    UUID id = call.get(DATASET);
    String accept = call.ctx().header("Accept");
    if (accept != null && accept.contains("text/csv")) {
      call.ctx().header("Content-Disposition", "attachment; filename=\"" + id + ".bdf.csv\"");
      csv(call, id);
      return;
    }
    dataset(id);
    int most = call.getOr(MOST_POINTS, 1000L).intValue();
    Answers.json(call.ctx(), BatchJson.write(store.points(id, call.getOr(FIRST, 0L), most)));
  }

  private void csv(Call call, UUID id) throws IOException {
    DatasetRows rows = new DatasetRows(store, id);
    call.ctx().res().setContentType("text/csv; charset=utf-8");
    if (call.isHead()) {
      return;
    }
    // Reads as it writes and holds nothing in between, so that a slow reader holds up nobody.
    OutputStream out = new java.io.BufferedOutputStream(call.ctx().res().getOutputStream(), BUFFER);
    try (RowWriter writer = new CsvWriter(out, rows.columns())) {
      while (rows.next()) {
        writer.write(rows.row());
      }
    }
  }

  private void events(Call call) {
    UUID id = call.get(DATASET);
    dataset(id);
    List<Map<String, Object>> found =
        store.events(id, call.getOr(AFTER, 0L), call.getOr(LIMIT, 100L).intValue()).stream()
            .map(DatasetLive::view)
            .toList();
    call.json(new Page<>(found, null));
  }

  private void window(Call call) {
    UUID id = call.get(DATASET);
    dataset(id);
    TimeAxis axis = call.getOr(AXIS, TimeAxis.HOST);
    DatasetStatus status = store.status(id);
    boolean host = axis == TimeAxis.HOST;
    long from = call.getOr(FROM, host ? status.firstHostMicros() : status.firstInstrumentMicros());
    long last = host ? status.lastHostMicros() : status.lastInstrumentMicros();
    long to = call.getOr(TO, Math.max(last, from) + 1);
    List<String> columns =
        List.copyOf(call.getOr(COLUMNS, Set.of(RecordedDataset.VOLTAGE, RecordedDataset.CURRENT)));
    int buckets = call.getOr(BUCKETS, 1000L).intValue();
    if ((long) buckets * columns.size() > MOST_CELLS) {
      throw new InvalidException(
          "buckets",
          "%d buckets of %d columns are more than %d values; ask for fewer"
              .formatted(buckets, columns.size(), MOST_CELLS));
    }
    WindowQuery query = new WindowQuery(axis, from, to, buckets, new ArrayList<>(columns));
    Answers.json(call.ctx(), DatasetBodies.write(query, store.window(id, query)));
  }

  private void live(Call call) {
    RecordedDataset dataset = dataset(call.get(DATASET));
    String last = call.find(LAST_EVENT_ID);
    long points = -1;
    long events = 0;
    if (last != null) {
      if (!last.matches("[0-9]{1,18}\\.[0-9]{1,18}")) {
        throw Call.wrong(
            "header/Last-Event-ID", "expected the id of a message of this stream, such as 120.3");
      }
      int dot = last.indexOf('.');
      points = Long.parseLong(last.substring(0, dot));
      events = Long.parseLong(last.substring(dot + 1));
    }
    long fromPoint = points;
    long fromEvent = events;
    streams.open(call, wake -> new DatasetLive(store, dataset, fromPoint, fromEvent, wake));
  }
}
