package org.finales.cycler.drivers.genericscpi;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchChannel;
import org.finales.cycler.drivers.bench.Bounds;
import org.finales.cycler.drivers.scpi.Register;
import org.finales.cycler.drivers.scpi.RegisterBank;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;

/** One output of a supply. */
final class SupplyChannel extends BenchChannel {
  private final ScpiSession scpi;
  private final SupplyProfile profile;
  private final LabClock clock;
  private final RegisterBank sets;

  /**
   * Makes one.
   *
   * @param profile for this output, without placeholders
   */
  SupplyChannel(
      ScpiSession scpi,
      SupplyProfile profile,
      LabClock clock,
      int number,
      Ratings ratings,
      ReentrantLock one) {
    super(
        Integer.toString(number),
        ratings,
        EnumSet.of(ControlMode.REST, ControlMode.CURRENT, ControlMode.VOLTAGE),
        one);
    this.scpi = scpi;
    this.profile = profile;
    this.clock = clock;
    this.sets = new RegisterBank(scpi);
  }

  /** Another output may be selected, by another channel or at the front. */
  private void select() {
    String select = profile.select();
    if (select != null) {
      scpi.tell(select);
    }
  }

  @Override
  protected Reading measure() {
    select();
    Envelope rated = ratings().envelope();
    double volt =
        scpi.ask(profile.measureVoltage(), line -> Bounds.voltage(Numbers.of(line, "V"), rated));
    double ampere =
        scpi.ask(profile.measureCurrent(), line -> Bounds.current(Numbers.of(line, "A"), rated));
    return new Reading(
        clock.micros(), Reading.NO_CLOCK, volt, ampere, isOn() ? OutputState.ON : OutputState.OFF);
  }

  private boolean isOn() {
    if (profile.onBit() < 0) {
      return scpi.onOff(profile.isOn());
    }
    return scpi.ask(
        profile.isOn(),
        line -> {
          if (!line.matches("(0[xX])?[0-9a-fA-F]{1,7}")) {
            throw new Unreadable("a hexadecimal number");
          }
          int bits = Integer.parseInt(line.replaceFirst("^0[xX]", ""), 16);
          return (bits & 1 << profile.onBit()) != 0;
        });
  }

  @Override
  protected Envelope program(Envelope window) {
    Register protection = profile.protection();
    if (protection == null || window.maxVoltage() > ratings().envelope().maxVoltage()) {
      return Envelope.UNBOUNDED;
    }
    select();
    double volt = scpi.settleBelow(protection, window.maxVoltage());
    String protect = profile.protect();
    if (protect != null) {
      scpi.command(protect);
    }
    Envelope none = Envelope.UNBOUNDED;
    return new Envelope(
        none.minVoltage(),
        Math.min(volt, window.maxVoltage()),
        none.maxChargeCurrent(),
        none.maxDischargeCurrent(),
        none.maxChargePower(),
        none.maxDischargePower());
  }

  @Override
  protected Applied hold(SetPoint setPoint) {
    Envelope rated = ratings().envelope();
    boolean current = setPoint.mode() == ControlMode.CURRENT;
    double volt =
        current ? Math.min(setPoint.within().maxVoltage(), rated.maxVoltage()) : setPoint.value();
    double ampere =
        current
            ? setPoint.value()
            : Math.min(setPoint.within().maxChargeCurrent(), rated.maxChargeCurrent());
    select();
    boolean on = isOn();
    if (!on) {
      sets.forget();
    }
    Map<Register, Double> values = new LinkedHashMap<>();
    values.put(profile.voltage(), volt);
    values.put(profile.current(), ampere);
    sets.settle(profile.voltage(), values);
    if (!on) {
      scpi.command(profile.on());
    }
    double held = sets.held(current ? profile.current() : profile.voltage());
    return nowOn(setPoint, held, isOn());
  }

  @Override
  protected Applied switchOff() {
    select();
    scpi.command(profile.off());
    return nowOff(isOn());
  }
}
