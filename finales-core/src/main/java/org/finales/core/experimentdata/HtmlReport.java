package org.finales.core.experimentdata;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.RunEvent;
import org.finales.api.json.FinalesJson;
import org.finales.core.cyclingdata.Report;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An experiment as one file that a browser shows and prints: battery, equipment, protocol in words,
 * plots, figures of cycles, alarms, states and instructions. It asks no other host for anything,
 * runs nothing but its own script, and its size does not grow with the number of points.
 */
public final class HtmlReport {
  /** Most cycles in the table. */
  static final int MOST_CYCLES = 2000;

  /** Most events of one kind. */
  static final int MOST_EVENTS = 1000;

  private static final int PAGE = 1000;
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");
  private static final String POLICY =
      ("default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; img-src data:;"
              + " base-uri 'none'; form-action 'none'")
          .formatted(hash(STYLE), hash(SCRIPT));

  private final Dossier dossier;
  private final SeriesStore store;
  private final RecordedDataset dataset;
  private final Markup out;

  private HtmlReport(Dossier dossier, SeriesStore store, RecordedDataset dataset, Markup out) {
    this.dossier = dossier;
    this.store = store;
    this.dataset = dataset;
    this.out = out;
  }

  /**
   * Writes a report in UTF-8; the stream stays open.
   *
   * @throws NotFoundException if there is no such data set
   * @throws IOException if the stream does not take it
   */
  public static void write(Dossier dossier, SeriesStore store, UUID dataset, OutputStream out)
      throws IOException {
    RecordedDataset found =
        store.find(dataset).orElseThrow(() -> new NotFoundException("no data set " + dataset));
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    new HtmlReport(dossier, store, found, new Markup(writer)).write();
    writer.flush();
  }

  private void write() throws IOException {
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width\">\n");
    out.raw("<link rel=\"icon\" href=\"data:,\">\n<title>").text(dossier.title());
    out.raw("</title>\n<style>").raw(STYLE).raw("</style>\n</head>\n<body>\n<h1>");
    out.text(dossier.title()).raw("</h1>\n<p class=\"about\">Report of ");
    out.text(time(dossier.written())).raw("; all times are UTC.</p>\n");
    ReportPlots plots = new ReportPlots();
    plots.overTime(store, dataset, "over-time");
    List<CycleFigures> cycles = CyclingResults.of(store, dataset.id());
    plots.perCycle(cycles, "capacities", "energies");
    experiment();
    plots(cycles);
    battery();
    equipment();
    protocol();
    cycles(cycles);
    events();
    out.raw("<script type=\"application/json\" id=\"data\">");
    // A script element ends at the first of these characters that begins its end.
    out.raw(plots.json().toString().replace("<", "\\u003c").replace("\u2028", " "));
    out.raw("</script>\n<script>").raw(SCRIPT).raw("</script>\n</body>\n</html>\n");
  }

  private void experiment() throws IOException {
    DatasetStatus status = store.status(dataset.id());
    ObjectNode fields = FinalesJson.mapper().createObjectNode();
    Experiment experiment = dossier.experiment();
    if (experiment != null) {
      fields.setAll((ObjectNode) FinalesJson.tree(experiment));
      for (String internal : List.of("battery", "protocol", "station", "revision", "deleted")) {
        fields.remove(internal);
      }
    }
    fields.put("dataSet", dataset.name() + " (" + dataset.id() + ")");
    fields.put("points", status.points());
    boolean clock = FileOrigin.of(store, dataset.id()).clock();
    if (status.points() > 0 && clock) {
      fields.put("firstPoint", time(status.firstHostMicros()));
      fields.put("lastPoint", time(status.lastHostMicros()));
    }
    out.heading("Experiment").fields(fields);
  }

  private void plots(List<CycleFigures> cycles) throws IOException {
    out.heading("Data");
    if (store.status(dataset.id()).points() == 0) {
      out.raw("<p>There are no points.</p>\n");
      return;
    }
    out.raw("<noscript><p>The plots need JavaScript.</p></noscript>\n");
    out.raw("<div class=\"chart\" id=\"over-time\"></div>\n");
    int more = dataset.auxiliaries().size() - ReportPlots.MOST_AUXILIARIES;
    if (more > 0) {
      out.raw("<p class=\"about\">" + more + " more columns are not plotted.</p>\n");
    }
    if (!cycles.isEmpty()) {
      out.raw("<div class=\"chart\" id=\"capacities\"></div>\n");
      out.raw("<div class=\"chart\" id=\"energies\"></div>\n");
    }
  }

  private void battery() throws IOException {
    RegisteredBattery battery = dossier.battery();
    if (battery != null) {
      out.heading("Battery").fields(FinalesJson.tree(battery.battery()));
    }
  }

  private void equipment() throws IOException {
    if (dossier.station() == null) {
      return;
    }
    ObjectNode station = (ObjectNode) FinalesJson.tree(dossier.station().draft());
    Experiment experiment = dossier.experiment();
    String channel = experiment == null ? null : experiment.channel();
    if (channel != null) {
      station.put("channel", channel);
      for (JsonNode each : station.path("channels")) {
        if (each.path("name").asString().equals(channel)) {
          station.set("channels", FinalesJson.mapper().createArrayNode().add(each));
          break;
        }
      }
    }
    out.heading("Equipment").fields(station);
  }

  private void protocol() throws IOException {
    RegisteredProtocol registered = dossier.protocol();
    if (registered == null) {
      return;
    }
    Protocol protocol = registered.protocol();
    out.heading("Protocol");
    String name = protocol.name() == null ? registered.id().toString() : protocol.name();
    out.raw("<p>").text(name + ", edition " + registered.version()).raw("</p>\n");
    List<String> words = ProtocolWords.of(protocol, dossier.battery());
    if (words.isEmpty()) {
      out.fields(FinalesJson.tree(protocol));
    } else {
      out.raw("<ol>\n");
      for (String step : words) {
        out.raw("<li>").text(step).raw("</li>\n");
      }
      out.raw("</ol>\n");
    }
    if (registered.text() != null) {
      out.raw("<pre>").text(registered.text()).raw("</pre>\n");
    }
  }

  private void cycles(List<CycleFigures> cycles) throws IOException {
    if (cycles.isEmpty()) {
      return;
    }
    out.heading("Cycles").raw("<table class=\"numbers\">\n<thead>\n");
    out.cells(
        "th",
        "Cycle",
        "Charge / Ah",
        "Discharge / Ah",
        "Charge / Wh",
        "Discharge / Wh",
        "Coulombic efficiency / %",
        "Energy efficiency / %",
        "Mean charge / V",
        "Mean discharge / V",
        "Time / h");
    out.raw("</thead>\n<tbody>\n");
    for (CycleFigures cycle : cycles.subList(0, Math.min(MOST_CYCLES, cycles.size()))) {
      out.cells(
          "td",
          Long.toString(cycle.number()),
          number(cycle.chargeCapacity()),
          number(cycle.dischargeCapacity()),
          number(cycle.chargeEnergy()),
          number(cycle.dischargeEnergy()),
          percent(cycle.coulombicEfficiency()),
          percent(cycle.energyEfficiency()),
          number(cycle.chargeVoltage()),
          number(cycle.dischargeVoltage()),
          number((cycle.end() - cycle.begin()) / 3600));
    }
    out.raw("</tbody>\n</table>\n");
    if (cycles.size() > MOST_CYCLES) {
      String last = cycles.size() == Report.MAX_CYCLES ? "at least " : "";
      out.raw("<p>").text("There are " + last + cycles.size() + " cycles.").raw("</p>\n");
    }
  }

  private void events() throws IOException {
    List<RecordedEvent> alarms = new ArrayList<>();
    List<RecordedEvent> states = new ArrayList<>();
    List<RecordedEvent> others = new ArrayList<>();
    long after = 0;
    List<RecordedEvent> page = store.events(dataset.id(), after, PAGE);
    while (!page.isEmpty()) {
      for (RecordedEvent event : page) {
        String kind = event.event().kind();
        List<RecordedEvent> into =
            switch (kind) {
              case RunEvent.ALARM -> alarms;
              case RunEvent.KIND -> states;
              default -> others;
            };
        if (!kind.equals(RunEvent.CYCLE) && into.size() < MOST_EVENTS) {
          into.add(event);
        }
        after = event.sequence();
      }
      page = store.events(dataset.id(), after, PAGE);
    }
    alarms(alarms);
    states(states);
    list("Instructions and notes", others);
  }

  private void alarms(List<RecordedEvent> alarms) throws IOException {
    if (alarms.isEmpty()) {
      return;
    }
    out.heading("Alarms").raw("<table class=\"alarm\">\n");
    out.cells("th", "Time", "Code", "What happened", "Off afterwards");
    for (RecordedEvent alarm : alarms) {
      String text = alarm.event().detail();
      JsonNode detail = FinalesJson.readWritten(text == null ? "{}" : text);
      String said = detail.path("text").asString("");
      out.cells(
          "td",
          time(alarm.event().hostMicros()),
          detail.path("code").asString(""),
          said.isEmpty() ? alarm.event().message() : said,
          detail.has("safe") ? detail.path("safe").asBoolean() ? "yes" : "not seen" : "");
    }
    out.raw("</table>\n");
  }

  private void states(List<RecordedEvent> states) throws IOException {
    if (dossier.changes().isEmpty()) {
      list("States", states);
      return;
    }
    out.heading("States").raw("<table>\n").cells("th", "Time", "State", "Who", "Why");
    List<ExperimentChange> changes = dossier.changes();
    for (ExperimentChange change : changes.subList(0, Math.min(MOST_EVENTS, changes.size()))) {
      out.cells(
          "td",
          time(change.time()),
          change.to().name().toLowerCase(Locale.ROOT),
          change.actor(),
          change.reason());
    }
    out.raw("</table>\n");
  }

  private void list(String heading, List<RecordedEvent> events) throws IOException {
    if (events.isEmpty()) {
      return;
    }
    out.heading(heading).raw("<table>\n").cells("th", "Time", "Kind", "Message");
    for (RecordedEvent event : events) {
      out.cells(
          "td", time(event.event().hostMicros()), event.event().kind(), event.event().message());
    }
    out.raw("</table>\n");
    if (events.size() == MOST_EVENTS) {
      out.raw("<p class=\"about\">The others are in the data set.</p>\n");
    }
  }

  private static String time(long micros) {
    return time(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString().replace('T', ' ').replace("Z", "");
  }

  private static String percent(@Nullable Double ratio) {
    return ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio * 100);
  }

  private static String number(@Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      return "";
    }
    double size = Math.abs(value);
    return String.format(
        Locale.ROOT, value != 0 && (size < 1e-3 || size >= 1e6) ? "%.4g" : "%.5f", value);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + name + " cannot be read", e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
