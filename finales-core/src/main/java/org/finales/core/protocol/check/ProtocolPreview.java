package org.finales.core.protocol.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.finales.api.cycling.Protocol;
import org.finales.api.quantity.Quantity;
import org.finales.cycler.cell.CellChemistry;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.sequence.Amounts;
import org.finales.cycler.sequence.SequenceStatus;
import org.finales.cycler.spi.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A page that shows what a protocol will do before it runs: its steps in words, findings, an
 * estimate, and voltage and current against time. One file of HTML that needs no network and can be
 * printed. Thread-safe.
 */
public final class ProtocolPreview {
  private ProtocolPreview() {}

  /**
   * Makes the page with an estimate on a cell, and adds what the estimate finds.
   *
   * @param findings what was found otherwise, as by {@link ProtocolCheck}
   * @throws IllegalArgumentException if a step asks for what is not known or beyond all bounds
   */
  public static String html(Protocol protocol, CellParameters cell, List<Finding> findings) {
    return html(protocol, Estimate.of(protocol, cell, Envelope.UNBOUNDED), findings);
  }

  /**
   * Makes the page with an estimate that was made before, and adds what the estimate finds.
   *
   * @param findings what was found otherwise, as by {@link ProtocolCheck}
   */
  public static String html(Protocol protocol, Estimate estimate, List<Finding> findings) {
    String title = protocol.name() == null ? "Protocol" : protocol.name();
    Chart chart = new Chart(estimate.trace());
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(estimate.findings());
    all.sort(Comparator.comparing(Finding::level).thenComparingInt(Finding::step));
    StringBuilder page = new StringBuilder(200_000);
    page.append(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            """)
        .append("<title>")
        .append(escape(title))
        .append("</title>\n<style>\n")
        .append(resource("preview.css"))
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(escape(title))
        .append("</h1>\n");
    head(page, protocol);
    page.append("<h2>Findings</h2>\n");
    findings(page, all);
    page.append("<h2>Estimate</h2>\n");
    estimate(page, estimate);
    page.append("<h2>Voltage and current</h2>\n<figure>\n")
        .append(chart.svg())
        .append("\n<figcaption class=\"soft\"><p id=\"values\" data-empty=\"")
        .append(POINT)
        .append("\">")
        .append(POINT)
        .append("</p><p>")
        .append(chart.omission())
        .append("</p></figcaption>\n</figure>\n<h2>Steps</h2>\n");
    steps(page, protocol, estimate);
    return page.append("<script type=\"application/json\" id=\"data\">")
        .append(chart.json())
        .append("</script>\n<script>\n")
        .append(resource("preview.js"))
        .append("</script>\n</body>\n</html>\n")
        .toString();
  }

  private static final String POINT = "Point at the curves to read their values.";

  private static void head(StringBuilder page, Protocol protocol) {
    if (protocol.description() != null) {
      page.append("<p>").append(escape(protocol.description())).append("</p>\n");
    }
    List<String> facts = new ArrayList<>();
    if (protocol.version() != null) {
      facts.add("Version " + protocol.version());
    }
    if (protocol.capacity() != null) {
      facts.add("C-rates refer to " + protocol.capacity());
    }
    facts.add(LimitWords.of(protocol.limits()));
    page.append("<p class=\"soft\">").append(escape(String.join(". ", facts))).append(".</p>\n");
  }

  private static void findings(StringBuilder page, List<Finding> findings) {
    if (findings.isEmpty()) {
      page.append("<p>Nothing was found.</p>\n");
      return;
    }
    page.append("<ul class=\"findings\">\n");
    for (Finding finding : findings) {
      String level = finding.level().name().toLowerCase(Locale.ROOT);
      String place = finding.step() == 0 ? "" : "Step " + finding.step() + ": ";
      page.append("<li class=\"%s\"><span class=\"level\">%s</span>".formatted(level, level))
          .append(escape(place + finding.message()));
      if (finding.hint() != null) {
        page.append("<span class=\"hint\">").append(escape(finding.hint())).append("</span>");
      }
      page.append("</li>\n");
    }
    page.append("</ul>\n");
  }

  private static void estimate(StringBuilder page, Estimate estimate) {
    CellParameters cell = estimate.cell();
    Amounts total = estimate.total();
    boolean cut = estimate.status() == SequenceStatus.RUNNING;
    CellChemistry chemistry = cell.chemistry();
    page.append("<dl>\n");
    fact(
        page,
        "Cell",
        (chemistry == null ? "a model" : chemistry.code())
            + ", "
            + Figures.amount(cell.capacityAh(), "Ah")
            + packed(cell)
            + ", at first "
            + Figures.number(100 * cell.stateOfCharge())
            + " % charged");
    fact(page, "Duration", (cut ? "more than " : "") + Figures.time(estimate.seconds()));
    fact(page, "End", end(estimate));
    fact(page, "Cycles", String.valueOf(estimate.cycles()));
    fact(
        page,
        "Charge in and out",
        Figures.amount(total.chargedAh(), "Ah")
            + " and "
            + Figures.amount(total.dischargedAh(), "Ah"));
    fact(
        page,
        "Energy in and out",
        Figures.amount(total.chargedWh(), "Wh")
            + " and "
            + Figures.amount(total.dischargedWh(), "Wh"));
    fact(page, "Voltage", range(estimate.voltage(), "V"));
    fact(page, "Temperature", range(estimate.temperature(), "°C"));
    fact(page, "Charged in the end", Figures.number(100 * estimate.stateOfCharge()) + " %");
    page.append("</dl>\n");
  }

  private static String packed(CellParameters cell) {
    return cell.series() * cell.parallel() == 1
        ? ""
        : ", %d in series, %d in parallel".formatted(cell.series(), cell.parallel());
  }

  private static String end(Estimate estimate) {
    return estimate.reason() == null
        ? estimate.status() == SequenceStatus.FINISHED ? "after its last step" : "by an end"
        : Objects.requireNonNull(estimate.reason());
  }

  private static String range(Range range, String unit) {
    if (!range.isKnown()) {
      return "unknown";
    }
    String least = Figures.number(range.least());
    String most = Figures.number(range.most());
    return (least.equals(most) ? least : least + " to " + most) + " " + unit;
  }

  private static void fact(StringBuilder page, String name, String value) {
    page.append("<div><dt>")
        .append(escape(name))
        .append("</dt><dd>")
        .append(escape(value))
        .append("</dd></div>\n");
  }

  private static void steps(StringBuilder page, Protocol protocol, Estimate estimate) {
    page.append(
        "<div class=\"wide\"><table>\n<thead><tr><th class=\"number\">Step</th><th>What it does</th>"
            + "<th class=\"number\">Runs</th><th class=\"number\">Time in all</th>"
            + "<th class=\"number\">Voltage</th><th>Ended by</th></tr></thead>\n<tbody>\n");
    for (StepShare step : estimate.steps()) {
      boolean ran = !Double.isNaN(step.minVoltage());
      page.append("<tr><td class=\"number\">")
          .append(step.step())
          .append("</td><td>")
          .append(escape(step.doing()))
          .append(details(protocol, step))
          .append("</td><td class=\"number\">")
          .append(step.runs() == 0 ? "" : String.valueOf(step.runs()))
          .append("</td><td class=\"number\">")
          .append(ran ? escape(Figures.time(step.seconds())) : "")
          .append("</td><td class=\"number\">")
          .append(ran ? escape(range(new Range(step.minVoltage(), step.maxVoltage()), "V")) : "")
          .append("</td><td>")
          .append(escape(step.endedBy()))
          .append("</td></tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }

  private static String details(Protocol protocol, StepShare share) {
    var step = protocol.steps().get(share.step() - 1);
    List<String> more = new ArrayList<>();
    if (share.tag() != null && !share.tag().equals("step " + share.step())) {
      more.add("named " + share.tag());
    }
    Quantity chamber = step.temperature();
    if (chamber != null) {
      more.add("chamber at " + chamber);
    }
    if (step.limits() != null) {
      more.add(LimitWords.of(step.limits()));
    }
    if (step.comment() != null) {
      more.add(step.comment());
    }
    return more.isEmpty()
        ? ""
        : "<br><span class=\"soft\">" + escape(String.join("; ", more)) + "</span>";
  }

  /** Makes a text safe between tags and in attributes with double quotes. */
  static String escape(@Nullable String text) {
    return text == null
        ? ""
        : text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(ProtocolPreview.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
