package org.finales.cycler.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.junit.jupiter.api.Test;

/** Whatever is done to a cell within the bounds, its numbers stay numbers. */
class CellFuzzTest {
  private static final ControlMode[] MODES = ControlMode.values();

  @Test
  void everythingStaysFiniteForAnyBoundedInput() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      CellModel cell = new CellModel(parameters(random));
      for (int i = 0; i < 40; i++) {
        ControlMode mode = MODES[random.nextInt(MODES.length)];
        double value = size(random, -6, 9) * (random.nextBoolean() ? 1 : -1);
        if (mode == ControlMode.RESISTANCE) {
          value = Math.abs(value);
        }
        double seconds = random.nextInt(10) == 0 ? 0 : size(random, -6, 6);
        cell.hold(mode, value, random.nextBoolean() ? Envelope.UNBOUNDED : envelope(random));
        cell.advance(seconds);
        assertThat(
                new double[] {
                  cell.voltage(),
                  cell.current(),
                  cell.power(),
                  cell.stateOfCharge(),
                  cell.openVoltage(),
                  cell.temperature(),
                  cell.capacityAh()
                })
            .as("seed %d, step %d: %s %s for %s s", seed, i, mode, value, seconds)
            .doesNotContain(Double.NaN)
            .doesNotContain(Double.POSITIVE_INFINITY)
            .doesNotContain(Double.NEGATIVE_INFINITY);
      }
    }
  }

  private static double size(Random random, int least, int most) {
    return Math.pow(10, least + random.nextDouble() * (most - least));
  }

  private static Envelope envelope(Random random) {
    double low = random.nextDouble() * 5;
    return new Envelope(
        low,
        low + random.nextDouble(),
        size(random, -3, 3),
        size(random, -3, 3),
        random.nextBoolean() ? Double.POSITIVE_INFINITY : size(random, -3, 3),
        random.nextBoolean() ? Double.POSITIVE_INFINITY : size(random, -3, 3));
  }

  private static CellParameters parameters(Random random) {
    CellChemistry[] all = CellChemistry.values();
    CellParameters.Builder any =
        all[random.nextInt(all.length)].defaults(size(random, -4, 3)).toBuilder();
    if (random.nextBoolean()) {
      any.resistance(size(random, -4, 2))
          .fastPair(random.nextBoolean() ? 0 : size(random, -4, 2), size(random, -2, 3))
          .slowPair(random.nextBoolean() ? 0 : size(random, -4, 2), size(random, -2, 5))
          .coulombicEfficiency(0.5 + random.nextDouble() / 2)
          .fadePerCycle(random.nextDouble())
          .heatCapacity(size(random, -2, 4))
          .thermalResistance(size(random, -2, 4));
    }
    return any.stateOfCharge(random.nextDouble() * 3 - 1)
        .cells(1 + random.nextInt(20), 1 + random.nextInt(20))
        .build();
  }
}
