package org.finales.core.protocol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Says a protocol in the steps that simple cyclers know. What has an equivalent is said so, with a
 * warning; what has none is a problem with its step. What changes the treatment or protection of
 * the battery is never left out; remarks and what is recorded besides may be, with a warning. Not
 * thread-safe.
 */
public final class Flattener {
  /** Recording that is assumed where a protocol is silent and the format is not: every 10 s. */
  private static final double DEFAULT_PERIOD = 10;

  private final Protocol protocol;
  private final ExportOptions options;
  private final Problems problems;

  private Flattener(Protocol protocol, ExportOptions options, Problems problems) {
    this.protocol = protocol;
    this.options = options;
    this.problems = problems;
  }

  /**
   * Flattens a protocol.
   *
   * @param problems takes the warnings
   * @throws ProtocolFormatException with everything that cannot be said
   */
  public static PlainProtocol flatten(Protocol protocol, ExportOptions options, Problems problems) {
    return new Flattener(protocol, options, problems).flatten();
  }

  private PlainProtocol flatten() {
    PlainProtocol.Record recording = recording(protocol.recording(), "recording", true);
    PlainProtocol.Safety safety = safety(protocol.limits());
    List<PlainProtocol.Line> lines = lines(recording);
    problems.done();
    Quantity capacity = options.capacity() == null ? protocol.capacity() : options.capacity();
    return new PlainProtocol(
        options.sample() == null ? Samples.of(protocol) : options.sample(),
        Amounts.in(capacity, Amounts.MAH),
        recording,
        safety,
        lines);
  }

  private List<PlainProtocol.Line> lines(PlainProtocol.Record whole) {
    List<PlainProtocol.Line> lines = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < protocol.steps().size(); i++) {
      Step step = protocol.steps().get(i);
      String place = "step " + (i + 1);
      common(step, place);
      if (step.tag() != null) {
        places.put(step.tag(), lines.size());
      }
      PlainProtocol.Record recording =
          step.recording() == null ? whole : recording(step.recording(), place, false);
      String tag = step.tag();
      int offset = lines.size();
      for (PlainStep plain : new StepFlattener(problems, place, places, offset).flatten(step)) {
        lines.add(new PlainProtocol.Line(plain, i + 1, tag, recording));
        tag = null;
      }
    }
    return lines;
  }

  private void common(Step step, String place) {
    if (step.comment() != null) {
      problems.warn(place, "its comment is left out");
    }
    if (step.limits() != null && !step.limits().equals(protocol.limits())) {
      problems.add(
          place, "limits of a single step cannot be said; give them for the whole protocol");
    }
  }

  private PlainProtocol.Record recording(
      @Nullable Recording recording, String place, boolean whole) {
    if (recording == null) {
      if (whole) {
        problems.warn("the protocol does not say when points are recorded; every 10 s is written");
      }
      return new PlainProtocol.Record(whole ? DEFAULT_PERIOD : null, null, null);
    }
    if (recording.temperatureChange() != null || recording.capacityChange() != null) {
      problems.warn(place, "recording by change of temperature or capacity is left out");
    }
    Double period = Amounts.in(recording.period(), Amounts.S);
    if (period == null) {
      problems.warn(place, "no longest time between two points is given; 10 s are written");
      period = DEFAULT_PERIOD;
    }
    return new PlainProtocol.Record(
        period,
        Amounts.in(recording.voltageChange(), Amounts.V),
        Amounts.in(recording.currentChange(), Amounts.MA));
  }

  private PlainProtocol.Safety safety(@Nullable SafetyLimits limits) {
    if (limits == null) {
      return new PlainProtocol.Safety(null, null, null, null, null, null);
    }
    if (limits.maximumTemperature() != null || limits.minimumTemperature() != null) {
      problems.add(
          "limits",
          "a limit of temperature cannot be said; set it in the instrument and leave it out");
    }
    if (limits.maximumPower() != null) {
      problems.add(
          "limits", "a limit of power cannot be said; set it in the instrument and leave it out");
    }
    return new PlainProtocol.Safety(
        Amounts.in(limits.upperVoltageLimit(), Amounts.V),
        Amounts.in(limits.lowerVoltageLimit(), Amounts.V),
        Amounts.in(limits.upperCurrentLimit(), Amounts.MA),
        Amounts.in(limits.lowerCurrentLimit(), Amounts.MA),
        Amounts.in(limits.maximumCapacity(), Amounts.MAH),
        Amounts.in(limits.delay(), Amounts.S));
  }
}
