package org.finales.server.web.home;

import java.util.ArrayList;
import java.util.List;
import org.finales.core.engine.Action;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;
import org.finales.server.web.kit.SearchSource;

/** The search over everything. */
public final class HomeRoom implements Room {
  private static final int MAX_TEXT = 200;
  private static final int HITS = 20;

  @Override
  public String texts() {
    return "home";
  }

  @Override
  public void register(Pages pages) {
    pages.get("/search", Action.READ, HomeRoom::search);
  }

  /**
   * What was found of one kind.
   *
   * @param title the kind
   * @param hits never empty
   */
  public record Found(String title, List<SearchSource.Hit> hits) {}

  private static void search(PageCall call) {
    String text = call.query("text");
    List<Found> all = new ArrayList<>();
    if (text != null && text.length() <= MAX_TEXT) {
      for (SearchSource source : call.pages().searches()) {
        List<SearchSource.Hit> hits = source.search(call, text, HITS);
        if (!hits.isEmpty()) {
          all.add(new Found(call.text(source.titleKey()), hits));
        }
      }
    }
    call.page("home/search")
        .title(text == null ? call.text("search.title") : call.text("search.title-of", text))
        .section("search")
        .with("text", text == null ? "" : text)
        .with("found", all)
        .show();
  }
}
