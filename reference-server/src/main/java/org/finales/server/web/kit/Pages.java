package org.finales.server.web.kit;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Action;
import org.finales.core.engine.Engine;
import org.finales.server.http.Routes;
import org.jspecify.annotations.Nullable;

/**
 * Where rooms register their pages, and what all pages share. A page is answered for nobody but
 * those who may do what it was registered with; a form is taken only from a page of this server.
 * Registering is not thread-safe, everything else is.
 */
public final class Pages {
  private final Routes routes;
  private final Access access;
  private final Engine engine;
  private final Texts texts;
  private final LiveHub live;
  private final List<NavigationItem> navigation;
  private final List<SearchSource> searches;
  private final Assets assets = new Assets();
  private final Flashes flashes = new Flashes();
  private final Once once = new Once();
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * Makes the pages of a server.
   *
   * @param rooms all rooms, for their texts, links and searches
   */
  public Pages(Routes routes, Access access, Engine engine, LiveHub live, List<Room> rooms) {
    this.routes = routes;
    this.access = access;
    this.engine = engine;
    this.live = live;
    List<String> files = new ArrayList<>(List.of("kit"));
    rooms.forEach(room -> files.add(room.texts()));
    this.texts = Texts.of(files);
    this.navigation =
        rooms.stream()
            .flatMap(room -> room.navigation().stream())
            .sorted(Comparator.comparingInt(NavigationItem::order))
            .toList();
    this.searches = rooms.stream().flatMap(room -> room.searches().stream()).toList();
    routes.get(Assets.PATH, assets::answer);
    get("/live", Action.READ, this::listen);
  }

  /** A page, for those who may do something. */
  public Pages get(String path, Action action, PageHandler handler) {
    routes.get(path, ctx -> answer(ctx, action, handler));
    return this;
  }

  /** A page for everybody. */
  public Pages getOpen(String path, PageHandler handler) {
    routes.get(path, ctx -> answer(ctx, null, handler));
    return this;
  }

  /** A form without files, for those who may do something. */
  public Pages post(String path, Action action, PageHandler handler) {
    return post(path, action, 0, handler);
  }

  /**
   * A form with files, for those who may do something.
   *
   * @param maxBytes of the whole body
   */
  public Pages post(String path, Action action, long maxBytes, PageHandler handler) {
    routes.post(path, ctx -> take(ctx, action, maxBytes, handler));
    return this;
  }

  /** A form for everybody. */
  public Pages postOpen(String path, PageHandler handler) {
    routes.post(path, ctx -> take(ctx, null, 0, handler));
    return this;
  }

  /** Scripts, styles and pictures. */
  public Assets assets() {
    return assets;
  }

  /** What pages are told while they are looked at. */
  public LiveHub live() {
    return live;
  }

  /** The engine behind the pages. */
  public Engine engine() {
    return engine;
  }

  /** Accounts, tokens and sessions. */
  public Access access() {
    return access;
  }

  /** The words of the pages. */
  public Texts texts() {
    return texts;
  }

  /** The time. */
  public Clock clock() {
    return engine.clock();
  }

  /** Where the search box looks. */
  public List<SearchSource> searches() {
    return searches;
  }

  /** The page that says why a call is refused; status and headers are set already. */
  public void refuse(Context ctx, org.finales.server.http.Refusal refusal) {
    RefusalPage.answer(new PageCall(this, ctx), refusal);
  }

  List<NavigationItem> navigation() {
    return navigation;
  }

  TemplateEngine templates() {
    return templates;
  }

  Flashes flashes() {
    return flashes;
  }

  private void listen(PageCall call) {
    String topics = call.query("topics");
    live.open(
        call.ctx(), topics == null ? "" : topics, () -> access.sessions().isAlive(call.session()));
  }

  private void answer(Context ctx, @Nullable Action action, PageHandler handler) throws Exception {
    PageCall call = new PageCall(this, ctx);
    call.guard(action);
    handler.handle(call);
  }

  private void take(Context ctx, @Nullable Action action, long maxBytes, PageHandler handler)
      throws Exception {
    PageCall call = new PageCall(this, ctx);
    call.guard(action);
    try (Submission sent = Submission.of(ctx, maxBytes)) {
      call.take(sent);
      String key = sent.once();
      if (key == null || key.length() > 100) {
        handler.handle(call);
        return;
      }
      String form = call.session().id() + " " + key;
      String before = once.begin(form);
      if (before != null) {
        call.redirect(before);
        return;
      }
      String location = null;
      try {
        handler.handle(call);
        location = call.location();
      } finally {
        if (location == null) {
          once.cameToNothing(form);
        } else {
          once.ledTo(form, location);
        }
      }
    }
  }
}
