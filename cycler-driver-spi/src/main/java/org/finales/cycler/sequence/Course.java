package org.finales.cycler.sequence;

import org.finales.cycler.spi.ControlMode;

/**
 * What a step holds as time goes by. Everything follows from the time in the step and from where
 * the step began, so that a run can be resumed.
 */
abstract class Course {
  ControlMode mode = ControlMode.REST;
  double value;

  /** When something else is held, in µs of the step; {@link Long#MAX_VALUE} for never. */
  long nextChange = Long.MAX_VALUE;

  /** When the step ends by itself, in µs of the step; {@link Long#MAX_VALUE} for never. */
  long end = Long.MAX_VALUE;

  /** Whether the course is to begin where voltage and current are, and waits to be told. */
  boolean waits() {
    return false;
  }

  /** Says where voltage and current are at a time of the step. */
  void from(double voltage, double current, long micros) {}

  /** Moves to a time of the step. */
  void moveTo(long micros) {}

  /** Forgets what an earlier run of the step has left. */
  void begin() {
    moveTo(0);
  }

  void tape(Tape tape, long micros) {
    if (tape.isReading()) {
      moveTo(micros);
    }
  }
}
