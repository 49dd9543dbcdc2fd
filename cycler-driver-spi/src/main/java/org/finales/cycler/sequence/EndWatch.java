package org.finales.cycler.sequence;

import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Then;

/** An end condition in SI units, compared with what was measured. */
final class EndWatch {
  final EndCondition condition;
  final EndKind kind;
  final Then then;

  /** Place of the step to go to; -1 for none. */
  final int target;

  /** Level in s, V, A, W, C, J, °C, cycles or as a fraction. */
  final double level;

  /** Whether the number was negative, so that the sign counts. */
  private final boolean signed;

  private final boolean rising;

  /** Whether it is only watched once the voltage of a step has been reached. */
  private final boolean onlyHeld;

  EndWatch(EndCondition condition, int target, double level, boolean inCurrentThenVoltage) {
    this.condition = condition;
    this.kind = condition.kind();
    this.then = condition.then() == null ? Then.NEXT : condition.then();
    this.target = target;
    this.signed = level < 0;
    boolean sized =
        switch (kind) {
          case CAPACITY, ENERGY, VOLTAGE_CHANGE -> true;
          default -> false;
        };
    this.level = sized ? Math.abs(level) : level;
    this.rising =
        switch (kind) {
          case LOWER_VOLTAGE, LOWER_CURRENT, LOWER_C_RATE, LOWER_POWER, LOWER_TEMPERATURE -> false;
          default -> true;
        };
    this.onlyHeld =
        inCurrentThenVoltage
            && (kind == EndKind.LOWER_CURRENT
                || kind == EndKind.LOWER_C_RATE
                || kind == EndKind.LOWER_POWER);
  }

  boolean isReached(StepMeter at) {
    if (onlyHeld && !at.held) {
      return false;
    }
    return switch (kind) {
      // Half a microsecond, because levels need not be whole ones.
      case DURATION -> at.micros >= level * 1e6 - 0.5;
      case STATE_OF_CHARGE -> at.startSoc < level ? at.soc >= level : at.soc <= level;
      default -> rising ? measure(at) >= level : measure(at) <= level;
    };
  }

  /**
   * Tells how far between two readings the level was crossed, 0 to 1; 1 if the value jumped or was
   * not known before.
   */
  double crossing(StepMeter last, StepMeter now) {
    if (last.readings == 0 || last.fresh || kind == EndKind.CYCLE_COUNT) {
      return 1;
    }
    double before = measure(last);
    double after = measure(now);
    double fraction = (level - before) / (after - before);
    return fraction >= 0 && fraction <= 1 ? fraction : 1;
  }

  /** How far the step is towards this end, 0 to 1; NaN if nobody can tell. */
  double fraction(StepMeter at) {
    double from =
        switch (kind) {
          case DURATION, CAPACITY, ENERGY, VOLTAGE_CHANGE -> 0;
          case UPPER_VOLTAGE, LOWER_VOLTAGE -> at.startVoltage;
          case STATE_OF_CHARGE -> at.startSoc;
          default -> Double.NaN;
        };
    double fraction = (measure(at) - from) / (level - from);
    return Math.min(Math.max(fraction, 0), 1);
  }

  private double measure(StepMeter at) {
    return switch (kind) {
      case DURATION -> at.seconds();
      case UPPER_VOLTAGE, LOWER_VOLTAGE -> at.voltage;
      case UPPER_CURRENT, LOWER_CURRENT, UPPER_C_RATE, LOWER_C_RATE ->
          signed ? at.current : Math.abs(at.current);
      case UPPER_POWER, LOWER_POWER ->
          signed ? at.current * at.voltage : Math.abs(at.current * at.voltage);
      case CAPACITY -> signed ? at.chargeOut : at.charge();
      case ENERGY -> signed ? at.energyOut : at.energy();
      case STATE_OF_CHARGE -> at.soc;
      case VOLTAGE_CHANGE -> change(at);
      case UPPER_TEMPERATURE, LOWER_TEMPERATURE -> at.temperature;
      case CYCLE_COUNT -> at.cycles;
    };
  }

  private static double change(StepMeter at) {
    double fall = at.maxVoltage - at.voltage;
    double rise = at.voltage - at.minVoltage;
    return at.current > 0 ? fall : at.current < 0 ? rise : Math.max(fall, rise);
  }
}
