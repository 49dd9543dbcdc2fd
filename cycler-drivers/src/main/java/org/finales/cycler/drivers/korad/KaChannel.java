package org.finales.cycler.drivers.korad;

import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchChannel;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;

/** The output of a KA supply. */
final class KaChannel extends BenchChannel {
  private final KaSession session;
  private final LabClock clock;
  private boolean switchedOn;

  KaChannel(KaSession session, LabClock clock, Ratings ratings, ReentrantLock one) {
    super(
        "1", ratings, EnumSet.of(ControlMode.REST, ControlMode.CURRENT, ControlMode.VOLTAGE), one);
    this.session = session;
    this.clock = clock;
  }

  @Override
  protected Reading measure() {
    Envelope rated = ratings().envelope();
    double volt = session.measuredVoltage(rated);
    double ampere = session.measuredCurrent(rated);
    return new Reading(
        clock.micros(), Reading.NO_CLOCK, volt, ampere, isOn() ? OutputState.ON : OutputState.OFF);
  }

  private boolean isOn() {
    return (session.status() & KaSession.OUTPUT_ON) != 0;
  }

  /** Tells whether the output went off by itself; the device is held. */
  boolean tripped() {
    return switchedOn && !isOn();
  }

  /** Forgets that it did; the device is held. */
  void acknowledge() {
    switchedOn = switchedOn && isOn();
  }

  /** Its protections have no threshold of their own: they trip at the set values. */
  @Override
  protected Envelope program(Envelope window) {
    return Envelope.UNBOUNDED;
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
    double heldAmpere;
    double heldVolt;
    boolean on = isOn();
    if (on && session.setCurrent() < ampere) {
      heldVolt = settleVoltage(volt);
      heldAmpere = settleCurrent(ampere);
    } else {
      heldAmpere = settleCurrent(ampere);
      heldVolt = settleVoltage(volt);
    }
    if (!on) {
      session.tell("OUT1");
    }
    Applied applied = nowOn(setPoint, current ? heldAmpere : heldVolt, isOn());
    switchedOn = true;
    return applied;
  }

  private double settleVoltage(double volt) {
    session.tell(String.format(Locale.ROOT, "VSET1:%05.2f", volt));
    double held = session.setVoltage();
    if (Math.abs(held - volt) > 0.011) {
      held = session.setVoltage();
    }
    return settled("V", volt, held, 0.011);
  }

  private double settleCurrent(double ampere) {
    session.tell(String.format(Locale.ROOT, "ISET1:%05.3f", ampere));
    double held = session.setCurrent();
    if (Math.abs(held - ampere) > 0.0011) {
      held = session.setCurrent();
    }
    return settled("A", ampere, held, 0.0011);
  }

  private double settled(String unit, double wanted, double held, double step) {
    if (Math.abs(held - wanted) > step) {
      throw new RefusedException(
          "read-back",
          session.name()
              + " was told "
              + wanted
              + " "
              + unit
              + ", but holds "
              + held
              + " "
              + unit
              + "; unlock its front, and check its ratings");
    }
    return held;
  }

  @Override
  protected Applied switchOff() {
    session.tell("OUT0");
    Applied applied = nowOff(isOn());
    switchedOn = false;
    return applied;
  }
}
