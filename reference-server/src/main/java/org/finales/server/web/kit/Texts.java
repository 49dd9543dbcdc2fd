package org.finales.server.web.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The words of the pages, from the property files in {@code org/finales/server/web/texts}, one for
 * each room. Places for values are those of {@link MessageFormat}. Immutable.
 */
public final class Texts {
  private static final String FOLDER = "/org/finales/server/web/texts/";

  private final Map<String, String> texts;

  private Texts(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * Reads the files of some rooms.
   *
   * @param rooms names of files, without folder and ending
   * @throws IllegalStateException if a file is missing or two files have the same key
   */
  public static Texts of(Iterable<String> rooms) {
    Map<String, String> all = new HashMap<>();
    for (String room : rooms) {
      read(room)
          .forEach(
              (key, text) -> {
                if (all.put(key.toString(), text.toString()) != null) {
                  throw new IllegalStateException(room + ".properties repeats the key " + key);
                }
              });
    }
    return new Texts(Map.copyOf(all));
  }

  /** The text of a key, with values put in; the key itself where there is no text. */
  public String get(String key, Object... values) {
    String text = texts.get(key);
    if (text == null) {
      return key;
    }
    return new MessageFormat(text, Locale.ENGLISH).format(values);
  }

  /** Whether there is a text of this key. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  private static Properties read(String room) {
    Properties properties = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(FOLDER + room + ".properties")) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + room + ".properties is not on the class path");
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
