package org.finales.cycler.tck;

import java.util.Random;
import org.finales.cycler.simulator.CableFault;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/** Garbles answers of all kinds of exchanges, one after the other, and checks each outcome. */
final class GarbledExchanges {
  /** Floods are ten megabytes each; one in so many is enough. */
  private static final int FLOOD_OF = 400;

  private final CableTrials trials;
  private final Random random;
  private final boolean steered;
  private final int ofAReading;
  private final int ofASetPoint;

  GarbledExchanges(Bench bench, long seed) {
    trials = CableTrials.of(bench);
    random = new Random(seed);
    steered = trials.spot().channel() instanceof SteeredChannel;
    ofAReading = trials.answersOfAReading();
    ofASetPoint = steered ? trials.answersOfASetPoint() : 1;
  }

  /** Garbles so many answers. */
  void run(int count) {
    for (int i = 0; i < count; i++) {
      CableFault fault = next();
      if (steered && i % 10 == 9) {
        SetPoint asked = SetPoints.gentle(trials.spot(), 1 + i / 10 % 4);
        trials.apply(fault, random.nextInt(ofASetPoint), asked);
      } else {
        trials.read(fault, random.nextInt(ofAReading));
      }
      trials.spot().readRight("right after garbled exchange " + (i + 1) + ", " + fault);
    }
  }

  private CableFault next() {
    if (random.nextInt(FLOOD_OF) == 0) {
      return CableFault.FLOOD;
    }
    CableFault[] all = CableFault.values();
    CableFault fault = all[random.nextInt(all.length)];
    return fault == CableFault.FLOOD ? CableFault.GARBAGE : fault;
  }
}
