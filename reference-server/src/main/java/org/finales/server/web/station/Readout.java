package org.finales.server.web.station;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What a channel measures.
 *
 * @param channel its name
 * @param voltage with its unit
 * @param current with its unit
 * @param inputs what else is measured, with names and units
 */
public record Readout(String channel, String voltage, String current, List<String> inputs) {
  /** Copies the list. */
  public Readout {
    inputs = List.copyOf(inputs);
  }

  static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString()
        : "–";
  }
}
