package org.finales.server.api;

import org.finales.api.rest.ImportCount;
import org.finales.api.rest.ImportSummary;
import org.finales.core.importing.ImportReport;
import org.finales.core.importing.ImportReport.Count;

/** Reports of imports as they are written on the wire, and back. */
public final class ImportViews {
  private ImportViews() {}

  /** A report as it is written. */
  public static ImportSummary of(ImportReport report) {
    return new ImportSummary(
        report.counts().stream()
            .map(
                count ->
                    new ImportCount(
                        count.what(),
                        count.found(),
                        count.added(),
                        count.present(),
                        count.unreadable()))
            .toList(),
        report.notes(),
        report.moreNotes());
  }

  /** A report as it was written. */
  public static ImportReport read(ImportSummary summary) {
    return new ImportReport(
        summary.counts().stream()
            .map(
                count ->
                    new Count(
                        count.what(),
                        count.found(),
                        count.added(),
                        count.present(),
                        count.unreadable()))
            .toList(),
        summary.notes(),
        summary.moreNotes());
  }
}
