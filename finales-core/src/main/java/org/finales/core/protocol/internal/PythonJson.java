package org.finales.core.protocol.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON laid out as Python's {@code json.dumps(value, indent=4)}, number by number, so that files
 * can be compared with those of programs written in it. Not thread-safe.
 */
public final class PythonJson {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_ASCII = 0x7e;
  private static final String INDENT = "    ";

  private final boolean ascii;
  private final StringBuilder text = new StringBuilder();

  private PythonJson(boolean ascii) {
    this.ascii = ascii;
  }

  /**
   * Writes a value.
   *
   * @param value maps, lists, texts, whole numbers, doubles, booleans and nulls
   * @param ascii whether to escape what is not ASCII, as Python does unless told otherwise
   */
  public static String write(@Nullable Object value, boolean ascii) {
    PythonJson writer = new PythonJson(ascii);
    writer.value(value, "\n");
    return writer.text.toString();
  }

  private void value(@Nullable Object value, String line) {
    if (value instanceof Map<?, ?> map) {
      object(map, line);
    } else if (value instanceof List<?> list) {
      array(list, line);
    } else if (value instanceof String string) {
      string(string);
    } else if (value instanceof Double number) {
      text.append(PythonText.repr(number));
    } else {
      text.append(value);
    }
  }

  private void object(Map<?, ?> map, String line) {
    text.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      text.append(line).append(INDENT);
      string(String.valueOf(entry.getKey()));
      text.append(": ");
      value(entry.getValue(), line + INDENT);
      text.append(i.hasNext() ? "," : line);
    }
    text.append('}');
  }

  private void array(List<?> list, String line) {
    text.append('[');
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      text.append(line).append(INDENT);
      value(i.next(), line + INDENT);
      text.append(i.hasNext() ? "," : line);
    }
    text.append(']');
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        default -> {
          if (c < FIRST_PRINTABLE
              || (ascii && c > LAST_ASCII)
              || Character.isSurrogate(c) && ascii) {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
