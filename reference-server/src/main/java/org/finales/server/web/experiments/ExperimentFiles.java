package org.finales.server.web.experiments;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.engine.Actor;
import org.finales.core.experimentdata.DataExport;
import org.finales.core.experimentdata.DataFormat;
import org.finales.core.experimentdata.Dossier;
import org.finales.core.lab.Laboratory;
import org.finales.server.web.kit.PageCall;
import org.jspecify.annotations.Nullable;

/** Experiments as files and reports. Thread-safe. */
final class ExperimentFiles {
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_NAME = 80;

  private final Laboratory laboratory;

  ExperimentFiles(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /** What is known of an experiment besides its data. */
  Dossier dossier(Actor actor, Experiment experiment) {
    UUID protocol = experiment.protocol();
    UUID place = experiment.runsOn() == null ? experiment.station() : experiment.runsOn();
    return new Dossier(
        experiment.name(),
        laboratory.engine().clock().instant(),
        experiment,
        laboratory.batteries().find(actor, experiment.battery()).orElse(null),
        protocol == null
            ? null
            : laboratory
                .protocols()
                .edition(actor, protocol, experiment.version())
                .or(() -> laboratory.protocols().find(actor, protocol))
                .orElse(null),
        place == null ? null : laboratory.stations().find(actor, place).orElse(null),
        laboratory.experiments().changes(actor, experiment.id()));
  }

  /** The data set that a call is about: one of the experiment's, the newest unless it says. */
  @Nullable UUID dataset(PageCall call, Experiment experiment) {
    String wanted = call.query("dataset");
    if (wanted == null) {
      return experiment.dataset();
    }
    return experiment.datasets().stream()
        .filter(each -> each.toString().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new NotFoundException(call.text("experiment.no-dataset", wanted)));
  }

  /** The same if it is in the store: a run that was only just taken has none yet. */
  @Nullable UUID recorded(PageCall call, Experiment experiment) {
    UUID dataset = dataset(call, experiment);
    return dataset != null && laboratory.series().find(dataset).isPresent() ? dataset : null;
  }

  void download(PageCall call, Experiment experiment) throws IOException {
    String label = call.path("format");
    DataFormat format =
        DataFormat.of(label)
            .orElseThrow(() -> new NotFoundException(call.text("experiment.no-format", label)));
    UUID dataset = recorded(call, experiment);
    if (dataset == null) {
      throw new NotFoundException(call.text("experiment.no-data"));
    }
    try {
      DataExport.requirePossible(format, laboratory.series(), dataset);
    } catch (DataFileException e) {
      throw call.refusal(422, "not-in-this-format", String.valueOf(e.getMessage()));
    }
    String name = fileName(experiment) + format.ending();
    call.ctx().header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    call.ctx().res().setContentType(format.mediaType());
    OutputStream out = new BufferedOutputStream(call.ctx().res().getOutputStream(), CHUNK);
    DataExport.write(format, dossier(call.actor(), experiment), laboratory.series(), dataset, out);
    out.flush();
  }

  /** A name that every file system and header takes. */
  private static String fileName(Experiment experiment) {
    String safe =
        experiment.name().replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._]+|[._]+$", "");
    String cut = safe.length() > LONGEST_NAME ? safe.substring(0, LONGEST_NAME) : safe;
    String id = experiment.id().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    return cut.isEmpty() ? id : cut + "-" + id;
  }
}
