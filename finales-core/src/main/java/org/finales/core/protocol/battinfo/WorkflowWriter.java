package org.finales.core.protocol.battinfo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import org.jspecify.annotations.Nullable;

/** Writes steps nested in one another. Not thread-safe; one for each document. */
final class WorkflowWriter {
  /** A document deeper than this cannot be read by others either: three levels for each step. */
  private static final int MOST_STEPS = 300;

  private static final String LIMIT = "TerminationQuantity";

  private final Problems problems = new Problems();

  /** A step, or a loop with its body. */
  private record Task(PlainProtocol.Line line, int start, List<Task> body) {}

  Converted<String> write(Protocol protocol, ExportOptions options) {
    PlainProtocol plain = Flattener.flatten(protocol, options, problems);
    plain.requireNestedLoops();
    if (plain.lines().size() > MOST_STEPS) {
      throw new ProtocolFormatException(
          "",
          "steps are nested in one another here; more than %d make a document that nobody reads"
              .formatted(MOST_STEPS));
    }
    warn(plain);
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put(
        "@context",
        List.of(
            "https://w3id.org/emmo/domain/battery/context",
            object(
                "hasMeasurementUnit",
                object(
                    "@id",
                    "https://w3id.org/emmo#EMMO_bed1d005_b04e_4a90_94cf_02bc678a8569",
                    "@type",
                    "@vocab"))));
    document.putAll(chain(tasks(plain.lines()), plain.capacity()));
    problems.done();
    return new Converted<>(PythonJson.write(document, true), problems.warnings());
  }

  private void warn(PlainProtocol plain) {
    problems.warn(
        "sample, recording, limits and tags are left out of BattINFO's steps; finales JSON keeps them");
    for (PlainProtocol.Line line : plain.lines()) {
      if (line.step() instanceof PlainStep.Spectrum) {
        problems.warn(
            line.place(),
            "the order of the frequencies, points, averages and drift correction are left out");
      } else if (line.step() instanceof PlainStep.Voltage voltage) {
        Double limit =
            voltage.untilRate() == null ? voltage.untilMilliampere() : voltage.untilRate();
        if (limit != null && limit < 0) {
          problems.warn(line.place(), "that it discharges is not said; its limit has no sign");
        }
      }
    }
  }

  private static List<Task> tasks(List<PlainProtocol.Line> lines) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int start = i;
      List<Task> body = new ArrayList<>();
      if (lines.get(i).step() instanceof PlainStep.Repeat repeat) {
        start = repeat.target();
        while (!tasks.isEmpty() && tasks.get(tasks.size() - 1).start() >= start) {
          body.add(0, tasks.remove(tasks.size() - 1));
        }
      }
      tasks.add(new Task(lines.get(i), start, body));
    }
    return tasks;
  }

  private Map<String, @Nullable Object> chain(List<Task> tasks, @Nullable Double capacity) {
    Map<String, @Nullable Object> first = new LinkedHashMap<>();
    Map<String, @Nullable Object> last = first;
    for (int i = 0; i < tasks.size(); i++) {
      if (i > 0) {
        Map<String, @Nullable Object> next = new LinkedHashMap<>();
        last.put("hasNext", next);
        last = next;
      }
      task(tasks.get(i), capacity, last);
    }
    return first;
  }

  private void task(Task task, @Nullable Double capacity, Map<String, @Nullable Object> into) {
    if (task.line().step() instanceof PlainStep.Repeat repeat) {
      into.put("@type", "IterativeWorkflow");
      into.put("hasInput", List.of(quantity("NumberOfIterations", repeat.times(), "UnitOne")));
      into.put("hasTask", chain(task.body(), capacity));
      return;
    }
    PlainStep step = task.line().step();
    List<Object> inputs = new ArrayList<>();
    into.put("@type", type(step, task.line()));
    into.put("hasInput", inputs);
    if (step instanceof PlainStep.Open open) {
      inputs.add(quantity("Duration", open.seconds(), "Second"));
    } else if (step instanceof PlainStep.Current current) {
      current(current, capacity, inputs);
    } else if (step instanceof PlainStep.Voltage voltage) {
      voltage(voltage, capacity, inputs);
    } else if (step instanceof PlainStep.Spectrum spectrum) {
      spectrum(spectrum, inputs);
    } else if (step instanceof PlainStep.Scan scan) {
      scan(scan, inputs);
    }
  }

  private String type(PlainStep step, PlainProtocol.Line line) {
    if (step instanceof PlainStep.Open) {
      return "OpenCircuitHold";
    } else if (step instanceof PlainStep.Current current) {
      return current.isCharging() ? "ConstantCurrentCharging" : "ConstantCurrentDischarging";
    } else if (step instanceof PlainStep.Voltage) {
      return "VoltageHold";
    } else if (step instanceof PlainStep.Spectrum) {
      return "ElectrochemicalImpedanceSpectroscopy";
    } else if (step instanceof PlainStep.Scan) {
      return "LinearScanVoltammetry";
    }
    problems.add(
        line.place(),
        "a constant power cannot be said in unicycler's form of BattINFO; finales JSON can say it");
    return "";
  }

  private static void current(
      PlainStep.Current current, @Nullable Double capacity, List<Object> inputs) {
    Double milliampere = current.milliampere(capacity);
    if (milliampere != null) {
      inputs.add(quantity("ElectricCurrent", Math.abs(milliampere), "MilliAmpere"));
    }
    if (current.rate() != null) {
      inputs.add(quantity("CRate", Math.abs(current.rate()), "CRateUnit"));
    }
    if (current.volts() != null) {
      String limit = current.isCharging() ? "UpperVoltageLimit" : "LowerVoltageLimit";
      inputs.add(quantity(List.of(limit, LIMIT), current.volts(), "Volt"));
    }
    if (current.seconds() != null) {
      inputs.add(quantity("Duration", current.seconds(), "Second"));
    }
  }

  private static void voltage(
      PlainStep.Voltage voltage, @Nullable Double capacity, List<Object> inputs) {
    inputs.add(quantity("Voltage", voltage.volts(), "Volt"));
    Double milliampere = voltage.untilMilliampere(capacity);
    if (milliampere != null) {
      inputs.add(
          quantity(List.of("LowerCurrentLimit", LIMIT), Math.abs(milliampere), "MilliAmpere"));
    }
    if (voltage.untilRate() != null) {
      inputs.add(
          quantity(List.of("LowerCRateLimit", LIMIT), Math.abs(voltage.untilRate()), "CRateUnit"));
    }
    if (voltage.seconds() != null) {
      inputs.add(quantity("Duration", voltage.seconds(), "Second"));
    }
  }

  private static void spectrum(PlainStep.Spectrum spectrum, List<Object> inputs) {
    if (spectrum.volts() != null) {
      inputs.add(quantity("AmplitudeOfAlternatingVoltage", spectrum.volts(), "Volt"));
    }
    if (spectrum.milliampere() != null) {
      inputs.add(quantity("AmplitudeOfAlternatingCurrent", spectrum.milliampere(), "MilliAmpere"));
    }
    double lower = Math.min(spectrum.startHertz(), spectrum.endHertz());
    double upper = Math.max(spectrum.startHertz(), spectrum.endHertz());
    inputs.add(quantity("LowerFrequencyLimit", lower, "Hertz"));
    inputs.add(quantity("UpperFrequencyLimit", upper, "Hertz"));
  }

  /** The sign of the rate tells the direction. */
  private static void scan(PlainStep.Scan scan, List<Object> inputs) {
    boolean up = scan.startVolts() < scan.endVolts();
    inputs.add(quantity("LowerVoltageLimit", up ? scan.startVolts() : scan.endVolts(), "Volt"));
    inputs.add(quantity("UpperVoltageLimit", up ? scan.endVolts() : scan.startVolts(), "Volt"));
    double rate = scan.millivoltsPerSecond();
    inputs.add(quantity("PotentialScanRate", (up ? rate : -rate) / 1000, "VoltPerSecond"));
  }

  private static Map<String, @Nullable Object> quantity(Object type, Object value, String unit) {
    return object(
        "@type",
        type,
        "hasNumericalPart",
        object("@type", "RealData", "hasNumberValue", value),
        "hasMeasurementUnit",
        unit);
  }

  private static Map<String, @Nullable Object> object(Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    List<Object> items = Arrays.asList(namesAndValues);
    for (int i = 0; i < items.size(); i += 2) {
      object.put(String.valueOf(items.get(i)), items.get(i + 1));
    }
    return object;
  }
}
