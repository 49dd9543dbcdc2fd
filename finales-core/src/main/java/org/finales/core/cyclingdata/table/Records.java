package org.finales.core.cyclingdata.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Splits bytes into records and fields: quoted or not, with line breaks within quotes (RFC 4180),
 * lines ended by LF or CRLF. Not thread-safe.
 */
final class Records implements AutoCloseable {
  /** Most bytes of one record. */
  static final int MAX_RECORD = 1 << 20;

  /** Most fields of one record. */
  static final int MAX_FIELDS = 4096;

  private static final int FIRST_SIZE = 1 << 16;

  private enum Quote {
    NONE,
    OPEN,
    CLOSED
  }

  private final InputStream in;
  private final byte delimiter;
  private final Charset charset;
  private byte[] buffer = new byte[FIRST_SIZE];
  private int begin;
  private int position;
  private int limit;

  // Places of fields, counted from the beginning of the record.
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] escaped = new boolean[64];
  private int fields;
  private long line;
  private long nextLine = 1;

  /** Reads bytes in which delimiters and digits are ASCII. */
  Records(InputStream in, char delimiter, Charset charset) {
    this.in = in;
    this.delimiter = (byte) delimiter;
    this.charset = charset;
  }

  /** The line on which the record begins. */
  long line() {
    return line;
  }

  int fields() {
    return fields;
  }

  byte[] bytes() {
    return buffer;
  }

  int start(int field) {
    return begin + starts[field];
  }

  int end(int field) {
    return begin + ends[field];
  }

  boolean isBlank(int field) {
    for (int i = start(field); i < end(field); i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  String text(int field) {
    String text = Encodings.text(buffer, start(field), end(field), charset);
    return escaped[field] ? text.replace("\"\"", "\"") : text;
  }

  /** Passes over whole lines, quotes or not. */
  void skipLines(long count) throws IOException {
    for (long i = 0; i < count; i++) {
      begin = position;
      line = nextLine;
      do {
        while (position == limit) {
          int moved = fill();
          if (moved < 0) {
            return;
          }
          position -= moved;
        }
      } while (buffer[position++] != '\n');
      nextLine++;
    }
  }

  /** Goes to the next record; false at the end. */
  boolean next() throws IOException {
    fields = 0;
    line = nextLine;
    begin = position;
    int at = begin;
    int start = begin;
    int close = 0;
    boolean marks = false;
    Quote quote = Quote.NONE;
    byte separator = delimiter;
    for (; ; ) {
      while (at == limit) {
        int moved = fill();
        if (moved < 0) {
          position = at;
          return last(start, at, close, quote, marks);
        }
        at -= moved;
        start -= moved;
        close -= moved;
      }
      byte b = buffer[at];
      if (quote == Quote.OPEN) {
        if (b == '"') {
          close = at;
          quote = Quote.CLOSED;
        } else if (b == '\n') {
          nextLine++;
        }
        at++;
      } else if (b == separator || b == '\n') {
        int end = quote == Quote.CLOSED ? close : b == '\n' ? trimmed(start, at) : at;
        add(start, end, marks);
        quote = Quote.NONE;
        marks = false;
        start = ++at;
        if (b == '\n') {
          position = at;
          nextLine++;
          return true;
        }
      } else {
        if (b == '"') {
          if (quote == Quote.CLOSED && close == at - 1) {
            marks = true;
            quote = Quote.OPEN;
          } else if (at == start) {
            quote = Quote.OPEN;
            start = at + 1;
          }
        } else if (quote == Quote.CLOSED && b != ' ' && b != '\r' && b != '\t') {
          throw DataFileException.at(
              line, "text follows a closing quotation mark; double the marks within quoted text");
        }
        at++;
      }
    }
  }

  private boolean last(int start, int at, int close, Quote quote, boolean marks) {
    if (at == begin) {
      return false;
    } else if (quote == Quote.OPEN) {
      throw DataFileException.at(
          line, "a quotation mark is never closed; close it or take it away");
    }
    add(start, quote == Quote.CLOSED ? close : trimmed(start, at), marks);
    return true;
  }

  private int trimmed(int start, int end) {
    return end > start && buffer[end - 1] == '\r' ? end - 1 : end;
  }

  private void add(int start, int end, boolean marks) {
    if (fields == starts.length) {
      if (fields == MAX_FIELDS) {
        throw DataFileException.at(
            line, "more than " + MAX_FIELDS + " cells; check the delimiter of the mapping");
      }
      starts = Arrays.copyOf(starts, fields * 2);
      ends = Arrays.copyOf(ends, fields * 2);
      escaped = Arrays.copyOf(escaped, fields * 2);
    }
    starts[fields] = start - begin;
    ends[fields] = end - begin;
    escaped[fields++] = marks;
  }

  /** Reads more, keeping the record; returns how far its bytes moved, or -1 at the end. */
  private int fill() throws IOException {
    int moved = 0;
    if (limit == buffer.length) {
      moved = begin;
      System.arraycopy(buffer, begin, buffer, 0, limit - begin);
      limit -= begin;
      begin = 0;
      if (limit == buffer.length) {
        if (limit >= MAX_RECORD) {
          throw DataFileException.at(
              line,
              "longer than 1 MiB, which no line of cycling data is; look for a quotation mark that"
                  + " is not closed or for missing line breaks");
        }
        buffer = Arrays.copyOf(buffer, limit * 2);
      }
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    if (count < 0) {
      // What moved is told first; the next call tells of the end.
      return moved == 0 ? -1 : moved;
    }
    limit += count;
    return moved;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
