package org.finales.server.web.kit;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.json.FinalesJson;
import org.finales.core.accounts.BrowserSession;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.server.http.Refusal;
import org.finales.server.http.RefusedException;
import org.jspecify.annotations.Nullable;

/** One call of a page: who calls, what was sent, and how it is answered. Not thread-safe. */
public final class PageCall {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Pages pages;
  private final Context ctx;
  private BrowserSession session;
  private @Nullable Actor actor;
  private @Nullable Submission submission;
  private @Nullable String location;

  PageCall(Pages pages, Context ctx) {
    this.pages = pages;
    this.ctx = ctx;
    PageHeaders.set(ctx);
    this.session = Cookies.read(ctx, pages.access().sessions());
    if (session.isSignedIn()) {
      try {
        actor = pages.access().sessions().actor(session, ctx.ip());
      } catch (UnauthenticatedException e) {
        actor = null; // the account was disabled a moment ago
      }
    }
  }

  /** Stops whoever may not see the page. */
  void guard(@Nullable Action action) {
    if (action != null) {
      actor().require(action);
    }
  }

  /** Takes a form, if it comes from a page that this browser got from this server. */
  void take(Submission sent) {
    String site = ctx.header("Sec-Fetch-Site");
    boolean elsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
    String token = sent.find("_csrf");
    if (token == null) {
      token = ctx.header("X-CSRF-Token");
    }
    if (elsewhere || !pages.access().sessions().isFrom(session, token)) {
      throw Refusal.of(403, "foreign-form", text("error.foreign-form")).exception();
    }
    submission = sent;
  }

  /**
   * Who is signed in.
   *
   * @throws UnauthenticatedException if nobody is, which leads to the page for it
   */
  public Actor actor() {
    Actor known = actor;
    if (known == null) {
      throw new UnauthenticatedException(text("error.sign-in-first"));
    }
    return known;
  }

  /** Who is signed in; {@code null} if nobody is. */
  public @Nullable Actor actorOrNull() {
    return actor;
  }

  /** The broker in the name of who is signed in. */
  public Broker broker() {
    return pages.engine().as(actor());
  }

  /** What all pages share. */
  public Pages pages() {
    return pages;
  }

  /** The call as it came. */
  public Context ctx() {
    return ctx;
  }

  /** The browser's session. */
  public BrowserSession session() {
    return session;
  }

  /** Gives the browser another session: after signing in and out. */
  public void session(BrowserSession other) {
    session = other;
    Cookies.write(ctx, pages.access().sessions(), other);
    actor = other.isSignedIn() ? pages.access().sessions().actor(other, ctx.ip()) : null;
  }

  /** The text of a key; see {@link Texts#get}. */
  public String text(String key, Object... values) {
    return pages.texts().get(key, values);
  }

  /** A part of the path. */
  public String path(String name) {
    return ctx.pathParam(name);
  }

  /**
   * A part of the path that is an identifier.
   *
   * @throws NotFoundException if it is none
   */
  public UUID id(String name) {
    String text = path(name);
    try {
      if (text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new NotFoundException(text("error.not-an-id", text));
  }

  /** A parameter of the address without blanks at its ends; {@code null} if that is empty. */
  public @Nullable String query(String name) {
    String value = ctx.queryParam(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** All values of a parameter of the address that are not blank. */
  public List<String> queries(String name) {
    return ctx.queryParams(name).stream().filter(value -> !value.isBlank()).toList();
  }

  /** The path of this call with its query, as a place to come back to. */
  public String here() {
    String query = ctx.queryString();
    return query == null || query.isEmpty() ? ctx.path() : ctx.path() + "?" + query;
  }

  /** What the form sent. */
  public Submission submission() {
    return Objects.requireNonNull(submission, "only where a form was posted");
  }

  /**
   * Answers with a page.
   *
   * @param template below {@code src/main/jte}, without ending
   */
  public PageBuilder page(String template) {
    return new PageBuilder(this, template);
  }

  /** Answers with JSON, compressed where the browser takes it. */
  public void json(Object value) {
    Gzip.answer(ctx, "application/json", FinalesJson.writeBytes(value));
  }

  /**
   * Leads the browser to another page of this server.
   *
   * @throws IllegalArgumentException if that is not a path on this server
   */
  public void redirect(String path) {
    if (!LocalPath.isLocal(path)) {
      throw new IllegalArgumentException("not a path on this server");
    }
    location = path;
    // A call by script follows by itself and would put the whole page into its place.
    if (ctx.header("HX-Request") != null) {
      ctx.status(204).header("HX-Redirect", path);
    } else {
      ctx.status(303).header("Location", path);
    }
  }

  /** Leads the browser to another page, which says something. */
  public void redirect(String path, Flash flash) {
    say(flash);
    redirect(path);
  }

  /** Says something on the next page. */
  public void say(Flash flash) {
    pages.flashes().add(session.id(), flash);
  }

  /** Refuses the call, in words. */
  public RefusedException refusal(int status, String code, String detail) {
    return Refusal.of(status, code, detail).exception();
  }

  /** Whether the browser calls this machine by one of its own names. */
  public boolean isLoopbackHost() {
    return Cookies.isLoopback(ctx.header("Host"));
  }

  /** The address under which the browser sees this server, without a slash at the end. */
  public String address() {
    String scheme =
        "https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto")) ? "https://" : "http://";
    String host = ctx.header("Host");
    return host == null || !host.matches("[A-Za-z0-9.:\\[\\]-]{1,260}") ? "" : scheme + host;
  }

  /** Whether the browser wants JSON rather than a page. */
  boolean wantsJson() {
    String accept = ctx.header("Accept");
    return accept != null
        && accept.toLowerCase(Locale.ROOT).contains("json")
        && !accept.contains("text/html");
  }

  /** Where this call was led; {@code null} if it was not. */
  @Nullable String location() {
    return location;
  }

  List<Flash> takeFlashes() {
    // A part that is fetched anew shows no messages; they are for the page that comes next.
    return ctx.header("HX-Request") != null ? List.of() : pages.flashes().take(session.id());
  }

  String antiForgery() {
    if (!Cookies.isSent(ctx)) {
      Cookies.write(ctx, pages.access().sessions(), session);
    }
    return pages.access().sessions().antiForgery(session);
  }

  String newOnce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
