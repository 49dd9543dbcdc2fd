package org.finales.server.web.kit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.jspecify.annotations.Nullable;

/** What every template knows: {@code @param Page page}. Immutable, for one answer. */
public final class Page {
  private final PageCall call;
  private final String title;
  private final String section;
  private final Set<String> topics;
  private final List<Flash> flashes;
  private final boolean charts;

  Page(
      PageCall call,
      String title,
      String section,
      Set<String> topics,
      List<Flash> flashes,
      boolean charts) {
    this.call = call;
    this.title = title;
    this.section = section;
    this.topics = topics;
    this.flashes = flashes;
    this.charts = charts;
  }

  /** The page's own title. */
  public String title() {
    return title;
  }

  /** The text of a key; see {@link Texts#get}. */
  public String text(String key, Object... values) {
    return call.text(key, values);
  }

  /** The address of a script, style or picture. */
  public String asset(String name) {
    return call.pages().assets().href(name);
  }

  /** The links in the head that this person may follow. */
  public List<NavigationItem> navigation(boolean creates) {
    Actor actor = call.actorOrNull();
    return actor == null
        ? List.of()
        : call.pages().navigation().stream()
            .filter(item -> item.creates() == creates && actor.may(item.action()))
            .toList();
  }

  /** Whether the page belongs to a section. */
  public boolean isIn(String other) {
    return section.equals(other);
  }

  /** Who is signed in; {@code null} if nobody is. */
  public @Nullable String account() {
    Actor actor = call.actorOrNull();
    return actor == null ? null : actor.account();
  }

  /** Whether the person may do something; what one may not do is not offered. */
  public boolean may(Action action) {
    Actor actor = call.actorOrNull();
    return actor != null && actor.may(action);
  }

  /** Hidden field against forged forms; every form that posts has it as {@code _csrf}. */
  public String antiForgery() {
    return call.antiForgery();
  }

  /** Hidden field against doing things twice; every form that posts has it as {@code _once}. */
  public String once() {
    return call.newOnce();
  }

  /** The server's time. */
  public Instant now() {
    return call.pages().clock().instant();
  }

  /** What to say. */
  public List<Flash> flashes() {
    return flashes;
  }

  /** What the page listens to, joined by commas; empty for nothing. */
  public String topics() {
    return String.join(",", topics);
  }

  /** Whether the chart library is needed. */
  public boolean charts() {
    return charts;
  }

  /** The path of this page with its query. */
  public String here() {
    return call.here();
  }

  /** A path parameter or query of this call, for forms that search. */
  public String query(String name) {
    String value = call.query(name);
    return value == null ? "" : value;
  }
}
