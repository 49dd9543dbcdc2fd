package org.finales.core.experimentdata;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes HTML; every text that comes from elsewhere is escaped. Not thread-safe. */
final class Markup {
  private static final int DEEPEST = 4;
  private static final int MOST_ROWS = 5000;

  private final Writer out;
  private int rows;

  Markup(Writer out) {
    this.out = out;
  }

  /** Writes markup as it is. */
  Markup raw(String markup) throws IOException {
    out.write(markup);
    return this;
  }

  /** Writes a text. */
  Markup text(@Nullable String text) throws IOException {
    if (text == null) {
      return this;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write("&quot;");
        case '\'' -> out.write("&#39;");
        default -> out.write(c < ' ' && c != '\n' && c != '\t' || c == 0x7f ? '\ufffd' : c);
      }
    }
    return this;
  }

  Markup heading(String text) throws IOException {
    return raw("<h2>").text(text).raw("</h2>\n");
  }

  /** One row of names and values. */
  Markup field(String name, @Nullable String value, int depth) throws IOException {
    raw("<tr><th class=\"in" + Math.min(DEEPEST, depth) + "\">").text(name);
    return raw("</th><td>").text(value).raw("</td></tr>\n");
  }

  /** A row of cells. */
  Markup cells(String element, @Nullable String... cells) throws IOException {
    raw("<tr>");
    for (String cell : cells) {
      raw("<" + element + ">").text(cell).raw("</" + element + ">");
    }
    return raw("</tr>\n");
  }

  /** All fields of a record, those of records in it indented. */
  void fields(JsonNode record) throws IOException {
    raw("<table class=\"fields\">\n");
    rows = 0;
    walk(record, 0);
    raw("</table>\n");
  }

  private void walk(JsonNode record, int depth) throws IOException {
    for (Map.Entry<String, JsonNode> entry : record.properties()) {
      value(words(entry.getKey()), entry.getValue(), depth);
    }
  }

  private void value(String name, JsonNode value, int depth) throws IOException {
    if (rows == MOST_ROWS) {
      field("…", "more than " + MOST_ROWS + " fields; the others are left out", 0);
    }
    if (rows++ >= MOST_ROWS) {
      return;
    }
    if (isQuantity(value)) {
      field(name, quantity(value), depth);
    } else if (value.isObject()) {
      field(name, "", depth);
      walk(value, depth + 1);
    } else if (value.isArray()) {
      int i = 1;
      for (JsonNode each : value) {
        value(value.size() == 1 ? name : name + " " + i, each, depth);
        i++;
      }
    } else {
      field(name, value.isString() ? value.asString() : value.toString(), depth);
    }
  }

  private static boolean isQuantity(JsonNode value) {
    return value.isObject() && value.size() == 2 && value.has("value") && value.has("unit");
  }

  /** A number with its unit. */
  static String quantity(JsonNode value) {
    String unit = value.path("unit").asString();
    return value.path("value").toString() + (unit.equals("1") ? "" : " " + unit);
  }

  /** The words of a name as programs write it. */
  static String words(String name) {
    String apart = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return apart.isEmpty()
        ? apart
        : apart.substring(0, 1).toUpperCase(Locale.ROOT) + apart.substring(1);
  }
}
