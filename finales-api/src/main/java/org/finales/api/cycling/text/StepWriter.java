package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.finales.api.cycling.Pulse;
import org.finales.api.cycling.PulseTrain;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.cycling.text.Control.Held;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A step as text.
 *
 * @param head the instruction with its ends
 * @param sections what stands behind bars, but for the note
 */
record StepWriter(String head, List<String> sections) {
  private static final Unit WATT = Unit.parse("W");
  private static final Unit OHM = Unit.parse("ohm");

  /** Writes any step but a loop. */
  static StepWriter of(Step step) {
    if (step instanceof Rest rest) {
      return with(rest(rest.ends()), List.of(), rest.temperature(), step);
    } else if (step instanceof ConstantCurrent s) {
      Currents currents = new Currents(s.current(), s.cRate());
      Control control = new Control(Held.CURRENT, currents.sign());
      String head = "CC, " + currents.write() + ", " + EndWriter.write(s.ends(), control);
      return with(head, List.of(), s.temperature(), step);
    } else if (step instanceof ConstantVoltage s) {
      String ends = EndWriter.write(s.ends(), new Control(Held.VOLTAGE, 0));
      return with(
          "CV, " + EndWriter.voltage(s.voltage()) + ", " + ends, List.of(), s.temperature(), step);
    } else if (step instanceof ConstantCurrentConstantVoltage s) {
      Currents currents = new Currents(s.current(), s.cRate());
      Control control = new Control(Held.CURRENT_THEN_VOLTAGE, currents.sign());
      String head =
          "CCCV, %s, %s, %s"
              .formatted(
                  currents.write(),
                  EndWriter.voltage(s.voltage()),
                  EndWriter.write(s.ends(), control));
      return with(head, List.of(), s.temperature(), step);
    } else if (step instanceof ConstantPower s) {
      Control control = new Control(Held.POWER, s.power().value().signum());
      String head =
          "CP, " + Values.write(s.power(), WATT) + ", " + EndWriter.write(s.ends(), control);
      return with(head, List.of(), s.temperature(), step);
    } else if (step instanceof ConstantResistance s) {
      String ends = EndWriter.write(s.ends(), new Control(Held.RESISTANCE, -1));
      String head = "CR, " + Values.write(s.resistance(), OHM) + ", " + ends;
      return with(head, List.of(), s.temperature(), step);
    }
    return ofLong(step);
  }

  private static StepWriter ofLong(Step step) {
    if (step instanceof VoltageScan s) {
      String from = s.startVoltage() == null ? "NOW" : EndWriter.voltage(s.startVoltage());
      String head =
          "SCAN, %s, %s, %s"
              .formatted(from, EndWriter.voltage(s.endVoltage()), Values.write(s.scanRate(), null));
      return with(head + more(s.ends()), List.of(), s.temperature(), step);
    } else if (step instanceof CurrentRamp s) {
      String from =
          s.startCurrent() == null ? "NOW" : Values.write(s.startCurrent(), Values.AMPERE);
      String head =
          "RAMP, %s, %s, %s"
              .formatted(
                  from,
                  Values.write(s.endCurrent(), Values.AMPERE),
                  Values.write(s.rampRate(), null));
      return with(head + more(s.ends()), List.of(), s.temperature(), step);
    } else if (step instanceof PulseTrain s) {
      String head = "PULSES" + (s.repeats() == null ? "" : ", " + s.repeats()) + more(s.ends());
      return with(head, s.pulses().stream().map(StepWriter::pulse).toList(), s.temperature(), step);
    } else if (step instanceof DriveCycle s) {
      return with(drive(s), table(s), s.temperature(), step);
    } else if (step instanceof Impedance s) {
      return with(impedance(s), measuring(s), s.temperature(), step);
    }
    throw new IllegalStateException("No text for " + step.getClass());
  }

  private static StepWriter with(
      String head, List<String> own, @Nullable Quantity temperature, Step step) {
    List<String> sections = new ArrayList<>(own);
    if (temperature != null) {
      sections.add("CHAMBER, " + Values.write(temperature, Parts.CELSIUS));
    }
    if (step.recording() != null) {
      sections.add(Keyed.write(step.recording()));
    }
    if (step.limits() != null) {
      sections.add(Keyed.write(step.limits()));
    }
    return new StepWriter(head, sections);
  }

  private static String rest(List<EndCondition> ends) {
    EndCondition first = ends.get(0);
    if (first.kind() != EndKind.DURATION) {
      return "WAIT, " + EndWriter.write(ends, Control.NONE);
    }
    return "WAIT, "
        + Values.write(first.quantity(), Values.SECOND)
        + EndWriter.then(first)
        + more(ends.subList(1, ends.size()));
  }

  private static String more(List<EndCondition> ends) {
    return ends.isEmpty() ? "" : "; " + EndWriter.write(ends, Control.NONE);
  }

  private static String pulse(Pulse pulse) {
    String time = Values.write(pulse.duration(), Values.SECOND);
    if (pulse.current() != null) {
      return "CC, %s, TIME, %s".formatted(Values.writeCurrent(pulse.current()), time);
    } else if (pulse.cRate() != null) {
      return "CC, %s, TIME, %s".formatted(Values.writeCurrent(pulse.cRate()), time);
    } else if (pulse.power() != null) {
      return "CP, %s, TIME, %s".formatted(Values.write(pulse.power(), WATT), time);
    } else if (pulse.voltage() != null) {
      return "CV, %s, TIME, %s".formatted(EndWriter.voltage(pulse.voltage()), time);
    }
    return "WAIT, " + time;
  }

  private static String drive(DriveCycle s) {
    return "DRIVE, "
        + DriveReader.word(s.quantity())
        + (s.interpolation() == null ? "" : ", " + s.interpolation())
        + (s.repeats() == null ? "" : ", " + s.repeats())
        + more(s.ends());
  }

  private static List<String> table(DriveCycle s) {
    List<String> rows = new ArrayList<>();
    if (!s.timeUnit().equals(Values.SECOND) || !s.unit().equals(s.quantity().unit())) {
      rows.add("UNITS, %s, %s".formatted(Values.write(s.timeUnit()), Values.write(s.unit())));
    }
    for (int i = 0; i < s.times().size(); i++) {
      rows.add(s.times().get(i) + ", " + s.values().get(i));
    }
    return rows;
  }

  private static String impedance(Impedance s) {
    Quantity amplitude = s.amplitudeVoltage() != null ? s.amplitudeVoltage() : s.amplitudeCurrent();
    return "EIS, "
        + Stream.of(amplitude, s.startFrequency(), s.endFrequency())
            .map(quantity -> Values.write(quantity, null))
            .collect(Collectors.joining(", "))
        + more(s.ends());
  }

  private static List<String> measuring(Impedance s) {
    List<String> sections = new ArrayList<>();
    if (s.pointsPerDecade() != null) {
      sections.add("POINTS, " + s.pointsPerDecade());
    }
    if (s.measurementsPerPoint() != null) {
      sections.add("AVERAGE, " + s.measurementsPerPoint());
    }
    if (s.driftCorrection() != null) {
      sections.add("DRIFT, " + (s.driftCorrection() ? "YES" : "NO"));
    }
    if (s.voltage() != null) {
      sections.add("AT, " + EndWriter.voltage(s.voltage()));
    }
    return sections;
  }
}
