package org.finales.core.protocol.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
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
import org.jspecify.annotations.Nullable;

/** Says one step in plain ones. Not thread-safe. */
final class StepFlattener {
  private static final int DEFAULT_POINTS = 10;

  private final Problems problems;
  private final String place;
  private final Map<String, Integer> places;
  private final int offset;

  /**
   * Makes one for a step.
   *
   * @param places where the plain steps of tags begin
   * @param offset how many plain steps there are before
   */
  StepFlattener(Problems problems, String place, Map<String, Integer> places, int offset) {
    this.problems = problems;
    this.place = place;
    this.places = places;
    this.offset = offset;
  }

  List<PlainStep> flatten(Step step) {
    if (step instanceof Rest rest) {
      temperature(rest.temperature());
      return rest(rest);
    } else if (step instanceof ConstantCurrent current) {
      temperature(current.temperature());
      return current(current);
    } else if (step instanceof ConstantVoltage voltage) {
      temperature(voltage.temperature());
      Ends ends = new Ends(voltage.ends(), true);
      return List.of(
          new PlainStep.Voltage(
              voltage.voltage().doubleValue(Amounts.V), ends.seconds, ends.rate, ends.milliampere));
    } else if (step instanceof ConstantCurrentConstantVoltage both) {
      temperature(both.temperature());
      return both(both);
    } else if (step instanceof ConstantPower power) {
      temperature(power.temperature());
      double watts = power.power().doubleValue(Amounts.W);
      Ends ends = new Ends(power.ends(), false);
      return List.of(new PlainStep.Power(watts, ends.seconds, ends.volts(watts > 0)));
    } else if (step instanceof VoltageScan scan) {
      temperature(scan.temperature());
      return scan(scan);
    } else if (step instanceof Impedance impedance) {
      temperature(impedance.temperature());
      return impedance(impedance);
    } else if (step instanceof PulseTrain train) {
      temperature(train.temperature());
      return pulses(train);
    } else if (step instanceof Loop loop) {
      return List.of(new PlainStep.Repeat(places.getOrDefault(loop.backTo(), 0), loop.times()));
    } else if (step instanceof ConstantResistance) {
      return refuse("a constant resistance cannot be said; no equivalent exists");
    } else if (step instanceof CurrentRamp) {
      return refuse("a ramp of current cannot be said; say it in steps of constant current");
    } else if (step instanceof DriveCycle) {
      return refuse("a drive cycle cannot be said; say it in steps of constant current");
    }
    throw new IllegalStateException("no such step: " + step.getClass());
  }

  private List<PlainStep> refuse(String why) {
    problems.add(place, why);
    return List.of();
  }

  private void temperature(@Nullable Quantity temperature) {
    if (temperature != null) {
      problems.add(place, "the temperature of the chamber cannot be said; leave it out");
    }
  }

  private List<PlainStep> rest(Rest rest) {
    Ends ends = new Ends(rest.ends(), false);
    if (ends.seconds == null) {
      return refuse("a rest ends by time only");
    }
    ends.volts(null);
    return List.of(new PlainStep.Open(ends.seconds));
  }

  private List<PlainStep> current(ConstantCurrent step) {
    Ends ends = new Ends(step.ends(), false);
    Double rate = Amounts.in(step.cRate(), Amounts.RATE);
    Double current = Amounts.in(step.current(), Amounts.MA);
    Double meant = rate == null ? current : rate;
    if (meant == null || meant == 0) {
      if (ends.seconds != null && ends.isTimeOnly()) {
        problems.warn(place, "a current of zero is written as a rest");
        return List.of(new PlainStep.Open(ends.seconds));
      }
      return refuse("a current of zero cannot be said; use a rest that ends by time");
    }
    return List.of(new PlainStep.Current(rate, current, ends.seconds, ends.volts(meant > 0)));
  }

  private List<PlainStep> both(ConstantCurrentConstantVoltage step) {
    Ends ends = new Ends(step.ends(), true);
    Double rate = Amounts.in(step.cRate(), Amounts.RATE);
    Double current = Amounts.in(step.current(), Amounts.MA);
    if (ends.seconds != null) {
      return refuse(
          "a time for constant current and constant voltage together cannot be said; use two"
              + " steps, each with its own");
    }
    problems.warn(place, "constant current and constant voltage are written as two steps");
    double volts = step.voltage().doubleValue(Amounts.V);
    return List.of(
        new PlainStep.Current(rate, current, null, volts),
        new PlainStep.Voltage(volts, null, ends.rate, ends.milliampere));
  }

  private List<PlainStep> scan(VoltageScan scan) {
    if (scan.startVoltage() == null) {
      return refuse("a voltage scan from where the voltage is cannot be said; give startVoltage");
    }
    if (!scan.ends().isEmpty()) {
      return refuse("ends of a voltage scan beside its end voltage cannot be said");
    }
    if (scan.startVoltage().compareTo(scan.endVoltage()) == 0) {
      return refuse("a voltage scan that ends where it starts cannot be said");
    }
    return List.of(
        new PlainStep.Scan(
            scan.startVoltage().doubleValue(Amounts.V),
            scan.endVoltage().doubleValue(Amounts.V),
            scan.scanRate().doubleValue(Amounts.MV_PER_S)));
  }

  private List<PlainStep> impedance(Impedance step) {
    if (step.voltage() != null) {
      return refuse("impedance at a voltage that is held cannot be said; it is at open circuit");
    }
    if (!step.ends().isEmpty()) {
      return refuse("ends of an impedance beside its last frequency cannot be said");
    }
    if (step.pointsPerDecade() == null) {
      problems.warn(place, "10 points per decade are written, as none are given");
    }
    return List.of(
        new PlainStep.Spectrum(
            Amounts.in(step.amplitudeVoltage(), Amounts.V),
            Amounts.in(step.amplitudeCurrent(), Amounts.MA),
            step.startFrequency().doubleValue(Amounts.HZ),
            step.endFrequency().doubleValue(Amounts.HZ),
            step.pointsPerDecade() == null ? DEFAULT_POINTS : step.pointsPerDecade(),
            step.measurementsPerPoint() == null ? 1 : step.measurementsPerPoint(),
            step.driftCorrection()));
  }

  private List<PlainStep> pulses(PulseTrain train) {
    if (!train.ends().isEmpty()) {
      return refuse("ends of a pulse train beside its pulses cannot be said");
    }
    List<PlainStep> steps = new ArrayList<>();
    for (Pulse pulse : train.pulses()) {
      Double seconds = Amounts.in(pulse.duration(), Amounts.S);
      Double rate = Amounts.in(pulse.cRate(), Amounts.RATE);
      Double current = Amounts.in(pulse.current(), Amounts.MA);
      Double meant = rate == null ? current : rate;
      if (pulse.power() != null) {
        steps.add(new PlainStep.Power(pulse.power().doubleValue(Amounts.W), seconds, null));
      } else if (pulse.voltage() != null) {
        steps.add(
            new PlainStep.Voltage(pulse.voltage().doubleValue(Amounts.V), seconds, null, null));
      } else if (meant == null || meant == 0) {
        steps.add(new PlainStep.Open(seconds == null ? 0 : seconds));
      } else {
        steps.add(new PlainStep.Current(rate, current, seconds, null));
      }
    }
    if (train.repeats() != null && train.repeats() > 1) {
      steps.add(new PlainStep.Repeat(offset, train.repeats()));
    }
    problems.warn(place, "a pulse train is written as %d steps".formatted(steps.size()));
    return steps;
  }

  /** The ends of a step, the earliest of each kind. */
  private final class Ends {
    private @Nullable Double seconds;
    private @Nullable Double rate;
    private @Nullable Double milliampere;
    private @Nullable Double upper;
    private @Nullable Double lower;

    Ends(List<EndCondition> ends, boolean ofVoltage) {
      for (EndCondition end : ends) {
        if (end.then() != null && end.then() != Then.NEXT) {
          problems.add(place, "only the next step can follow an end, not " + end.then().name());
        }
        add(end, ofVoltage);
      }
    }

    private void add(EndCondition end, boolean ofVoltage) {
      Quantity quantity = end.quantity();
      EndKind kind = end.kind();
      if (kind == EndKind.DURATION) {
        seconds = first(seconds, Amounts.in(quantity, Amounts.S), Math::min);
      } else if (kind == EndKind.LOWER_CURRENT && ofVoltage) {
        milliampere = first(milliampere, Amounts.in(quantity, Amounts.MA), Ends::larger);
      } else if (kind == EndKind.LOWER_C_RATE && ofVoltage) {
        rate = first(rate, Amounts.in(quantity, Amounts.RATE), Ends::larger);
      } else if (kind == EndKind.UPPER_VOLTAGE && !ofVoltage) {
        upper = first(upper, Amounts.in(quantity, Amounts.V), Math::min);
      } else if (kind == EndKind.LOWER_VOLTAGE && !ofVoltage) {
        lower = first(lower, Amounts.in(quantity, Amounts.V), Math::max);
      } else {
        problems.add(place, "an end by %s cannot be said here".formatted(words(kind)));
      }
    }

    private static double larger(double one, double other) {
      return Math.abs(one) >= Math.abs(other) ? one : other;
    }

    private @Nullable Double first(
        @Nullable Double known, @Nullable Double added, DoubleBinaryOperator choice) {
      if (known == null || added == null) {
        return added;
      }
      problems.warn(place, "of several ends of one kind, the one that comes first is written");
      return choice.applyAsDouble(known, added);
    }

    boolean isTimeOnly() {
      return upper == null && lower == null;
    }

    /** Returns the voltage that ends the step; null to refuse any. */
    @Nullable Double volts(@Nullable Boolean charging) {
      if (upper != null && !Boolean.TRUE.equals(charging)) {
        problems.add(place, "an end by a voltage that rises cannot be said unless it charges");
      }
      if (lower != null && !Boolean.FALSE.equals(charging)) {
        problems.add(place, "an end by a voltage that falls cannot be said unless it discharges");
      }
      return Boolean.TRUE.equals(charging) ? upper : lower;
    }

    private static String words(EndKind kind) {
      return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }
}
