package org.finales.core.protocol.check;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Step;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.sequence.Amounts;
import org.finales.cycler.sequence.EndedBy;
import org.finales.cycler.sequence.SequenceStatus;
import org.finales.cycler.sequence.SequencerOptions;
import org.finales.cycler.sequence.Simulation;
import org.finales.cycler.sequence.SimulationBounds;
import org.finales.cycler.sequence.SimulationResult;
import org.finales.cycler.sequence.StepSummary;
import org.finales.cycler.sequence.StepWords;
import org.finales.cycler.spi.Envelope;
import org.jspecify.annotations.Nullable;

/** What a protocol comes to on a model of a cell; immutable. Safe for use by several threads. */
public final class Estimate {
  /** A reading each second, at most a year and 1.5 million readings. */
  public static final SimulationBounds BOUNDS =
      SimulationBounds.USUAL.withMaxReadings(1_500_000).withMaxPoints(2);

  /** A reading each ten minutes for what takes longer; steps still end at their own moment. */
  private static final SimulationBounds COARSE = BOUNDS.withStep(600);

  private final SimulationResult result;
  private final List<StepShare> steps;
  private final List<Finding> findings;
  private final CellParameters cell;
  private final Trace trace;

  private Estimate(
      Protocol protocol,
      CellParameters cell,
      SimulationResult result,
      Trace trace,
      List<String> words) {
    this.cell = cell;
    this.result = result;
    this.trace = trace;
    List<StepShare> shares = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      shares.add(share(i + 1, protocol.steps().get(i), words.get(i)));
    }
    steps = List.copyOf(shares);
    findings = EstimateFindings.of(this, protocol);
  }

  private StepShare share(int number, Step step, String doing) {
    return new StepShare(
        number,
        step.tag(),
        doing,
        trace.runsOf[number],
        trace.secondsOf[number],
        trace.minVoltageOf[number],
        trace.maxVoltageOf[number],
        trace.maxTemperatureOf[number],
        ended(trace.lastOf[number]));
  }

  private static String ended(@Nullable StepSummary last) {
    if (last == null) {
      return "";
    } else if (last.condition() != null) {
      return Linted.watched(last.condition().kind()) + " of " + Figures.words(last.condition());
    }
    return last.endedBy() == EndedBy.COURSE ? "its own end" : "a safety limit";
  }

  /**
   * Runs a protocol on a new cell, with {@link #BOUNDS}, and with a reading each ten minutes if
   * that is not enough. Either takes a second or two of one core at most.
   *
   * @param window bounds of battery and channel; {@link Envelope#UNBOUNDED} for none
   * @throws IllegalArgumentException if a step asks for more than the window allows, or for what is
   *     not known
   */
  public static Estimate of(Protocol protocol, CellParameters cell, Envelope window) {
    Estimate fine = of(protocol, cell, window, BOUNDS);
    boolean cut =
        fine.status() == SequenceStatus.RUNNING && fine.result.readings() >= BOUNDS.maxReadings();
    return cut ? of(protocol, cell, window, COARSE) : fine;
  }

  /**
   * Runs a protocol on a new cell.
   *
   * @param bounds how finely and how long it is simulated; the number of points does not matter
   * @throws IllegalArgumentException if a step asks for more than the window allows, or for what is
   *     not known
   */
  public static Estimate of(
      Protocol protocol, CellParameters cell, Envelope window, SimulationBounds bounds) {
    CellModel model = new CellModel(cell);
    Trace trace = new Trace(protocol.steps().size());
    List<String> words =
        StepWords.of(
            protocol,
            SequencerOptions.of(cell.packCapacityAh(), window)
                .withStateOfCharge(model.stateOfCharge())
                .withEstimatedImpedance());
    SimulationResult result = Simulation.run(protocol, model, window, bounds, trace);
    return new Estimate(protocol, cell, result, trace, words);
  }

  /** Returns how it ended; running if a bound of the simulation ended it. */
  public SequenceStatus status() {
    return result.status();
  }

  /** Returns why it ended before its last step; null if it came to its end. */
  public @Nullable String reason() {
    return result.reason();
  }

  /** Returns how long it takes, in s; with {@link SequenceStatus#RUNNING} at least that. */
  public double seconds() {
    return result.seconds();
  }

  /** Returns the number of the last cycle, from 1. */
  public int cycles() {
    return Math.max(1, trace.lastCycle);
  }

  /** Returns charge and energy, both ways. */
  public Amounts total() {
    return result.total();
  }

  /** Returns duration, throughput and extremes in one line. */
  public String summary() {
    Amounts total = result.total();
    return "on %s of %s it %s %s in %d cycle%s, charges %s and discharges %s, at %s to %s V and %s to %s °C"
        .formatted(
            cell.chemistry() == null ? "a cell" : cell.chemistry().code(),
            Figures.amount(cell.packCapacityAh(), "Ah"),
            status() == SequenceStatus.RUNNING
                ? "takes more than"
                : status() == SequenceStatus.FAILED ? "fails after" : "takes",
            Figures.time(seconds()),
            cycles(),
            cycles() == 1 ? "" : "s",
            Figures.amount(total.chargedAh(), "Ah"),
            Figures.amount(total.dischargedAh(), "Ah"),
            Figures.number(voltage().least()),
            Figures.number(voltage().most()),
            Figures.number(temperature().least()),
            Figures.number(temperature().most()));
  }

  /** Returns lowest and highest voltage of the battery, in V. */
  public Range voltage() {
    Range all = Range.NONE;
    for (StepShare step : steps) {
      all = all.with(step.minVoltage()).with(step.maxVoltage());
    }
    return all;
  }

  /** Returns lowest and highest temperature, in °C. */
  public Range temperature() {
    return new Range(trace.leastTemperature, trace.mostTemperature);
  }

  /** Returns the state of charge in the end, 0 to 1 for a cell that is not abused. */
  public double stateOfCharge() {
    return trace.stateOfCharge;
  }

  /** Returns what each step came to, in the order of the protocol, loops with nothing. */
  public List<StepShare> steps() {
    return steps;
  }

  /** Returns what should be known of it, in the order of the steps. */
  public List<Finding> findings() {
    return findings;
  }

  /** Returns the cell that it was reckoned with. */
  public CellParameters cell() {
    return cell;
  }

  /**
   * What happens in a stretch of the time.
   *
   * @param seconds when it begins, in s of running time
   * @param length how long it is, in s
   * @param minVoltage lowest voltage, in V
   * @param maxVoltage highest voltage, in V
   * @param minCurrent lowest current, in A; negative discharges
   * @param maxCurrent highest current, in A
   */
  public record Stretch(
      double seconds,
      double length,
      double minVoltage,
      double maxVoltage,
      double minCurrent,
      double maxCurrent) {}

  /**
   * Returns how voltage and current change with time, in stretches of the same length, those left
   * out in which there is no reading.
   */
  public List<Stretch> course() {
    List<Stretch> course = new ArrayList<>();
    for (int i = 0; i < trace.size; i++) {
      if (trace.any[i]) {
        course.add(
            new Stretch(
                i * trace.width,
                trace.width,
                trace.minVoltage[i],
                trace.maxVoltage[i],
                trace.minCurrent[i],
                trace.maxCurrent[i]));
      }
    }
    return List.copyOf(course);
  }

  Trace trace() {
    return trace;
  }
}
