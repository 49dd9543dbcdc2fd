package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.Route.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.finales.api.broker.InvalidException;
import org.finales.api.rest.Api;
import org.finales.api.rest.RecordsImported;
import org.finales.core.crate.CrateException;
import org.finales.core.crate.CrateImport;
import org.finales.core.crate.CrateLimits;
import org.finales.core.crate.CrateReport;
import org.finales.core.crate.CrateSelection;
import org.finales.core.crate.ExportFormat;
import org.finales.core.crate.RecordExport;
import org.finales.core.engine.Action;
import org.finales.core.engine.Engine;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.linkeddata.document.LinkedDocument;
import org.finales.core.linkeddata.document.ReadingLimits;
import org.finales.server.http.Bodies;
import org.finales.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/** Records that leave the laboratory, and come in from another. */
final class RecordRoutes {
  private static final String TAG = "Linked data";

  /** The most records of one document that has to be made in memory. */
  private static final int MOST_HELD = 10_000;

  private static final long MAX_ARCHIVE = 4L << 30;

  private static final Param<ExportFormat> FORMAT =
      Param.queryOne(
          "format",
          ExportFormat.class,
          ExportFormat::wireName,
          ExportFormat::of,
          "The form; `jsonld` if not given.");
  private static final Param<Set<UUID>> REQUESTS =
      Param.queryIds("request", "Only these requests, with their results.");
  private static final Param<Set<UUID>> RESULTS =
      Param.queryIds("result", "Only these results, with their requests.");

  private final Engine engine;

  /** One at a time: each takes disk and memory as there are records. */
  private final Semaphore turn = new Semaphore(1);

  private RecordRoutes(Engine engine) {
    this.engine = engine;
  }

  static List<Route> all(Engine engine) {
    RecordRoutes routes = new RecordRoutes(engine);
    Route.Builder export =
        route(GET, Api.ROOT + "/export", "exportRecords")
            .about(
                TAG,
                "Requests and results, with their capabilities, as linked data or as an RO-Crate"
                    + " archive with their files; all of them if none is named, and then tenants"
                    + " too. At most "
                    + MOST_HELD
                    + " at once as `jsonld` or `ro-crate`.")
            .may(Action.READ)
            .takes(FORMAT, REQUESTS, RESULTS)
            .refuses(404, 422);
    for (ExportFormat format : ExportFormat.values()) {
      export.answers(
          200,
          format == ExportFormat.JSONLD ? "The document or archive." : "",
          format.mediaType(),
          null,
          "Content-Disposition");
    }
    return List.of(
        export.by(routes::export),
        route(POST, Api.ROOT + "/imports/records", "importRecords")
            .about(
                TAG,
                "Brings in requests and results that were exported, all or nothing: an RO-Crate"
                    + " archive with their files, or JSON-LD or N-Quads without. What is here"
                    + " already stays as it is.")
            .may(Action.ADMINISTER)
            .stream(
                ExportFormat.RO_CRATE.mediaType(),
                ExportFormat.JSONLD.mediaType(),
                ExportFormat.NQUADS.mediaType())
            .answers(200, "What was added.", RecordsImported.class)
            .refuses(422)
            .by(routes::importRecords));
  }

  private void export(Call call) throws IOException {
    ExportFormat format = call.getOr(FORMAT, ExportFormat.JSONLD);
    Set<UUID> requests = call.find(REQUESTS);
    Set<UUID> results = call.find(RESULTS);
    call.ctx()
        .header(
            "Content-Disposition", "attachment; filename=\"records." + format.extension() + "\"");
    boolean text = format == ExportFormat.TURTLE;
    call.ctx().res().setContentType(format.mediaType() + (text ? "; charset=utf-8" : ""));
    if (call.isHead()) {
      return;
    }
    // A slow reader must not hold the store, nor find a document that ends with an error.
    Path file = Files.createTempFile("finales-export", "." + format.extension());
    try {
      inTurn(
          () -> {
            try (OutputStream out = Files.newOutputStream(file)) {
              RecordExport.write(engine, format, selection(requests, results), MOST_HELD, out);
            } catch (CrateException e) {
              throw new InvalidException(String.valueOf(e.getMessage()));
            }
            return file;
          });
      call.ctx().res().setContentLengthLong(Files.size(file));
      Files.copy(file, call.ctx().res().getOutputStream());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static CrateSelection selection(
      @Nullable Set<UUID> requests, @Nullable Set<UUID> results) {
    return requests == null && results == null
        ? CrateSelection.all()
        : CrateSelection.of(
            requests == null ? Set.of() : requests, results == null ? Set.of() : results);
  }

  private void importRecords(Call call) throws IOException {
    String type = Bodies.requireType(call.ctx(), call.streams());
    boolean archive = type.equals(ExportFormat.RO_CRATE.mediaType());
    Path file = Files.createTempFile("finales-import", archive ? ".zip" : ".txt");
    try {
      long most = archive ? MAX_ARCHIVE : ReadingLimits.ofDefaults().bytes();
      try (InputStream bytes = Bodies.stream(call.ctx(), most);
          OutputStream out = Files.newOutputStream(file)) {
        bytes.transferTo(out);
      }
      CrateReport report = inTurn(() -> imported(call, file, archive));
      call.json(
          new RecordsImported(
              report.requests(),
              report.results(),
              report.files(),
              report.capabilities(),
              report.present(),
              report.notes()));
    } catch (CrateException | LinkedDataException e) {
      throw new InvalidException(
          String.valueOf(e.getMessage()).replace(file.toString(), "what was sent"));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private CrateReport imported(Call call, Path file, boolean archive) throws IOException {
    return archive
        ? CrateImport.read(file, engine, call.actor(), CrateLimits.ofDefaults())
        : CrateImport.read(
            LinkedDocument.read(Files.readAllBytes(file), JsonLdReader.ofDefaults(), false)
                .graphs(),
            engine,
            call.actor());
  }

  private <T> T inTurn(Work<T> work) throws IOException {
    if (!turn.tryAcquire()) {
      throw Refusal.of(
              503,
              "unavailable",
              "records are being exported or imported for somebody else; try again in a moment")
          .with("Retry-After", "5")
          .exception();
    }
    try {
      return work.done();
    } finally {
      turn.release();
    }
  }

  /** Something that reads or writes files. */
  @FunctionalInterface
  private interface Work<T> {
    T done() throws IOException;
  }
}
