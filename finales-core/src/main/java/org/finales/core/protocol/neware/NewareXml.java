package org.finales.core.protocol.neware;

import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.internal.XmlNode;

/** Step files of Neware's battery testers as XML. Thread-safe. */
public final class NewareXml {
  private NewareXml() {}

  /**
   * Reads a step file: rest, constant current, constant voltage, constant current and voltage,
   * voltage ramp, cycle and end.
   *
   * @param document in the encoding that it declares
   * @throws org.finales.core.protocol.exchange.ProtocolFormatException if it is no step file, is
   *     XML with a document type, or has a step of another type, with line and column
   */
  public static Converted<Protocol> read(byte[] document) {
    return new NewareReader().read(XmlNode.read(document));
  }

  /**
   * Writes a step file.
   *
   * @throws org.finales.core.protocol.exchange.ProtocolFormatException if a step cannot be said,
   *     with its number, or the sample or capacity is missing
   */
  public static Converted<String> write(Protocol protocol, ExportOptions options) {
    return new NewareWriter(options).write(protocol);
  }
}
