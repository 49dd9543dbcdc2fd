package org.finales.cycler.tck;

import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;

/** Set points that a channel and what is connected to it bear. */
final class SetPoints {
  private SetPoints() {}

  /** Returns half of the current that is allowed. */
  static SetPoint current(Spot spot, boolean charge) {
    needs(spot, ControlMode.CURRENT);
    return SetPoint.current((charge ? 1 : -1) * ampere(spot, charge), within(spot));
  }

  /** Returns a power that makes about half of the current flow that is allowed. */
  static SetPoint power(Spot spot, boolean charge) {
    needs(spot, ControlMode.POWER);
    double watt = ampere(spot, charge) * spot.truth().voltage();
    return SetPoint.power(charge ? watt : -watt, within(spot));
  }

  /** Returns a resistance that makes about half of the current flow that is allowed. */
  static SetPoint resistance(Spot spot) {
    needs(spot, ControlMode.RESISTANCE);
    return SetPoint.resistance(spot.truth().voltage() / ampere(spot, false), within(spot));
  }

  /** Returns a voltage a little above that of the battery, or below it to discharge. */
  static SetPoint voltage(Spot spot, boolean charge) {
    needs(spot, ControlMode.VOLTAGE);
    ampere(spot, charge);
    double now = spot.truth().voltage();
    Envelope allowed = spot.allowed();
    double room = charge ? allowed.maxVoltage() - now : now - allowed.minVoltage();
    if (!(room > 0)) {
      throw new AssertionError(
          "the battery has " + now + " V, which leaves no room within window(); widen it");
    }
    double step = Math.min(room / 2, 0.01 * Math.abs(now) + 0.01);
    return SetPoint.voltage(charge ? now + step : now - step, within(spot));
  }

  /** Returns any set point that makes a current flow. */
  static SetPoint any(Spot spot) {
    boolean charge = spot.ratings().sources();
    if (spot.steered().modes().contains(ControlMode.CURRENT)) {
      return current(spot, charge);
    }
    if (spot.steered().modes().contains(ControlMode.VOLTAGE)) {
      return voltage(spot, charge);
    }
    if (spot.steered().modes().contains(ControlMode.POWER)) {
      return power(spot, charge);
    }
    return resistance(spot);
  }

  /**
   * Returns a small set point, so that long trials neither fill nor empty the battery: currents
   * change their sign with an even number where they can.
   *
   * @param number 1 or more; another number is another value
   */
  static SetPoint gentle(Spot spot, int number) {
    SetPoint any = any(spot);
    if (any.mode() != ControlMode.CURRENT) {
      return any;
    }
    boolean other = number % 2 == 0 && spot.ratings().sources() && spot.ratings().sinks();
    double part = 0.2 / (number + 1);
    return SetPoint.current((other ? -1 : 1) * part * any.value(), any.within());
  }

  /** Returns half of the current that is allowed, without a sign. */
  static double ampere(Spot spot, boolean charge) {
    if (charge && !spot.ratings().sources()) {
      throw Bench.lacking("a source: the channel charges nothing");
    }
    if (!charge && !spot.ratings().sinks()) {
      throw Bench.lacking("a sink: the channel discharges nothing");
    }
    Envelope allowed = spot.allowed();
    double ampere = charge ? allowed.maxChargeCurrent() : allowed.maxDischargeCurrent();
    double watt = charge ? allowed.maxChargePower() : allowed.maxDischargePower();
    double half = 0.5 * Math.min(ampere, watt / Math.max(0.1, spot.truth().voltage()));
    if (!Double.isFinite(half) || half <= 0) {
      throw new AssertionError("give finite currents above zero in window() or in the ratings");
    }
    return half;
  }

  static void needs(Spot spot, ControlMode mode) {
    if (!spot.steered().modes().contains(mode)) {
      throw Bench.lacking("the mode " + mode);
    }
  }

  private static Envelope within(Spot spot) {
    return spot.allowed();
  }
}
