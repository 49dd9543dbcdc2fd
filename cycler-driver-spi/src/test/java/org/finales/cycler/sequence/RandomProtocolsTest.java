package org.finales.cycler.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.finales.api.cycling.Protocol;
import org.finales.api.entity.RandomEntities;
import org.finales.cycler.cell.CellChemistry;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.spi.Envelope;
import org.junit.jupiter.api.Test;

/** Protocols of any contents end, are refused with their step, or reach a bound. */
class RandomProtocolsTest {

  @Test
  void everyProtocolEndsOrReachesABound() {
    RandomEntities entities = new RandomEntities(20261120);
    Random random = new Random(4);
    CellChemistry[] all = CellChemistry.values();
    int ran = 0;
    for (int i = 0; i < 200; i++) {
      Protocol protocol = entities.next(Protocol.class);
      CellModel cell =
          new CellModel(all[random.nextInt(all.length)].defaults(0.01 + random.nextDouble() * 10));
      SimulationBounds bounds =
          SimulationBounds.USUAL
              .withStep(Math.pow(10, random.nextInt(5) - 1))
              .withMaxReadings(2_000)
              .withMaxPoints(100);
      SimulationResult result;
      try {
        result = Simulation.run(protocol, cell, Envelope.UNBOUNDED, bounds);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("step ");
        continue;
      }
      ran++;
      assertThat(result.readings()).isBetween(1L, 2_000L);
      assertThat(result.status()).isNotIn(SequenceStatus.READY, SequenceStatus.PAUSED);
      assertThat(result.reason() == null)
          .as("protocol %d: %s", i, result)
          .isEqualTo(result.status() == SequenceStatus.FINISHED);
      assertThat(result.seconds()).isFinite();
      assertThat(result.total().netAh()).isFinite();
      assertThat(result.points().size()).isBetween(1, 100);
    }
    assertThat(ran).as("protocols that could be run").isGreaterThan(40);
  }
}
