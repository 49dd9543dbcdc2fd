package org.finales.core.lab;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ImportDraft;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.engine.Actor;
import org.finales.core.experimentdata.CyclingOutcomes;
import org.finales.core.experimentdata.CyclingResults;
import org.finales.core.experimentdata.Dossier;
import org.finales.core.experimentdata.FileImport;
import org.finales.core.experimentdata.ImportOptions;
import org.finales.core.experimentdata.ImportedFile;
import org.finales.core.experimentdata.PreparedImport;
import tools.jackson.databind.JsonNode;

/** Experiments from files, and what files of experiments say of them. Thread-safe. */
public final class ExperimentFiles {
  private final Laboratory lab;

  /** Works in a laboratory. */
  public ExperimentFiles(Laboratory lab) {
    this.lab = lab;
  }

  /**
   * An experiment that came from a file; immutable.
   *
   * @param experiment the finished experiment
   * @param file what was in the file
   */
  public record Imported(Experiment experiment, ImportedFile file) {}

  /**
   * Brings a file in as a finished experiment: experiment, data set and figures of its cycles, or
   * nothing. Begin and end are those of the data unless the draft says others.
   *
   * @throws org.finales.api.broker.InvalidException if rows are refused, or the file was brought in
   *     already
   * @throws org.finales.core.cyclingdata.table.DataFileException if it cannot be read to its end
   * @throws NotFoundException if battery or protocol is not registered
   */
  public Imported bringIn(Actor actor, ImportDraft draft, CyclingFile file, ImportOptions options) {
    try (PreparedImport prepared = FileImport.prepare(lab.series(), file, options)) {
      ImportedFile read = prepared.file();
      ImportDraft dated =
          new ImportDraft(
              draft.name(),
              draft.description(),
              draft.battery(),
              draft.protocol(),
              draft.version(),
              draft.attributes(),
              draft.begun() == null ? read.begin() : draft.begun(),
              draft.ended() == null ? read.end() : draft.ended());
      Experiment experiment =
          lab.experiments().importFinished(actor, dated, read.dataset(), store -> prepared.show());
      return new Imported(experiment, read);
    }
  }

  /**
   * What is known of an experiment besides its data.
   *
   * @throws NotFoundException if there is no such experiment
   */
  public Dossier dossier(Actor actor, UUID id) {
    Experiment experiment = require(actor, id);
    UUID protocol = experiment.protocol();
    UUID station = experiment.runsOn();
    return new Dossier(
        experiment.name(),
        lab.engine().clock().instant().truncatedTo(ChronoUnit.MILLIS),
        experiment,
        lab.batteries().find(actor, experiment.battery()).orElse(null),
        protocol == null
            ? null
            : lab.protocols().edition(actor, protocol, experiment.version()).orElse(null),
        station == null ? null : lab.stations().find(actor, station).orElse(null),
        lab.experiments().changes(actor, id));
  }

  /**
   * The newest data set of an experiment.
   *
   * @throws NotFoundException if there is no such experiment, or it has no data yet
   */
  public UUID dataset(Actor actor, UUID id) {
    UUID dataset = require(actor, id).dataset();
    if (dataset == null) {
      throw new NotFoundException("experiment " + id + " has no data yet");
    }
    return dataset;
  }

  /**
   * What an experiment gave, as the answer to a request of FINALES 2 for {@code capacity} by {@code
   * cycling}.
   *
   * @param cellInfo what the request says documents the cell
   * @throws NotFoundException if there is no such experiment, or it has no data yet
   */
  public JsonNode capacities(Actor actor, UUID id, JsonNode cellInfo) {
    return CyclingOutcomes.finales2(
        CyclingResults.of(lab.series(), dataset(actor, id)), channels(actor, id), cellInfo);
  }

  /** The number in the channel's name, if there is any. */
  private List<Integer> channels(Actor actor, UUID id) {
    String channel = require(actor, id).channel();
    String digits = channel == null ? "" : channel.replaceAll("^\\D*(\\d{1,9}).*$", "$1");
    return digits.matches("\\d+") ? List.of(Integer.valueOf(digits)) : List.of();
  }

  private Experiment require(Actor actor, UUID id) {
    return lab.experiments()
        .find(actor, id)
        .orElseThrow(() -> new NotFoundException("no experiment " + id));
  }
}
