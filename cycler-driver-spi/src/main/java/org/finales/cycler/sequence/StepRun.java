package org.finales.cycler.sequence;

import java.util.Arrays;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/** One step while it runs: what it holds, what was measured, and what a reading means to it. */
final class StepRun {
  private final double coulombs;

  /** How many limits are those of the whole protocol; they come first in every step. */
  private final int commonLimits;

  /** Since when each limit is exceeded, in µs of running time; -1 if it is not. */
  private final long[] exceededSince;

  private final StepMeter recorded = new StepMeter();
  private StepMeter before = new StepMeter();
  private SetPoint held = SetPoint.REST;

  /** The step; null before the first and after the last. */
  @Nullable Leg leg;

  /** When it began, in µs of running time. */
  long start;

  StepMeter at = new StepMeter();

  /** What the last reading meant: a limit that was exceeded, or else an end that was reached. */
  @Nullable LimitWatch exceeded;

  @Nullable EndWatch reached;

  /** Whether the last reading came after the step's own end. */
  boolean done;

  StepRun(double coulombs, int commonLimits, int mostLimits) {
    this.coulombs = coulombs;
    this.commonLimits = commonLimits;
    exceededSince = new long[mostLimits];
    Arrays.fill(exceededSince, -1);
  }

  void begin(@Nullable Leg newLeg, long now, double soc, int cycles) {
    leg = newLeg;
    start = now;
    at.begin(soc, cycles);
    recorded.begin(soc, cycles);
    if (newLeg != null) {
      Arrays.fill(exceededSince, commonLimits, exceededSince.length, -1);
      newLeg.course.begin();
    }
  }

  SetPoint setPoint() {
    Leg now = leg;
    if (now == null) {
      return SetPoint.REST;
    }
    boolean holdsVoltage = now.isHoldingLater() && at.held;
    ControlMode mode = holdsVoltage ? ControlMode.VOLTAGE : now.course.mode;
    if (mode == ControlMode.REST) {
      return SetPoint.REST;
    }
    double value = holdsVoltage ? now.heldVoltage : now.course.value;
    var within = holdsVoltage ? now.heldWithin : now.within;
    if (held.mode() != mode || held.value() != value || held.within() != within) {
      held = new SetPoint(mode, value, within);
    }
    return held;
  }

  /** When something changes or ends by time, in µs of running time. */
  long due() {
    Leg now = leg;
    if (now == null) {
      return Long.MAX_VALUE;
    }
    long due = Math.min(now.shortest, Math.min(now.course.nextChange, now.course.end));
    if (now.recording.period != Long.MAX_VALUE) {
      due = Math.min(due, recorded.micros + now.recording.period);
    }
    for (int i = 0; i < now.limits.length; i++) {
      if (exceededSince[i] >= 0) {
        due = Math.min(due, exceededSince[i] - start + now.limits[i].delay);
      }
    }
    return due > Courses.MAX_MICROS ? Long.MAX_VALUE : start + due;
  }

  /** Takes a reading; returns whether it is to be recorded. */
  boolean take(Leg now, long micros, double voltage, double current, double temperature) {
    boolean first = at.readings == 0;
    if (now.course.waits() && !Double.isNaN(voltage) && !Double.isNaN(current)) {
      now.course.from(voltage, current, micros - start);
    }
    StepMeter next = before;
    follow(now, next, micros, voltage, current, temperature);
    before = at;
    at = next;
    exceeded = exceeded(now, micros);
    reached = null;
    done = false;
    if (exceeded != null) {
      return true;
    }
    for (EndWatch end : now.ends) {
      if (end.isReached(at)) {
        reached = end;
        return true;
      }
    }
    done = at.micros >= now.course.end;
    if (done) {
      return true;
    }
    if (at.micros >= now.course.nextChange) {
      now.course.moveTo(at.micros);
      at.fresh = true;
    }
    if (first || now.recording.isDue(at, recorded)) {
      recorded.follow(at, at.micros, voltage, current, temperature, coulombs);
      return true;
    }
    return false;
  }

  /** How far between the last reading and one that might come the first end is crossed, or NaN. */
  double crossing(Leg now, long micros, double voltage, double current, double temperature) {
    follow(now, before, micros, voltage, current, temperature);
    double first = Double.NaN;
    for (EndWatch end : now.ends) {
      if (end.isReached(before)) {
        double fraction = end.crossing(at, before);
        first = fraction >= first ? first : fraction;
      }
    }
    return first;
  }

  private void follow(
      Leg now, StepMeter next, long micros, double voltage, double current, double temperature) {
    next.follow(at, micros - start, voltage, current, temperature, coulombs);
    if (now.isHoldingLater() && !next.held && now.reachesVoltage(next)) {
      next.held = true;
    }
  }

  private @Nullable LimitWatch exceeded(Leg now, long micros) {
    for (int i = 0; i < now.limits.length; i++) {
      LimitWatch limit = now.limits[i];
      if (!limit.isExceeded(at)) {
        exceededSince[i] = -1;
      } else {
        if (exceededSince[i] < 0) {
          exceededSince[i] = micros;
        }
        if (micros - exceededSince[i] >= limit.delay) {
          return limit;
        }
      }
    }
    return null;
  }

  StepSummary summary(Leg now, int place, int cycle, EndedBy by) {
    EndWatch end = by == EndedBy.CONDITION ? reached : null;
    double crossed = at.seconds();
    if (end != null) {
      double early = before.seconds();
      crossed = early + end.crossing(before, at) * (crossed - early);
    }
    return new StepSummary(
        place + 1,
        now.step.tag(),
        cycle,
        start / 1e6,
        at.seconds(),
        at.chargeIn / 3600,
        at.chargeOut / 3600,
        at.energyIn / 3600,
        at.energyOut / 3600,
        at.startVoltage,
        at.voltage,
        at.minVoltage,
        at.maxVoltage,
        at.current,
        at.temperature,
        by,
        end == null ? null : end.condition,
        crossed);
  }

  void tape(Tape tape) {
    start = tape.keep(start);
    at.tape(tape);
    recorded.tape(tape);
    tape.keep(exceededSince);
    Leg now = leg;
    if (now != null) {
      now.course.tape(tape, at.micros);
    }
  }
}
