package org.finales.core.experimentdata;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the first event of an imported data set says of the file that it came from, so that the same
 * table can be written again; immutable.
 *
 * @param imported whether it came from a file
 * @param clock whether the times of the host are times of day; otherwise they count from 1970
 *     though nobody knows when it was
 * @param zeroes names of the counts whose 0 was in the file rather than left out
 * @param plain names of the columns that had no unit
 * @param columns headings of the columns in the order of the file; empty for the usual order
 */
record FileOrigin(
    boolean imported,
    boolean clock,
    List<String> zeroes,
    List<String> plain,
    List<String> columns) {
  /** Kind of the event. */
  static final String KIND = "import";

  private static final FileOrigin RECORDED =
      new FileOrigin(false, true, List.of(), List.of(), List.of());

  /** What is known of a data set. */
  static FileOrigin of(SeriesStore store, java.util.UUID dataset) {
    List<RecordedEvent> first = store.events(dataset, 0, 1);
    if (first.isEmpty() || !first.get(0).event().kind().equals(KIND)) {
      return RECORDED;
    }
    String detail = first.get(0).event().detail();
    JsonNode read = detail == null ? FinalesJson.read("{}") : FinalesJson.readWritten(detail);
    return new FileOrigin(
        true,
        read.path("clock").asBoolean(true),
        texts(read.path("zeroes")),
        texts(read.path("plain")),
        texts(read.path("columns")));
  }

  /** The event that says it. */
  SeriesEvent event(long micros, String file, String sha256, long bytes, JsonNode mapping) {
    ObjectNode detail = FinalesJson.mapper().createObjectNode();
    detail.put("file", file).put("sha256", sha256).put("bytes", bytes).put("clock", clock);
    zeroes.forEach(detail.putArray("zeroes")::add);
    plain.forEach(detail.putArray("plain")::add);
    columns.forEach(detail.putArray("columns")::add);
    detail.set("mapping", mapping);
    String text = detail.toString();
    for (String optional : List.of("mapping", "columns", "plain")) {
      if (text.length() > SeriesEvent.LONGEST) {
        detail.remove(optional);
        text = detail.toString();
      }
    }
    return new SeriesEvent(micros, KIND, "imported from " + file, text);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asString()));
    return texts;
  }
}
