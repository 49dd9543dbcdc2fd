package org.finales.core.protocol.tomato;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.internal.Ambiguities;
import org.finales.core.protocol.internal.Flattener;
import org.finales.core.protocol.internal.PlainProtocol;
import org.finales.core.protocol.internal.PlainStep;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.PythonJson;
import org.finales.core.protocol.internal.PythonText;
import org.jspecify.annotations.Nullable;

/** Writes a job. Not thread-safe; one for each. */
final class TomatoWriter {
  private final ExportOptions options;
  private final Problems problems = new Problems();

  TomatoWriter(ExportOptions options) {
    this.options = options;
  }

  Converted<String> write(Protocol protocol) {
    PlainProtocol plain = Flattener.flatten(protocol, options, problems);
    String sample = plain.requireSample();
    plain.requireCapacityForRates();
    plain.requireNestedLoops();
    Ambiguities.warn(plain, true, problems);
    if (protocol.limits() != null) {
      problems.warn("limits", "are left out; tomato has them set in the instrument");
    }
    Map<String, @Nullable Object> job = new LinkedHashMap<>();
    job.put("version", "0.1");
    Map<String, @Nullable Object> about = new LinkedHashMap<>();
    about.put("name", sample);
    about.put("capacity_mAh", plain.capacity());
    job.put("sample", about);
    List<Object> method = new ArrayList<>();
    for (PlainProtocol.Line line : plain.lines()) {
      method.add(step(line, plain.capacity()));
    }
    job.put("method", method);
    Map<String, @Nullable Object> tomato = new LinkedHashMap<>();
    tomato.put("unlock_when_done", true);
    tomato.put("verbosity", "DEBUG");
    Map<String, @Nullable Object> output = new LinkedHashMap<>();
    output.put("path", "C:/tomato_data");
    output.put("prefix", sample);
    tomato.put("output", output);
    job.put("tomato", tomato);
    problems.done();
    return new Converted<>(PythonJson.write(job, true), problems.warnings());
  }

  private Map<String, @Nullable Object> step(PlainProtocol.Line line, @Nullable Double capacity) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>();
    step.put("device", "MPG2");
    if (line.step() instanceof PlainStep.Open open) {
      start(step, "open_circuit_voltage", line.recording());
      step.put("time", open.seconds());
    } else if (line.step() instanceof PlainStep.Current current) {
      start(step, "constant_current", line.recording());
      current(step, current);
    } else if (line.step() instanceof PlainStep.Voltage voltage) {
      start(step, "constant_voltage", line.recording());
      voltage(step, voltage, line, capacity);
    } else if (line.step() instanceof PlainStep.Repeat repeat) {
      step.put("technique", "loop");
      step.put("goto", repeat.target());
      step.put("n_gotos", repeat.times() - 1);
    } else {
      problems.add(
          line.place(),
          line.step() instanceof PlainStep.Power
              ? "a constant power cannot be said in tomato's jobs"
              : line.step() instanceof PlainStep.Scan
                  ? "a voltage scan cannot be said in tomato's jobs"
                  : "an impedance cannot be said in tomato's jobs");
    }
    return step;
  }

  private static void start(
      Map<String, @Nullable Object> step, String technique, PlainProtocol.Record recording) {
    step.put("technique", technique);
    put(step, "measure_every_dt", recording.seconds());
    put(step, "measure_every_dI", recording.milliampere());
    put(step, "measure_every_dE", recording.volts());
    step.put("I_range", "10 mA");
    step.put("E_range", "+-5.0 V");
  }

  private static void put(Map<String, @Nullable Object> step, String name, @Nullable Double value) {
    if (value != null) {
      step.put(name, value);
    }
  }

  private static void current(Map<String, @Nullable Object> step, PlainStep.Current current) {
    if (current.rate() != null) {
      step.put("current", rate(current.rate()));
    } else if (current.milliampere() != null) {
      step.put("current", current.milliampere() / 1000);
    }
    put(step, "time", current.seconds());
    put(step, current.isCharging() ? "limit_voltage_max" : "limit_voltage_min", current.volts());
  }

  private void voltage(
      Map<String, @Nullable Object> step,
      PlainStep.Voltage voltage,
      PlainProtocol.Line line,
      @Nullable Double capacity) {
    step.put("voltage", voltage.volts());
    put(step, "time", voltage.seconds());
    Double rate = voltage.untilRate();
    if (rate == null && voltage.untilMilliampere() != null) {
      if (capacity == null) {
        problems.add(
            line.place(),
            "an end by current is said as a C-rate, which needs the capacity: give --capacity 2.5Ah");
        return;
      }
      rate = voltage.untilMilliampere() / capacity;
      problems.warn(
          line.place(), "the current that ends it is written as %s".formatted(rate(rate)));
    }
    if (rate != null) {
      step.put(rate > 0 ? "limit_current_min" : "limit_current_max", rate(rate));
    }
  }

  private static String rate(double rate) {
    return PythonText.repr(Math.abs(rate)) + (rate > 0 ? "C" : "D");
  }
}
