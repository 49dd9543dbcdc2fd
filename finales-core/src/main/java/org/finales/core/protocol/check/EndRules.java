package org.finales.core.protocol.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Rest;
import org.finales.cycler.spi.ControlMode;

/** Ends that are never reached, that are reached at once, or that lie in the wrong direction. */
final class EndRules {
  private static final String UNSIGNED = "write the number without its sign";

  private final Linted one;
  private final List<Finding> all;

  private EndRules(Linted one, List<Finding> all) {
    this.one = one;
    this.all = all;
  }

  static void check(Linted one, List<Finding> all) {
    EndRules rules = new EndRules(one, all);
    for (EndCondition end : one.step().ends()) {
      if (!Linted.leadsOn(end)) {
        continue;
      }
      if (!rules.nothingToWaitFor(end) && !rules.againstSetPoint(end) && !rules.wrongWay(end)) {
        rules.behindLimit(end);
      }
    }
    rules.twice();
  }

  private boolean nothingToWaitFor(EndCondition end) {
    boolean atOnce =
        switch (end.kind()) {
          case DURATION, CAPACITY, ENERGY, VOLTAGE_CHANGE, CYCLE_COUNT -> Linted.level(end) == 0;
          case UPPER_CURRENT, UPPER_C_RATE, UPPER_POWER -> Linted.level(end) == 0;
          case LOWER_CURRENT, LOWER_C_RATE, LOWER_POWER ->
              one.step() instanceof Rest && Linted.level(end) >= 0;
          default -> false;
        };
    return atOnce && atOnce(end, "it");
  }

  private boolean againstSetPoint(EndCondition end) {
    EndKind kind = end.kind();
    double level = Linted.level(end);
    if (one.step() instanceof ConstantCurrent
        && (kind == EndKind.UPPER_CURRENT || kind == EndKind.LOWER_CURRENT)) {
      return held(end, one.bare().current().most(), level, kind == EndKind.UPPER_CURRENT, "A");
    } else if (one.step() instanceof ConstantCurrent
        && (kind == EndKind.UPPER_C_RATE || kind == EndKind.LOWER_C_RATE)) {
      return held(end, one.bare().cRate().most(), level, kind == EndKind.UPPER_C_RATE, "C");
    } else if (one.step() instanceof ConstantPower
        && (kind == EndKind.UPPER_POWER || kind == EndKind.LOWER_POWER)) {
      return held(end, one.need().power().most(), level, kind == EndKind.UPPER_POWER, "W");
    } else if (one.step() instanceof ConstantVoltage
        && (kind == EndKind.UPPER_VOLTAGE || kind == EndKind.LOWER_VOLTAGE)) {
      double volt = one.bare().voltage().most();
      boolean rising = kind == EndKind.UPPER_VOLTAGE;
      return rising
          ? volt < level ? never(end, volt, "V") : atOnce(end, "the held voltage")
          : volt > level ? never(end, volt, "V") : atOnce(end, "the held voltage");
    } else if (one.step() instanceof ConstantCurrentConstantVoltage && one.sign() != 0) {
      double volt = one.bare().voltage().most();
      boolean beyond =
          one.sign() > 0
              ? kind == EndKind.UPPER_VOLTAGE && Figures.isAbove(level, volt)
              : kind == EndKind.LOWER_VOLTAGE && Figures.isAbove(volt, level);
      return beyond && never(end, volt, "V");
    }
    return false;
  }

  /** An end of what is held: it is there from the beginning, or never. */
  private boolean held(EndCondition end, double held, double level, boolean rising, String unit) {
    if (Double.isNaN(held)) {
      return false;
    }
    double size = level < 0 ? held : Math.abs(held);
    return (rising ? size >= level : size <= level)
        ? atOnce(end, "what it holds")
        : never(end, held, unit);
  }

  private boolean wrongWay(EndCondition end) {
    boolean low = end.kind() == EndKind.LOWER_VOLTAGE;
    boolean high = end.kind() == EndKind.UPPER_VOLTAGE;
    if ((one.sign() > 0 && low) || (one.sign() < 0 && high)) {
      String verb = one.sign() > 0 ? "charges" : "discharges";
      return add(
          "end-in-wrong-direction",
          "it %s until %s of %s, but %s"
              .formatted(
                  verb,
                  Linted.watched(end.kind()),
                  Figures.words(end),
                  low ? "charging raises the voltage" : "discharging lowers the voltage"),
          "turn the sign of the current, or end it at %s voltage"
              .formatted(low ? "an upper" : "a lower"));
    }
    boolean fades =
        end.kind() == EndKind.LOWER_CURRENT
            || end.kind() == EndKind.LOWER_C_RATE
            || end.kind() == EndKind.LOWER_POWER;
    boolean grows =
        end.kind() == EndKind.UPPER_CURRENT
            || end.kind() == EndKind.UPPER_C_RATE
            || end.kind() == EndKind.UPPER_POWER;
    boolean signed = Linted.level(end) < 0 && one.need().modes().contains(ControlMode.VOLTAGE);
    if (signed && fades && one.sign() > 0) {
      return add(
          "end-in-wrong-direction",
          "it charges until %s of %s, which only discharging comes to"
              .formatted(Linted.watched(end.kind()), Figures.words(end)),
          UNSIGNED);
    } else if (signed && ((fades && one.sign() < 0) || (grows && one.sign() > 0))) {
      return add(
          "ends-at-once",
          "it %s and is to end at %s of %s, where it is from the beginning"
              .formatted(
                  one.sign() > 0 ? "charges" : "discharges",
                  Linted.watched(end.kind()),
                  Figures.words(end)),
          UNSIGNED);
    }
    return false;
  }

  private void behindLimit(EndCondition end) {
    Guard guard = one.guard();
    double level = Linted.level(end);
    double limit =
        switch (end.kind()) {
          case UPPER_VOLTAGE -> guard.maxVoltage();
          case LOWER_VOLTAGE -> guard.minVoltage();
          case UPPER_CURRENT -> one.sign() < 0 ? -guard.minCurrent() : guard.maxCurrent();
          case UPPER_POWER -> guard.maxPower();
          case UPPER_TEMPERATURE -> guard.maxCelsius();
          case LOWER_TEMPERATURE -> guard.minCelsius();
          case CAPACITY -> guard.maxAmpereHours();
          default -> Double.NaN;
        };
    boolean falling =
        end.kind() == EndKind.LOWER_VOLTAGE || end.kind() == EndKind.LOWER_TEMPERATURE;
    double size = end.kind() == EndKind.CAPACITY ? Math.abs(level) : level;
    if (falling ? Figures.isAbove(limit, size) : Figures.isAbove(size, limit)) {
      String unit =
          end.kind() == EndKind.UPPER_TEMPERATURE || end.kind() == EndKind.LOWER_TEMPERATURE
              ? "°C"
              : end.kind().unit().symbol();
      add(
          "end-behind-limit",
          "it is to end at %s of %s, but the safety limit of %s comes first"
              .formatted(
                  Linted.watched(end.kind()), Figures.words(end), Figures.amount(limit, unit)),
          "end it within the limit, or change the limit");
    }
  }

  /** Ends of one kind: the nearer one is always first. */
  private void twice() {
    Map<EndKind, EndCondition> seen = new EnumMap<>(EndKind.class);
    for (EndCondition end : one.step().ends()) {
      EndCondition other = seen.putIfAbsent(end.kind(), end);
      if (other != null
          && end.kind() != EndKind.STATE_OF_CHARGE
          && Linted.level(end) < 0 == Linted.level(other) < 0) {
        boolean falling =
            switch (end.kind()) {
              case LOWER_VOLTAGE, LOWER_CURRENT, LOWER_C_RATE, LOWER_POWER, LOWER_TEMPERATURE ->
                  true;
              default -> false;
            };
        boolean first = falling == Linted.level(other) > Linted.level(end);
        add(
            "end-never-first",
            "it ends at %s of %s and of %s; only %s matters"
                .formatted(
                    Linted.watched(end.kind()),
                    Figures.words(other),
                    Figures.words(end),
                    Figures.words(first ? other : end)),
            "leave the other out");
      }
    }
  }

  private boolean never(EndCondition end, double held, String unit) {
    return add(
        "end-never-reached",
        "it ends at %s of %s, but holds %s"
            .formatted(Linted.watched(end.kind()), Figures.words(end), Figures.amount(held, unit)),
        "end it by a time, a voltage or a charge instead");
  }

  private boolean atOnce(EndCondition end, String what) {
    return add(
        "ends-at-once",
        "it ends at %s of %s, where %s is from the beginning"
            .formatted(Linted.watched(end.kind()), Figures.words(end), what),
        "change the end, or leave the step out");
  }

  private boolean add(String code, String message, String hint) {
    all.add(Finding.warning(one.number(), code, message, hint));
    return true;
  }
}
