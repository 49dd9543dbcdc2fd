package org.finales.server.cli;

import java.util.List;
import java.util.Locale;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Reading;

/** Measurements as people read them. */
final class Readings {
  private static final double ANY_VOLTAGE = 1e6;

  private Readings() {}

  static String line(CyclerChannel channel, Reading reading) {
    StringBuilder line = new StringBuilder();
    line.append(part(reading.voltage(), "V"))
        .append("  ")
        .append(part(reading.current(), "A"))
        .append("  ")
        .append(reading.output().name().toLowerCase(Locale.ROOT));
    List<AuxiliaryInput> inputs = channel.inputs();
    for (int i = 0; i < reading.auxiliaries(); i++) {
      AuxiliaryInput input = inputs.get(i);
      line.append("  ")
          .append(input.name())
          .append(" ")
          .append(part(reading.auxiliary(i), input.kind().unit()));
    }
    return line.toString();
  }

  private static String part(double value, String unit) {
    return Double.isNaN(value) ? "- " + unit : value(value) + " " + unit;
  }

  static String value(double value) {
    return String.format(Locale.ROOT, "%.4f", value == 0 ? 0.0 : value);
  }

  static String range(double least, double most, String unit) {
    return (Double.isInfinite(least) ? "any" : value(least))
        + " to "
        + (Double.isInfinite(most) ? "any" : value(most))
        + " "
        + unit;
  }

  /**
   * Tells whether a channel has to do with voltages and currents. What only measures something else
   * can stand beside a battery of any voltage, and says so by bounds that no battery comes to.
   */
  static boolean isElectrical(Envelope envelope) {
    return envelope.maxChargeCurrent() > 0
        || envelope.maxDischargeCurrent() > 0
        || envelope.maxVoltage() < ANY_VOLTAGE
        || envelope.minVoltage() > -ANY_VOLTAGE;
  }

  static String upTo(double most, String unit) {
    if (most <= 0) {
      return "nothing";
    }
    return Double.isInfinite(most) ? "any current" : "up to " + value(most) + " " + unit;
  }
}
