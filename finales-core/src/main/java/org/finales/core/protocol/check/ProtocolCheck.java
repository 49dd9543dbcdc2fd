package org.finales.core.protocol.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.finales.api.cycling.Protocol;

/**
 * Finds what is unsafe or senseless in a valid protocol, without a model of the cell. A protocol
 * that was read is valid, so that nothing here is worse than a warning. Thread-safe.
 */
public final class ProtocolCheck {
  /** Most findings that are told. */
  public static final int MAX_FINDINGS = 1_000;

  private ProtocolCheck() {}

  /**
   * Checks a protocol.
   *
   * @param capacityAh charge that C-rates refer to unless the protocol has its own, in Ah; NaN if
   *     nobody knows
   * @return warnings and notes in the order of the steps, those of the whole first
   */
  public static List<Finding> of(Protocol protocol, double capacityAh) {
    Needs needs = Needs.of(protocol, capacityAh);
    List<Linted> steps = Linted.all(protocol, needs);
    List<Finding> all = new ArrayList<>();
    WholeRules.check(protocol, needs, steps, all);
    for (Linted step : steps) {
      SetPointRules.check(step, all);
      EndRules.check(step, all);
    }
    NeighbourRules.check(steps, all);
    FlowRules.check(protocol.steps(), all);
    all.sort(Comparator.comparingInt(Finding::step).thenComparing(Finding::level));
    return all.size() > MAX_FINDINGS ? List.copyOf(all.subList(0, MAX_FINDINGS)) : List.copyOf(all);
  }
}
