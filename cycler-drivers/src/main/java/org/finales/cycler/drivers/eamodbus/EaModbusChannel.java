package org.finales.cycler.drivers.eamodbus;

import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchChannel;
import org.finales.cycler.drivers.bench.Bounds;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;

/** The terminals of the instrument. */
final class EaModbusChannel extends BenchChannel {
  private static final int TRIES = 5;

  private final EaSession session;
  private final EaModel model;

  EaModbusChannel(EaSession session, EaModel model, ReentrantLock one) {
    super("1", model.ratings(), model.modes(), one);
    this.session = session;
    this.model = model;
  }

  @Override
  protected Reading measure() {
    EaState state = session.state();
    for (int i = 0; i < TRIES; i++) {
      double[] actual = actual();
      long micros = session.clock().micros();
      // the current has no sign of its own, and may have turned between the two answers
      EaState after = model.bidirectional() ? session.state() : state;
      if (after.sinks() == state.sinks()) {
        return new Reading(
            micros,
            Reading.NO_CLOCK,
            actual[0],
            charges(state) ? actual[1] : -actual[1],
            after.on() ? OutputState.ON : OutputState.OFF);
      }
      state = after;
    }
    throw new NonsenseException(
        session.modbus().name() + " turns its current faster than it can be read; check its sets");
  }

  private boolean charges(EaState state) {
    return model.bidirectional() ? !state.sinks() : model.kind().gives();
  }

  private double[] actual() {
    Envelope rated = ratings().envelope();
    int direction = model.kind().gives() ? 1 : -1;
    return session
        .modbus()
        .readRegisters(
            EaRegister.ACTUAL,
            3,
            words ->
                new double[] {
                  Bounds.voltage(model.voltage().value(words[0]), rated),
                  Math.abs(Bounds.current(direction * model.current().value(words[1]), rated))
                });
  }

  @Override
  protected Envelope program(Envelope window) {
    double charge = window.maxChargeCurrent();
    double discharge = window.maxDischargeCurrent();
    boolean gives = model.kind().gives();
    double volt = threshold(EaRegister.OVP, model.voltage(), window.maxVoltage());
    double ampere = threshold(EaRegister.OCP, model.current(), gives ? charge : discharge);
    double sink = ampere;
    double watt = Double.POSITIVE_INFINITY;
    double sinkWatt = watt;
    if (model.powerSettable()) {
      watt =
          threshold(
              EaRegister.OPP,
              model.power(),
              gives ? window.maxChargePower() : window.maxDischargePower());
      sinkWatt = watt;
    }
    if (model.bidirectional()) {
      sink = threshold(EaRegister.SINK_OCP, model.current(), discharge);
      sinkWatt = threshold(EaRegister.SINK_OPP, model.power(), window.maxDischargePower());
    }
    return new Envelope(
        Double.NEGATIVE_INFINITY,
        volt,
        gives ? ampere : 0,
        model.kind().takes() ? sink : 0,
        gives ? watt : 0,
        model.kind().takes() ? sinkWatt : 0);
  }

  private double threshold(int register, EaScale scale, double bound) {
    int raw = scale.threshold(bound, model.kind().highestProtection());
    session.write(register, raw);
    return scale.value(raw);
  }

  @Override
  protected Applied hold(SetPoint setPoint) {
    EaPlan plan = EaPlan.of(model, setPoint);
    plan.values().forEach(session::write);
    int held = session.modbus().readRegisters(plan.main(), 1)[0];
    return nowOn(setPoint, plan.held(held), session.switchTo(true));
  }

  @Override
  protected Applied switchOff() {
    boolean on;
    try {
      on = session.switchTo(false);
    } catch (RefusedException e) {
      return offAnyway(e);
    }
    return nowOff(on);
  }

  /** An instrument that lost its power obeys nobody, and is off unless it was told otherwise. */
  private Applied offAnyway(RefusedException refused) {
    if (!session.state().on()) {
      return nowOff(false);
    }
    try {
      session.takeControl();
      return nowOff(session.switchTo(false));
    } catch (RefusedException e) {
      refused.addSuppressed(e);
      throw refused;
    }
  }
}
