package org.finales.core.cyclingdata.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How the characters of files are encoded, and files as bytes in which delimiters are ASCII. */
final class Encodings {
  static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int SPAN = 8192;

  private Encodings() {}

  /** Finds the encoding from the first bytes: a mark, zeros, or what is valid UTF-8. */
  static Charset of(byte[] head) {
    if (starts(head, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    } else if (starts(head, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    } else if (starts(head, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    int even = 0;
    int odd = 0;
    int length = Math.min(head.length, 2000);
    for (int i = 0; i < length; i++) {
      if (head[i] == 0) {
        even += i % 2 == 0 ? 1 : 0;
        odd += i % 2;
      }
    }
    if (odd > length / 4) {
      return StandardCharsets.UTF_16LE;
    } else if (even > length / 4) {
      return StandardCharsets.UTF_16BE;
    }
    return isUtf8(head) ? StandardCharsets.UTF_8 : WINDOWS;
  }

  private static boolean starts(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] head) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(head.length + 1);
    // The head may end within a character, which is no error.
    CoderResult result = decoder.decode(ByteBuffer.wrap(head), out, false);
    return !result.isError();
  }

  /** Reads text; what is not valid in UTF-8 is read as Windows-1252. */
  static String text(byte[] bytes, int from, int to, Charset charset) {
    Charset used = isWide(charset) ? StandardCharsets.UTF_8 : charset;
    try {
      return used.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, from, to - from, WINDOWS);
    }
  }

  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16");
  }

  /** The bytes of a file without its mark, UTF-16 turned into UTF-8. */
  static InputStream narrow(InputStream in, Charset charset) throws IOException {
    if (isWide(charset)) {
      return new Narrowed(in, charset);
    }
    PushbackInputStream pushed = new PushbackInputStream(in, 3);
    byte[] mark = pushed.readNBytes(3);
    if (!starts(mark, 0xEF, 0xBB, 0xBF)) {
      pushed.unread(mark);
    }
    return pushed;
  }

  /** UTF-16 as UTF-8. */
  private static final class Narrowed extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[SPAN];
    private ByteArrayInputStream bytes = new ByteArrayInputStream(new byte[0]);
    private int kept;
    private boolean begun;

    Narrowed(InputStream in, Charset charset) {
      reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
      return fill() ? bytes.read() : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return fill() ? bytes.read(target, offset, length) : -1;
    }

    private boolean fill() throws IOException {
      while (bytes.available() == 0) {
        int count = reader.read(chars, kept, chars.length - kept);
        if (count < 0) {
          return false;
        }
        int end = kept + count;
        int whole = Character.isHighSurrogate(chars[end - 1]) ? end - 1 : end;
        int from = !begun && whole > 0 && chars[0] == '\uFEFF' ? 1 : 0;
        begun |= whole > 0;
        String text = new String(chars, from, whole - from);
        bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        kept = end - whole;
        if (kept > 0) {
          chars[0] = chars[whole];
        }
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
