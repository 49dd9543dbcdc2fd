package org.finales.core.protocol.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The text of an XML document in the encoding that it declares. The JDK's own parser would print
 * what it cannot decode.
 */
public final class XmlEncoding {
  /** A declaration is shorter than this. */
  private static final int BEGINNING = 200;

  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml\\s[^>]{0,100}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");

  private XmlEncoding() {}

  /**
   * Decodes a document.
   *
   * @throws ProtocolFormatException if it is not in the encoding that it declares, or UTF-8 if it
   *     declares none
   */
  static String decode(byte[] document) {
    Charset charset = charset(document);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ProtocolFormatException(
          "", "is no XML in %s; declare the encoding that it has".formatted(charset), e);
    }
  }

  /** Tells whether a document looks like XML with two bytes for each character. */
  public static boolean isWide(byte[] document) {
    boolean marked = startsWith(document, 0xFE, 0xFF) || startsWith(document, 0xFF, 0xFE);
    int at = marked ? 2 : 0;
    Charset charset = wide(document);
    return charset != null
        && new String(document, at, Math.min(document.length - at, BEGINNING), charset)
            .stripLeading()
            .startsWith("<");
  }

  private static @Nullable Charset wide(byte[] document) {
    if (startsWith(document, 0xFE, 0xFF) || startsWith(document, 0, '<')) {
      return StandardCharsets.UTF_16BE;
    }
    return startsWith(document, 0xFF, 0xFE) || startsWith(document, '<', 0)
        ? StandardCharsets.UTF_16LE
        : null;
  }

  private static Charset charset(byte[] document) {
    Charset wide = wide(document);
    if (wide != null) {
      return wide;
    }
    String start =
        new String(document, 0, Math.min(document.length, BEGINNING), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(start);
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new ProtocolFormatException(
          "line 1, column 1",
          "the encoding %s is not known; use UTF-8".formatted(declared.group(1)),
          e);
    }
  }

  private static boolean startsWith(byte[] document, int first, int second) {
    return document.length > 1 && (document[0] & 0xFF) == first && (document[1] & 0xFF) == second;
  }
}
