package org.finales.core.protocol.check;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.Then;

/**
 * A step with what the rules of the linter want to know of it.
 *
 * @param bare what it needs by its set points alone, without its ends
 */
record Linted(int number, Step step, Need need, Need bare, Guard guard) {

  static List<Linted> all(Protocol protocol, Needs needs) {
    List<Linted> all = new ArrayList<>();
    for (int i = 0; i < protocol.steps().size(); i++) {
      Step step = protocol.steps().get(i);
      Guard guard = Guard.of(protocol.limits(), step.limits());
      Need bare = StepNeeds.bare(i + 1, step, needs.capacityAh());
      all.add(new Linted(i + 1, step, needs.steps().get(i), bare, guard));
    }
    return all;
  }

  /** The direction in which charge flows all the time: 1, -1, or 0 if both, neither or unknown. */
  int sign() {
    return need.charges() == need.discharges() ? 0 : need.charges() ? 1 : -1;
  }

  /** Whether anything is held but a rest. */
  boolean isActive() {
    return !need.modes().isEmpty() || need.impedance();
  }

  /** Whether the end only leads on, and so is what the step is meant to come to. */
  static boolean leadsOn(EndCondition end) {
    return end.then() == null || end.then() == Then.NEXT;
  }

  /** The ends of a kind that only lead on. */
  List<EndCondition> ends(EndKind kind) {
    return step.ends().stream().filter(end -> end.kind() == kind && leadsOn(end)).toList();
  }

  boolean has(EndKind kind) {
    return step.ends().stream().anyMatch(end -> end.kind() == kind);
  }

  /** The number of an end in the usual unit of its kind. */
  static double level(EndCondition end) {
    return end.quantity().doubleValue(end.kind().unit());
  }

  /** What an end watches, in words. */
  static String watched(EndKind kind) {
    return switch (kind) {
      case DURATION -> "a time";
      case UPPER_VOLTAGE -> "an upper voltage";
      case LOWER_VOLTAGE -> "a lower voltage";
      case UPPER_CURRENT -> "an upper current";
      case LOWER_CURRENT -> "a lower current";
      case UPPER_C_RATE -> "an upper C-rate";
      case LOWER_C_RATE -> "a lower C-rate";
      case UPPER_POWER -> "an upper power";
      case LOWER_POWER -> "a lower power";
      case CAPACITY -> "a charge";
      case ENERGY -> "an energy";
      case STATE_OF_CHARGE -> "a state of charge";
      case VOLTAGE_CHANGE -> "a change of voltage";
      case UPPER_TEMPERATURE -> "an upper temperature";
      case LOWER_TEMPERATURE -> "a lower temperature";
      case CYCLE_COUNT -> "a number of cycles";
    };
  }
}
