package org.finales.server.web.kit.chart;

import java.util.List;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chart with one axis to the right and one or two upward. It asks an address for its points,
 * again with {@code from}, {@code to} and {@code points} when somebody zooms, and again when its
 * topic has news. Immutable.
 */
public final class ChartView {
  private final String id;
  private final String title;
  private final String summary;
  private final @Nullable String topic;
  private final ObjectNode config;

  private ChartView(
      String id, String title, String summary, @Nullable String topic, ObjectNode config) {
    this.id = id;
    this.title = title;
    this.summary = summary;
    this.topic = topic;
    this.config = config;
  }

  /** What stands along the lower edge. */
  public enum Along {
    /** Numbers. */
    NUMBER,
    /** Milliseconds since 1970 UTC, shown in the viewer's zone. */
    TIME,
    /** Seconds since a beginning, shown as hours, minutes and seconds. */
    ELAPSED
  }

  /**
   * A chart whose points come from an address.
   *
   * @param id its place on the page, also the name of saved files
   * @param summary what is to be seen on it, for those who cannot see it
   * @param src a path that answers with {@link ChartData}
   */
  public static ChartView from(String id, String title, String summary, String src) {
    ObjectNode config = FinalesJson.mapper().createObjectNode();
    config.put("src", src);
    return new ChartView(id, title, summary, null, config);
  }

  /** A chart whose points are on the page already; for some hundreds of them. */
  public static ChartView of(String id, String title, String summary, ChartData data) {
    ObjectNode config = FinalesJson.mapper().createObjectNode();
    config.set("data", FinalesJson.tree(data));
    return new ChartView(id, title, summary, null, config);
  }

  /** The same with this along the lower edge. */
  public ChartView along(Along kind, String label, String unit) {
    ObjectNode other = config.deepCopy();
    other.put("along", kind.name().toLowerCase(java.util.Locale.ROOT));
    other.put("xLabel", label);
    other.put("xUnit", unit);
    return new ChartView(id, title, summary, topic, other);
  }

  /**
   * The same with labels of the left axis and of those to the right, from the inside; a narrow
   * chart shows two axes and keeps the scales of the others.
   */
  public ChartView upward(List<String> labels) {
    ObjectNode other = config.deepCopy();
    ArrayNode axes = other.putArray("yLabels");
    labels.forEach(axes::add);
    return new ChartView(id, title, summary, topic, other);
  }

  /** The same without some lines until somebody asks for them. */
  public ChartView hiding(List<String> names) {
    ObjectNode other = config.deepCopy();
    ArrayNode hidden = other.putArray("hidden");
    names.forEach(hidden::add);
    return new ChartView(id, title, summary, topic, other);
  }

  /** The same with points that are not joined. */
  public ChartView scattered() {
    ObjectNode other = config.deepCopy();
    other.put("scattered", true);
    return new ChartView(id, title, summary, topic, other);
  }

  /** The same with lines that join points which are not in the order of x, as loops are. */
  public ChartView looping() {
    ObjectNode other = config.deepCopy();
    other.put("looping", true);
    return new ChartView(id, title, summary, topic, other);
  }

  /** The same asking anew when somebody zooms. */
  public ChartView refetching() {
    ObjectNode other = config.deepCopy();
    other.put("refetch", true);
    return new ChartView(id, title, summary, topic, other);
  }

  /** The same asking anew when a topic has news, without losing the zoom. */
  public ChartView live(String name) {
    return new ChartView(id, title, summary, name, config);
  }

  /** Its place on the page. */
  public String id() {
    return id;
  }

  /** What stands above it. */
  public String title() {
    return title;
  }

  /** What is to be seen on it, in words. */
  public String summary() {
    return summary;
  }

  /** What it listens to; {@code null} for nothing. */
  public @Nullable String topic() {
    return topic;
  }

  /** All that the script has to know. */
  public String json() {
    return FinalesJson.write(config);
  }
}
