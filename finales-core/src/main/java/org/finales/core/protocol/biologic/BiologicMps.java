package org.finales.core.protocol.biologic;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;

/** Settings files of EC-Lab, and of BT-Lab, which writes alike. Thread-safe. */
public final class BiologicMps {
  /** The encoding of the files, that of Windows in the West. */
  public static final Charset CHARSET = Charset.forName("windows-1252");

  /** What the first line is. */
  public static final String FIRST_LINE = "EC-LAB SETTING FILE";

  private static final String BT_LAB_FIRST_LINE = "BT-LAB SETTING FILE";

  private BiologicMps() {}

  /** Tells whether a text begins as a settings file of EC-Lab or BT-Lab does. */
  public static boolean begins(String text) {
    return text.startsWith(FIRST_LINE) || text.startsWith(BT_LAB_FIRST_LINE);
  }

  /**
   * Reads a settings file: Modulo Bat with rest, CC, CV, VS, PEIS, GEIS and loops, galvanostatic
   * cycling with potential limitation (GCPL, and 5 and 7), chronopotentiometry, chronoamperometry,
   * and the techniques OCV, PEIS, GEIS and Loop. Numbers may have decimal points or commas. A
   * current without a sign under Discharge, as BT-Lab writes it, is a discharge if its limit is a
   * voltage that falls, and refused if not.
   *
   * @param document in {@link #CHARSET}, or in UTF-8
   * @throws org.finales.core.protocol.exchange.ProtocolFormatException if it is no settings file,
   *     or has a technique or a setting that cannot be read, with its line
   */
  public static Converted<Protocol> read(byte[] document) {
    return new MpsReader().read(MpsText.of(decode(document)));
  }

  /**
   * Writes a settings file with line ends of Windows.
   *
   * @throws org.finales.core.protocol.exchange.ProtocolFormatException if a step cannot be said,
   *     with its number, or the sample or capacity is missing, or the sample's name has characters
   *     that the file cannot hold
   */
  public static Converted<String> write(Protocol protocol, ExportOptions options) {
    return new MpsWriter(options).write(protocol);
  }

  /** Returns a text's first character that the encoding lacks, as text; null if there is none. */
  static @org.jspecify.annotations.Nullable String unknown(String text) {
    CharsetEncoder encoder = CHARSET.newEncoder();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      String character = Character.toString(text.codePointAt(i));
      if (!encoder.canEncode(character)) {
        return character;
      }
    }
    return null;
  }

  private static String decode(byte[] document) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
      String string = text.toString();
      return string.startsWith("\uFEFF") ? string.substring(1) : string;
    } catch (CharacterCodingException e) {
      return new String(document, CHARSET); // a µ alone is no UTF-8
    }
  }
}
