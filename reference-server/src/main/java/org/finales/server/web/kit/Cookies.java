package org.finales.server.web.kit;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.finales.core.accounts.BrowserSession;
import org.finales.core.accounts.BrowserSessions;
import org.jspecify.annotations.Nullable;

/** The browser's session as a cookie: not for scripts, and not for other sites. */
final class Cookies {
  static final String NAME = "finales-session";

  private static final String READ = "finales.web.session";
  private static final String SENT = "finales.web.session.sent";

  private Cookies() {}

  /** The session of a call, the same for the whole call; a new one where there is none. */
  static BrowserSession read(Context ctx, BrowserSessions sessions) {
    BrowserSession known = ctx.attribute(READ);
    if (known != null) {
      return known;
    }
    Optional<BrowserSession> carried = sessions.read(ctx.cookie(NAME));
    BrowserSession session = carried.orElseGet(sessions::anonymous);
    ctx.attribute(READ, session);
    if (carried.isPresent()) {
      Optional<BrowserSession> renewed = sessions.renewed(session);
      if (renewed.isPresent()) {
        session = renewed.get();
        write(ctx, sessions, session);
      } else {
        ctx.attribute(SENT, true);
      }
    }
    return session;
  }

  /** Whether the browser has the session or is going to get it with this answer. */
  static boolean isSent(Context ctx) {
    return ctx.attribute(SENT) != null;
  }

  static void write(Context ctx, BrowserSessions sessions, BrowserSession session) {
    ctx.attribute(READ, session);
    ctx.attribute(SENT, true);
    StringBuilder cookie = new StringBuilder(NAME).append('=').append(sessions.write(session));
    cookie.append("; Path=/; HttpOnly; SameSite=Lax");
    if (isSecure(ctx)) {
      cookie.append("; Secure");
    }
    cookie.append("; Max-Age=").append(BrowserSessions.LIFETIME.toSeconds());
    ctx.res().setHeader("Set-Cookie", cookie.toString());
  }

  /** On this machine itself nobody listens in, and there is no certificate for it. */
  static boolean isSecure(Context ctx) {
    String forwarded = ctx.header("X-Forwarded-Proto");
    if (forwarded != null && forwarded.equalsIgnoreCase("https")) {
      return true;
    }
    return !isLoopback(ctx.header("Host"));
  }

  static boolean isLoopback(@Nullable String host) {
    String name = Objects.requireNonNullElse(host, "").toLowerCase(Locale.ROOT);
    int port = name.lastIndexOf(':');
    if (port > name.lastIndexOf(']')) {
      name = name.substring(0, port);
    }
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("[::1]")
        || name.matches("127(\\.[0-9]{1,3}){3}");
  }
}
