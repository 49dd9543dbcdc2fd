package org.finales.cycler.drivers.wattrex;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchChannel;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;

/** The low side of the converter, where the battery is. */
final class EpcChannel extends BenchChannel {
  /** The firmware's own bounds. */
  static final Envelope RATED = new Envelope(0.4, 5.1, 15.5, 15.5, 80, 80);

  private static final Duration SMALLEST_PERIOD = Duration.ofMillis(200);
  private static final double HAIR = 1e-6;
  private static final int TRIES = 3;

  private final EpcSession session;
  private final EpcInfo info;
  private Envelope window = RATED;

  EpcChannel(EpcSession session, EpcInfo info, Duration period, ReentrantLock one) {
    super(
        "1",
        new Ratings(RATED, SMALLEST_PERIOD.plus(period.multipliedBy(5)), List.of()),
        Set.of(ControlMode.REST, ControlMode.CURRENT, ControlMode.VOLTAGE, ControlMode.POWER),
        one);
    this.session = session;
    this.info = info;
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return info.inputs();
  }

  @Override
  protected Reading measure() {
    session.beat();
    double[] measured = session.electrical(RATED);
    long micros = session.clock().micros();
    List<Double> auxiliary = new ArrayList<>();
    auxiliary.add(measured[2]);
    if (info.hasTemperatures()) {
      double[] celsius = session.temperatures();
      boolean[] there = {info.body(), info.anode(), info.ambient()};
      for (int i = 0; i < there.length; i++) {
        if (there[i]) {
          auxiliary.add(celsius[i]);
        }
      }
    }
    return new Reading(
        micros,
        Reading.NO_CLOCK,
        measured[0],
        measured[1],
        session.mode().flows() ? OutputState.ON : OutputState.OFF,
        auxiliary.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The converter stops when its own limits are crossed; they are its protections. */
  @Override
  protected Envelope program(Envelope asked) {
    session.beat();
    Envelope narrowed = RATED.and(asked);
    session.limits(
        EpcMessage.VOLTAGE_LIMITS, down(narrowed.maxVoltage(), 1000), up(narrowed.minVoltage()));
    limits(narrowed, narrowed);
    window = narrowed;
    return new Envelope(
        up(narrowed.minVoltage()) / 1000.0,
        down(narrowed.maxVoltage(), 1000) / 1000.0,
        down(narrowed.maxChargeCurrent(), 1000) / 1000.0,
        down(narrowed.maxDischargeCurrent(), 1000) / 1000.0,
        down(narrowed.maxChargePower(), 10) / 10.0,
        down(narrowed.maxDischargePower(), 10) / 10.0);
  }

  private void limits(Envelope currents, Envelope powers) {
    session.limits(
        EpcMessage.CURRENT_LIMITS,
        down(currents.maxChargeCurrent(), 1000),
        -down(currents.maxDischargeCurrent(), 1000));
    session.limits(
        EpcMessage.POWER_LIMITS,
        down(powers.maxChargePower(), 10),
        -down(powers.maxDischargePower(), 10));
  }

  private static int down(double value, int steps) {
    return (int) Math.floor(value * steps + HAIR);
  }

  private static int up(double volt) {
    return (int) Math.ceil(volt * 1000 - HAIR);
  }

  /**
   * What the set point itself bounds needs no limit besides the battery's, because measurements at
   * a limit would trip it.
   */
  @Override
  protected Applied hold(SetPoint setPoint) {
    session.beat();
    Envelope bounds = window.and(setPoint.within());
    limits(
        setPoint.mode() == ControlMode.CURRENT ? window : bounds,
        setPoint.mode() == ControlMode.POWER ? window : bounds);
    EpcMode asked = mode(setPoint, bounds);
    EpcMode held = session.mode();
    for (int i = 0; i < TRIES && !held.equals(asked); i++) {
      held = session.tell(asked);
    }
    if (!held.equals(asked)) {
      List<Alarm> alarms = EpcErrors.alarms(session.errors());
      throw new RefusedException(
          "read-back",
          "the converter does not hold "
              + setPoint.text()
              + (alarms.isEmpty()
                  ? "; the battery may be at the bound where it stops"
                  : "; its alarms: " + alarms.stream().map(Alarm::text).toList()));
    }
    double steps = setPoint.mode() == ControlMode.POWER ? 10 : 1000;
    return nowOn(setPoint, held.reference() / steps, held.flows());
  }

  private static EpcMode mode(SetPoint setPoint, Envelope bounds) {
    double value = setPoint.value();
    if (setPoint.mode() == ControlMode.VOLTAGE) {
      int milli = (int) Math.round(value * 1000);
      return new EpcMode(true, EpcMode.VOLTAGE, EpcMode.TIME_LIMIT, milli, Integer.MAX_VALUE);
    }
    boolean power = setPoint.mode() == ControlMode.POWER;
    return new EpcMode(
        true,
        power ? EpcMode.POWER : EpcMode.CURRENT,
        EpcMode.VOLTAGE_LIMIT,
        (int) Math.round(value * (power ? 10 : 1000)),
        value >= 0 ? down(bounds.maxVoltage(), 1000) : up(bounds.minVoltage()));
  }

  @Override
  protected Applied switchOff() {
    session.beat();
    EpcMode held = session.tell(EpcMode.OFF);
    return nowOff(held.flows());
  }
}
