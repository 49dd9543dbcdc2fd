package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Set points of channels that the host steers: what is asked is what the battery gets. */
interface SteeringRules extends Rules {

  @Test
  @DisplayName("[R-301 required] every channel can rest, and nothing flows then")
  default void r301Rests() {
    Spot spot = bench().steered();
    assertTrue(spot.steered().modes().contains(ControlMode.REST), "modes() lacks REST");
    spot.steered().apply(SetPoints.any(spot));
    bench().pass(Duration.ofSeconds(1));
    Applied applied = spot.steered().apply(SetPoint.REST);
    assertEquals(ControlMode.REST, applied.mode(), "mode that was read back");
    bench().pass(Duration.ofSeconds(1));
    spot.assertQuiet("at rest");
  }

  @Test
  @DisplayName("[R-311 required] a positive current charges the battery")
  default void r311ChargesByCurrent() {
    Spot spot = bench().steered();
    spot.hold(SetPoints.current(spot, true));
    spot.readRight("charging");
  }

  @Test
  @DisplayName("[R-312 required] a negative current discharges the battery")
  default void r312DischargesByCurrent() {
    Spot spot = bench().steered();
    spot.hold(SetPoints.current(spot, false));
    spot.readRight("discharging");
  }

  @Test
  @DisplayName("[R-313 required] a voltage above the battery's charges it and is held")
  default void r313ChargesByVoltage() {
    Spot spot = bench().steered();
    spot.hold(SetPoints.voltage(spot, true));
    assertTrue(spot.truth().current() >= 0, () -> "not charged: " + spot.truth());
    spot.readRight("at constant voltage");
  }

  @Test
  @DisplayName("[R-314 required] a voltage below the battery's discharges it and is held")
  default void r314DischargesByVoltage() {
    Spot spot = bench().steered();
    spot.hold(SetPoints.voltage(spot, false));
    assertTrue(spot.truth().current() <= 0, () -> "not discharged: " + spot.truth());
    spot.readRight("at constant voltage");
  }

  @Test
  @DisplayName("[R-315 required] a positive power charges the battery")
  default void r315ChargesByPower() {
    Spot spot = bench().steered();
    spot.hold(SetPoints.power(spot, true));
    spot.readRight("at constant power");
  }

  @Test
  @DisplayName("[R-316 required] a negative power discharges the battery")
  default void r316DischargesByPower() {
    Spot spot = bench().steered();
    spot.hold(SetPoints.power(spot, false));
    spot.readRight("at constant power");
  }

  @Test
  @DisplayName("[R-317 required] a resistance discharges the battery")
  default void r317DischargesIntoAResistance() {
    Spot spot = bench().steered();
    spot.hold(SetPoints.resistance(spot));
    assertTrue(spot.truth().current() < 0, () -> "not discharged: " + spot.truth());
    spot.readRight("at constant resistance");
  }

  @Test
  @DisplayName("[R-318 required] a set point follows another without switching off in between")
  default void r318ChangesItsSetPoint() {
    Spot spot = bench().steered();
    SetPoint first = SetPoints.any(spot);
    spot.hold(first);
    if (first.mode() == ControlMode.CURRENT) {
      spot.hold(SetPoint.current(first.value() / 2, first.within()));
      if (spot.ratings().sources() && spot.ratings().sinks()) {
        spot.hold(SetPoint.current(-first.value() / 2, first.within()));
      }
    }
    spot.hold(first);
  }

  @Test
  @DisplayName("[R-321 required] protections are as strict as asked where the instrument has them")
  default void r321Protects() {
    Spot spot = bench().steered();
    Envelope window = spot.allowed();
    Envelope stands = spot.steered().protect(window);
    assertFalse(
        Double.isFinite(stands.maxVoltage()) && stands.maxVoltage() > window.maxVoltage() + 1e-9,
        () -> "the protection stands at " + stands.maxVoltage() + " V instead of " + window);
    assertFalse(
        Double.isFinite(stands.minVoltage()) && stands.minVoltage() < window.minVoltage() - 1e-9,
        () -> "the protection stands at " + stands.minVoltage() + " V instead of " + window);
    noWeaker("charge current", stands.maxChargeCurrent(), window.maxChargeCurrent());
    noWeaker("discharge current", stands.maxDischargeCurrent(), window.maxDischargeCurrent());
    noWeaker("charge power", stands.maxChargePower(), window.maxChargePower());
    noWeaker("discharge power", stands.maxDischargePower(), window.maxDischargePower());
    spot.assertQuiet("after protect()");
    spot.hold(SetPoints.any(spot));
  }

  private static void noWeaker(String what, double stands, double asked) {
    assertFalse(
        Double.isFinite(stands) && stands > asked + 1e-9,
        () -> "the protection of the " + what + " stands at " + stands + " instead of " + asked);
  }

  @Test
  @DisplayName("[R-331 required] switching off is read back, and nothing flows then")
  default void r331SwitchesOff() {
    Spot spot = bench().steered();
    spot.steered().apply(SetPoints.any(spot));
    bench().pass(Duration.ofSeconds(1));
    Applied applied = spot.steered().off();
    assertNotEquals(OutputState.ON, applied.output(), "output that was read back");
    assertTrue(
        applied.output() == OutputState.OFF || !applied.readBack(),
        "an instrument that can tell has to say that it is off");
    spot.assertQuiet("after off()");
  }

  @Test
  @DisplayName("[R-332 required] switching off works at any time and as often as one likes")
  default void r332SwitchesOffAgain() {
    Spot spot = bench().steered();
    spot.steered().off();
    spot.steered().apply(SetPoints.any(spot));
    spot.steered().off();
    spot.steered().off();
    spot.assertQuiet("after off(), twice");
    spot.hold(SetPoints.any(spot));
  }

  @Test
  @DisplayName("[R-341 required] channels do not disturb each other")
  default void r341SteersOneChannel() {
    var spots = bench().spots(bench().open(), SteeredChannel.class);
    if (spots.size() < 2) {
      throw Bench.lacking("a second channel that the host steers");
    }
    Spot one = spots.get(0);
    Spot other = spots.get(1);
    one.hold(SetPoints.any(one));
    other.assertQuiet("channel " + other.channel().name() + ", while another one is steered");
    other.hold(SetPoints.any(other));
    one.steered().off();
    other.readRight("after another channel was switched off");
    assertNotEquals(
        0.0, other.truth().current(), "current of the channel that was not switched off");
  }
}
