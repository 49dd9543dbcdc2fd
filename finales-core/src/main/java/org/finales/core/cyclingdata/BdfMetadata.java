package org.finales.core.cyclingdata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.finales.api.data.BdfColumn;
import org.finales.api.data.Checksum;
import org.finales.api.data.ChecksumAlgorithm;
import org.finales.api.data.ColumnType;
import org.finales.api.data.DataColumn;
import org.finales.api.data.Dataset;
import org.finales.api.data.DatasetKind;
import org.finales.api.data.Distribution;
import org.finales.api.data.TableSchema;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.linkeddata.document.JsonLdWriter;
import org.finales.core.linkeddata.mapping.LinkedRecords;

/** What goes beside a file in Battery Data Format: its data set and columns as JSON-LD. */
public final class BdfMetadata {
  /** Ends the names of such files. */
  public static final String SUFFIX = ".metadata.jsonld";

  private static final String FORMAT =
      "https://w3id.org/battery-data-alliance/ontology/battery-data-format";

  private BdfMetadata() {}

  /**
   * Describes a file.
   *
   * @param name name of the file
   * @param bytes its size
   * @param sha256 its checksum in hexadecimal digits
   */
  public static Dataset dataset(Report report, String name, long bytes, String sha256) {
    return dataset(report.columns().stream().map(Report.Extent::column).toList(), name).toBuilder()
        .description(description(report))
        .distributions(
            List.of(
                Distribution.builder()
                    .title(name)
                    .mediaType("text/csv")
                    .bytes(bytes)
                    .checksum(new Checksum(ChecksumAlgorithm.SHA256, sha256))
                    .build()))
        .build();
  }

  /**
   * Describes a table with these columns.
   *
   * @param title its title
   */
  public static Dataset dataset(List<Column> columns, String title) {
    List<DataColumn> described = new ArrayList<>();
    Set<String> names = new HashSet<>();
    columns.forEach(column -> described.add(column(column, names)));
    return Dataset.builder()
        .kinds(List.of(DatasetKind.TIME_SERIES))
        .title(title)
        .conformsTo(FORMAT)
        .tableSchema(new TableSchema(described))
        .build();
  }

  /** Writes a data set as JSON-LD. */
  public static String jsonLd(Dataset dataset) {
    return JsonLdWriter.ofDefaults().indented().write(LinkedRecords.write(dataset)) + "\n";
  }

  private static String description(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(report.rows()).append(" rows, read from ").append(report.mapping().format());
    text.append(". ").append(report.sign()).append('.');
    if (report.first() != null && report.last() != null) {
      text.append(" From ").append(report.first()).append(" to ").append(report.last());
      text.append("; ").append(report.zone()).append('.');
    }
    report.derived().forEach(each -> text.append(" Derived: ").append(each).append('.'));
    return text.toString();
  }

  private static DataColumn column(Column column, Set<String> names) {
    BdfColumn quantity = column.quantity();
    String base =
        quantity != null
            ? quantity.name()
            : column.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    String name = base;
    for (int i = 2; !names.add(name); i++) {
      name = base + "_" + i;
    }
    return new DataColumn(
        name,
        column.heading(),
        quantity == null ? null : quantity.iri(),
        column.text() ? ColumnType.STRING : ColumnType.DOUBLE,
        column.unit(),
        null,
        List.of());
  }
}
