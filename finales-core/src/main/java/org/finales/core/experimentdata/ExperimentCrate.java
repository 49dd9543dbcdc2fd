package org.finales.core.experimentdata;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.api.experiment.Experiment;
import org.finales.core.crate.CrateDescription;
import org.finales.core.crate.FileCrate;
import org.finales.core.timeseries.SeriesStore;

/**
 * Writes experiments as an RO-Crate archive: of each the table in Battery Data Format, linked data
 * and the report. Bounded in memory.
 */
public final class ExperimentCrate {
  private static final String ABOUT =
      "Cycling data of a laboratory in Battery Data Format, with battery, protocol and test in the"
          + " words of BattINFO and a report to read.";
  private static final int LONGEST = 80;

  /**
   * An experiment of an archive; immutable.
   *
   * @param dossier what is known of it
   * @param dataset its data set
   */
  public record Member(Dossier dossier, UUID dataset) {}

  private ExperimentCrate() {}

  /** Writes one experiment. */
  static void write(Dossier dossier, SeriesStore store, UUID dataset, OutputStream out)
      throws IOException {
    write(
        new CrateDescription(dossier.title(), ABOUT, null),
        dossier.written(),
        store,
        List.of(new Member(dossier, dataset)),
        out);
  }

  /**
   * Writes any number of experiments, as those of a campaign; the stream stays open.
   *
   * @throws org.finales.api.broker.NotFoundException if a data set is not there
   */
  public static void write(
      CrateDescription description,
      Instant time,
      SeriesStore store,
      List<Member> members,
      OutputStream out)
      throws IOException {
    FileCrate crate = new FileCrate(description, time, out);
    Set<String> folders = new HashSet<>();
    for (Member member : members) {
      Dossier dossier = member.dossier();
      UUID dataset = member.dataset();
      String folder = folder(dossier.title(), folders) + "/";
      Experiment experiment = dossier.experiment();
      String test = experiment == null ? null : "urn:uuid:" + experiment.id();
      crate.add(
          folder + "data.bdf.csv",
          dossier.title() + ": data",
          "text/csv",
          "urn:uuid:" + dataset,
          to -> DataExport.table(DataFormat.BDF, store, dataset, to));
      crate.add(
          folder + "experiment.jsonld",
          dossier.title() + ": records",
          DataFormat.JSONLD.mediaType(),
          test,
          to -> to.write(DataExport.jsonLd(dossier, store, dataset)));
      crate.add(
          folder + "report.html",
          dossier.title() + ": report",
          "text/html",
          test,
          to -> HtmlReport.write(dossier, store, dataset, to));
    }
    crate.finish();
  }

  /** A name that every file system takes, once. */
  private static String folder(String title, Set<String> folders) {
    String safe = title.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^\\.+", "_");
    String base = safe.isEmpty() ? "experiment" : safe;
    base = base.substring(0, Math.min(LONGEST, base.length()));
    String name = base;
    for (int i = 2; !folders.add(name); i++) {
      name = base + "~" + i;
    }
    return name;
  }
}
