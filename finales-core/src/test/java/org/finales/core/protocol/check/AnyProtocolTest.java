package org.finales.core.protocol.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.finales.api.battery.Battery;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.RandomProtocols;
import org.finales.api.entity.RandomEntities;
import org.finales.core.protocol.check.Finding.Level;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.sequence.SimulationBounds;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;
import org.junit.jupiter.api.Test;

/** Whatever a protocol says, findings are words about steps that there are. */
class AnyProtocolTest {
  private static final ChannelAbility CHANNEL =
      ChannelAbility.of(
          new Ratings(new Envelope(0, 5, 5, 5, 25, 25), Duration.ofMillis(100), List.of()));
  private static final CellParameters CELL = CellParameters.parse("li-ion-lfp?capacity=1Ah");
  private static final SimulationBounds BOUNDS =
      SimulationBounds.USUAL.withStep(60).withMaxReadings(500);

  @Test
  void nothingIsThrownAndEveryFindingIsWhole() {
    RandomProtocols protocols = new RandomProtocols(11);
    RandomEntities entities = new RandomEntities(12);
    int drawn = 0;
    for (int i = 0; i < 60; i++) {
      Protocol protocol = protocols.next();
      check(protocol, ProtocolCheck.of(protocol, i % 2 == 0 ? Double.NaN : 2.5));
      check(protocol, Compatibility.of(protocol, entities.next(Battery.class), CHANNEL));
      try {
        Estimate estimate = Estimate.of(protocol, CELL, Envelope.UNBOUNDED, BOUNDS);
        check(protocol, estimate.findings());
        String page = ProtocolPreview.html(protocol, estimate, List.of());
        assertThat(page).doesNotContain("NaN", "Infinity").endsWith("</html>\n");
        drawn++;
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("step ");
      }
    }
    assertThat(drawn).as("protocols that could be drawn").isGreaterThan(5);
  }

  private static void check(Protocol protocol, List<Finding> findings) {
    for (Finding finding : findings) {
      assertThat(finding.step()).isBetween(0, protocol.steps().size());
      assertThat(finding.code()).matches("[a-z]+(-[a-z]+)*");
      assertThat(finding.message()).isNotBlank().doesNotContain("NaN", "Infinity", "null");
      assertThat(finding.level() == Level.NOTE || finding.hint() != null).isTrue();
    }
  }
}
