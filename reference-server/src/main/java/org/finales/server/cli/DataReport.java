package org.finales.server.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.finales.core.cyclingdata.Report;
import org.finales.core.cyclingdata.cycles.Cycle;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.core.cyclingdata.table.Row;
import org.jspecify.annotations.Nullable;

/** Prints what a file of cycling data holds. */
final class DataReport {
  private static final int CYCLES = 100;
  private static final int MAX_COLUMNS = 12;

  private final Terminal terminal;

  DataReport(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(String name, Report report) {
    Mapping mapping = report.mapping();
    say("file      " + name);
    say(
        "format    %s (%s, %s between cells, decimal %s, headings on line %d)"
            .formatted(
                mapping.format(),
                mapping.encoding(),
                delimiter(mapping.delimiter()),
                mapping.decimal().equals(",") ? "comma" : "point",
                mapping.headings()));
    say("rows      %d, %d refused".formatted(report.rows(), report.refused()));
    if (report.rows() > 0) {
      say(
          "test time %s s to %s s (%s)"
              .formatted(
                  number(report.begin()),
                  number(report.end()),
                  duration(report.end() - report.begin())));
    }
    if (report.first() != null && report.last() != null) {
      say("clock     %s to %s".formatted(report.first(), report.last()));
    }
    say("zone      " + report.zone());
    say("sign      " + report.sign());
    report.derived().forEach(each -> say("derived   " + each));
    mapping.notes().forEach(each -> say("note      " + each));
    report.refusals().forEach(each -> say("refused   " + each));
    report.warnings().forEach(each -> say("warning   " + each));
    columns(report);
    rows(report.preview());
    cycles(report.cycles());
  }

  private void columns(Report report) {
    say("");
    Table table = new Table().row("column", "in the file", "values", "least", "greatest");
    for (Report.Extent extent : report.columns()) {
      table.row(
          printable(extent.column().heading()),
          extent.source().isEmpty() ? "(derived)" : printable(extent.source().strip()),
          Long.toString(extent.filled()),
          number(extent.least()),
          number(extent.greatest()));
    }
    table.print(terminal);
  }

  private void rows(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    say("");
    List<Column> columns = rows.get(0).columns();
    int shown = Math.min(MAX_COLUMNS, columns.size());
    Table table = new Table();
    String[] cells = new String[shown + 1];
    cells[0] = "line";
    for (int i = 0; i < shown; i++) {
      cells[i + 1] = printable(columns.get(i).heading());
    }
    table.row(cells);
    for (Row row : rows) {
      cells[0] = Long.toString(row.line());
      for (int i = 0; i < shown; i++) {
        String text = row.text(i);
        cells[i + 1] = columns.get(i).text() ? printable(text) : number(row.number(i));
      }
      table.row(cells);
    }
    table.print(terminal);
  }

  private void cycles(List<Cycle> cycles) {
    say("");
    Table table =
        new Table()
            .row(
                "cycle",
                "rows",
                "duration",
                "charge/Ah",
                "discharge/Ah",
                "charge/Wh",
                "discharge/Wh",
                "coulombic",
                "energy eff.",
                "mean charge/V",
                "mean discharge/V");
    for (Cycle cycle : cycles.subList(0, Math.min(CYCLES, cycles.size()))) {
      table.row(
          Long.toString(cycle.number()),
          Long.toString(cycle.rows()),
          duration(cycle.duration()),
          number(cycle.chargeCapacity()),
          number(cycle.dischargeCapacity()),
          number(cycle.chargeEnergy()),
          number(cycle.dischargeEnergy()),
          number(cycle.coulombicEfficiency()),
          number(cycle.energyEfficiency()),
          number(cycle.chargeVoltage()),
          number(cycle.dischargeVoltage()));
    }
    table.print(terminal);
    if (cycles.size() > CYCLES) {
      say("and %d more cycles".formatted(cycles.size() - CYCLES));
    }
  }

  private void say(String line) {
    terminal.say(printable(line));
  }

  /** What a file holds may not steer the terminal. */
  private static String printable(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String delimiter(String delimiter) {
    return switch (delimiter) {
      case "\t" -> "tab";
      case ";" -> "semicolon";
      case "," -> "comma";
      case "|" -> "bar";
      default -> "space";
    };
  }

  private static String duration(double seconds) {
    if (!(Math.abs(seconds) < 1e15)) {
      return "";
    }
    Duration whole = Duration.ofSeconds(Math.round(seconds));
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        whole.toHours(),
        Math.abs(whole.toMinutesPart()),
        Math.abs(whole.toSecondsPart()));
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return String.format(Locale.ROOT, Math.abs(value) < 1e-3 ? "%.4g" : "%.6f", value)
        .replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }
}
