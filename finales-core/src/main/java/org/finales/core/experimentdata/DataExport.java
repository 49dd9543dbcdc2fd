package org.finales.core.experimentdata;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.finales.core.cyclingdata.CsvWriter;
import org.finales.core.cyclingdata.RowWriter;
import org.finales.core.cyclingdata.WattrexWriter;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.linkeddata.document.JsonLdWriter;
import org.finales.core.timeseries.SeriesStore;

/** Writes the data of an experiment in any format, row by row in bounded memory. */
public final class DataExport {
  private DataExport() {}

  /**
   * Writes a data set; the stream stays open.
   *
   * @throws org.finales.api.broker.NotFoundException if there is no such data set
   * @throws org.finales.core.cyclingdata.table.DataFileException if the format asks for what the
   *     data do not have, as the older layouts do for the time of day
   * @throws IOException if the stream does not take it
   */
  public static void write(
      DataFormat format, Dossier dossier, SeriesStore store, UUID dataset, OutputStream out)
      throws IOException {
    switch (format) {
      case CSV, BDF, WATTREX_EXPORT, WATTREX_IMPORT -> table(format, store, dataset, out);
      case HTML -> HtmlReport.write(dossier, store, dataset, out);
      case JSONLD -> out.write(jsonLd(dossier, store, dataset));
      case RO_CRATE -> ExperimentCrate.write(dossier, store, dataset, out);
    }
  }

  static byte[] jsonLd(Dossier dossier, SeriesStore store, UUID dataset) {
    String text =
        JsonLdWriter.ofDefaults()
            .indented()
            .write(ExperimentRecords.of(dossier, store, dataset).graph());
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Refuses a format that the data cannot be written in, before anything is written. */
  public static void requirePossible(DataFormat format, SeriesStore store, UUID dataset)
      throws IOException {
    if (format == DataFormat.WATTREX_EXPORT || format == DataFormat.WATTREX_IMPORT) {
      DatasetRows rows = new DatasetRows(store, dataset);
      writer(format, OutputStream.nullOutputStream(), rows.columns()).close();
    }
  }

  static void table(DataFormat format, SeriesStore store, UUID dataset, OutputStream out)
      throws IOException {
    DatasetRows rows = new DatasetRows(store, dataset);
    try (RowWriter writer = writer(format, out, rows.columns())) {
      while (rows.next()) {
        writer.write(rows.row());
      }
    }
  }

  private static RowWriter writer(DataFormat format, OutputStream out, List<Column> columns) {
    return format == DataFormat.WATTREX_EXPORT || format == DataFormat.WATTREX_IMPORT
        ? new WattrexWriter(out, columns, format == DataFormat.WATTREX_EXPORT)
        : new CsvWriter(out, columns);
  }
}
