package org.finales.cycler.sequence;

import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.Then;
import org.finales.api.quantity.Unit;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/**
 * Runs a protocol: is told readings, tells what to hold. It has no clock, no thread and no
 * instrument. Not thread-safe.
 *
 * <p>The caller starts it, holds {@link #setPoint}, reads the instrument and hands the reading to
 * {@link #accept}, holds the set point that there is then, and so on, at the latest at {@link
 * #dueMicros}. A reading that is taken right after a new set point was applied makes charge and
 * energy more exact and costs nothing.
 *
 * <p>When a step ends, by the kinds of {@link org.finales.api.cycling.EndKind}:
 *
 * <ul>
 *   <li>Ends are looked at with each reading since the step began; one that is true at once ends
 *       the step at once. If several are, the one that is listed first wins; safety limits come
 *       before all of them, and the step's own course (last pulse, end of the ramp) after them.
 *   <li>{@code duration}: running time since the reading that ended the step before. Pauses do not
 *       count.
 *   <li>{@code upperVoltage}, {@code lowerVoltage}: the voltage is at least, or at most, so much;
 *       charging reaches the first from below, discharging the second from above.
 *   <li>{@code upper…} and {@code lowerCurrent}, {@code …CRate}, {@code …Power}: without their
 *       sign, |I| ≤ limit for the lower ones, unless the number is negative; then with it, I ≤
 *       limit. In a constant-current-constant-voltage step the lower ones are only watched once the
 *       voltage has been reached, to 0.05 %.
 *   <li>{@code capacity}, {@code energy}: what has flown in the step in the direction in which more
 *       has; a negative number counts what has flown out alone.
 *   <li>{@code stateOfCharge}: by the state of charge at the start and the charge since, reached
 *       from the side on which the step began.
 *   <li>{@code voltageChange}: fallen from its highest while charging, risen from its lowest while
 *       discharging, either without a current.
 *   <li>{@code upperTemperature}, {@code lowerTemperature}: never without a temperature.
 *   <li>{@code cycleCount}: so many cycles are complete. A cycle is complete whenever a loop is
 *       reached or an end goes to the same or an earlier step, if a step was run since the last.
 * </ul>
 *
 * <p>Loops run their steps so often in all, the first time included, and anew when they are entered
 * again. What never ends is bounded by {@link #MOST_STEPS} and {@link #MOST_STEPS_AT_ONCE}; then
 * the run fails. Recording: the first and the last reading of each step, and what {@link
 * org.finales.api.cycling.Recording} says in between; every reading if it says nothing.
 *
 * <p>Safety limits fail the run when a reading is beyond them, or all readings for their delay; the
 * capacity is that of the step. Set points carry the window as their bounds, that of
 * constant-current-constant-voltage steps the voltage too. Ramps and straight lines of tables are
 * stairs of 0.1 s to 1 s at their mean value. The last value of a table is only the end of its
 * line; after it the next run of the table begins.
 */
public final class Sequencer {
  /** Most steps that a run begins, repeats counted. */
  public static final int MOST_STEPS = 10_000_000;

  /** Most steps that a run begins at the same moment. */
  public static final int MOST_STEPS_AT_ONCE = 10_000;

  private final Protocol protocol;
  private final String checksum;
  private final @Nullable Leg[] legs;
  private final Walk walk;
  private final StepRun run;
  private final Sums earlier = new Sums();
  private final Sums earlierInCycle = new Sums();
  private int cycleOfSums;
  private SequenceStatus status = SequenceStatus.READY;
  private @Nullable String reason;
  private double soc;

  /** When the running time was zero by the caller's clock, and the running time; in µs. */
  private long origin;

  private long now;

  private Sequencer(Protocol protocol, SequencerOptions options) {
    this.protocol = protocol;
    double own =
        protocol.capacity() == null
            ? options.capacityAh()
            : protocol.capacity().doubleValue(Unit.parse("Ah"));
    soc = options.stateOfCharge();
    Compiler compiler = new Compiler(protocol, options, own);
    legs = compiler.legs();
    walk = new Walk(protocol.steps(), compiler.backs());
    int most = Compiler.mostLimits(legs);
    run = new StepRun(3600 * own, Math.min(most, compiler.commonLimits()), most);
    checksum = SequencerSnapshot.checksum(protocol);
    run.begin(null, 0, soc, 0);
  }

  /** Makes one with {@link SequencerOptions#of}, for a channel without impedance. */
  public static Sequencer of(Protocol protocol, double capacityAh, Envelope window) {
    return of(protocol, SequencerOptions.of(capacityAh, window));
  }

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException naming the step that asks for more than the window allows, or
   *     for what is not known
   */
  public static Sequencer of(Protocol protocol, SequencerOptions options) {
    return new Sequencer(protocol, options);
  }

  /**
   * Makes one that goes on where another was when its snapshot was taken, with the same clock; call
   * {@link #resume} if time has passed that does not count.
   *
   * @throws IllegalArgumentException if the snapshot is of another protocol
   */
  public static Sequencer restore(
      Protocol protocol, SequencerOptions options, SequencerSnapshot snapshot) {
    Sequencer restored = new Sequencer(protocol, options);
    if (!snapshot.protocol().equals(restored.checksum)) {
      throw new IllegalArgumentException(
          "the snapshot is of another protocol, or of another edition of this one; start anew");
    }
    Tape tape = new Tape(snapshot.counters(), snapshot.amounts());
    try {
      // The status comes first, because it tells whether a step runs.
      restored.status = snapshot.status();
      restored.reason = snapshot.reason();
      restored.tape(tape);
      tape.end();
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new IllegalArgumentException("the snapshot is damaged; start anew", e);
    }
    return restored;
  }

  /** Returns everything that this remembers. */
  public SequencerSnapshot snapshot() {
    Tape tape = new Tape();
    tape(tape);
    return new SequencerSnapshot(checksum, status, reason, tape.counters(), tape.amounts());
  }

  private void tape(Tape tape) {
    walk.tape(tape);
    soc = tape.keep(soc);
    origin = tape.keep(origin);
    now = tape.keep(now);
    cycleOfSums = tape.keep(cycleOfSums);
    earlier.tape(tape);
    earlierInCycle.tape(tape);
    run.leg = isUnderWay() ? legs[walk.place] : null;
    run.tape(tape);
  }

  /**
   * Begins the first step.
   *
   * @param micros time in µs of a clock that never goes backwards
   * @throws IllegalStateException if it was begun before
   */
  public void start(long micros) {
    if (status != SequenceStatus.READY) {
      throw new IllegalStateException("the run has begun before; it is " + status);
    }
    origin = micros;
    status = SequenceStatus.RUNNING;
    walk.jump(0);
    begin(true);
  }

  /**
   * Lets the clock stand still after the last reading; nothing is to be held until {@link #resume}.
   */
  public void pause() {
    if (status == SequenceStatus.RUNNING) {
      status = SequenceStatus.PAUSED;
    }
  }

  /**
   * Lets the clock go on: the time between the last reading and this moment does not count. For
   * runs that were paused, and for those that were restored from a snapshot.
   *
   * @param micros time in µs of a clock that never goes backwards; it may be another than before
   */
  public void resume(long micros) {
    if (status == SequenceStatus.PAUSED || status == SequenceStatus.RUNNING) {
      status = SequenceStatus.RUNNING;
      origin = micros - now;
      run.at.fresh = true;
    }
  }

  /** Returns what to hold now; rest unless the run goes on. The same object until it changes. */
  public SetPoint setPoint() {
    return status == SequenceStatus.RUNNING ? run.setPoint() : SetPoint.REST;
  }

  /**
   * Returns when the next reading is due at the latest, in µs of the caller's clock, because
   * something changes or ends then; {@link Long#MAX_VALUE} if nothing does by time alone.
   */
  public long dueMicros() {
    long due = status == SequenceStatus.RUNNING ? run.due() : Long.MAX_VALUE;
    return due == Long.MAX_VALUE ? due : origin + due;
  }

  /**
   * Takes a reading. One that is earlier than the last counts as at the same time; without effect
   * unless the run goes on.
   *
   * @param micros when it was taken, in µs of the caller's clock
   * @param voltage voltage in V; NaN if it is not known, then no end by voltage is reached
   * @param current current in A, positive charges; NaN counts no charge
   * @param temperature temperature in °C, or NaN
   */
  public Outcome accept(long micros, double voltage, double current, double temperature) {
    Leg leg = run.leg;
    if (leg == null || status != SequenceStatus.RUNNING) {
      return new Outcome(false, null, status);
    }
    now = Math.max(micros - origin, now);
    boolean record = run.take(leg, now, voltage, current, temperature);
    LimitWatch exceeded = run.exceeded;
    if (exceeded != null) {
      String why = exceeded.text(run.at);
      return fail(end(leg, EndedBy.LIMIT), why);
    } else if (run.reached != null) {
      return go(end(leg, EndedBy.CONDITION), run.reached);
    } else if (run.done) {
      return go(end(leg, EndedBy.COURSE), null);
    }
    return record ? Outcome.RECORD : Outcome.NOTHING;
  }

  /**
   * Tells how far between the last reading and one that might come the first end would be crossed,
   * without taking it: above 0 to 1; NaN if none would. For callers that can go back in time.
   */
  public double crossing(long micros, double voltage, double current, double temperature) {
    Leg leg = run.leg;
    return leg == null || status != SequenceStatus.RUNNING
        ? Double.NaN
        : run.crossing(leg, Math.max(micros - origin, now), voltage, current, temperature);
  }

  /** Ends the step that runs as done, for steps that a channel does by itself, as impedances. */
  public Outcome finishStep() {
    return goOn(EndedBy.COURSE);
  }

  /** Ends the step that runs and goes on with the next. */
  public Outcome skip() {
    return goOn(EndedBy.SKIPPED);
  }

  private Outcome goOn(EndedBy by) {
    Leg leg = run.leg;
    if (leg == null) {
      return new Outcome(false, null, status);
    }
    Outcome outcome = go(end(leg, by), null);
    return new Outcome(false, outcome.ended(), outcome.status());
  }

  /** Ends everything. */
  public Outcome stop(String why) {
    Leg leg = run.leg;
    StepSummary summary = leg == null ? null : end(leg, EndedBy.STOPPED);
    if (!status.isOver()) {
      finish(SequenceStatus.STOPPED, why);
    }
    return new Outcome(false, summary, status);
  }

  private StepSummary end(Leg leg, EndedBy by) {
    earlier.add(run.at);
    earlierInCycle.add(run.at);
    soc = run.at.soc;
    return run.summary(leg, walk.place, walk.cycles + 1, by);
  }

  private Outcome go(StepSummary summary, @Nullable EndWatch end) {
    switch (end == null ? Then.NEXT : end.then) {
      case STOP -> finish(SequenceStatus.FINISHED, null);
      case FAIL -> {
        return fail(
            summary,
            "step %d ran %s, after which the protocol is to fail"
                .formatted(summary.step(), end == null ? "" : Describer.until(end)));
      }
      default -> {
        boolean timePassed = run.at.micros > 0;
        walk.jump(end == null || end.target < 0 ? walk.place + 1 : end.target);
        begin(timePassed);
      }
    }
    return new Outcome(true, summary, status);
  }

  private Outcome fail(StepSummary summary, String why) {
    finish(SequenceStatus.FAILED, why);
    return new Outcome(true, summary, status);
  }

  private void begin(boolean timePassed) {
    String problem = walk.settle(timePassed);
    if (walk.cycles != cycleOfSums && !walk.isAfterLastCycle()) {
      cycleOfSums = walk.cycles;
      earlierInCycle.clear();
    }
    if (problem != null) {
      finish(SequenceStatus.FAILED, problem);
    } else if (walk.isOver()) {
      finish(SequenceStatus.FINISHED, null);
    } else {
      run.begin(legs[walk.place], now, soc, walk.cycles);
    }
  }

  private void finish(SequenceStatus how, @Nullable String why) {
    status = how;
    reason = why;
    run.begin(null, now, soc, walk.cycles);
  }

  private boolean isUnderWay() {
    return status == SequenceStatus.RUNNING || status == SequenceStatus.PAUSED;
  }

  /** Returns how far the whole is. */
  public SequenceStatus status() {
    return status;
  }

  /** Returns why it ended early; null if it did not. */
  public @Nullable String reason() {
    return reason;
  }

  /** Returns the step that runs, or null. */
  public @Nullable Step step() {
    Leg leg = run.leg;
    return leg == null ? null : leg.step;
  }

  /** Returns its number in the protocol, from 1, loops counted; 0 if none runs. */
  public int stepNumber() {
    return run.leg == null ? 0 : walk.place + 1;
  }

  /** Returns the number of the cycle that runs, or of the last one that ran, from 1. */
  public int cycle() {
    return Math.max(1, walk.isAfterLastCycle() ? walk.cycles : walk.cycles + 1);
  }

  /** Returns the temperature that the chamber is to have, in °C; NaN for whatever it is. */
  public double chamberCelsius() {
    Leg leg = run.leg;
    return leg == null ? Double.NaN : leg.chamber;
  }

  /** Returns the running time up to the last reading, in s. */
  public double seconds() {
    return now / 1e6;
  }

  /** Returns the running time of the step up to the last reading, in s. */
  public double stepSeconds() {
    return run.at.seconds();
  }

  /** Returns what has flown in the step that runs. */
  public Amounts stepAmounts() {
    return new Sums().with(run.at);
  }

  /** Returns what has flown in the cycle that runs, or in the last one that ran. */
  public Amounts cycleAmounts() {
    return earlierInCycle.with(run.at);
  }

  /** Returns what has flown since the start. */
  public Amounts totalAmounts() {
    return earlier.with(run.at);
  }

  /** Says in words what is going on. */
  public Progress progress() {
    return Describer.progress(
        walk.place,
        protocol.steps().size(),
        cycle(),
        run.leg,
        run.setPoint(),
        run.at,
        Describer.state(status, reason));
  }
}
