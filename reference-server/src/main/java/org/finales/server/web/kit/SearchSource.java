package org.finales.server.web.kit;

import java.util.List;

/** A kind of things that can be found by the search box. Thread-safe. */
public interface SearchSource {
  /** Key of the heading under which its hits stand. */
  String titleKey();

  /**
   * What fits a text, best first.
   *
   * @param call who asks; only what this person may see is found
   * @param text not blank, at most 200 characters
   * @param limit at most so many
   */
  List<Hit> search(PageCall call, String text, int limit);

  /**
   * Something that was found.
   *
   * @param title what it is called
   * @param detail a line about it; may be empty
   * @param href its page
   */
  record Hit(String title, String detail, String href) {}
}
