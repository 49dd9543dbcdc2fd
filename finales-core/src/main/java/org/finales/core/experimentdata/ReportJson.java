package org.finales.core.experimentdata;

import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.core.cyclingdata.Report;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Findings.Finding;
import org.finales.core.cyclingdata.table.Row;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a file holds, as JSON; what is not known is left out. */
public final class ReportJson {
  private static final int MOST_CYCLES = 1000;

  private static final String[] PARTS = {
    "begin", "end", "leastVoltage", "greatestVoltage", "leastCurrent", "greatestCurrent"
  };

  private ReportJson() {}

  /** Writes a report with its mapping, which can be corrected and sent back. */
  public static ObjectNode of(Report report) {
    ObjectNode json = FinalesJson.mapper().createObjectNode();
    json.put("rows", report.rows()).put("refused", report.refused());
    number(json, "begin", report.begin());
    number(json, "end", report.end());
    if (report.first() != null && report.last() != null) {
      json.put("first", report.first().toString()).put("last", report.last().toString());
    }
    json.put("zone", report.zone()).put("sign", report.sign());
    report.derived().forEach(json.putArray("derived")::add);
    findings(json.putArray("refusals"), report.refusals());
    findings(json.putArray("warnings"), report.warnings());
    ArrayNode columns = json.putArray("columns");
    for (Report.Extent extent : report.columns()) {
      ObjectNode column = columns.addObject();
      Column of = extent.column();
      column.put("name", of.name()).put("heading", of.heading()).put("source", extent.source());
      if (of.unit() != null) {
        column.put("unit", of.unit().symbol());
      }
      column.put("filled", extent.filled());
      number(column, "least", extent.least());
      number(column, "greatest", extent.greatest());
    }
    rows(json.putArray("preview"), report);
    ObjectNode overview = json.putObject("overview");
    for (String name : PARTS) {
      overview.putArray(name);
    }
    for (Report.Part part : report.overview()) {
      double[] values = {
        part.begin(),
        part.end(),
        part.leastVoltage(),
        part.greatestVoltage(),
        part.leastCurrent(),
        part.greatestCurrent()
      };
      for (int i = 0; i < values.length; i++) {
        ((ArrayNode) overview.path(PARTS[i])).add(values[i]);
      }
    }
    ArrayNode cycles = json.putArray("cycles");
    report.cycles().stream()
        .limit(MOST_CYCLES)
        .forEach(cycle -> cycles.add(FinalesJson.tree(Figures.of(cycle))));
    json.set("mapping", FinalesJson.tree(report.mapping()));
    return json;
  }

  private static void rows(ArrayNode into, Report report) {
    for (Row row : report.preview()) {
      ObjectNode cells = into.addObject().put("line", row.line());
      for (int i = 0; i < row.columns().size(); i++) {
        Column column = row.columns().get(i);
        if (column.text()) {
          cells.put(column.heading(), row.text(i));
        } else {
          number(cells, column.heading(), row.number(i));
        }
      }
    }
  }

  private static void findings(ArrayNode into, List<Finding> findings) {
    for (Finding finding : findings) {
      ObjectNode json = into.addObject();
      json.put("message", finding.message()).put("count", finding.count());
      finding.lines().forEach(json.putArray("lines")::add);
    }
  }

  private static void number(ObjectNode into, String name, double value) {
    if (Double.isFinite(value)) {
      into.put(name, value);
    }
  }
}
