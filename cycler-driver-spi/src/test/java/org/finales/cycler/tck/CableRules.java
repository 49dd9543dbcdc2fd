package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.finales.cycler.simulator.CableFault;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Garbled answers: no wrong reading, no hang, and the exchange right after the fault is right.
 *
 * <p>A reading through a fault has to be right or to fail. Where answers have no checksum, one that
 * was changed on its way has to be within the ratings at least.
 */
interface CableRules extends Rules {

  @Test
  @DisplayName("[R-501 required] an answer that does not come gives no wrong reading")
  default void r501ReadsThroughSilence() {
    CableTrials.of(bench()).readThrough(CableFault.SILENCE);
  }

  @Test
  @DisplayName("[R-502 required] a flipped bit gives no wrong reading")
  default void r502ReadsThroughFlippedBits() {
    CableTrials trials = CableTrials.of(bench());
    for (int i = 0; i < 50; i++) {
      trials.readThrough(CableFault.FLIPPED_BIT);
    }
  }

  @Test
  @DisplayName("[R-503 required] half an answer gives no wrong reading")
  default void r503ReadsThroughHalfAnswers() {
    CableTrials.of(bench()).readThrough(CableFault.HALF);
  }

  @Test
  @DisplayName("[R-504 required] garbage gives no wrong reading")
  default void r504ReadsThroughGarbage() {
    CableTrials trials = CableTrials.of(bench());
    for (int i = 0; i < 20; i++) {
      trials.readThrough(CableFault.GARBAGE);
    }
  }

  @Test
  @DisplayName("[R-505 required] noise before an answer gives no wrong reading")
  default void r505ReadsThroughNoise() {
    CableTrials trials = CableTrials.of(bench());
    for (int i = 0; i < 20; i++) {
      trials.readThrough(CableFault.NOISE_BEFORE);
    }
  }

  @Test
  @DisplayName("[R-506 required] an echo of the question gives no wrong reading")
  default void r506ReadsThroughEchoes() {
    CableTrials.of(bench()).readThrough(CableFault.ECHO);
  }

  @Test
  @DisplayName("[R-507 required] an answer to an earlier question gives no wrong reading")
  default void r507ReadsThroughStaleAnswers() {
    CableTrials.of(bench()).readThrough(CableFault.STALE);
  }

  @Test
  @DisplayName("[R-508 required] an answer that comes too late is not taken for another one")
  default void r508ReadsThroughLateAnswers() {
    CableTrials.of(bench()).readThrough(CableFault.LATE);
  }

  @Test
  @DisplayName("[R-509 required] ten million bytes without an end give no wrong reading")
  default void r509ReadsThroughFloods() {
    CableTrials.of(bench()).readThrough(CableFault.FLOOD);
  }

  @Test
  @DisplayName("[R-510 required] silence for good is no answer, within a minute")
  default void r510NoticesThatItFellSilent() {
    CableTrials trials = CableTrials.of(bench());
    trials.answersOfAReading();
    for (int i = 0; i < 1000; i++) {
      bench().cable().plan(CableFault.SILENCE);
    }
    long begin = bench().clock().nanos();
    DeviceException failure =
        assertThrows(DeviceException.class, () -> trials.spot().channel().read());
    assertTrue(
        failure instanceof NoAnswerException || failure instanceof LinkLostException,
        () -> "silence is no answer, but " + failure + " was thrown");
    Duration took = Duration.ofNanos(bench().clock().nanos() - begin);
    assertTrue(took.toSeconds() <= 60, () -> "it took " + took + " to give up");
    bench().cable().planNothing();
    bench().pass(Duration.ofSeconds(5));
    trials.spot().readRight("when the instrument speaks again");
  }

  @Test
  @DisplayName(
      "[R-511 required] a set point whose answer is garbled is held, or fails; off() works then")
  default void r511SetsThroughFaults() {
    for (CableFault fault : CableFault.values()) {
      steeredTrials().applyThrough(fault);
    }
  }

  @Test
  @DisplayName("[R-512 required] switching off through garbled answers never claims what is not so")
  default void r512SwitchesOffThroughFaults() {
    for (CableFault fault : CableFault.values()) {
      steeredTrials().offThrough(fault);
    }
  }

  @Test
  @DisplayName("[R-521 required] thousands of garbled exchanges give no wrong reading and no hang")
  @Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  default void r521SurvivesManyFaults() {
    int left = bench().author().garbledExchanges();
    for (int round = 1; left > 0; round++) {
      // a battery is neither full nor empty after as many, so that each round begins with a new one
      int count = Math.min(left, 2000);
      new GarbledExchanges(bench(), round).run(count);
      bench().renew();
      left -= count;
    }
  }

  @Test
  @DisplayName("[R-531 required] answers that are slow but in time are taken")
  default void r531TakesSlowAnswers() {
    bench().needsSimulator();
    Spot spot = bench().first();
    Duration slow = bench().connection().shortestPatience().multipliedBy(7).dividedBy(10);
    bench().meddler().delay(slow);
    Reading reading = spot.readRight("with slow answers");
    assertTrue(
        reading.hostMicros() <= bench().clock().micros(), "the reading comes from the future");
    if (spot.channel() instanceof SteeredChannel steered) {
      SetPoint asked = SetPoints.gentle(spot, 1);
      steered.apply(asked);
      spot.assertHeld(asked, "with slow answers");
      steered.off();
      spot.assertQuiet("after off(), with slow answers");
    }
  }

  private CableTrials steeredTrials() {
    bench().steered().device().close();
    return CableTrials.of(bench());
  }
}
