package org.finales.cycler.drivers.eascpi;

import java.time.Duration;
import java.util.List;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;

/**
 * What an instrument says of itself; immutable.
 *
 * @param volt highest voltage
 * @param ampere highest current, in each direction that it can
 * @param watt highest power, in each direction that it can
 * @param powerSettable whether a limit of power can be set
 */
record EaNominal(double volt, double ampere, double watt, boolean powerSettable) {
  /** A measurement and the condition, with the pause that the maker asks for before each. */
  private static final Duration SMALLEST_PERIOD = Duration.ofMillis(200);

  static EaNominal ask(ScpiSession scpi, boolean powerSettable) {
    return new EaNominal(
        scpi.rating("SYST:NOM:VOLT?", "V"),
        scpi.rating("SYST:NOM:CURR?", "A"),
        scpi.rating("SYST:NOM:POW?", "W"),
        powerSettable);
  }

  Ratings ratings(EaKind kind) {
    return new Ratings(
        new Envelope(
            0,
            volt,
            kind.gives() ? ampere : 0,
            kind.takes() ? ampere : 0,
            kind.gives() ? watt : 0,
            kind.takes() ? watt : 0),
        SMALLEST_PERIOD,
        List.of());
  }
}
