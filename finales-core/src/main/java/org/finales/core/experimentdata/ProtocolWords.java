package org.finales.core.experimentdata;

import java.util.List;
import org.finales.api.battery.Ratings;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.cycler.sequence.SequencerOptions;
import org.finales.cycler.sequence.StepWords;
import org.finales.cycler.spi.Envelope;
import org.jspecify.annotations.Nullable;

/** A protocol in words, with the capacity of the battery where it names C-rates. */
public final class ProtocolWords {
  private ProtocolWords() {}

  /** A sentence for each step; none if it cannot be said, as without a capacity. */
  public static List<String> of(Protocol protocol, @Nullable RegisteredBattery battery) {
    try {
      return StepWords.of(
          protocol,
          SequencerOptions.of(capacity(battery), Envelope.UNBOUNDED)
              .withStateOfCharge(1)
              .withImpedance());
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static double capacity(@Nullable RegisteredBattery battery) {
    Ratings ratings = battery == null ? null : battery.battery().ratings();
    if (ratings == null) {
      return Double.NaN;
    }
    Quantity known =
        ratings.nominalCapacity() == null ? ratings.ratedCapacity() : ratings.nominalCapacity();
    return known == null ? Double.NaN : known.doubleValue(Unit.parse("Ah"));
  }
}
