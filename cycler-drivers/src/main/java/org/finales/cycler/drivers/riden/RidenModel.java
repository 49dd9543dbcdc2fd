package org.finales.cycler.drivers.riden;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;

/**
 * A model, and how many steps of its registers make a unit. The RD6012P is missing: the steps of
 * its current depend on a range that its registers do not tell for sure.
 */
enum RidenModel {
  RD6006(60_060, 60_064, 6, 100, 1_000),
  RD6006P(60_065, 60_065, 6, 1_000, 10_000),
  RD6012(60_120, 60_124, 12, 100, 100),
  RD6018(60_180, 60_189, 18, 100, 100),
  RD6024(60_241, 60_249, 24, 100, 100),
  RD6030(60_301, 60_309, 30, 100, 100);

  private static final double VOLT = 60;

  /** Protections reach a little beyond the ratings: 62 V and 6.2 A on the RD6006. */
  private static final double PROTECTION = 62.0 / 60.0;

  private final int lowestId;
  private final int highestId;
  private final double ampere;
  private final int voltSteps;
  private final int ampereSteps;

  RidenModel(int lowestId, int highestId, double ampere, int voltSteps, int ampereSteps) {
    this.lowestId = lowestId;
    this.highestId = highestId;
    this.ampere = ampere;
    this.voltSteps = voltSteps;
    this.ampereSteps = ampereSteps;
  }

  /** Returns the model with the number that register 0 has; empty if it is not known here. */
  static Optional<RidenModel> of(int id) {
    for (RidenModel model : values()) {
      if (id >= model.lowestId && id <= model.highestId) {
        return Optional.of(model);
      }
    }
    return Optional.empty();
  }

  int id() {
    return lowestId;
  }

  double volts(int raw) {
    return (double) raw / voltSteps;
  }

  double amperes(int raw) {
    return (double) raw / ampereSteps;
  }

  int rawVolts(double volt) {
    return (int) Math.round(volt * voltSteps);
  }

  int rawAmperes(double amperes) {
    return (int) Math.round(amperes * ampereSteps);
  }

  /** Returns the highest raw voltage of a protection that is not above a bound. */
  int voltageProtection(double bound) {
    return down(Math.min(bound, VOLT * PROTECTION) * voltSteps);
  }

  /** Returns the highest raw current of a protection that is not above a bound. */
  int currentProtection(double bound) {
    return down(Math.min(bound, ampere * PROTECTION) * ampereSteps);
  }

  /** Returns the highest raw limit of voltage that is not above a bound. */
  int voltageLimit(double bound) {
    return down(Math.min(bound, VOLT) * voltSteps);
  }

  /** Returns the highest raw limit of current that is not above a bound. */
  int currentLimit(double bound) {
    return down(Math.min(bound, ampere) * ampereSteps);
  }

  private static int down(double steps) {
    return (int) Math.floor(Math.max(0, steps) + 1e-6);
  }

  Ratings ratings() {
    return new Ratings(
        new Envelope(0, VOLT, ampere, 0, VOLT * ampere, 0), Duration.ofMillis(100), List.of());
  }
}
