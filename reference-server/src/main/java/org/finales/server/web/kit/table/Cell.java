package org.finales.server.web.kit.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stands in a cell of a table; {@code kit/cell.jte} shows it. */
public sealed interface Cell {
  /** A text. */
  record Text(String text) implements Cell {}

  /**
   * A link.
   *
   * @param detail a line below it; empty for none
   */
  record Link(String text, String href, String detail) implements Cell {}

  /** A moment, shown in the viewer's zone. */
  record Time(@Nullable Instant moment) implements Cell {}

  /**
   * A state.
   *
   * @param style {@code good}, {@code busy}, {@code wait}, {@code bad} or {@code off}
   */
  record Badge(String text, String style) implements Cell {}

  /** A number, as it is to be read, with its unit. */
  record Number(String text, String unit) implements Cell {}

  /**
   * A small picture that leads to a page.
   *
   * @param alt what is to be seen on it, in words
   */
  record Picture(String src, String alt, String href) implements Cell {}

  /** A text; nothing for {@code null}. */
  static Cell text(@Nullable Object value) {
    return new Text(value == null ? "" : value.toString());
  }

  /** A link. */
  static Cell link(String text, String href) {
    return new Link(text, href, "");
  }

  /** A moment; nothing for {@code null}. */
  static Cell time(@Nullable Instant moment) {
    return new Time(moment);
  }

  /** A state. */
  static Cell badge(String text, String style) {
    return new Badge(text, style);
  }
}
