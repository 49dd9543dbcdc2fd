package org.finales.core.protocol.check;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantResistance;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.CurrentRamp;
import org.finales.api.cycling.DriveCycle;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Pulse;
import org.finales.api.cycling.PulseTrain;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.Then;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.quantity.Quantity;
import org.finales.cycler.spi.ControlMode;
import org.jspecify.annotations.Nullable;

/** Gathers what one step needs. */
final class StepNeeds {
  private final double capacityAh;
  private final Set<ControlMode> modes = EnumSet.noneOf(ControlMode.class);
  private Range voltage = Range.NONE;
  private Range current = Range.NONE;
  private Range cRate = Range.NONE;
  private Range power = Range.NONE;
  private double leastResistance = Double.POSITIVE_INFINITY;
  private double capacity;
  private double longest = Double.POSITIVE_INFINITY;
  private double shortest = Double.POSITIVE_INFINITY;
  private boolean charges;
  private boolean discharges;
  private boolean impedance;
  private boolean temperature;

  private StepNeeds(double capacityAh) {
    this.capacityAh = capacityAh;
  }

  /**
   * Gathers all of it.
   *
   * @param heading where the steps before have led to
   */
  static Need of(int number, Step step, double capacityAh, Heading heading) {
    StepNeeds needs = new StepNeeds(capacityAh);
    needs.setPoints(step);
    if (step instanceof ConstantVoltage) {
      needs.flows(heading.towards(needs.voltage.most()));
    }
    if (step instanceof Loop) {
      needs.longest = 0;
    }
    for (EndCondition end : step.ends()) {
      needs.end(end);
    }
    return needs.need(number, Range.NONE.with(Figures.of(step.temperature(), "degC")));
  }

  /** What the set points alone need. */
  static Need bare(int number, Step step, double capacityAh) {
    StepNeeds needs = new StepNeeds(capacityAh);
    needs.setPoints(step);
    return needs.need(number, Range.NONE);
  }

  static Need nothing(int number) {
    return new StepNeeds(Double.NaN).need(number, Range.NONE);
  }

  static Need together(Need one, Need other) {
    Set<ControlMode> modes = EnumSet.noneOf(ControlMode.class);
    modes.addAll(one.modes());
    modes.addAll(other.modes());
    return new Need(
        one.step(),
        one.voltage().with(other.voltage()),
        one.current().with(other.current()),
        one.cRate().with(other.cRate()),
        one.power().with(other.power()),
        Math.min(one.leastResistance(), other.leastResistance()),
        Math.max(one.capacity(), other.capacity()),
        Math.max(one.longest(), other.longest()),
        Math.min(one.shortest(), other.shortest()),
        one.chamber().with(other.chamber()),
        modes,
        one.charges() || other.charges(),
        one.discharges() || other.discharges(),
        one.impedance() || other.impedance(),
        one.temperature() || other.temperature());
  }

  private Need need(int number, Range chamber) {
    return new Need(
        number,
        voltage,
        current,
        cRate,
        power,
        leastResistance,
        capacity,
        longest,
        shortest,
        chamber,
        modes,
        charges,
        discharges,
        impedance,
        temperature);
  }

  private void setPoints(Step step) {
    if (step instanceof ConstantCurrent held) {
      current(held.current(), held.cRate());
    } else if (step instanceof ConstantVoltage held) {
      voltage(held.voltage());
    } else if (step instanceof ConstantCurrentConstantVoltage held) {
      current(held.current(), held.cRate());
      voltage(held.voltage());
    } else if (step instanceof ConstantPower held) {
      power(Figures.of(held.power(), "W"));
    } else if (step instanceof ConstantResistance held) {
      modes.add(ControlMode.RESISTANCE);
      leastResistance = Figures.of(held.resistance(), "ohm");
      flows(-1);
    } else if (step instanceof VoltageScan scan) {
      scan(scan);
    } else if (step instanceof CurrentRamp ramp) {
      current(ramp.startCurrent(), null);
      current(ramp.endCurrent(), null);
      double way =
          Math.abs(Figures.of(ramp.endCurrent(), "A") - Figures.of(ramp.startCurrent(), "A"));
      lasts(way / Figures.of(ramp.rampRate(), "A/s"));
    } else if (step instanceof PulseTrain train) {
      pulses(train);
    } else if (step instanceof DriveCycle cycle) {
      table(cycle);
    } else if (step instanceof Impedance measured) {
      impedance = true;
      voltage(measured.voltage());
      double amplitude = Figures.of(measured.amplitudeCurrent(), "A");
      current = current.with(amplitude).with(-amplitude);
    } else if (!(step instanceof Rest || step instanceof Loop)) {
      throw new IllegalStateException("a step of no kind that is known");
    }
  }

  private void scan(VoltageScan scan) {
    voltage(scan.startVoltage());
    voltage(scan.endVoltage());
    double rise = Figures.of(scan.endVoltage(), "V") - Figures.of(scan.startVoltage(), "V");
    lasts(Math.abs(rise) / Figures.of(scan.scanRate(), "V/s"));
  }

  private void pulses(PulseTrain train) {
    double seconds = 0;
    for (Pulse pulse : train.pulses()) {
      double duration = Figures.of(pulse.duration(), "s");
      seconds += duration;
      shortest = Math.min(shortest, duration);
      voltage(pulse.voltage());
      current(pulse.current(), pulse.cRate());
      power(Figures.of(pulse.power(), "W"));
    }
    lasts(seconds * (train.repeats() == null ? 1 : train.repeats()));
  }

  private void table(DriveCycle cycle) {
    BigDecimal least = cycle.values().get(0);
    BigDecimal most = least;
    for (BigDecimal value : cycle.values()) {
      least = least.min(value);
      most = most.max(value);
    }
    for (BigDecimal value : new BigDecimal[] {least, most}) {
      Quantity given = new Quantity(value, cycle.unit());
      switch (cycle.quantity()) {
        case CURRENT -> current(given, null);
        case C_RATE -> current(null, given);
        case POWER -> power(Figures.of(given, "W"));
        case VOLTAGE -> voltage(given);
      }
    }
    BigDecimal last = cycle.times().get(cycle.times().size() - 1);
    double seconds = Figures.of(new Quantity(last, cycle.timeUnit()), "s");
    lasts(seconds * (cycle.repeats() == null ? 1 : cycle.repeats()));
  }

  private void end(EndCondition end) {
    EndKind kind = end.kind();
    temperature |= kind == EndKind.UPPER_TEMPERATURE || kind == EndKind.LOWER_TEMPERATURE;
    if (kind == EndKind.DURATION) {
      lasts(Figures.of(end.quantity(), "s"));
    }
    if ((end.then() != null && end.then() != Then.NEXT) || modes.isEmpty()) {
      return;
    }
    boolean holdsVoltage = modes.contains(ControlMode.VOLTAGE);
    switch (kind) {
      case UPPER_VOLTAGE, LOWER_VOLTAGE -> voltage = voltage.with(Figures.of(end.quantity(), "V"));
      case LOWER_CURRENT, UPPER_CURRENT -> {
        if (holdsVoltage) {
          taper(Figures.of(end.quantity(), "A"));
        }
      }
      case LOWER_C_RATE, UPPER_C_RATE -> {
        double rate = Figures.of(end.quantity(), "A/Ah");
        cRate = cRate.with(rate);
        if (holdsVoltage) {
          taper(rate * capacityAh);
        }
      }
      case CAPACITY -> capacity = Math.max(capacity, Math.abs(Figures.of(end.quantity(), "Ah")));
      default -> {}
    }
  }

  /** A current that ends a held voltage, in its direction; both are possible if nobody knows. */
  private void taper(double ampere) {
    boolean down = discharges && !charges;
    current = current.with(ampere > 0 && down ? -ampere : ampere);
  }

  private void voltage(@Nullable Quantity volt) {
    if (volt != null) {
      modes.add(ControlMode.VOLTAGE);
      voltage = voltage.with(Figures.of(volt, "V"));
    }
  }

  private void current(@Nullable Quantity ampere, @Nullable Quantity rate) {
    double value = Figures.of(ampere, "A");
    if (rate != null) {
      double byCapacity = Figures.of(rate, "A/Ah");
      cRate = cRate.with(byCapacity);
      value = byCapacity * capacityAh;
      flows(Math.signum(byCapacity));
    } else if (ampere == null) {
      return;
    }
    modes.add(ControlMode.CURRENT);
    current = current.with(value);
    flows(Math.signum(value));
  }

  private void power(double watt) {
    if (!Double.isNaN(watt)) {
      modes.add(ControlMode.POWER);
      power = power.with(watt);
      flows(Math.signum(watt));
    }
  }

  private void flows(double sign) {
    charges |= sign > 0;
    discharges |= sign < 0;
  }

  private void lasts(double seconds) {
    if (!Double.isNaN(seconds)) {
      longest = Math.min(longest, seconds);
    }
  }
}
