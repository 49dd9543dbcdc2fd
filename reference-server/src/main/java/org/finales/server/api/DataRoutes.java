package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.Route.route;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.UnavailableException;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.Api;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.core.engine.Action;
import org.finales.core.experimentdata.CyclingResults;
import org.finales.core.experimentdata.DataExport;
import org.finales.core.experimentdata.DataFormat;
import org.finales.core.experimentdata.Dossier;
import org.finales.core.experimentdata.ReportJson;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.http.Bodies;

/** Data as files, in and out. */
final class DataRoutes {
  static final Param<String> MAPPING =
      Param.query("mapping", "What the columns are, as JSON; found by the content if not given.");
  static final Param<String> ZONE =
      Param.query("zone", "The zone of times that name none, as Europe/Berlin; UTC if not given.");
  static final Param<DataFormat> FORMAT =
      Param.queryOne(
          "format",
          DataFormat.class,
          DataFormat::label,
          text -> DataFormat.of(text).orElseThrow(() -> new IllegalArgumentException(text)),
          "What to write: a table, linked data, a report or an archive of these; csv if not given.");

  /** Media types of tables, whose bytes decide about everything else. */
  static final String[] TABLES = {"text/csv", "text/plain", "application/octet-stream"};

  private static final long LARGEST = 16L << 30;

  /** Files that are read at a time; each keeps a disk busy. */
  private static final Semaphore READING = new Semaphore(4);

  private static final int CHUNK = 1 << 16;

  private final SeriesStore store;
  private final Clock clock;

  private DataRoutes(SeriesStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  static List<Route> all(SeriesStore store, Clock clock) {
    DataRoutes routes = new DataRoutes(store, clock);
    return List.of(
        route(POST, Api.ROOT + "/imports/inspect", "inspectData")
            .about(
                DatasetRoutes.TAG,
                "Reads a file of cycling data and says what is in it; nothing is stored. The mapping"
                    + " of the answer can be corrected and sent back.")
            .may(Action.REQUEST, Action.WORK)
            .takes(MAPPING, ZONE)
            .stream(TABLES)
            .answers(
                200,
                "Rows, columns with units and extent, times and zone, warnings with line numbers,"
                    + " the first rows, voltage and current in parts, cycles, and the mapping.",
                "application/json",
                null)
            .refuses(413, 422)
            .by(call -> withFile(call, file -> call.json(ReportJson.of(file.inspect())))),
        route(GET, DatasetRoutes.ONE + "/cycles", "cyclesOfDataset")
            .about(
                DatasetRoutes.TAG,
                "What each cycle gave and took; the last may not be over while an experiment runs.")
            .may(Action.READ)
            .takes(DatasetRoutes.DATASET)
            .answers(200, "All of them, in one page.", new PageOf(CycleFigures.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(
                            CyclingResults.of(store, call.get(DatasetRoutes.DATASET)), null))),
        route(GET, DatasetRoutes.ONE + "/export", "exportDataset")
            .about(DatasetRoutes.TAG, "All of a data set as a file.")
            .may(Action.READ)
            .takes(DatasetRoutes.DATASET, FORMAT)
            .answers(200, "A table.", "text/csv", null, "Content-Disposition")
            .answers(200, "Linked data.", "application/ld+json", null, "Content-Disposition")
            .answers(200, "A report.", "text/html", null, "Content-Disposition")
            .answers(200, "An RO-Crate archive.", "application/zip", null, "Content-Disposition")
            .refuses(404, 422)
            .by(routes::export));
  }

  private void export(Call call) throws IOException {
    UUID id = call.get(DatasetRoutes.DATASET);
    RecordedDataset dataset =
        store.find(id).orElseThrow(() -> new NotFoundException("no data set " + id));
    export(call, store, Dossier.of(dataset.name(), clock.instant()), id);
  }

  /** Answers with a file, written as it is read. */
  static void export(Call call, SeriesStore store, Dossier dossier, UUID dataset)
      throws IOException {
    DataFormat format = call.getOr(FORMAT, DataFormat.CSV);
    try {
      DataExport.requirePossible(format, store, dataset);
    } catch (DataFileException e) {
      throw new InvalidException("query/format", String.valueOf(e.getMessage()));
    }
    call.ctx()
        .header(
            "Content-Disposition", "attachment; filename=\"" + dataset + format.ending() + "\"");
    call.ctx().res().setContentType(format.mediaType());
    if (call.isHead()) {
      return;
    }
    OutputStream out = new BufferedOutputStream(call.ctx().res().getOutputStream(), CHUNK);
    DataExport.write(format, dossier, store, dataset, out);
    out.flush();
  }

  /** What is done with a file that was sent. */
  interface Use {
    void of(CyclingFile file) throws IOException;
  }

  /** Keeps the body on disk for as long as it is used. */
  static void withFile(Call call, Use use) throws IOException {
    Bodies.requireType(call.ctx(), call.streams());
    if (!READING.tryAcquire()) {
      throw new UnavailableException("other files are being read; try again in a moment", null);
    }
    Path spool = Files.createTempFile("finales", ".csv");
    try {
      try (InputStream in = Bodies.stream(call.ctx(), LARGEST)) {
        Files.copy(in, spool, StandardCopyOption.REPLACE_EXISTING);
      }
      use.of(file(call, spool));
    } catch (DataFileException e) {
      throw new InvalidException("body", String.valueOf(e.getMessage()));
    } finally {
      READING.release();
      Files.deleteIfExists(spool);
    }
  }

  private static CyclingFile file(Call call, Path spool) {
    String mapping = call.find(MAPPING);
    String zone = call.find(ZONE);
    CyclingFile file =
        mapping == null
            ? CyclingFile.of(spool)
            : CyclingFile.of(
                spool, FinalesJson.read(mapping.getBytes(StandardCharsets.UTF_8), Mapping.class));
    try {
      return zone == null ? file : file.withZone(ZoneId.of(zone).getId());
    } catch (DateTimeException e) {
      throw Call.wrong("query/zone", "a zone is written as Europe/Berlin, not " + zone);
    }
  }
}
