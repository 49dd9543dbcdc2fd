package org.finales.core.protocol.tomato;

import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import tools.jackson.databind.JsonNode;

/** Jobs of tomato 0.2 as JSON. Thread-safe. */
public final class TomatoJson {
  private TomatoJson() {}

  /** Tells whether JSON looks like such a job. */
  public static boolean is(JsonNode json) {
    return json.has("tomato") && json.path("method").isArray();
  }

  /**
   * Reads a job of open circuit, constant current, constant voltage and loops.
   *
   * @throws org.finales.core.protocol.exchange.ProtocolFormatException if it is none, or says
   *     something else, with the JSON pointer of each problem
   */
  public static Converted<Protocol> read(byte[] utf8) {
    return new TomatoReader().read(utf8);
  }

  /**
   * Writes a job.
   *
   * @throws org.finales.core.protocol.exchange.ProtocolFormatException if a step cannot be said,
   *     with its number, or the sample or capacity is missing
   */
  public static Converted<String> write(Protocol protocol, ExportOptions options) {
    return new TomatoWriter(options).write(protocol);
  }
}
