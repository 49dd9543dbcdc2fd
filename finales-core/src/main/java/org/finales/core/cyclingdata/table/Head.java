package org.finales.core.cyclingdata.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** The first lines of a file, from which its format is found; immutable. */
public final class Head {
  /** Most bytes that are looked at. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MAX_LINES = 2000;

  private final Charset charset;
  private final List<String> lines;

  private Head(Charset charset, List<String> lines) {
    this.charset = charset;
    this.lines = List.copyOf(lines);
  }

  /** Reads the first lines, at most {@value #MAX_BYTES} bytes; the stream stays open. */
  public static Head read(InputStream in) throws IOException {
    return of(in.readNBytes(MAX_BYTES));
  }

  /** Takes the first bytes of a file, or all. */
  public static Head of(byte[] bytes) {
    Charset charset = Encodings.of(bytes);
    String text;
    try (InputStream narrow = Encodings.narrow(new ByteArrayInputStream(bytes), charset)) {
      byte[] plain = narrow.readAllBytes();
      int end = bytes.length < MAX_BYTES ? plain.length : lastBreak(plain);
      text = Encodings.text(plain, 0, end, charset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Head(charset, lines(text));
  }

  private static int lastBreak(byte[] bytes) {
    for (int i = bytes.length; i > 0; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    return bytes.length;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length() && lines.size() < MAX_LINES) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      int cut = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
      lines.add(text.substring(from, cut));
      from = to + 1;
    }
    return lines;
  }

  /** Name of the encoding. */
  public String encoding() {
    return charset.name();
  }

  /** The lines without their ends, at most 2000. */
  public List<String> lines() {
    return lines;
  }

  /** Splits a line into its cells; quotation marks within quoted cells are doubled. */
  public static List<String> cells(String line, char delimiter) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && (quoted || cell.length() == 0)) {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == delimiter && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
