package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Instruments that refuse, trip, are switched at their front, or lose their power. */
interface TroubleRules extends Rules {

  @Test
  @DisplayName(
      "[R-601 required] a set point that the instrument refuses is told, and nothing changes")
  default void r601TellsRefusals() {
    Spot spot = running();
    SetPoint held = SetPoints.any(spot);
    spot.hold(held);
    if (!bench().cable().refuseNextSetPoint()) {
      throw Bench.lacking("a way to refuse a set point");
    }
    assertThrows(
        RefusedException.class,
        () -> spot.steered().apply(SetPoints.gentle(spot, 1)),
        "the instrument refused");
    bench().pass(Duration.ofSeconds(1));
    if (spot.truth().current() != 0) {
      spot.assertHeld(held, "after a refusal");
    }
    spot.hold(SetPoints.any(spot));
  }

  @Test
  @DisplayName("[R-602 required] a protection that trips is an alarm, and the output is off")
  default void r602TellsAlarms() {
    Spot spot = running();
    if (!bench().cable().raiseAlarm()) {
      throw Bench.lacking("an alarm");
    }
    bench().pass(Duration.ofSeconds(1));
    DeviceStatus status = spot.device().status();
    assertFalse(status.alarms().isEmpty(), "status() has no alarm after a protection tripped");
    status
        .alarms()
        .forEach(alarm -> assertFalse(alarm.text().isBlank(), () -> alarm + " has no text"));
    assertNotEquals(OutputState.ON, spot.readRight("after an alarm").output(), "the output");
    spot.device().acknowledge();
    bench().pass(Duration.ofSeconds(1));
    spot.assertQuiet("after the alarm was acknowledged");
  }

  @Test
  @DisplayName("[R-603 required] somebody at the instrument's front is noticed and obeyed")
  default void r603NoticesLocalControl() {
    Spot spot = running();
    if (!bench().cable().takeLocalControl()) {
      throw Bench.lacking("a front at which somebody could take the control");
    }
    DeviceStatus status = spot.device().status();
    assertTrue(
        !status.remote()
            || status.alarms().stream().anyMatch(a -> a.kind() == AlarmKind.LOCAL_CONTROL),
        () -> "somebody took the control, but status() says " + status);
    assertThrows(
        DeviceException.class,
        () -> spot.steered().apply(SetPoints.gentle(spot, 1)),
        "somebody else has the control");
    spot.readRight("while somebody else has the control");
    offIsHonest(spot, "while somebody else has the control");
  }

  @Test
  @DisplayName("[R-604 required] an instrument that lost its power is not believed to be on")
  default void r604SurvivesAPowerCycle() {
    Spot spot = running();
    if (!bench().cable().powerCycle()) {
      throw Bench.lacking("a power switch");
    }
    try {
      Reading reading = spot.readRight("after a power cycle");
      assertNotEquals(OutputState.ON, reading.output(), "the output after a power cycle");
    } catch (DeviceException e) {
      // it may want to be opened again
    }
    SetPoint asked = SetPoints.gentle(spot, 1);
    try {
      spot.steered().apply(asked);
      bench().pass(Duration.ofSeconds(1));
      spot.assertHeld(asked, "after a power cycle");
    } catch (DeviceException e) {
      // nothing is held then, and the host knows
    }
    try {
      spot.device().close();
    } catch (DeviceException e) {
      // it could not be seen to be off
    }
    bench().steered().readRight("after a power cycle, opened again");
  }

  @Test
  @DisplayName("[R-605 required] an output that stays on is never said to be off")
  default void r605NoticesAnOutputThatStaysOn() {
    Spot spot = running();
    if (!bench().cable().keepOutputOnOnce()) {
      throw Bench.lacking("an output that stays on");
    }
    offIsHonest(spot, "when the output stays on");
    spot.steered().off();
    spot.assertQuiet("after switching off once more");
  }

  @Test
  @DisplayName("[R-606 required] closing tells when an output stays on")
  default void r606ClosesHonestly() {
    Spot spot = running();
    if (!bench().cable().keepOutputOnOnce()) {
      throw Bench.lacking("an output that stays on");
    }
    try {
      spot.device().close();
      spot.assertQuiet("after closing without a failure");
    } catch (DeviceException e) {
      assertTrue(bench().connection().allClosed(), "the link was left open");
    }
  }

  private static void offIsHonest(Spot spot, String when) {
    try {
      Applied applied = spot.steered().off();
      if (applied.output() == OutputState.OFF) {
        spot.assertQuiet("after off(), " + when);
      }
    } catch (DeviceException e) {
      // it could not, and said so
    }
  }

  private Spot running() {
    Spot spot = bench().steered();
    bench().needsSimulator();
    spot.steered().apply(SetPoints.any(spot));
    bench().pass(Duration.ofSeconds(1));
    return spot;
  }
}
