package org.finales.cycler.drivers.eaps2000b;

import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchChannel;
import org.finales.cycler.drivers.bench.Bounds;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;

/** One output. */
final class PsChannel extends BenchChannel {
  /** The supply rounds to its own steps; so far may what it holds be from what was set. */
  private static final int STEPS = 32;

  private static final double HAIR = 1e-6;

  private final PsSession session;
  private final int output;
  private final double volt;
  private final double ampere;

  PsChannel(PsSession session, int output, Ratings ratings, ReentrantLock one) {
    super(
        Integer.toString(output + 1),
        ratings,
        Set.of(ControlMode.REST, ControlMode.CURRENT, ControlMode.VOLTAGE),
        one);
    this.session = session;
    this.output = output;
    this.volt = ratings.envelope().maxVoltage();
    this.ampere = ratings.envelope().maxChargeCurrent();
  }

  int output() {
    return output;
  }

  private static double value(double nominal, int raw) {
    return nominal * raw / PsObject.FULL;
  }

  private static int nearest(double value, double nominal) {
    return (int) Math.round(value / nominal * PsObject.FULL);
  }

  private static int down(double bound, double nominal) {
    return (int) Math.floor(Math.min(1, bound / nominal) * PsObject.FULL + HAIR);
  }

  @Override
  protected Reading measure() {
    Envelope rated = ratings().envelope();
    return session.ask(
        output,
        PsObject.ACTUAL,
        PsStatus.LENGTH,
        data -> {
          PsStatus actual = PsStatus.of(data);
          return new Reading(
              session.clock().micros(),
              Reading.NO_CLOCK,
              Bounds.voltage(value(volt, actual.rawVoltage()), rated),
              Bounds.current(value(ampere, actual.rawCurrent()), rated),
              actual.on() ? OutputState.ON : OutputState.OFF);
        });
  }

  @Override
  protected Envelope program(Envelope window) {
    return new Envelope(
        Double.NEGATIVE_INFINITY,
        protection(PsObject.OVP, window.maxVoltage(), volt * PsObject.PROTECTION),
        protection(PsObject.OCP, window.maxChargeCurrent(), ampere * PsObject.PROTECTION),
        0,
        Double.POSITIVE_INFINITY,
        0);
  }

  private double protection(int object, double bound, double highest) {
    int raw = down(bound, highest);
    session.send(output, object, Telegram.word(raw));
    int held = session.ask(output, object, 2, data -> Telegram.word(data, 0));
    if (held > raw || held < raw - STEPS) {
      throw differs("protection", raw, held);
    }
    return value(highest, held);
  }

  private static RefusedException differs(String what, int asked, int held) {
    return new RefusedException(
        "read-back",
        "the "
            + what
            + " was set to "
            + asked
            + " of "
            + PsObject.FULL
            + ", but is "
            + held
            + "; look at the supply's front");
  }

  /** The smaller of the currents is there before the voltage changes. */
  @Override
  protected Applied hold(SetPoint setPoint) {
    Envelope bounds = setPoint.within();
    boolean current = setPoint.mode() == ControlMode.CURRENT;
    int rawVolt = current ? down(bounds.maxVoltage(), volt) : nearest(setPoint.value(), volt);
    int rawAmpere =
        current ? nearest(setPoint.value(), ampere) : down(bounds.maxChargeCurrent(), ampere);
    boolean less = rawAmpere <= session.sets(output).rawCurrent();
    if (less) {
      session.send(output, PsObject.CURRENT, Telegram.word(rawAmpere));
    }
    session.send(output, PsObject.VOLTAGE, Telegram.word(rawVolt));
    if (!less) {
      session.send(output, PsObject.CURRENT, Telegram.word(rawAmpere));
    }
    PsStatus held = session.sets(output);
    if (Math.abs(held.rawVoltage() - rawVolt) > STEPS) {
      throw differs("voltage", rawVolt, held.rawVoltage());
    }
    if (Math.abs(held.rawCurrent() - rawAmpere) > STEPS) {
      throw differs("current", rawAmpere, held.rawCurrent());
    }
    return nowOn(
        setPoint,
        current ? value(ampere, held.rawCurrent()) : value(volt, held.rawVoltage()),
        session.switchTo(output, true));
  }

  @Override
  protected Applied switchOff() {
    boolean on;
    try {
      on = session.switchTo(output, false);
    } catch (RefusedException e) {
      // a supply that lost its power obeys nobody, but is off
      if (session.actual(output).on()) {
        throw e;
      }
      on = false;
    }
    return nowOff(on);
  }
}
