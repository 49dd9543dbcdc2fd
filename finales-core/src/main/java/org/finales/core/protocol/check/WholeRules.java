package org.finales.core.protocol.check;

import java.util.List;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;

/** What a protocol lacks, and limits that contradict each other. */
final class WholeRules {
  private WholeRules() {}

  static void check(Protocol protocol, Needs needs, List<Linted> steps, List<Finding> all) {
    boolean anyLimits =
        protocol.limits() != null || steps.stream().anyMatch(one -> one.step().limits() != null);
    boolean anyActive = steps.stream().anyMatch(Linted::isActive);
    if (!anyLimits && anyActive) {
      all.add(
          Finding.note(
              0,
              "no-safety-limits",
              "nothing is said of safety limits; only the window of battery and channel guards it",
              "give at least an upper and a lower voltage that must not be exceeded"));
    }
    if (Double.isNaN(needs.capacityAh())) {
      steps.stream()
          .filter(one -> one.need().cRate().isKnown() || one.has(EndKind.STATE_OF_CHARGE))
          .findFirst()
          .ifPresent(
              one ->
                  all.add(
                      Finding.note(
                          one.number(),
                          "capacity-unknown",
                          "C-rates and states of charge refer to a capacity that is not said",
                          "give it with the protocol, or choose a battery that has one")));
    }
    for (Linted one : steps) {
      guard(one, anyLimits, all);
    }
  }

  private static void guard(Linted one, boolean anyLimits, List<Finding> all) {
    Guard guard = one.guard();
    contradicting(one, "voltage", guard.minVoltage(), guard.maxVoltage(), "V", all);
    contradicting(one, "current", guard.minCurrent(), guard.maxCurrent(), "A", all);
    contradicting(one, "temperature", guard.minCelsius(), guard.maxCelsius(), "°C", all);
    if (!anyLimits || !one.isActive() || one.need().voltage().isKnown()) {
      return;
    }
    if (one.need().charges() && guard.maxVoltage() == Double.POSITIVE_INFINITY) {
      all.add(
          Finding.note(
              one.number(),
              "voltage-unbounded",
              "it charges, and neither an end nor a safety limit bounds the voltage",
              "end it at an upper voltage too, or give an upper voltage limit"));
    } else if (one.need().discharges() && guard.minVoltage() == Double.NEGATIVE_INFINITY) {
      all.add(
          Finding.note(
              one.number(),
              "voltage-unbounded",
              "it discharges, and neither an end nor a safety limit bounds the voltage",
              "end it at a lower voltage too, or give a lower voltage limit"));
    }
  }

  private static void contradicting(
      Linted one, String what, double least, double most, String unit, List<Finding> all) {
    if (least >= most) {
      all.add(
          Finding.warning(
              one.number(),
              "limits-contradict",
              "by its own safety limits and the protocol's the %s must be above %s and below %s"
                  .formatted(what, Figures.amount(least, unit), Figures.amount(most, unit)),
              "leave room between them; no measurement passes both"));
    }
  }
}
