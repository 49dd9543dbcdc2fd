package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A cable that is pulled out, and put back. */
interface PulledCableRules extends Rules {

  @Test
  @DisplayName("[R-541 required] a pulled cable is noticed with the second reading at the latest")
  default void r541NoticesAPulledCable() {
    Spot spot = running();
    bench().cable().pull();
    long begin = bench().clock().nanos();
    DeviceException failure = null;
    for (int i = 0; i < 2 && failure == null; i++) {
      try {
        spot.channel().read();
        bench().pass(spot.ratings().smallestPeriod());
      } catch (DeviceException e) {
        failure = e;
      }
    }
    DeviceException seen = failure;
    assertTrue(
        seen instanceof LinkLostException || seen instanceof NoAnswerException,
        () -> "a lost link or no answer was expected of read(), but there was " + seen);
    long nanos = bench().clock().nanos() - begin;
    assertTrue(nanos <= 60_000_000_000L, () -> "it took " + Duration.ofNanos(nanos));
  }

  @Test
  @DisplayName("[R-542 required] through a pulled cable nothing is said to be off")
  default void r542DoesNotClaimToBeOff() {
    Spot spot = bench().steered();
    bench().needsSimulator();
    spot.steered().apply(SetPoints.any(spot));
    bench().cable().pull();
    assertThrows(DeviceException.class, () -> spot.steered().off(), "off() through no cable");
  }

  @Test
  @DisplayName("[R-543 required] closing through a pulled cable ends, tells, and closes the link")
  default void r543ClosesWithoutCable() {
    Spot spot = bench().steered();
    bench().needsSimulator();
    spot.steered().apply(SetPoints.any(spot));
    bench().cable().pull();
    assertThrows(
        DeviceException.class, () -> spot.device().close(), "closing could not switch off");
    assertTrue(bench().connection().allClosed(), "the link was left open");
    spot.device().close();
  }

  @Test
  @DisplayName("[R-544 required] with the cable back, opening again works and finds all off")
  default void r544ComesBack() {
    Spot spot = running();
    bench().cable().pull();
    try {
      spot.channel().read();
    } catch (DeviceException e) {
      // that it is noticed is another rule
    }
    try {
      spot.device().close();
    } catch (DeviceException e) {
      // it could not switch off, and said so
    }
    bench().cable().plugIn();
    Spot back = bench().first();
    back.readRight("with the cable back");
    if (back.channel() instanceof SteeredChannel) {
      back.assertQuiet("with the cable back");
      assertFalse(bench().cable().anyOutputOn(), "an output is on after opening again");
    }
  }

  @Test
  @DisplayName("[R-545 required] nothing can be opened through a pulled cable, until it is back")
  default void r545OpensWhenTheCableIsBack() {
    bench().needsSimulator();
    bench().cable().pull();
    assertThrows(LinkLostException.class, () -> bench().open());
    bench().cable().plugIn();
    bench().first().readRight("with the cable back");
  }

  private Spot running() {
    bench().needsSimulator();
    Spot spot = bench().first();
    if (spot.channel() instanceof SteeredChannel steered) {
      steered.apply(SetPoints.any(spot));
    }
    spot.readRight("before the cable was pulled");
    return spot;
  }
}
