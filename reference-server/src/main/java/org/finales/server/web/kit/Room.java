package org.finales.server.web.kit;

import java.util.List;

/** Pages that belong together, with their texts, links and what they add to the search. */
public interface Room {
  /** The file of its texts, without folder and ending; see {@link Texts}. */
  String texts();

  /** Its links in the head of every page. */
  default List<NavigationItem> navigation() {
    return List.of();
  }

  /** Where the search box looks. */
  default List<SearchSource> searches() {
    return List.of();
  }

  /** Registers its pages; called once, before the server accepts connections. */
  void register(Pages pages);

  /** Ends everything that waits, because the server stops; called once. */
  default void stopping() {}
}
