package org.finales.cycler.cell;

import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;

/**
 * A cell, or several alike in series and parallel, connected to an ideal instrument. Not
 * thread-safe.
 *
 * <p>The usual equivalent circuit: V = OCV(z) + I·R + u1 + u2 with τi·dui/dt = I·Ri - ui for the
 * two pairs; the state of charge z = q/Q with dq/dt = I when discharging and η·I when charging; the
 * capacity Q falls in proportion to the charge that has passed, down to a tenth; C·dT/dt = I²·R +
 * u1²/R1 + u2²/R2 - (T - Ta)/Rth. Currents are in A and charge when they are positive, voltages in
 * V, temperatures in °C. Resistances do not depend on temperature or state of charge. (G. L. Plett,
 * Battery Management Systems, volume 1, Artech House 2015, chapter 2, without hysteresis.)
 *
 * <p>As long as the current is constant every state follows from the one before in closed form,
 * whatever the length of the step. Held voltages, powers and resistances are solved step by step
 * with a parabola of the current, and steps are halved until the parabola is nearly straight; the
 * error is far below 0.01 %.
 *
 * <p>States of charge below 0 and above 1 are possible; the voltage goes on straight there. Fading
 * counts one full cycle for twice the new capacity passed in either direction.
 */
public final class CellModel {
  /** Longest step, in s: about thirty years. */
  public static final double MAX_SECONDS = 1e9;

  /** Most parts of one step; after them precision gives way to an end. */
  private static final int MOST_PARTS = 20_000;

  private static final double SHORTEST_PART = 1e-7;

  private final CellParameters parameters;
  private final CellConstants cell;
  private final Regulator regulator;
  private final CurvedStep curve;
  private final CellState state = new CellState();
  private final CellState before = new CellState();
  private Decay decay;
  private Decay otherDecay;
  private double ambientCelsius;
  private double current;
  private double restVoltage;
  private double part = 1;

  /** Makes one at rest, at the state of charge and the temperature that the parameters say. */
  public CellModel(CellParameters parameters) {
    this.parameters = parameters;
    cell = new CellConstants(parameters);
    regulator = new Regulator(cell.resistance);
    curve = new CurvedStep(cell, regulator);
    decay = new Decay(1, cell);
    otherDecay = decay;
    ambientCelsius = parameters.ambientCelsius();
    state.temperature = ambientCelsius;
    state.charge = parameters.stateOfCharge() * cell.newCapacity;
    settle();
  }

  /** Returns what the cell is made of. */
  public CellParameters parameters() {
    return parameters;
  }

  /**
   * Holds something from now on; voltage and current change at once, as through an ideal instrument
   * that keeps the bounds: a current stops short of a bound of voltage and tapers there, a voltage
   * is reached with no more current or power than the bounds allow. A power that the cell cannot
   * give becomes the most that it can.
   *
   * @param mode what is held
   * @param value its value in the unit of the mode, at most 1e9 in size; ignored at rest
   * @param within bounds for the terminals
   * @throws IllegalArgumentException if the value is out of bounds
   */
  public void hold(ControlMode mode, double value, Envelope within) {
    regulator.hold(mode, value, within);
    settle();
  }

  /** Holds a set point from now on, within its bounds; see {@link #hold}. */
  public void hold(SetPoint setPoint) {
    hold(setPoint.mode(), setPoint.value(), setPoint.within());
  }

  /**
   * Holds something without bounds for a while.
   *
   * @param seconds how long, from 0 to {@link #MAX_SECONDS}
   * @throws IllegalArgumentException if a number is out of bounds
   */
  public void advance(ControlMode mode, double value, double seconds) {
    hold(mode, value, Envelope.UNBOUNDED);
    advance(seconds);
  }

  /**
   * Lets time pass with what is held.
   *
   * @param seconds how long, from 0 to {@link #MAX_SECONDS}
   * @throws IllegalArgumentException if the time is out of bounds
   */
  public void advance(double seconds) {
    CellChecks.between("step", seconds, 0, MAX_SECONDS, " s");
    double left = seconds;
    if (regulator.holdsCurrent() && current == regulator.heldCurrent()) {
      left = constant(seconds);
    }
    if (left > 0) {
      curved(left);
    }
  }

  /**
   * Lets time pass with what is held until a threshold is reached.
   *
   * @param threshold what to wait for; if it is reached already no time passes
   * @param maxSeconds how long to wait at most, from 0 to {@link #MAX_SECONDS}
   * @return how long it took, in s; NaN if the threshold was not reached in the time, which then
   *     has passed
   * @throws IllegalArgumentException if the time is out of bounds
   */
  public double advanceUntil(Threshold threshold, double maxSeconds) {
    CellChecks.between("time", maxSeconds, 0, MAX_SECONDS, " s");
    double passed = 0;
    double stride = Math.max(0.25, Math.min(cell.fastSeconds, cell.slowSeconds) / 8);
    stride = Math.max(stride, maxSeconds / 1e6);
    CellState start = new CellState();
    while (!threshold.isReached(this)) {
      double step = Math.min(stride, maxSeconds - passed);
      if (step <= 0) {
        return Double.NaN;
      }
      start.copyFrom(state);
      advance(step);
      if (threshold.isReached(this)) {
        return passed + narrow(threshold, start, step);
      }
      passed += step;
    }
    return passed;
  }

  /** Finds the moment within a step at whose end the threshold is reached. */
  private double narrow(Threshold threshold, CellState start, double step) {
    double early = 0;
    double late = step;
    for (int i = 0; i < 60 && late - early > 1e-10 * Math.max(1, step); i++) {
      double middle = (early + late) / 2;
      restart(start, middle);
      if (threshold.isReached(this)) {
        late = middle;
      } else {
        early = middle;
      }
    }
    restart(start, late);
    return late;
  }

  private void restart(CellState start, double seconds) {
    state.copyFrom(start);
    settle();
    advance(seconds);
  }

  /** Goes on with a constant current; returns how much time is left when a bound was reached. */
  private double constant(double seconds) {
    before.copyFrom(state);
    double held = current;
    constantStep(held, seconds);
    settle();
    if (current == held) {
      return 0;
    }
    double early = 0;
    double late = seconds;
    for (int i = 0; i < 80 && late - early > 1e-12 * late; i++) {
      double middle = (early + late) / 2;
      state.copyFrom(before);
      constantStep(held, middle);
      settle();
      if (current == held) {
        early = middle;
      } else {
        late = middle;
      }
    }
    state.copyFrom(before);
    constantStep(held, early);
    settle();
    return seconds - early;
  }

  private void constantStep(double held, double seconds) {
    Decay by = decay(seconds);
    double fastEnd = held * cell.fastResistance;
    double slowEnd = held * cell.slowResistance;
    double fastExcess = state.fast - fastEnd;
    double slowExcess = state.slow - slowEnd;
    double warming = held * held * (cell.resistance + cell.fastResistance + cell.slowResistance);
    double heating =
        by.constantPower * warming
            + 2 * held * (fastExcess * by.fastPower + slowExcess * by.slowPower);
    if (cell.fastResistance > 0) {
      heating += by.fastSquaredPower * fastExcess * fastExcess / cell.fastResistance;
    }
    if (cell.slowResistance > 0) {
      heating += by.slowSquaredPower * slowExcess * slowExcess / cell.slowResistance;
    }
    state.temperature = ambientCelsius + (state.temperature - ambientCelsius) * by.heat + heating;
    state.fast = fastEnd + fastExcess * by.fast;
    state.slow = slowEnd + slowExcess * by.slow;
    state.charge += (held > 0 ? cell.efficiency : 1) * held * seconds;
    state.throughput += Math.abs(held) * seconds;
  }

  /** Goes on with a current that changes. */
  private void curved(double seconds) {
    double left = seconds;
    double longest =
        Math.max(Math.max(1, Math.min(cell.fastSeconds, cell.slowSeconds)), seconds / 10_000);
    int parts = 0;
    while (left > 0) {
      double step = Math.min(Math.min(part, longest), left);
      boolean last = ++parts >= MOST_PARTS || step <= SHORTEST_PART;
      if (parts >= MOST_PARTS) {
        step = Math.min(longest, left);
      }
      if (curve.advance(state, current, step, ambientCelsius, last)) {
        left -= step;
        part = Math.max(part, step) == step ? 2 * step : part;
      } else if (last) {
        constantStep(lateCurrent(step), step);
        left -= step;
      } else {
        part = step / 2;
        continue;
      }
      settle();
    }
  }

  /**
   * Finds the constant current that is the right one at the end of a step: Euler's method
   * backwards, which is coarse and never runs away. For when no parabola fits.
   */
  private double lateCurrent(double seconds) {
    double most = wantedAfter(0, seconds);
    double low = Math.min(0, most);
    double high = Math.max(0, most);
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (wantedAfter(middle, seconds) > middle) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private double wantedAfter(double held, double seconds) {
    before.copyFrom(state);
    constantStep(held, seconds);
    double wanted = regulator.current(cell.restVoltage(state));
    state.copyFrom(before);
    return wanted;
  }

  private Decay decay(double seconds) {
    if (decay.seconds != seconds) {
      Decay previous = decay;
      decay = otherDecay.seconds == seconds ? otherDecay : new Decay(seconds, cell);
      otherDecay = previous;
    }
    return decay;
  }

  private void settle() {
    restVoltage = cell.restVoltage(state);
    current = regulator.current(restVoltage);
  }

  /** Returns the voltage at the terminals, in V. */
  public double voltage() {
    return restVoltage + current * cell.resistance;
  }

  /** Returns the current, in A; positive charges. */
  public double current() {
    return current;
  }

  /** Returns the power into the cells, in W. */
  public double power() {
    return voltage() * current;
  }

  /** Returns the temperature of the cells, in °C. */
  public double temperature() {
    return state.temperature;
  }

  /** Returns the state of charge by the capacity that is left: 0 is empty, 1 is full. */
  public double stateOfCharge() {
    return cell.stateOfCharge(state.charge, state.throughput);
  }

  /** Returns the voltage after an endless rest, in V. */
  public double openVoltage() {
    return cell.openVoltage(stateOfCharge());
  }

  /** Returns the capacity that is left, in Ah. */
  public double capacityAh() {
    return cell.capacity(state.throughput) / 3600;
  }

  /** Returns the charge that has passed in either direction since the beginning, in Ah. */
  public double throughputAh() {
    return state.throughput / 3600;
  }

  /** Returns the temperature of the ambient, in °C. */
  public double ambient() {
    return ambientCelsius;
  }

  /**
   * Sets the temperature of the ambient.
   *
   * @param celsius temperature, -273 to 1000 °C
   * @throws IllegalArgumentException if it is out of bounds
   */
  public void ambient(double celsius) {
    CellChecks.between("ambient temperature", celsius, -273, 1000, " °C");
    ambientCelsius = celsius;
  }

  /**
   * Keeps what changes, so that {@link #restore} can return to it; what is held is not part of it.
   */
  public Moment moment() {
    Moment moment = new Moment();
    save(moment);
    return moment;
  }

  /** Keeps what changes in a moment that is used again, for callers that must not allocate. */
  public void save(Moment moment) {
    moment.state.copyFrom(state);
    moment.ambientCelsius = ambientCelsius;
  }

  /** Returns to a moment of this or of an equal model; what is held stays held. */
  public void restore(Moment moment) {
    state.copyFrom(moment.state);
    ambientCelsius = moment.ambientCelsius;
    settle();
  }

  /** The state of a model at one moment. Not thread-safe. */
  public static final class Moment {
    private final CellState state = new CellState();
    private double ambientCelsius;

    private Moment() {}
  }
}
