package org.finales.core.cyclingdata;

import java.time.Instant;
import java.util.List;
import org.finales.core.cyclingdata.cycles.Cycle;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Findings.Finding;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.core.cyclingdata.table.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, before anything is stored; immutable.
 *
 * @param mapping how it was read
 * @param rows how many rows there are, refused ones aside
 * @param refused how many rows were refused
 * @param refusals which, why, and what to do
 * @param columns the columns of the rows
 * @param begin test time of the first row in s; NaN without rows
 * @param end test time of the last row in s; NaN without rows
 * @param first when the first row was taken; null if unknown
 * @param last when the last row was taken; null if unknown
 * @param zone what is known of the time zone
 * @param sign what a positive current means
 * @param derived what is computed rather than read
 * @param warnings what is odd, with line numbers
 * @param preview the first rows
 * @param overview voltage and current of all rows in some hundred parts
 * @param cycles the cycles, at most {@value #MAX_CYCLES}
 */
public record Report(
    Mapping mapping,
    long rows,
    long refused,
    List<Finding> refusals,
    List<Extent> columns,
    double begin,
    double end,
    @Nullable Instant first,
    @Nullable Instant last,
    String zone,
    String sign,
    List<String> derived,
    List<Finding> warnings,
    List<Row> preview,
    List<Part> overview,
    List<Cycle> cycles) {

  /** Most cycles that are listed. */
  public static final int MAX_CYCLES = 10_000;

  /**
   * A column and what is in it.
   *
   * @param column the column
   * @param source its heading and unit in the file; empty if it is derived
   * @param filled how many rows have a value
   * @param least smallest number; NaN for text
   * @param greatest largest number; NaN for text
   */
  public record Extent(Column column, String source, long filled, double least, double greatest) {}

  /**
   * Some rows that follow each other; immutable.
   *
   * @param begin test time of the first in s
   * @param end test time of the last in s
   * @param leastVoltage in V
   * @param greatestVoltage in V
   * @param leastCurrent in A
   * @param greatestCurrent in A
   */
  public record Part(
      double begin,
      double end,
      double leastVoltage,
      double greatestVoltage,
      double leastCurrent,
      double greatestCurrent) {}

  /** Copies the lists. */
  public Report {
    refusals = List.copyOf(refusals);
    columns = List.copyOf(columns);
    derived = List.copyOf(derived);
    warnings = List.copyOf(warnings);
    preview = List.copyOf(preview);
    overview = List.copyOf(overview);
    cycles = List.copyOf(cycles);
  }
}
