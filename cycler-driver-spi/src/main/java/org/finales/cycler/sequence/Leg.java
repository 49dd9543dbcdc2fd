package org.finales.cycler.sequence;

import java.util.List;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Step;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;

/** A step of a protocol, made ready to be run. */
final class Leg {
  /**
   * How near to the voltage counts as there, as a part of it: an instrument that holds it by itself
   * may never show quite so much.
   */
  private static final double NEAR = 5e-4;

  final Step step;
  final Course course;
  final Envelope within;
  final EndWatch[] ends;
  final LimitWatch[] limits;
  final RecordingRule recording;

  /** Temperature of the chamber in °C, or NaN. */
  final double chamber;

  /** The voltage that a constant current is followed by, in V; NaN for none. */
  final double heldVoltage;

  /** Bounds while that voltage is held. */
  final Envelope heldWithin;

  /** When the first of the ends by time is reached, in µs of the step. */
  final long shortest;

  Leg(
      Step step,
      Course course,
      Envelope within,
      List<EndWatch> ends,
      List<LimitWatch> limits,
      RecordingRule recording,
      double chamber,
      double heldVoltage,
      Envelope heldWithin) {
    this.step = step;
    this.course = course;
    this.within = within;
    this.ends = ends.toArray(EndWatch[]::new);
    this.limits = limits.toArray(LimitWatch[]::new);
    this.recording = recording;
    this.chamber = chamber;
    this.heldVoltage = heldVoltage;
    this.heldWithin = heldWithin;
    long first = Long.MAX_VALUE;
    for (EndWatch end : this.ends) {
      if (end.kind == EndKind.DURATION) {
        first = Math.min(first, Math.max(0, Courses.micros(end.level)));
      }
    }
    shortest = first;
  }

  boolean isHoldingLater() {
    return !Double.isNaN(heldVoltage);
  }

  /** Whether a reading tells that the voltage has been reached and the current may fall now. */
  boolean reachesVoltage(StepMeter at) {
    if (course.mode != ControlMode.CURRENT) {
      return true;
    }
    double slack = NEAR * Math.abs(heldVoltage);
    return course.value >= 0
        ? at.voltage >= heldVoltage - slack
        : at.voltage <= heldVoltage + slack;
  }
}
