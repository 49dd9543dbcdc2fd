package org.finales.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names and values joined by {@code &} and {@code =}, read as Python reads them: a plus sign is a
 * blank, an escape that is none stays as it is, and bytes that are no UTF-8 become U+FFFD.
 */
public final class Percent {
  private Percent() {}

  /** All pairs; of a name that comes more than once, the last. */
  public static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        pairs.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return pairs;
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int high = i + 2 < raw.length && raw[i] == '%' ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low >= 0) {
        plain.write(high * 16 + low);
        i += 2;
      } else {
        plain.write(raw[i] == '+' ? ' ' : raw[i]);
      }
    }
    return plain.toString(StandardCharsets.UTF_8);
  }
}
