package org.finales.cycler.sequence;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/**
 * Runs a protocol on a model of a cell as fast as it can, for previews and estimates.
 *
 * <p>Steps end at the microsecond at which their condition is met, however long the time between
 * two readings is: when a reading would end a step the model goes back and looks for the moment in
 * between. Safety limits are only looked at with each reading. Impedances only take their estimated
 * time. The chamber follows the protocol at once.
 */
public final class Simulation {
  private static final int MOST_NARROWINGS = 150;

  /** How far from half full the model is believed, as a fraction of the capacity. */
  private static final double FARTHEST = 1.5;

  private final CellModel cell;
  private final Sequencer sequencer;
  private final SimulationBounds bounds;
  private final CellModel.Moment before;
  private final SimulatedPoints points;
  private final @Nullable SimulationListener listener;
  private final List<StepSummary> steps = new ArrayList<>();
  private long stepsEnded;
  private long readings;
  private long now;

  private Simulation(
      Protocol protocol,
      CellModel cell,
      Envelope window,
      SimulationBounds bounds,
      @Nullable SimulationListener listener) {
    this.cell = cell;
    this.bounds = bounds;
    this.listener = listener;
    sequencer =
        Sequencer.of(
            protocol,
            SequencerOptions.of(cell.parameters().packCapacityAh(), window)
                .withStateOfCharge(cell.stateOfCharge())
                .withEstimatedImpedance());
    before = cell.moment();
    points = new SimulatedPoints(bounds.maxPoints());
  }

  /**
   * Runs a protocol on a new cell without a window, with {@link SimulationBounds#USUAL}.
   *
   * @throws IllegalArgumentException if a step asks for what is not known or beyond all bounds
   */
  public static SimulationResult run(Protocol protocol, CellParameters cell) {
    return run(protocol, new CellModel(cell), Envelope.UNBOUNDED, SimulationBounds.USUAL);
  }

  /**
   * Runs a protocol on a cell, which is changed by it.
   *
   * @param window bounds of battery and channel
   * @throws IllegalArgumentException if a step asks for more than the window allows, or for what is
   *     not known
   */
  public static SimulationResult run(
      Protocol protocol, CellModel cell, Envelope window, SimulationBounds bounds) {
    return new Simulation(protocol, cell, window, bounds, null).run();
  }

  /**
   * Runs a protocol on a cell, which is changed by it, and tells a listener of everything.
   *
   * @param window bounds of battery and channel
   * @throws IllegalArgumentException if a step asks for more than the window allows, or for what is
   *     not known
   */
  public static SimulationResult run(
      Protocol protocol,
      CellModel cell,
      Envelope window,
      SimulationBounds bounds,
      SimulationListener listener) {
    return new Simulation(protocol, cell, window, bounds, listener).run();
  }

  private SimulationResult run() {
    long stride = Math.max(1, Math.round(bounds.stepSeconds() * 1e6));
    long last = Math.round(bounds.maxSeconds() * 1e6);
    String bound = null;
    sequencer.start(0);
    SetPoint held = SetPoint.REST;
    boolean changed = true;
    while (sequencer.status() == SequenceStatus.RUNNING && bound == null) {
      if (changed) {
        held = hold();
      } else {
        pass(Math.max(1, Math.min(Math.min(stride, last - now), sequencer.dueMicros() - now)));
      }
      long endedBefore = stepsEnded;
      accept();
      changed = stepsEnded != endedBefore || sequencer.setPoint() != held;
      if (!(Math.abs(cell.stateOfCharge() - 0.5) <= FARTHEST)) {
        bound =
            "the cell is far beyond empty or full, at %.0f %%"
                .formatted(100 * cell.stateOfCharge());
      } else if (readings >= bounds.maxReadings()) {
        bound = "there were as many readings as allowed, " + bounds.maxReadings();
      } else if (now >= last) {
        bound = "it was simulated for the longest time, " + Words.time(bounds.maxSeconds());
      }
    }
    boolean cut = sequencer.status() == SequenceStatus.RUNNING;
    return new SimulationResult(
        sequencer.status(),
        cut ? bound : sequencer.reason(),
        sequencer.seconds(),
        readings,
        sequencer.cycle(),
        sequencer.totalAmounts(),
        points,
        steps,
        stepsEnded);
  }

  private SetPoint hold() {
    double chamber = sequencer.chamberCelsius();
    if (!Double.isNaN(chamber)) {
      cell.ambient(Math.min(Math.max(chamber, -273), 1000));
    }
    SetPoint wanted = sequencer.setPoint();
    cell.hold(wanted);
    return wanted;
  }

  /** Lets time pass, but not beyond the moment at which the step ends. */
  private void pass(long micros) {
    cell.save(before);
    cell.advance(micros / 1e6);
    double fraction = crossing(now + micros);
    if (!Double.isNaN(fraction) && micros > 1) {
      now += narrow(micros, fraction);
    } else {
      now += micros;
    }
  }

  /** Finds the first microsecond after which the step ends; the cell is left there. */
  private long narrow(long micros, double fraction) {
    long early = 0;
    long late = micros;
    long at = late;
    double part = fraction;
    for (int i = 0; i < MOST_NARROWINGS && late - early > 1; i++) {
      // The secant finds a crossing fast; halving is sure to find it.
      long guess = i % 3 == 2 ? (early + late) >>> 1 : (long) Math.ceil(part * late);
      at = Math.min(Math.max(guess, early + 1), late - 1);
      double next = advanceTo(at);
      if (!Double.isNaN(next)) {
        late = at;
        part = next;
      } else {
        early = at;
      }
    }
    if (at != late) {
      advanceTo(late);
    }
    return late;
  }

  private double advanceTo(long micros) {
    cell.restore(before);
    cell.advance(micros / 1e6);
    return crossing(now + micros);
  }

  private double crossing(long micros) {
    return sequencer.crossing(micros, cell.voltage(), cell.current(), cell.temperature());
  }

  private void accept() {
    double voltage = cell.voltage();
    double current = cell.current();
    double temperature = cell.temperature();
    int step = sequencer.stepNumber();
    int cycle = sequencer.cycle();
    Outcome outcome = sequencer.accept(now, voltage, current, temperature);
    readings++;
    if (listener != null) {
      listener.reading(now / 1e6, voltage, current, temperature, cell.stateOfCharge(), step, cycle);
    }
    if (outcome.record()) {
      points.add(now / 1e6, voltage, current, temperature, cell.stateOfCharge(), step, cycle);
    }
    StepSummary ended = outcome.ended();
    if (ended != null) {
      stepsEnded++;
      if (listener != null) {
        listener.ended(ended);
      }
      if (steps.size() < bounds.maxSummaries()) {
        steps.add(ended);
      }
    }
  }
}
