package org.finales.server.web.bring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.finales.core.cyclingdata.Report;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Findings.Finding;
import org.finales.core.cyclingdata.table.MappedColumn;
import org.finales.core.cyclingdata.table.Row;
import org.finales.server.web.kit.chart.ChartData;
import org.finales.server.web.kit.chart.ChartData.Series;
import org.finales.server.web.kit.form.Field;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is looked at.
 *
 * @param id its identifier
 * @param name as the sender calls it
 * @param size in words
 * @param format of what kind it is; empty if it cannot be read
 * @param report what is in it; null if it cannot be read
 * @param problem why it cannot be read; empty for nothing
 * @param what fields of the experiment
 * @param how fields of reading
 * @param columns fields of each column
 * @param open whether the mapping has to be looked at
 */
public record BringView(
    String id,
    String name,
    String size,
    String format,
    @Nullable Report report,
    String problem,
    List<Field> what,
    List<Field> how,
    List<MappedFields> columns,
    boolean open) {
  private static final int MOST_ROWS = 5;

  /**
   * A column of the file.
   *
   * @param heading as it stands in the file
   * @param fields its fields
   */
  public record MappedFields(String heading, List<Field> fields) {
    static MappedFields of(MappedColumn column, List<Field> fields) {
      return new MappedFields(
          column.heading() == null ? String.valueOf(column.column()) : column.heading(), fields);
    }
  }

  /** Whether it can be stored. */
  public boolean isReadable() {
    return report != null && report.rows() > 0;
  }

  /** Warnings and refusals. */
  public List<Finding> warnings() {
    return report == null
        ? List.of()
        : report.warnings().subList(0, Math.min(10, report.warnings().size()));
  }

  /** Rows that are refused. */
  public List<Finding> refusals() {
    return report == null
        ? List.of()
        : report.refusals().subList(0, Math.min(10, report.refusals().size()));
  }

  /** How long it took, in words. */
  public String duration() {
    double seconds = report == null ? Double.NaN : report.end() - report.begin();
    if (!Double.isFinite(seconds)) {
      return "?";
    }
    long whole = Math.round(seconds);
    return whole >= 86_400
        ? whole / 86_400 + " d " + whole / 3_600 % 24 + " h"
        : whole >= 3_600
            ? whole / 3_600 + " h " + whole / 60 % 60 + " min"
            : whole >= 60 ? whole / 60 + " min " + whole % 60 + " s" : whole + " s";
  }

  /** Headings of the first rows. */
  public List<String> headings() {
    return report == null || report.preview().isEmpty()
        ? List.of()
        : report.preview().get(0).columns().stream().map(Column::heading).toList();
  }

  /** The first rows. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    if (report != null) {
      for (Row row : report.preview().subList(0, Math.min(MOST_ROWS, report.preview().size()))) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.columns().size(); i++) {
          String text = row.columns().get(i).text() ? row.text(i) : number(row.number(i));
          cells.add(text == null ? "" : text);
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(8)).stripTrailingZeros().toPlainString()
        : "";
  }

  static ChartData course(Report report) {
    List<double[]> voltage = new ArrayList<>();
    List<double[]> current = new ArrayList<>();
    for (Report.Part part : report.overview()) {
      voltage.add(new double[] {part.begin(), part.leastVoltage()});
      voltage.add(new double[] {part.end(), part.greatestVoltage()});
      current.add(new double[] {part.begin(), part.leastCurrent()});
      current.add(new double[] {part.end(), part.greatestCurrent()});
    }
    return new ChartData(
        List.of(new Series("Voltage", "V", 0, voltage), new Series("Current", "A", 1, current)));
  }
}
