package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Closing an instrument. */
interface ClosingRules extends Rules {

  @Test
  @DisplayName("[R-131 required] closing switches off what is on")
  default void r131ClosesSwitchedOff() {
    Spot spot = bench().steered();
    bench().needsSimulator();
    spot.steered().apply(SetPoints.any(spot));
    bench().pass(Duration.ofSeconds(1));
    spot.device().close();
    spot.assertQuiet("after closing");
    assertFalse(bench().cable().anyOutputOn(), "an output is on after closing");
  }

  @Test
  @DisplayName("[R-132 required] closing closes the link, and does nothing the second time")
  default void r132ClosesTheLinkOnce() {
    CyclerDevice device = bench().open();
    device.close();
    assertTrue(bench().connection().allClosed(), "a link was left open");
    device.close();
  }

  @Test
  @DisplayName("[R-133 required] a closed instrument answers nothing, and says so")
  default void r133IsClosed() {
    Spot spot = bench().first();
    spot.device().close();
    assertThrows(DeviceException.class, () -> spot.channel().read(), "read() of a closed device");
  }

  @Test
  @DisplayName("[R-134 required] an instrument that was closed can be opened again")
  default void r134OpensAgain() {
    bench().open().close();
    bench().first().readRight("after opening again");
  }
}
