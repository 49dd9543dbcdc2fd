package org.finales.core.protocol.internal;

import org.finales.core.protocol.exchange.ProtocolFormatException;

/** Text within XML 1.0. */
public final class XmlText {
  private static final int FIRST_PRINTABLE = 0x20;

  private XmlText() {}

  /**
   * Returns text as the value of an attribute in double quotes; line breaks and tabs survive.
   *
   * @param what whose text it is, for the message
   * @throws ProtocolFormatException if it has characters that XML cannot hold
   */
  public static String attribute(String text, String what) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> {
                  if (!isAllowed(c)) {
                    throw new ProtocolFormatException(
                        "",
                        "%s has the character U+%04X, which XML cannot hold: give another"
                            .formatted(what, c));
                  }
                  escaped.appendCodePoint(c);
                }
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    return c >= FIRST_PRINTABLE && !(c >= 0xd800 && c <= 0xdfff) && c != 0xfffe && c != 0xffff;
  }
}
