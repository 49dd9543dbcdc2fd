package org.finales.core.protocol.unicycler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.Protocol;
import org.finales.api.property.Attribute;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.internal.Flattener;
import org.finales.core.protocol.internal.PlainProtocol;
import org.finales.core.protocol.internal.PlainStep;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.PythonJson;
import org.jspecify.annotations.Nullable;

/** Writes a document. Not thread-safe; one for each. */
final class UnicyclerWriter {
  private static final String METHOD = "/method/";

  private final Problems problems = new Problems();
  private final Residue residue;
  private final PlainProtocol plain;
  private final List<@Nullable Object> method = new ArrayList<>();

  /** Where each step that is no tag went, counted with the tags. */
  private final List<Integer> places = new ArrayList<>();

  private UnicyclerWriter(Protocol protocol, ExportOptions options) {
    this.residue = new Residue(protocol);
    this.plain = Flattener.flatten(protocol, options, problems);
    for (Attribute attribute : protocol.attributes()) {
      if (!Residue.is(attribute) && !"sample".equals(attribute.name())) {
        problems.warn("the attribute " + Problems.show(attribute.name()) + " is left out");
      }
    }
  }

  static Converted<String> write(Protocol protocol, ExportOptions options) {
    UnicyclerWriter writer = new UnicyclerWriter(protocol, options);
    String text = PythonJson.write(writer.document(), false);
    return new Converted<>(text, writer.problems.warnings());
  }

  private Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    String version = residue.take("/unicycler/version");
    document.put("unicycler", object("version", version == null ? Residue.VERSION : version));
    document.put(
        "sample",
        object(
            "name",
            plain.sample() == null ? Residue.NO_SAMPLE : plain.sample(),
            "capacity_mAh",
            plain.capacity()));
    PlainProtocol.Record recording = plain.recording();
    document.put(
        "record",
        object(
            "current_mA",
            recording.milliampere(),
            "voltage_V",
            recording.volts(),
            "time_s",
            recording.seconds()));
    PlainProtocol.Safety safety = plain.safety();
    document.put(
        "safety",
        object(
            "max_voltage_V",
            safety.maxVolts(),
            "min_voltage_V",
            safety.minVolts(),
            "max_current_mA",
            safety.maxMilliampere(),
            "min_current_mA",
            safety.minMilliampere(),
            "max_capacity_mAh",
            safety.maxCapacity(),
            "delay_s",
            safety.seconds()));
    method();
    document.put("method", method);
    problems.done();
    for (String unused : residue.unused()) {
      problems.warn("what was kept of " + unused + " no longer fits and is left out");
    }
    return document;
  }

  private void method() {
    for (PlainProtocol.Line line : plain.lines()) {
      if (!line.recording().equals(plain.recording())) {
        problems.warn(line.place(), "recording of its own is left out");
      }
      otherTags();
      String tag = line.tag();
      boolean madeUp =
          tag != null && tag.equals(residue.take(METHOD + method.size() + Residue.MADE_UP));
      if (tag != null && !madeUp) {
        add("tag", object("tag", tag));
        otherTags();
      }
      places.add(method.size());
      step(line, madeUp);
    }
    otherTags();
  }

  /** Writes the tags that mark no step and lay here. */
  private void otherTags() {
    String tag = residue.take(METHOD + method.size() + "/tag");
    while (tag != null) {
      add("tag", object("tag", tag));
      tag = residue.take(METHOD + method.size() + "/tag");
    }
  }

  private void add(String kind, Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>();
    step.put("id", residue.take(METHOD + method.size() + "/id"));
    step.put("step", kind);
    step.putAll(fields);
    method.add(step);
  }

  private void step(PlainProtocol.Line line, boolean madeUp) {
    PlainStep step = line.step();
    if (step instanceof PlainStep.Open open) {
      add("open_circuit_voltage", object("until_time_s", open.seconds()));
    } else if (step instanceof PlainStep.Current current) {
      current(line, current);
    } else if (step instanceof PlainStep.Voltage voltage) {
      add(
          "constant_voltage",
          object(
              "voltage_V",
              voltage.volts(),
              "until_time_s",
              voltage.seconds(),
              "until_rate_C",
              voltage.untilRate(),
              "until_current_mA",
              voltage.untilMilliampere()));
    } else if (step instanceof PlainStep.Spectrum spectrum) {
      spectrum(line, spectrum);
    } else if (step instanceof PlainStep.Scan scan) {
      add(
          "voltage_scan",
          object(
              "start_voltage_V",
              scan.startVolts(),
              "end_voltage_V",
              scan.endVolts(),
              "scan_rate_mV_per_s",
              scan.millivoltsPerSecond()));
    } else if (step instanceof PlainStep.Repeat repeat) {
      loop(repeat);
    } else {
      problems.add(line.place(), "a constant power cannot be said in unicycler's protocols");
    }
  }

  private void current(PlainProtocol.Line line, PlainStep.Current current) {
    if (current.volts() != null && current.volts() == 0) {
      problems.add(
          line.place(), "a cut-off of 0 V counts as none in unicycler; 0.001 V would be one");
    }
    add(
        "constant_current",
        object(
            "rate_C",
            current.rate(),
            "current_mA",
            current.milliampere(),
            "until_time_s",
            current.seconds(),
            "until_voltage_V",
            current.volts()));
  }

  private void spectrum(PlainProtocol.Line line, PlainStep.Spectrum spectrum) {
    for (double hertz : new double[] {spectrum.startHertz(), spectrum.endHertz()}) {
      if (hertz < 1e-5 || hertz > 1e7) {
        problems.add(line.place(), "frequencies must lie between 1e-5 and 1e7 Hz");
      }
    }
    add(
        "impedance_spectroscopy",
        object(
            "amplitude_V",
            spectrum.volts(),
            "amplitude_mA",
            spectrum.milliampere(),
            "start_frequency_Hz",
            spectrum.startHertz(),
            "end_frequency_Hz",
            spectrum.endHertz(),
            "points_per_decade",
            spectrum.pointsPerDecade(),
            "measures_per_point",
            spectrum.measurementsPerPoint(),
            "drift_correction",
            spectrum.driftCorrection()));
  }

  private void loop(PlainStep.Repeat repeat) {
    String here = METHOD + method.size();
    int target = places.get(repeat.target());
    String number = residue.take(here + "/loop_to");
    String tag = residue.take(here + "/loop_to_tag");
    List<String> tags = tagsBefore(target);
    int given = number != null && number.matches("\\d{1,6}") ? Integer.parseInt(number) - 1 : -1;
    Object goal;
    if (given >= target - tags.size() && given >= 0 && given <= target) {
      goal = given + 1;
    } else if (tag != null && tags.contains(tag)) {
      goal = tag;
    } else if (!tags.isEmpty()) {
      goal = tags.get(tags.size() - 1);
    } else {
      goal = target + 1;
    }
    add("loop", object("loop_to", goal, "cycle_count", repeat.times()));
  }

  private List<String> tagsBefore(int place) {
    List<String> tags = new ArrayList<>();
    for (int i = place - 1; i >= 0; i--) {
      if (method.get(i) instanceof Map<?, ?> step && "tag".equals(step.get("step"))) {
        tags.add(0, String.valueOf(step.get("tag")));
      } else {
        break;
      }
    }
    return tags;
  }

  private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }
}
