package org.finales.core.protocol.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.finales.api.battery.BatteryProduct;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.check.Finding.Level;

/**
 * Tells whether a protocol, a battery and a channel suit each other, and why not. They do if no
 * finding is an error. Whatever a battery does not say is not held against it. Thread-safe.
 *
 * <p>The rule of the Battery Experiments Manager, that the voltages and currents of the protocol
 * lie within those of battery and channel both, comes to the same verdict wherever it has one.
 */
public final class Compatibility {
  private Compatibility() {}

  /**
   * Compares the three, each with each.
   *
   * @return what keeps them from each other as errors, what is doubtful as warnings, in the order
   *     of the steps, those of the whole first
   */
  public static List<Finding> of(
      Protocol protocol, BatteryProduct battery, ChannelAbility channel) {
    BatteryBounds bounds = new BatteryBounds(battery);
    Needs needs = Needs.of(protocol, bounds.capacityAh());
    List<Finding> all = new ArrayList<>();
    BatteryFit.check(protocol, battery, bounds, needs, all);
    ChannelFit.check(protocol, bounds, channel, needs, all);
    all.sort(Comparator.comparingInt(Finding::step).thenComparing(Finding::level));
    return List.copyOf(all);
  }

  /** Tells whether nothing keeps the three from each other. */
  public static boolean suits(Protocol protocol, BatteryProduct battery, ChannelAbility channel) {
    return of(protocol, battery, channel).stream()
        .noneMatch(finding -> finding.level() == Level.ERROR);
  }
}
