package org.finales.core.linkeddata;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts that are IRIs, and names for things whose text is none. */
public final class Iris {
  /** What the name of a thing begins with whose own text is no IRI. */
  public static final String LOCAL = "urn:finales:local:";

  private Iris() {}

  /** Tells whether a text is an absolute IRI without characters that no IRI may hold. */
  public static boolean isAbsolute(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0x20 || c == 0x7f || "<>\"{}|\\^`".indexOf(c) >= 0) {
        return false;
      }
      if (i < colon && !isLetter(c) && !(c >= '0' && c <= '9') && "+-.".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the node of a text: the IRI that it is, or a local name made from it. */
  public static Node.Iri of(String text) {
    return isAbsolute(text) && !text.startsWith(LOCAL)
        ? new Node.Iri(text)
        : new Node.Iri(LOCAL + encoded(text));
  }

  /** Returns the text that {@link #of} makes the node from. */
  public static String text(Node.Iri node) {
    String iri = node.value();
    if (!iri.startsWith(LOCAL)) {
      return iri;
    }
    try {
      return URLDecoder.decode(iri.substring(LOCAL.length()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return iri;
    }
  }

  /** Returns a text with everything escaped that would end or part an IRI. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
