package org.finales.server.web.kit.table;

import java.time.Instant;
import java.util.List;
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

  /**
   * A box that is sent with a form elsewhere on the page.
   *
   * @param form id of that form
   * @param name name of the field
   * @param value what is sent
   * @param label what it chooses, in words
   */
  record Choice(String form, String name, String value, String label) implements Cell {}

  /**
   * What else can be done with the row.
   *
   * @param label whose menu it is, in words
   * @param links places to go to
   * @param orders things to do
   */
  record Menu(String label, List<Link> links, List<Order> orders) implements Cell {
    public Menu {
      links = List.copyOf(links);
      orders = List.copyOf(orders);
    }
  }

  /**
   * Something to do, which a dialog of the page asks about first; its form gets the address, and
   * the name stands in its element {@code [data-about]}.
   *
   * @param text what it is called
   * @param dialog id of the dialog
   * @param action where its form is sent
   * @param about the name of what it is done to
   * @param danger whether something is lost by it
   */
  record Order(String text, String dialog, String action, String about, boolean danger) {}

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
