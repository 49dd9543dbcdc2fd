package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Set points that no channel may take: nothing changes at the battery. */
interface RefusalRules extends Rules {

  @Test
  @DisplayName("[R-351 required] a current beyond the ratings is refused and nothing changes")
  default void r351RefusesCurrents() {
    Spot spot = bench().steered();
    SetPoints.needs(spot, ControlMode.CURRENT);
    Envelope rated = spot.ratings().envelope();
    refused(spot, SetPoint.current(rated.maxChargeCurrent() * 1.1 + 0.1, rated));
    refused(spot, SetPoint.current(-rated.maxDischargeCurrent() * 1.1 - 0.1, rated));
  }

  @Test
  @DisplayName("[R-352 required] a voltage beyond the ratings is refused and nothing changes")
  default void r352RefusesVoltages() {
    Spot spot = bench().steered();
    SetPoints.needs(spot, ControlMode.VOLTAGE);
    Envelope rated = spot.ratings().envelope();
    refused(spot, SetPoint.voltage(rated.maxVoltage() * 1.1 + 0.1, rated));
    if (Double.isFinite(rated.minVoltage())) {
      refused(spot, SetPoint.voltage(rated.minVoltage() - 0.5, rated));
    }
  }

  @Test
  @DisplayName("[R-353 required] a power beyond the ratings is refused and nothing changes")
  default void r353RefusesPowers() {
    Spot spot = bench().steered();
    SetPoints.needs(spot, ControlMode.POWER);
    Envelope rated = spot.ratings().envelope();
    if (Double.isInfinite(rated.maxChargePower()) && Double.isInfinite(rated.maxDischargePower())) {
      throw Bench.lacking("rated powers");
    }
    if (Double.isFinite(rated.maxChargePower())) {
      refused(spot, SetPoint.power(rated.maxChargePower() * 1.1 + 0.1, rated));
    }
    if (Double.isFinite(rated.maxDischargePower())) {
      refused(spot, SetPoint.power(-rated.maxDischargePower() * 1.1 - 0.1, rated));
    }
  }

  @Test
  @DisplayName("[R-354 required] a mode that the channel does not know is refused")
  default void r354RefusesModes() {
    Spot spot = bench().steered();
    Envelope rated = spot.ratings().envelope();
    boolean tried = false;
    for (ControlMode mode : ControlMode.values()) {
      if (!spot.steered().modes().contains(mode) && mode != ControlMode.REST) {
        tried = true;
        SetPoint unknown = new SetPoint(mode, 1, rated);
        assertThrows(
            IllegalArgumentException.class,
            () -> spot.steered().apply(unknown),
            "the mode " + mode + " is not one of modes()");
        spot.assertQuiet("after a set point of an unknown mode");
      }
    }
    if (!tried) {
      throw Bench.lacking("a mode that it does not know");
    }
  }

  @Test
  @DisplayName(
      "[R-355 required] what was held is held still, or the output is off, after a refusal")
  default void r355HoldsOnAfterARefusal() {
    Spot spot = bench().steered();
    SetPoint held = SetPoints.any(spot);
    spot.hold(held);
    Envelope rated = spot.ratings().envelope();
    SetPoint beyond =
        switch (held.mode()) {
          case VOLTAGE -> SetPoint.voltage(rated.maxVoltage() * 1.1 + 0.1, rated);
          case RESISTANCE -> throw Bench.lacking("a set point that is surely beyond the ratings");
          case POWER -> SetPoint.power(1e9, rated);
          default -> SetPoint.current(rated.maxChargeCurrent() * 1.1 + 0.1, rated);
        };
    assertThrows(RefusedException.class, () -> spot.steered().apply(beyond));
    bench().pass(Duration.ofSeconds(1));
    if (spot.truth().current() != 0) {
      spot.assertHeld(held, "after a refused set point");
    }
  }

  private void refused(Spot spot, SetPoint asked) {
    RefusedException refusal =
        assertThrows(
            RefusedException.class,
            () -> spot.steered().apply(asked),
            asked.text() + " is beyond the ratings");
    assertFalse(String.valueOf(refusal.getMessage()).isBlank(), "the refusal says nothing");
    bench().pass(Duration.ofSeconds(1));
    spot.assertQuiet("after " + asked.text() + " was refused");
  }
}
