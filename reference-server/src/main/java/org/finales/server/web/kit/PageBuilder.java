package org.finales.server.web.kit;

import gg.jte.output.Utf8ByteOutput;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer that is a page, rendered by a template. Not thread-safe. */
public final class PageBuilder {
  private final PageCall call;
  private final String template;
  private final Map<String, @Nullable Object> model = new LinkedHashMap<>();
  private final Set<String> topics = new LinkedHashSet<>();
  private String title = "";
  private String section = "";
  private int status = 200;
  private boolean charts;

  PageBuilder(PageCall call, String template) {
    this.call = call;
    this.template = template;
  }

  /** The title, in words. */
  public PageBuilder title(String text) {
    this.title = text;
    return this;
  }

  /** The section of the navigation that it belongs to. */
  public PageBuilder section(String name) {
    this.section = name;
    return this;
  }

  /** The HTTP status; 200 unless said, 422 for a form with mistakes. */
  public PageBuilder status(int code) {
    this.status = code;
    return this;
  }

  /** What the page listens to; see {@link LiveHub}. */
  public PageBuilder live(String... names) {
    topics.addAll(List.of(names));
    return this;
  }

  /** Loads the chart library. */
  public PageBuilder charts() {
    this.charts = true;
    return this;
  }

  /** A value for the template. */
  public PageBuilder with(String name, @Nullable Object value) {
    model.put(name, value);
    return this;
  }

  /** Renders the page and answers with it. */
  public void show() {
    model.put("page", new Page(call, title, section, topics, call.takeFlashes(), charts));
    Utf8ByteOutput out = new Utf8ByteOutput();
    call.pages().templates().render(template + ".jte", model, out);
    call.ctx().status(status);
    Gzip.answer(call.ctx(), "text/html; charset=utf-8", out.toByteArray());
  }
}
