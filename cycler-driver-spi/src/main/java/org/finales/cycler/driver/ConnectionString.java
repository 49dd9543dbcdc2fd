package org.finales.cycler.driver;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.spi.SettingException;
import org.jspecify.annotations.Nullable;

/**
 * Which driver, over which link, with which settings; immutable: {@code
 * ea-scpi:serial:///dev/ttyACM0?baud=115200}, {@code neware-bts:tcp://host:502}, {@code
 * sim:li-ion?capacity=2.5Ah}.
 *
 * <p>Names and values of settings are percent-encoded as in URLs; a value may have a unit.
 *
 * @param driver code of the driver: lower case letters, digits and hyphens
 * @param scheme scheme of the link, for example {@code serial}; null if the target is the driver's
 *     own business
 * @param target what follows the scheme's {@code ://}, or the driver's colon
 * @param settings values by the names of the settings, in the order given
 */
public record ConnectionString(
    String driver, @Nullable String scheme, String target, Map<String, String> settings) {
  private static final int LONGEST = 2000;
  private static final Pattern SHAPE =
      Pattern.compile(
          "([a-z0-9][a-z0-9-]{0,49}):(?:([a-z][a-z0-9]{0,19})://)?([^?\\p{Cntrl}]{0,1000})"
              + "(?:\\?(.*))?",
          Pattern.DOTALL);

  /** Keeps the settings as they are. */
  public ConnectionString {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * Reads one.
   *
   * @throws SettingException saying what is wrong and how one looks
   */
  public static ConnectionString of(String text) {
    if (text.length() > LONGEST) {
      throw new SettingException(
          "the connection string has "
              + text.length()
              + " characters; "
              + LONGEST
              + " are allowed");
    }
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new SettingException(
          "\""
              + text
              + "\" is no connection string; write DRIVER:serial://PORT, DRIVER:tcp://HOST:PORT or"
              + " sim:CELL, and settings as ?name=value&name=value, for example"
              + " ea-scpi:serial:///dev/ttyACM0?baud=115200");
    }
    return new ConnectionString(
        matcher.group(1), matcher.group(2), matcher.group(3), settings(matcher.group(4)));
  }

  static Map<String, String> settings(@Nullable String query) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return settings;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw new SettingException(
            "\"" + pair + "\" is no setting; write name=value, and & between two of them");
      }
      String name = decoded(pair.substring(0, equals));
      if (settings.put(name, decoded(pair.substring(equals + 1))) != null) {
        throw new SettingException("the setting " + name + " is given twice; give it once");
      }
    }
    return settings;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          "\"" + text + "\" has a % that is not followed by two hexadecimal digits; write %25", e);
    }
  }

  /** Returns the same with a setting, or with another value of it. */
  public ConnectionString with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(settings);
    changed.put(name, value);
    return new ConnectionString(driver, scheme, target, changed);
  }

  /** Returns it without its settings, for messages: settings may be secret. */
  public String place() {
    return driver + ":" + (scheme == null ? "" : scheme + "://") + target;
  }

  /** Returns the whole text, secrets too; {@link #place()} is for messages. */
  public String text() {
    StringBuilder text = new StringBuilder(place());
    char separator = '?';
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      text.append(separator)
          .append(encoded(setting.getKey()))
          .append('=')
          .append(encoded(setting.getValue()));
      separator = '&';
    }
    return text.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Returns {@link #place()}: values of settings may be secret. */
  @Override
  public String toString() {
    return place();
  }
}
