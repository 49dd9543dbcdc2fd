package org.finales.core.protocol.check;

import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;

/** Set points beyond the safety limits, and set points of nothing. */
final class SetPointRules {
  private static final String HINT = "change the step or the limit";

  private SetPointRules() {}

  static void check(Linted one, List<Finding> all) {
    nothing(one, all);
    Need held = one.need();
    Guard guard = one.guard();
    Range volts = one.bare().voltage();
    Range amperes = one.bare().current();
    double in = amperes.most() > 0 ? amperes.most() : Double.NaN;
    double out = amperes.least() < 0 ? amperes.least() : Double.NaN;
    beyond(one, "it holds ", volts.most(), guard.maxVoltage(), "V", "upper voltage", all);
    below(one, "it holds ", volts.least(), guard.minVoltage(), "V", "lower voltage", all);
    beyond(one, "it charges at ", in, guard.maxCurrent(), "A", "upper current", all);
    below(one, "it discharges at ", out, guard.minCurrent(), "A", "lower current", all);
    double watts = Math.max(Math.abs(held.power().least()), Math.abs(held.power().most()));
    beyond(one, "it holds ", watts, guard.maxPower(), "W", "power", all);
    Range chamber = held.chamber();
    beyond(one, "the chamber is at ", chamber.most(), guard.maxCelsius(), "°C", "temperature", all);
    below(one, "the chamber is at ", chamber.least(), guard.minCelsius(), "°C", "temperature", all);
  }

  private static void beyond(
      Linted one,
      String does,
      double value,
      double limit,
      String unit,
      String name,
      List<Finding> all) {
    if (Figures.isAbove(value, limit)) {
      crossed(one, does, value, "above", limit, unit, name, all);
    }
  }

  private static void below(
      Linted one,
      String does,
      double value,
      double limit,
      String unit,
      String name,
      List<Finding> all) {
    if (Figures.isAbove(limit, value)) {
      crossed(one, does, value, "below", limit, unit, name, all);
    }
  }

  private static void crossed(
      Linted one,
      String does,
      double value,
      String side,
      double limit,
      String unit,
      String name,
      List<Finding> all) {
    boolean sized = does.endsWith("charges at ");
    all.add(
        Finding.warning(
            one.number(),
            "set-point-beyond-limit",
            "%s%s, %s the %s limit of %s"
                .formatted(
                    does,
                    Figures.amount(sized ? Math.abs(value) : value, unit),
                    sized ? "beyond" : side,
                    name,
                    Figures.amount(limit, unit)),
            HINT));
  }

  private static void nothing(Linted one, List<Finding> all) {
    Range value =
        one.step() instanceof ConstantCurrent
            ? one.bare().current()
            : one.step() instanceof ConstantPower ? one.need().power() : Range.NONE;
    if (value.least() == 0 && value.most() == 0) {
      String what = one.step() instanceof ConstantPower ? "power" : "current";
      all.add(
          Finding.warning(
              one.number(),
              "nothing-flows",
              "a constant " + what + " of zero is a rest",
              "make it a rest, or give the " + what));
    }
    if (one.step() instanceof ConstantCurrentConstantVoltage
        && one.bare().current().least() == 0
        && one.bare().current().most() == 0) {
      EndCondition time = one.ends(EndKind.DURATION).stream().findFirst().orElse(null);
      all.add(
          Finding.warning(
              one.number(),
              "nothing-flows",
              "with a current of zero the voltage is never reached"
                  + (time == null ? "" : ", only the time ends it"),
              "give the current to charge or discharge with"));
    }
  }
}
