package org.finales.cycler.sequence;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.CurrentRamp;
import org.finales.api.cycling.DriveCycle;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.PulseTrain;
import org.finales.api.cycling.VoltageScan;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/** Says in words what a step does. */
final class Describer {
  private Describer() {}

  static String state(SequenceStatus status, @Nullable String reason) {
    return switch (status) {
      case READY -> "not begun";
      case RUNNING -> "";
      case PAUSED -> "paused";
      case FINISHED -> "finished";
      case STOPPED -> "stopped: " + reason;
      case FAILED -> "failed: " + reason;
    };
  }

  static String doing(Leg leg, SetPoint held) {
    String now = held(held);
    if (leg.step instanceof VoltageScan scan) {
      return "scan to %s (%s)".formatted(scan.endVoltage(), now);
    } else if (leg.step instanceof CurrentRamp ramp) {
      return "ramp to %s (%s)".formatted(ramp.endCurrent(), now);
    } else if (leg.step instanceof PulseTrain) {
      return "pulses (%s)".formatted(now);
    } else if (leg.step instanceof DriveCycle) {
      return "drive cycle (%s)".formatted(now);
    } else if (leg.step instanceof Impedance) {
      return "impedance (%s)".formatted(now);
    }
    return leg.isHoldingLater() && held.value() != leg.heldVoltage
        ? "%s to %s V, then hold it".formatted(now, Words.number(leg.heldVoltage))
        : now;
  }

  private static String held(SetPoint held) {
    double value = held.value();
    String size = Words.number(Math.abs(value));
    return switch (held.mode()) {
      case REST -> "rest";
      case CURRENT -> (value < 0 ? "discharge at " : "charge at ") + size + " A";
      case VOLTAGE -> "hold " + Words.number(value) + " V";
      case POWER -> (value < 0 ? "discharge with " : "charge with ") + size + " W";
      case RESISTANCE -> "discharge into " + size + " Ohm";
    };
  }

  static String until(Leg leg) {
    List<String> ends = new ArrayList<>();
    for (EndWatch end : leg.ends) {
      ends.add(until(end));
    }
    if (leg.course.end != Long.MAX_VALUE) {
      ends.add("for " + Words.time(leg.course.end / 1e6));
    }
    return ends.isEmpty() ? "until it is done" : String.join(" or ", ends);
  }

  static String until(EndWatch end) {
    String quantity =
        switch (end.kind) {
          case UPPER_C_RATE, LOWER_C_RATE -> Words.number(end.level) + " A";
          default -> end.condition.quantity().toString();
        };
    return switch (end.kind) {
      case DURATION -> "for " + Words.time(end.level);
      case UPPER_VOLTAGE, UPPER_CURRENT, UPPER_C_RATE, UPPER_POWER, UPPER_TEMPERATURE ->
          "until at least " + quantity;
      case LOWER_VOLTAGE, LOWER_CURRENT, LOWER_C_RATE, LOWER_POWER, LOWER_TEMPERATURE ->
          "until at most " + quantity;
      case CAPACITY, ENERGY -> "until " + quantity + " have flown";
      case STATE_OF_CHARGE -> "until a state of charge of " + quantity;
      case VOLTAGE_CHANGE -> "until the voltage has turned by " + quantity;
      case CYCLE_COUNT -> "until " + Words.number(end.level) + " cycles are complete";
    };
  }

  static Progress progress(
      int place, int steps, int cycle, @Nullable Leg leg, SetPoint held, StepMeter at, String now) {
    if (leg == null) {
      return new Progress(0, steps, null, cycle, now, "", Double.NaN, now);
    }
    String doing = doing(leg, held);
    String until = until(leg);
    double fraction = Double.NaN;
    for (EndWatch end : leg.ends) {
      double part = end.fraction(at);
      fraction = part <= fraction ? fraction : Double.isNaN(part) ? fraction : part;
    }
    if (leg.course.end != Long.MAX_VALUE) {
      double part = Math.min(1, (double) at.micros / Math.max(1, leg.course.end));
      fraction = part <= fraction ? fraction : part;
    }
    String tag = leg.step.tag();
    String text =
        "%s%d of %d%s, cycle %d: %s %s; %s passed%s"
            .formatted(
                now.isEmpty() ? "step " : now + " in step ",
                place + 1,
                steps,
                tag == null ? "" : " (" + tag + ")",
                cycle,
                doing,
                until,
                Words.time(at.seconds()),
                Double.isNaN(at.voltage)
                    ? ""
                    : ", at %s V and %s A"
                        .formatted(Words.number(at.voltage), Words.number(at.current)));
    return new Progress(place + 1, steps, tag, cycle, doing, until, fraction, text);
  }
}
