package org.finales.cycler.spi;

import java.time.Duration;
import java.util.List;

/**
 * What a channel can do, as the maker rates it or the instrument itself says; immutable.
 *
 * @param envelope voltages, currents and powers that it can reach; a channel without any charge
 *     current is a pure load, one without any discharge current a pure source
 * @param smallestPeriod shortest time between two readings that it keeps up with; above zero
 * @param accuracies how well it measures, one for each range; may be empty
 */
public record Ratings(Envelope envelope, Duration smallestPeriod, List<Accuracy> accuracies) {

  /**
   * Copies the list and checks the period.
   *
   * @throws IllegalArgumentException if the period is not above zero
   */
  public Ratings {
    accuracies = List.copyOf(accuracies);
    if (smallestPeriod.isZero() || smallestPeriod.isNegative()) {
      throw new IllegalArgumentException("the smallest period has to be above zero");
    }
  }

  /** Tells whether the channel can charge a battery. */
  public boolean sources() {
    return envelope.maxChargeCurrent() > 0;
  }

  /** Tells whether the channel can discharge a battery. */
  public boolean sinks() {
    return envelope.maxDischargeCurrent() > 0;
  }
}
