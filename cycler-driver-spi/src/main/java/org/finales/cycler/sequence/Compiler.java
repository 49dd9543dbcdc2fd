package org.finales.cycler.sequence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.finales.api.cycling.Interpolation;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Pulse;
import org.finales.api.cycling.PulseTrain;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.jspecify.annotations.Nullable;

/** Makes a protocol ready to be run: numbers in SI units, tags as places, set points checked. */
final class Compiler {
  private final Protocol protocol;
  private final SequencerOptions options;
  private final Envelope window;
  private final double capacityAh;
  private final Map<String, Integer> places = new HashMap<>();
  private int place;

  Compiler(Protocol protocol, SequencerOptions options, double capacityAh) {
    this.protocol = protocol;
    this.options = options;
    this.window = options.window();
    this.capacityAh = capacityAh;
    List<Step> steps = protocol.steps();
    for (int i = 0; i < steps.size(); i++) {
      String tag = steps.get(i).tag();
      if (tag != null) {
        places.put(tag, i);
      }
    }
  }

  /** Returns one for each step; null for loops. */
  @Nullable Leg[] legs() {
    @Nullable Leg[] legs = new Leg[protocol.steps().size()];
    for (place = 0; place < legs.length; place++) {
      Step step = protocol.steps().get(place);
      legs[place] = step instanceof Loop ? null : leg(step);
    }
    return legs;
  }

  /** Returns for each loop the place to which it goes back; -1 for all other steps. */
  int[] backs() {
    int[] backs = new int[protocol.steps().size()];
    for (int i = 0; i < backs.length; i++) {
      backs[i] =
          protocol.steps().get(i) instanceof Loop loop ? places.getOrDefault(loop.backTo(), i) : -1;
    }
    return backs;
  }

  static int mostLimits(@Nullable Leg[] legs) {
    int most = 0;
    for (Leg leg : legs) {
      most = leg == null ? most : Math.max(most, leg.limits.length);
    }
    return most;
  }

  /** Returns how many safety limits the whole protocol has. */
  int commonLimits() {
    List<LimitWatch> limits = new ArrayList<>();
    addLimits(limits, protocol.limits());
    return limits.size();
  }

  private Leg leg(Step step) {
    Envelope within = window;
    Envelope heldWithin = window;
    double heldVoltage = Double.NaN;
    Course course = course(step);
    if (step instanceof ConstantCurrentConstantVoltage both) {
      heldVoltage = voltage(both.voltage());
      double most = Math.abs(course.value);
      Envelope slow = new Envelope(window.minVoltage(), window.maxVoltage(), most, most, INF, INF);
      heldWithin = window.and(slow);
      within =
          course.value >= 0
              ? narrowed(heldWithin, window.minVoltage(), heldVoltage)
              : narrowed(heldWithin, heldVoltage, window.maxVoltage());
    }
    List<EndWatch> ends = new ArrayList<>();
    for (EndCondition end : step.ends()) {
      ends.add(end(end, step instanceof ConstantCurrentConstantVoltage));
    }
    List<LimitWatch> limits = new ArrayList<>();
    addLimits(limits, protocol.limits());
    addLimits(limits, step.limits());
    RecordingRule recording =
        new RecordingRule(step.recording() == null ? protocol.recording() : step.recording());
    double chamber = step.temperature() == null ? Double.NaN : number(step.temperature(), "degC");
    return new Leg(step, course, within, ends, limits, recording, chamber, heldVoltage, heldWithin);
  }

  private static final double INF = Double.POSITIVE_INFINITY;

  private static Envelope narrowed(Envelope all, double minVoltage, double maxVoltage) {
    return new Envelope(
        minVoltage,
        maxVoltage,
        all.maxChargeCurrent(),
        all.maxDischargeCurrent(),
        all.maxChargePower(),
        all.maxDischargePower());
  }

  private Course course(Step step) {
    if (step instanceof Rest) {
      return new Courses.Fixed(ControlMode.REST, 0, Long.MAX_VALUE);
    } else if (step instanceof ConstantCurrent held) {
      return fixed(ControlMode.CURRENT, current(held.current(), held.cRate()));
    } else if (step instanceof ConstantVoltage held) {
      return fixed(ControlMode.VOLTAGE, voltage(held.voltage()));
    } else if (step instanceof ConstantCurrentConstantVoltage held) {
      return fixed(ControlMode.CURRENT, current(held.current(), held.cRate()));
    } else if (step instanceof ConstantPower held) {
      return fixed(ControlMode.POWER, power(held.power()));
    } else if (step instanceof ConstantResistance held) {
      return fixed(ControlMode.RESISTANCE, number(held.resistance(), "ohm"));
    } else if (step instanceof VoltageScan scan) {
      return new Courses.Ramp(
          ControlMode.VOLTAGE,
          scan.startVoltage() == null ? Double.NaN : voltage(scan.startVoltage()),
          voltage(scan.endVoltage()),
          number(scan.scanRate(), "V/s"));
    } else if (step instanceof CurrentRamp ramp) {
      return new Courses.Ramp(
          ControlMode.CURRENT,
          ramp.startCurrent() == null ? Double.NaN : current(ramp.startCurrent(), null),
          current(ramp.endCurrent(), null),
          number(ramp.rampRate(), "A/s"));
    } else if (step instanceof PulseTrain train) {
      return pulses(train);
    } else if (step instanceof DriveCycle cycle) {
      return table(cycle);
    } else if (step instanceof Impedance impedance) {
      return impedance(impedance);
    }
    throw new IllegalStateException("step %d is of no kind that is known".formatted(place + 1));
  }

  private static Course fixed(ControlMode mode, double value) {
    return new Courses.Fixed(mode, value, Long.MAX_VALUE);
  }

  private Course impedance(Impedance step) {
    if (!options.impedance()) {
      throw refusal("measures impedances, which this channel cannot; choose one that can");
    }
    long end =
        options.estimatesImpedance() ? Courses.micros(ImpedanceTime.seconds(step)) : Long.MAX_VALUE;
    return step.voltage() == null
        ? new Courses.Fixed(ControlMode.REST, 0, end)
        : new Courses.Fixed(ControlMode.VOLTAGE, voltage(step.voltage()), end);
  }

  private Course pulses(PulseTrain train) {
    int count = train.pulses().size();
    ControlMode[] modes = new ControlMode[count];
    double[] values = new double[count];
    long[] ends = new long[count];
    long end = 0;
    for (int i = 0; i < count; i++) {
      Pulse pulse = train.pulses().get(i);
      end =
          Math.min(
              end + Math.max(1, Courses.micros(number(pulse.duration(), "s"))),
              Courses.MAX_MICROS + i);
      ends[i] = end;
      if (pulse.voltage() != null) {
        modes[i] = ControlMode.VOLTAGE;
        values[i] = voltage(pulse.voltage());
      } else if (pulse.power() != null) {
        modes[i] = ControlMode.POWER;
        values[i] = power(pulse.power());
      } else if (pulse.current() != null || pulse.cRate() != null) {
        modes[i] = ControlMode.CURRENT;
        values[i] = current(pulse.current(), pulse.cRate());
      } else {
        modes[i] = ControlMode.REST;
      }
    }
    return new Courses.Pulses(modes, values, ends, repeats(train.repeats()));
  }

  private Course table(DriveCycle cycle) {
    int count = cycle.times().size();
    long[] times = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = Courses.micros(number(new Quantity(cycle.times().get(i), cycle.timeUnit()), "s"));
      Quantity given = new Quantity(cycle.values().get(i), cycle.unit());
      values[i] =
          switch (cycle.quantity()) {
            case CURRENT -> current(given, null);
            case C_RATE -> current(null, given);
            case POWER -> power(given);
            case VOLTAGE -> voltage(given);
          };
    }
    times[count - 1] = Math.max(1, times[count - 1]);
    ControlMode mode =
        switch (cycle.quantity()) {
          case CURRENT, C_RATE -> ControlMode.CURRENT;
          case POWER -> ControlMode.POWER;
          case VOLTAGE -> ControlMode.VOLTAGE;
        };
    boolean straight = cycle.interpolation() == Interpolation.LINEAR;
    return new Courses.Table(mode, times, values, straight, repeats(cycle.repeats()));
  }

  private static int repeats(@Nullable Integer repeats) {
    return repeats == null ? 1 : repeats;
  }

  private EndWatch end(EndCondition end, boolean inCurrentThenVoltage) {
    EndKind kind = end.kind();
    Quantity given = end.quantity();
    double level =
        switch (kind) {
          case CAPACITY -> 3600 * number(given, "Ah");
          case ENERGY -> 3600 * number(given, "Wh");
          case UPPER_C_RATE, LOWER_C_RATE -> number(given, "A/Ah") * capacity("ends at a C-rate");
          default -> number(given, kind.unit().symbol());
        };
    if (kind == EndKind.STATE_OF_CHARGE) {
      capacity("ends at a state of charge");
      if (Double.isNaN(options.stateOfCharge())) {
        throw refusal(
            "ends at a state of charge; say which one the battery has at the start, or end it"
                + " otherwise");
      }
    }
    int target = end.target() == null ? -1 : places.getOrDefault(end.target(), -1);
    return new EndWatch(end, target, level, inCurrentThenVoltage);
  }

  private void addLimits(List<LimitWatch> all, @Nullable SafetyLimits limits) {
    if (limits == null) {
      return;
    }
    long delay = limits.delay() == null ? 0 : Courses.micros(number(limits.delay(), "s"));
    add(all, LimitWatch.Kind.UPPER_VOLTAGE, limits.upperVoltageLimit(), "V", 1, delay);
    add(all, LimitWatch.Kind.LOWER_VOLTAGE, limits.lowerVoltageLimit(), "V", 1, delay);
    add(all, LimitWatch.Kind.UPPER_CURRENT, limits.upperCurrentLimit(), "A", 1, delay);
    add(all, LimitWatch.Kind.LOWER_CURRENT, limits.lowerCurrentLimit(), "A", 1, delay);
    add(all, LimitWatch.Kind.UPPER_TEMPERATURE, limits.maximumTemperature(), "degC", 1, delay);
    add(all, LimitWatch.Kind.LOWER_TEMPERATURE, limits.minimumTemperature(), "degC", 1, delay);
    add(all, LimitWatch.Kind.CAPACITY, limits.maximumCapacity(), "Ah", 3600, delay);
    add(all, LimitWatch.Kind.POWER, limits.maximumPower(), "W", 1, delay);
  }

  private void add(
      List<LimitWatch> all,
      LimitWatch.Kind kind,
      @Nullable Quantity limit,
      String unit,
      double scale,
      long delay) {
    if (limit != null) {
      all.add(new LimitWatch(kind, scale * number(limit, unit), delay));
    }
  }

  private double current(@Nullable Quantity ampere, @Nullable Quantity cRate) {
    double current =
        cRate != null
            ? number(cRate, "A/Ah") * capacity("asks for a C-rate")
            : ampere != null ? number(ampere, "A") : 0;
    bounded(current, -window.maxDischargeCurrent(), window.maxChargeCurrent(), "A");
    return current;
  }

  private double voltage(Quantity volt) {
    double voltage = number(volt, "V");
    bounded(voltage, window.minVoltage(), window.maxVoltage(), "V");
    return voltage;
  }

  private double power(Quantity watt) {
    double power = number(watt, "W");
    bounded(power, -window.maxDischargePower(), window.maxChargePower(), "W");
    return power;
  }

  private void bounded(double value, double least, double most, String unit) {
    if (value < least || value > most) {
      throw refusal(
          "asks for %s %s, but battery and channel together allow %s to %s %s; change the step"
              .formatted(Words.number(value), unit, Words.number(least), Words.number(most), unit));
    }
  }

  private double capacity(String why) {
    if (!(capacityAh > 0)) {
      throw refusal(why + ", which needs the capacity; give it with the protocol or the battery");
    }
    return capacityAh;
  }

  private double number(Quantity quantity, String unit) {
    double value = quantity.doubleValue(Unit.parse(unit));
    if (!(Math.abs(value) <= 1e9)) {
      throw refusal("says %s, which is beyond all bounds".formatted(quantity));
    }
    return value;
  }

  private IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException("step %d %s".formatted(place + 1, what));
  }
}
