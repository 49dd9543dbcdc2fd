package org.finales.core.cyclingdata;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.finales.core.cyclingdata.cycles.Cycle;
import org.finales.core.cyclingdata.cycles.CycleTable;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Findings;
import org.finales.core.cyclingdata.table.Findings.Finding;
import org.finales.core.cyclingdata.table.MappedColumn;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.cyclingdata.table.TableReader;
import org.jspecify.annotations.Nullable;

/** Reads a whole file and gathers its report. Not thread-safe. */
final class Inspection {
  private static final int PREVIEW = 10;
  private static final double LATEST = 4e12;

  private final TableReader reader;
  private final Mapping mapping;
  private final List<Column> columns;
  private final Findings odd = new Findings();
  private final List<Row> preview = new ArrayList<>();
  private final List<Cycle> cycles = new ArrayList<>();
  private final long[] filled;
  private final double[] least;
  private final double[] greatest;
  private final Checks checks;
  private long cyclesSeen;

  private Inspection(TableReader reader, Mapping mapping) {
    this.reader = reader;
    this.mapping = mapping;
    this.columns = reader.columns();
    this.filled = new long[columns.size()];
    this.least = new double[columns.size()];
    this.greatest = new double[columns.size()];
    for (int i = 0; i < least.length; i++) {
      least[i] = Double.POSITIVE_INFINITY;
      greatest[i] = Double.NEGATIVE_INFINITY;
    }
    this.checks = new Checks(columns, odd);
  }

  static Report of(TableReader reader, Mapping mapping, Consumer<Row> also) throws IOException {
    Inspection inspection = new Inspection(reader, mapping);
    return inspection.read(also);
  }

  private Report read(Consumer<Row> also) throws IOException {
    CycleTable table = new CycleTable(columns, this::keep);
    Overview overview = new Overview(columns);
    Row row = reader.row();
    int unix = Row.indexOf(columns, "unix_time_second");
    int time = Row.indexOf(columns, "test_time_second");
    double begin = Double.NaN;
    double end = Double.NaN;
    double first = Double.NaN;
    double last = Double.NaN;
    while (reader.next()) {
      if (preview.size() < PREVIEW) {
        preview.add(row.copy());
      }
      measure(row);
      checks.accept(row);
      table.accept(row);
      overview.accept(row);
      also.accept(row);
      end = row.number(time);
      begin = Double.isNaN(begin) ? end : begin;
      double instant = row.number(unix);
      last = Double.isNaN(instant) ? last : instant;
      first = Double.isNaN(first) ? instant : first;
    }
    table.finish();
    checks.finish();
    if (reader.rows() == 0 && reader.refusals().total() == 0) {
      odd.add("empty", 0, "there are no rows");
    }
    List<Finding> warnings = new ArrayList<>(reader.findings().list());
    warnings.addAll(odd.list());
    return new Report(
        mapping,
        reader.rows(),
        reader.refusals().total(),
        reader.refusals().list(),
        extents(),
        begin,
        end,
        instant(first),
        instant(last),
        zone(unix),
        sign(),
        reader.derived(),
        warnings,
        preview,
        overview.parts(),
        cycles);
  }

  private void measure(Row row) {
    for (int i = 0; i < filled.length; i++) {
      double value = row.number(i);
      if (!Double.isNaN(value)) {
        filled[i]++;
        least[i] = Math.min(least[i], value);
        greatest[i] = Math.max(greatest[i], value);
      } else if (row.text(i) != null) {
        filled[i]++;
      }
    }
  }

  private void keep(Cycle cycle) {
    checks.compare(cycle, reader.resolution(Row.indexOf(columns, "current_ampere")));
    if (cyclesSeen++ < Report.MAX_CYCLES) {
      cycles.add(cycle);
    } else if (cyclesSeen == Report.MAX_CYCLES + 1) {
      odd.add(
          "cycles",
          cycle.lastLine(),
          "more than %d cycles; the others are not listed".formatted(Report.MAX_CYCLES));
    }
  }

  private static @Nullable Instant instant(double unix) {
    if (Double.isNaN(unix) || Math.abs(unix) > LATEST) {
      return null;
    }
    return Instant.EPOCH.plus(Math.round(unix * 1e6), ChronoUnit.MICROS);
  }

  private List<Report.Extent> extents() {
    List<Report.Extent> extents = new ArrayList<>();
    for (int i = 0; i < filled.length; i++) {
      String source = "";
      if (i < mapping.columns().size()) {
        MappedColumn column = mapping.columns().get(i);
        source = column.heading() == null ? "column " + column.column() : column.heading();
      }
      boolean number = filled[i] > 0 && !columns.get(i).text();
      extents.add(
          new Report.Extent(
              columns.get(i),
              source,
              filled[i],
              number ? least[i] : Double.NaN,
              number ? greatest[i] : Double.NaN));
    }
    return extents;
  }

  private String zone(int unix) {
    if (unix < 0) {
      return "the file has no clock times";
    }
    boolean local = mapping.start() != null && !mapping.has("unix_time_second");
    for (MappedColumn column : mapping.columns()) {
      MappedColumn.Kind kind = column.kind();
      local |=
          "unix_time_second".equals(column.quantity())
              && kind != null
              && (kind.isDate() || kind == MappedColumn.Kind.SPREADSHEET_DAY);
    }
    if (!local) {
      return "UTC, as the file counts seconds since 1970";
    }
    return mapping.zone() == null
        ? "times that name no zone are taken for UTC; name theirs if they are local"
        : "times that name no zone are taken for those of " + mapping.zone();
  }

  private String sign() {
    if (mapping.direction() != null) {
      return "positive current charges; direction taken from column %d"
          .formatted(mapping.direction().column());
    }
    boolean turned =
        mapping.columns().stream()
            .anyMatch(
                c -> "current_ampere".equals(c.quantity()) && Boolean.TRUE.equals(c.negate()));
    return turned
        ? "positive current charges; the sign of the file is turned round"
        : "positive current charges, as in the file";
  }
}
