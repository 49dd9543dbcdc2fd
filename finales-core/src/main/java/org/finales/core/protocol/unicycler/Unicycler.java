package org.finales.core.protocol.unicycler;

import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import tools.jackson.databind.JsonNode;

/** The universal cycling protocol of aurora-unicycler as JSON. Thread-safe. */
public final class Unicycler {
  private Unicycler() {}

  /** Tells whether JSON looks like such a document. */
  public static boolean is(JsonNode json) {
    return json.path("method").isArray() && (json.has("unicycler") || json.has("record"));
  }

  /**
   * Reads a document by unicycler's rules.
   *
   * <p>What a protocol has no field for is kept in its attributes and written again by {@link
   * #write}; zeros that count as not given are not.
   *
   * @throws org.finales.core.protocol.exchange.ProtocolFormatException if it breaks one, with the
   *     JSON pointer of each problem
   */
  public static Converted<Protocol> read(byte[] utf8) {
    return UnicyclerReader.read(utf8);
  }

  /**
   * Writes a document with all fields, in the order and layout of unicycler's own.
   *
   * @throws org.finales.core.protocol.exchange.ProtocolFormatException if a step cannot be said,
   *     with its number
   */
  public static Converted<String> write(Protocol protocol, ExportOptions options) {
    return UnicyclerWriter.write(protocol, options);
  }
}
