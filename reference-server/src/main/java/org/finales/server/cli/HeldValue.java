package org.finales.server.cli;

import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a channel is to hold, and within which window. */
final class HeldValue {
  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(
      names = "--min-voltage",
      paramLabel = "V",
      required = true,
      description = "lowest voltage that the battery bears")
  private String minVoltage = "";

  @Option(
      names = "--max-voltage",
      paramLabel = "V",
      required = true,
      description = "highest voltage that the battery bears")
  private String maxVoltage = "";

  @Option(
      names = "--max-current",
      paramLabel = "A",
      required = true,
      description = "largest current that the battery bears, in either direction")
  private String maxCurrent = "";

  /** One of them. */
  static final class What {
    @Option(
        names = "--current",
        paramLabel = "A",
        description = "a current: positive charges, negative discharges")
    private @Nullable String current;

    @Option(names = "--voltage", paramLabel = "V", description = "a voltage")
    private @Nullable String voltage;

    @Option(
        names = "--power",
        paramLabel = "W",
        description = "a power: positive charges, negative discharges")
    private @Nullable String power;

    @Option(names = "--resistance", paramLabel = "OHM", description = "discharge into a resistance")
    private @Nullable String resistance;
  }

  SetPoint setPoint() {
    try {
      Envelope window =
          Envelope.of(
              Amounts.of("--min-voltage", minVoltage, "V"),
              Amounts.of("--max-voltage", maxVoltage, "V"),
              Amounts.of("--max-current", maxCurrent, "A"));
      if (what.current != null) {
        return SetPoint.current(Amounts.of("--current", what.current, "A"), window);
      }
      if (what.voltage != null) {
        return SetPoint.voltage(Amounts.of("--voltage", what.voltage, "V"), window);
      }
      if (what.power != null) {
        return SetPoint.power(Amounts.of("--power", what.power, "W"), window);
      }
      return SetPoint.resistance(
          Amounts.of("--resistance", String.valueOf(what.resistance), "Ohm"), window);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    }
  }
}
