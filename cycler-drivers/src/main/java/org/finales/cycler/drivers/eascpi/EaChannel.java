package org.finales.cycler.drivers.eascpi;

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
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/** One output or input. */
final class EaChannel extends BenchChannel {
  /** How far the measured power may be from voltage times current, as a fraction of the rating. */
  private static final double POWER_SLACK = 0.05;

  private final EaSession session;
  private final ScpiSession scpi;
  private final LabClock clock;
  private final EaKind kind;
  private final EaProtection protection;
  private final boolean powerSettable;
  private final double ratedPower;

  /** What follows each command, to name the output; empty for instruments with one. */
  private final String suffix;

  private final RegisterBank sets;
  private boolean resistanceMode;
  private @Nullable Envelope window;

  EaChannel(
      EaSession session,
      LabClock clock,
      EaKind kind,
      EaNominal nominal,
      Ratings ratings,
      int number,
      String suffix,
      ReentrantLock one) {
    super(Integer.toString(number), ratings, kind.modes(nominal.powerSettable()), one);
    this.session = session;
    this.scpi = session.scpi();
    this.sets = new RegisterBank(scpi);
    this.clock = clock;
    this.kind = kind;
    this.suffix = suffix;
    this.powerSettable = nominal.powerSettable();
    this.ratedPower = nominal.watt();
    this.protection = new EaProtection(session, kind, nominal, suffix);
  }

  @Override
  protected Reading measure() {
    Reading reading = scpi.ask("MEAS:ARR?" + suffix, this::array);
    boolean on;
    if (suffix.isEmpty()) {
      on = (session.condition() & EaAlarms.OUTPUT_ON) != 0;
    } else {
      on = isOn();
    }
    return new Reading(
        reading.hostMicros(),
        Reading.NO_CLOCK,
        reading.voltage(),
        reading.current(),
        on ? OutputState.ON : OutputState.OFF);
  }

  /** The third value says again what the first two say: the only check that the protocol has. */
  private Reading array(String line) {
    double[] values = Numbers.list(line, "V", "A", "W");
    double volt = Bounds.voltage(values[0], ratings().envelope());
    double ampere = kind == EaKind.LOAD ? -Math.abs(values[1]) : values[1];
    if (ampere == 0) {
      ampere = 0.0;
    }
    Bounds.current(ampere, ratings().envelope());
    if (Math.abs(Math.abs(values[2]) - Math.abs(volt * ampere)) > POWER_SLACK * ratedPower) {
      throw new Unreadable("a power that is voltage times current");
    }
    return new Reading(clock.micros(), Reading.NO_CLOCK, volt, ampere, OutputState.UNKNOWN);
  }

  private boolean isOn() {
    return scpi.onOff(kind.switchHeader() + "?" + suffix);
  }

  @Override
  protected Envelope program(Envelope newWindow) {
    session.ready();
    window = newWindow;
    return protection.program(newWindow);
  }

  @Override
  protected Applied hold(SetPoint setPoint) {
    if (session.ready()) {
      sets.forget();
      resistanceMode = false;
      Envelope standing = window;
      if (standing != null) {
        protection.program(standing);
      }
    }
    resistance(setPoint.mode() == ControlMode.RESISTANCE);
    EaPlan plan = EaPlan.of(kind, powerSettable, setPoint, ratings().envelope());
    Map<Register, Double> values = new LinkedHashMap<>();
    plan.values().forEach((what, value) -> values.put(what.register(suffix), value));
    sets.settle(EaSet.VOLTAGE.register(suffix), values);
    if (!isOn()) {
      scpi.command(kind.switchHeader() + " ON" + suffix);
    }
    double sign = setPoint.value() < 0 ? -1 : 1;
    return nowOn(setPoint, sign * sets.held(plan.main().register(suffix)), isOn());
  }

  /** The resistance is a limit like the others, but only in a mode that changes with it off. */
  private void resistance(boolean wanted) {
    if (wanted != resistanceMode) {
      if (isOn()) {
        switchOff();
      }
      scpi.command("SYST:CONF:MODE " + (wanted ? "UIR" : "UIP"));
      resistanceMode = wanted;
    }
  }

  @Override
  protected Applied switchOff() {
    try {
      scpi.command(kind.switchHeader() + " OFF" + suffix);
    } catch (RefusedException e) {
      // without the control it cannot be switched off, but may be off already
      if (isOn()) {
        throw e;
      }
    }
    return nowOff(isOn());
  }
}
