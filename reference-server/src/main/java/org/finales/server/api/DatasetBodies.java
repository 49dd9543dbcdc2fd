package org.finales.server.api;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.finales.api.json.FinalesJson;
import org.finales.core.timeseries.Window;
import org.finales.core.timeseries.WindowQuery;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** What is sent and answered about data sets, as it is described; large ones are streamed. */
final class DatasetBodies {
  private DatasetBodies() {}

  /**
   * Points, an array for each column.
   *
   * @param instrument_us time of the instrument in µs, null without a clock
   * @param host_us time of the host in µs since 1970
   * @param step number of the step
   * @param cycle number of the cycle
   * @param mode place of the mode among the data set's modes
   * @param voltage in V; null for what was not measured, {@code "Infinity"} and its negative as
   *     text
   * @param current in A, as voltages
   * @param auxiliaries an array for each auxiliary column, as voltages
   */
  record PointColumns(
      @Nullable List<JsonNode> instrument_us,
      List<Long> host_us,
      @Nullable List<Integer> step,
      @Nullable List<Integer> cycle,
      @Nullable List<Integer> mode,
      List<JsonNode> voltage,
      List<JsonNode> current,
      @Nullable List<List<JsonNode>> auxiliaries) {}

  /**
   * An event.
   *
   * @param sequence its number, given by the server
   * @param point how many points came before it, given by the server
   * @param host_us when, in µs since 1970
   * @param kind what sort of thing
   * @param message in words
   * @param detail JSON for programs, as text; or as JSON where it is sent
   */
  record DatasetEvent(
      @Nullable Long sequence,
      @Nullable Long point,
      Long host_us,
      String kind,
      @Nullable String message,
      @Nullable JsonNode detail) {}

  /**
   * Points and events that are stored together or not at all.
   *
   * @param source who sends it
   * @param number its number among those of the source, from 1 without gaps
   * @param points what was measured
   * @param events what happened after the points
   */
  record PointBatch(
      @Nullable String source,
      @Nullable Long number,
      @Nullable PointColumns points,
      @Nullable List<DatasetEvent> events) {}

  /**
   * A window.
   *
   * @param axis by which clock
   * @param from first time in µs
   * @param to the time behind the last in µs
   * @param begins when each part begins, in µs
   * @param counts how many points each part has
   * @param columns values by column
   */
  record WindowColumns(
      String axis,
      long from,
      long to,
      List<Long> begins,
      List<Long> counts,
      Map<String, WindowColumn> columns) {}

  /**
   * A column of a window; null where a part has no finite value.
   *
   * @param min the smallest value of each part
   * @param max the largest
   * @param first the first
   * @param last the last
   * @param mean the mean of all
   */
  record WindowColumn(
      List<JsonNode> min,
      List<JsonNode> max,
      List<JsonNode> first,
      List<JsonNode> last,
      List<JsonNode> mean) {}

  /** Writes a window. */
  static byte[] write(WindowQuery query, Window window) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FinalesJson.mapper().createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringProperty("axis", query.axis().name().toLowerCase(Locale.ROOT));
      out.writeNumberProperty("from", query.from());
      out.writeNumberProperty("to", query.to());
      out.writeArrayPropertyStart("begins");
      for (int i = 0; i < window.buckets(); i++) {
        out.writeNumber(window.from(i));
      }
      out.writeEndArray();
      out.writeArrayPropertyStart("counts");
      for (int i = 0; i < window.buckets(); i++) {
        out.writeNumber(window.count(i));
      }
      out.writeEndArray();
      out.writeObjectPropertyStart("columns");
      for (String column : window.columns()) {
        out.writeObjectPropertyStart(column);
        write(out, "min", window.buckets(), i -> window.min(column, i));
        write(out, "max", window.buckets(), i -> window.max(column, i));
        write(out, "first", window.buckets(), i -> window.first(column, i));
        write(out, "last", window.buckets(), i -> window.last(column, i));
        write(out, "mean", window.buckets(), i -> window.mean(column, i));
        out.writeEndObject();
      }
      out.writeEndObject();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, String name, int size, IntToDoubleFunction values) {
    out.writeArrayPropertyStart(name);
    for (int i = 0; i < size; i++) {
      double value = values.applyAsDouble(i);
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
    out.writeEndArray();
  }
}
