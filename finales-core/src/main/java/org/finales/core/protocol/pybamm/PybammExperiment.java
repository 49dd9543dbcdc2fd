package org.finales.core.protocol.pybamm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.internal.Flattener;
import org.finales.core.protocol.internal.PlainProtocol;
import org.finales.core.protocol.internal.PlainStep;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.PythonJson;
import org.finales.core.protocol.internal.PythonText;
import org.jspecify.annotations.Nullable;

/**
 * Experiments of PyBaMM, as a JSON list of sentences, which is a Python list too. Thread-safe.
 *
 * <p>The numbers of the sentences are those of aurora-unicycler; a constant power is said in W,
 * which aurora-unicycler does not know.
 */
public final class PybammExperiment {
  /** Most steps, with loops written out, those of the loops counted. */
  private static final int MOST_STEPS = 10_000;

  private static final int HOUR = 3600;
  private static final int MINUTE = 60;

  private PybammExperiment() {}

  /**
   * Reads sentences, as {@link #write} writes them and with PyBaMM's units.
   *
   * @throws ProtocolFormatException if it is no JSON list of sentences, with the place of each that
   *     is not understood
   */
  public static Converted<Protocol> read(byte[] utf8) {
    return new SentenceReader().read(utf8);
  }

  /**
   * Writes sentences.
   *
   * @throws ProtocolFormatException if a step cannot be said, with its number, or there are more
   *     than 10,000 with loops written out
   */
  public static Converted<String> write(Protocol protocol, ExportOptions options) {
    Problems problems = new Problems();
    PlainProtocol plain = Flattener.flatten(protocol, options, problems);
    plain.requireNestedLoops();
    List<@Nullable String> sentences = new ArrayList<>();
    for (PlainProtocol.Line line : plain.lines()) {
      sentences.add(sentence(line, problems));
    }
    problems.done();
    problems.warn("when points are recorded, and limits of safety, are left out");
    List<String> experiment = new ArrayList<>();
    for (int place : unrolled(plain.steps())) {
      String sentence = sentences.get(place);
      if (sentence != null) {
        experiment.add(sentence);
      }
    }
    return new Converted<>(PythonJson.write(experiment, true), problems.warnings());
  }

  private static @Nullable String sentence(PlainProtocol.Line line, Problems problems) {
    PlainStep step = line.step();
    if (step instanceof PlainStep.Open open) {
      return "Rest for %s seconds".formatted(PythonText.repr(open.seconds()));
    } else if (step instanceof PlainStep.Current current) {
      return level(current) + ends(current.seconds(), current.volts());
    } else if (step instanceof PlainStep.Power power) {
      String level =
          (power.watts() > 0 ? "Charge at " : "Discharge at ")
              + PythonText.repr(Math.abs(power.watts()))
              + " W";
      return level + ends(power.seconds(), power.volts());
    } else if (step instanceof PlainStep.Voltage voltage) {
      return voltage(voltage);
    } else if (step instanceof PlainStep.Repeat) {
      return null;
    }
    problems.add(
        line.place(),
        step instanceof PlainStep.Scan
            ? "a voltage scan cannot be said in PyBaMM's sentences"
            : "an impedance cannot be said in PyBaMM's sentences");
    return null;
  }

  private static String level(PlainStep.Current current) {
    String verb = current.isCharging() ? "Charge at " : "Discharge at ";
    if (current.rate() != null) {
      return verb + PythonText.repr(Math.abs(current.rate())) + "C";
    }
    double milliampere = current.milliampere() == null ? 0 : current.milliampere();
    return verb + PythonText.repr(Math.abs(milliampere)) + " mA";
  }

  private static String ends(@Nullable Double seconds, @Nullable Double volts) {
    List<String> ends = new ArrayList<>();
    if (seconds != null) {
      ends.add(time(seconds));
    }
    if (volts != null) {
      ends.add("until %s V".formatted(PythonText.repr(volts)));
    }
    return ends.isEmpty() ? "" : " " + String.join(" or ", ends);
  }

  private static String voltage(PlainStep.Voltage voltage) {
    List<String> ends = new ArrayList<>();
    if (voltage.seconds() != null) {
      ends.add(time(voltage.seconds()));
    }
    if (voltage.untilRate() != null) {
      ends.add("until %sC".formatted(PythonText.repr(voltage.untilRate())));
    }
    if (voltage.untilMilliampere() != null) {
      ends.add("until %s mA".formatted(PythonText.repr(voltage.untilMilliampere())));
    }
    return "Hold at %s V %s".formatted(PythonText.repr(voltage.volts()), String.join(" or ", ends));
  }

  private static String time(double seconds) {
    if (seconds % HOUR == 0) {
      long hours = (long) (seconds / HOUR);
      return hours == 1 ? "for 1 hour" : "for %d hours".formatted(hours);
    }
    if (seconds % MINUTE == 0) {
      long minutes = (long) (seconds / MINUTE);
      return minutes == 1 ? "for 1 minute" : "for %d minutes".formatted(minutes);
    }
    return "for %s seconds".formatted(PythonText.repr(seconds));
  }

  /** Walks through the steps with their loops. */
  private static List<Integer> unrolled(List<PlainStep> steps) {
    List<Integer> walked = new ArrayList<>();
    Map<Integer, Integer> done = new HashMap<>();
    int place = 0;
    while (place < steps.size()) {
      walked.add(place);
      if (walked.size() > MOST_STEPS) {
        throw new ProtocolFormatException(
            "",
            "with its loops written out the protocol has more than %d steps; shorten the loops"
                .formatted(MOST_STEPS));
      }
      if (steps.get(place) instanceof PlainStep.Repeat repeat
          && done.getOrDefault(place, 0) < repeat.times() - 1) {
        int loop = place;
        done.keySet().removeIf(other -> other < loop && other >= repeat.target());
        done.merge(place, 1, Integer::sum);
        place = repeat.target();
      } else {
        place++;
      }
    }
    return walked;
  }
}
