package org.finales.server.web.kit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writing addresses. */
public final class Links {
  private Links() {}

  /** A text as a part of a path or a query. */
  public static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
