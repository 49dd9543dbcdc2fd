package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.Route.route;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Page;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.experiment.ImportDraft;
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.Api;
import org.finales.core.engine.Action;
import org.finales.core.experimentdata.CyclingResults;
import org.finales.core.experimentdata.ImportOptions;
import org.finales.core.experimentdata.ReportJson;
import org.finales.core.lab.ExperimentFiles;
import org.finales.core.lab.Laboratory;
import tools.jackson.databind.node.ObjectNode;

/** Experiments from files, and as files. */
final class ExperimentFileRoutes {
  private static final String TAG = "Experiments";
  private static final String ONE = Api.ROOT + "/experiments/{experiment}";
  private static final Param<UUID> EXPERIMENT =
      Param.pathId("experiment", "The experiment's identifier.");
  private static final Param<UUID> BATTERY =
      Param.queryId("battery", "The registered battery that was cycled; needed.");
  private static final Param<UUID> PROTOCOL =
      Param.queryId("protocol", "The registered protocol by which it was, if that is known.");
  private static final Param<String> NAME =
      Param.query("name", "What the experiment is called; the file's name if not given.");
  private static final Param<String> FILE = Param.query("file", "Name of the file, for people.");
  private static final Param<Instant> START =
      Param.queryMoment("start", "When the test began, where no column tells.");
  private static final Param<Boolean> SKIP =
      Param.queryFlag("skip-refused", "Whether refused rows are left out.");
  private static final Param<Boolean> AGAIN =
      Param.queryFlag("again", "Whether a file that was brought in already is once more.");

  private final Laboratory lab;
  private final ExperimentFiles files;

  private ExperimentFileRoutes(Laboratory lab) {
    this.lab = lab;
    this.files = new ExperimentFiles(lab);
  }

  static List<Route> all(Laboratory lab) {
    ExperimentFileRoutes routes = new ExperimentFileRoutes(lab);
    return List.of(
        route(POST, Api.ROOT + "/imports", "importData")
            .about(
                TAG,
                "Brings a file of cycling data in as a finished experiment with its data set and the"
                    + " figures of its cycles, all of it or nothing.")
            .may(Action.REQUEST)
            .takes(
                BATTERY,
                PROTOCOL,
                NAME,
                FILE,
                START,
                SKIP,
                AGAIN,
                DataRoutes.MAPPING,
                DataRoutes.ZONE)
            .stream(DataRoutes.TABLES)
            .answers(
                201,
                "`experiment`, `report` on the file, and `notes` on what is kept otherwise.",
                "application/json",
                null,
                "Location")
            .refuses(404, 413, 422)
            .by(routes::bringIn),
        route(GET, ONE + "/cycles", "cyclesOfExperiment")
            .about(TAG, "What each cycle gave and took; the last may not be over.")
            .may(Action.READ)
            .takes(EXPERIMENT)
            .answers(200, "All of them, in one page.", new PageOf(CycleFigures.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(
                            CyclingResults.of(
                                lab.series(),
                                routes.files.dataset(call.actor(), call.get(EXPERIMENT))),
                            null))),
        route(GET, ONE + "/export", "exportExperiment")
            .about(TAG, "An experiment as a file: its data, linked data, a report or all of these.")
            .may(Action.READ)
            .takes(EXPERIMENT, DataRoutes.FORMAT)
            .answers(200, "A table.", "text/csv", null, "Content-Disposition")
            .answers(200, "Linked data.", "application/ld+json", null, "Content-Disposition")
            .answers(200, "A report.", "text/html", null, "Content-Disposition")
            .answers(200, "An RO-Crate archive.", "application/zip", null, "Content-Disposition")
            .refuses(404, 422)
            .by(routes::export));
  }

  private void export(Call call) throws IOException {
    UUID id = call.get(EXPERIMENT);
    UUID dataset = files.dataset(call.actor(), id);
    DataRoutes.export(call, lab.series(), files.dossier(call.actor(), id), dataset);
  }

  private void bringIn(Call call) throws IOException {
    UUID battery = call.find(BATTERY);
    if (battery == null) {
      throw Call.wrong("query/battery", "is missing");
    }
    String file = call.getOr(FILE, "data.csv");
    String name = call.getOr(NAME, file);
    ImportOptions options =
        new ImportOptions(
            name, file, call.find(START), call.getOr(SKIP, false), call.getOr(AGAIN, false));
    ImportDraft draft =
        new ImportDraft(name, "", battery, call.find(PROTOCOL), null, List.of(), null, null);
    DataRoutes.withFile(
        call,
        data -> {
          ExperimentFiles.Imported done = files.bringIn(call.actor(), draft, data, options);
          ObjectNode answer = FinalesJson.mapper().createObjectNode();
          answer.set("experiment", FinalesJson.tree(done.experiment()));
          answer.set("report", ReportJson.of(done.file().report()));
          done.file().notes().forEach(answer.putArray("notes")::add);
          call.created(Api.ROOT + "/experiments/" + done.experiment().id(), answer);
        });
  }
}
