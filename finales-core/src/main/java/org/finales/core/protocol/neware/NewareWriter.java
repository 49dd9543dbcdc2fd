package org.finales.core.protocol.neware;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.internal.Ambiguities;
import org.finales.core.protocol.internal.Flattener;
import org.finales.core.protocol.internal.PlainProtocol;
import org.finales.core.protocol.internal.PlainStep;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.PythonText;
import org.finales.core.protocol.internal.XmlText;
import org.jspecify.annotations.Nullable;

/** Writes a step file. Not thread-safe; one for each. */
final class NewareWriter {
  private static final int DIGITS = 6;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private final ExportOptions options;
  private final Problems problems = new Problems();
  private final StringBuilder steps = new StringBuilder();

  NewareWriter(ExportOptions options) {
    this.options = options;
  }

  Converted<String> write(Protocol protocol) {
    PlainProtocol plain = Flattener.flatten(protocol, options, problems);
    String sample = XmlText.attribute(plain.requireSample(), "the name of the sample");
    plain.requireCapacityForRates();
    plain.requireNestedLoops();
    Ambiguities.warn(plain, false, problems);
    String head = head(plain, sample);
    for (int i = 0; i < plain.lines().size(); i++) {
      step(plain, i);
    }
    problems.done();
    int end = plain.lines().size() + 1;
    String body =
        head
            + "    <Step_Info Num=\""
            + end
            + "\">\n"
            + steps
            + "      <Step"
            + end
            + " Step_ID=\""
            + end
            + "\" Step_Type=\"6\"/>\n"
            + "    </Step_Info>\n"
            + "    <SMBUS>\n"
            + "      <SMBUS_Info Num=\"0\" AdjacentInterval=\"0\"/>\n"
            + "    </SMBUS>\n"
            + "  </config>\n"
            + "</root>\n";
    return new Converted<>(config(body) + body, problems.warnings());
  }

  /** The identifier follows from the content, so that equal protocols give equal files. */
  private String config(String body) {
    UUID guid = UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
    String date =
        DATE.format(LocalDateTime.ofInstant(options.clock().instant(), options.clock().getZone()));
    return "<?xml version=\"1.0\" ?>\n<root>\n  <config type=\"Step File\" version=\"17\""
        + " client_version=\"BTS Client 8.0.0.478(2024.06.24)(R3)\" date=\""
        + date
        + "\" Guid=\""
        + guid
        + "\">\n";
  }

  private String head(PlainProtocol plain, String sample) {
    StringBuilder head = new StringBuilder();
    head.append("    <Head_Info>\n");
    head.append("      <Operate Value=\"66\"/>\n");
    head.append("      <Scale Value=\"1\"/>\n");
    head.append("      <Start_Step Value=\"1\" Hide_Ctrl_Step=\"0\"/>\n");
    head.append("      <Creator Value=\"finales\"/>\n");
    head.append("      <Remark Value=\"").append(sample).append("\"/>\n");
    head.append("      <RateType Value=\"103\"/>\n");
    if (plain.capacity() != null) {
      head.append(value("      ", "MultCap", plain.capacity() * 3600));
    }
    head.append("    </Head_Info>\n    <Whole_Prt>\n");
    safety(plain.safety(), head);
    PlainProtocol.Record record = plain.recording();
    head.append("      <Record>\n        <Main>\n");
    head.append(scaled("          ", "Time", record.seconds(), 1000));
    head.append(scaled("          ", "Volt", record.volts(), 10_000));
    head.append(scaled("          ", "Curr", record.milliampere(), 1));
    head.append("        </Main>\n      </Record>\n    </Whole_Prt>\n");
    return head.toString();
  }

  private void safety(PlainProtocol.Safety safety, StringBuilder head) {
    head.append("      <Protect>\n        <Main>\n");
    limits(head, "Volt", scaledUp(safety.maxVolts(), 10_000), scaledUp(safety.minVolts(), 10_000));
    limits(
        head,
        "Curr",
        notZero(safety.maxMilliampere(), "the upper limit of current"),
        notZero(safety.minMilliampere(), "the lower limit of current"));
    Double delay = safety.seconds() == null || safety.seconds() == 0 ? null : safety.seconds();
    head.append(scaled("          ", "Delay_Time", delay, 1000));
    limits(
        head, "Cap", scaledUp(notZero(safety.maxCapacity(), "the limit of capacity"), 3600), null);
    head.append("        </Main>\n      </Protect>\n");
  }

  /** Zero is no limit in unicycler's own files. */
  private @Nullable Double notZero(@Nullable Double limit, String what) {
    if (limit != null && limit == 0) {
      problems.warn("limits", what + " of zero cannot be said and is left out");
      return null;
    }
    return limit;
  }

  private static void limits(
      StringBuilder head, String name, @Nullable Double upper, @Nullable Double lower) {
    if (upper == null && lower == null) {
      head.append("          <").append(name).append("/>\n");
      return;
    }
    head.append("          <").append(name).append(">\n");
    head.append(scaled("            ", "Upper", upper, 1));
    head.append(scaled("            ", "Lower", lower, 1));
    head.append("          </").append(name).append(">\n");
  }

  private void step(PlainProtocol plain, int place) {
    PlainProtocol.Line line = plain.lines().get(place);
    PlainStep step = line.step();
    int number = place + 1;
    if (step instanceof PlainStep.Open open) {
      open(number, 4);
      main(value("            ", "Time", fixed(open.seconds() * 1000, "a time", line)));
    } else if (step instanceof PlainStep.Current current) {
      open(number, current.isCharging() ? 1 : 2);
      main(current(current, plain.capacity(), line) + ends(current, line));
    } else if (step instanceof PlainStep.Voltage voltage) {
      open(number, isDischarging(voltage) ? 19 : 3);
      PlainStep before = place == 0 ? null : plain.lines().get(place - 1).step();
      main(voltage(voltage, before, plain.capacity(), line));
    } else if (step instanceof PlainStep.Repeat repeat) {
      open(number, 5);
      steps.append("        <Limit>\n          <Other>\n");
      steps.append(text("            ", "Start_Step", String.valueOf(repeat.target() + 1)));
      steps.append(text("            ", "Cycle_Count", String.valueOf(repeat.times())));
      steps.append("          </Other>\n        </Limit>\n");
    } else if (step instanceof PlainStep.Scan scan) {
      open(number, 25);
      steps.append(
          """
                  <Slope SlopeType="1" Cycle_Count="1" ItemCount="1">
                    <Slope1 StartValue="%s" EndValue="%s" Value="%s"/>
                  </Slope>
          """
              .formatted(
                  PythonText.repr(scan.startVolts() * 10_000),
                  PythonText.repr(scan.endVolts() * 10_000),
                  PythonText.repr(scan.millivoltsPerSecond())));
    } else {
      problems.add(
          line.place(),
          step instanceof PlainStep.Power
              ? "a constant power cannot be said in Neware's step files as they are known here"
              : "an impedance cannot be said in Neware's step files");
      return;
    }
    steps.append("      </Step").append(number).append(">\n");
  }

  private static boolean isDischarging(PlainStep.Voltage voltage) {
    Double limit = voltage.untilRate() == null ? voltage.untilMilliampere() : voltage.untilRate();
    return limit != null && limit < 0;
  }

  private String current(
      PlainStep.Current current, @Nullable Double capacity, PlainProtocol.Line line) {
    if (current.rate() != null && capacity != null) {
      double rate = Math.abs(current.rate());
      return value("            ", "Rate", fixed(rate, "a C-rate", line))
          + value("            ", "Curr", fixed(rate * capacity, "a current", line));
    }
    double milliampere = current.milliampere() == null ? 0 : Math.abs(current.milliampere());
    return value("            ", "Curr", fixed(milliampere, "a current", line));
  }

  private String ends(PlainStep.Current current, PlainProtocol.Line line) {
    StringBuilder ends = new StringBuilder();
    if (current.seconds() != null) {
      ends.append(value("            ", "Time", fixed(current.seconds() * 1000, "a time", line)));
    }
    if (current.volts() != null) {
      ends.append(
          value("            ", "Stop_Volt", fixed(current.volts() * 10_000, "a voltage", line)));
    }
    return ends.toString();
  }

  /** A constant voltage right after a constant current to it takes over that current. */
  private String voltage(
      PlainStep.Voltage voltage,
      @Nullable PlainStep before,
      @Nullable Double capacity,
      PlainProtocol.Line line) {
    StringBuilder main = new StringBuilder();
    main.append(value("            ", "Volt", fixed(voltage.volts() * 10_000, "a voltage", line)));
    if (voltage.seconds() != null) {
      main.append(value("            ", "Time", fixed(voltage.seconds() * 1000, "a time", line)));
    }
    if (voltage.untilRate() != null && capacity != null) {
      double rate = Math.abs(voltage.untilRate());
      main.append(value("            ", "Stop_Rate", fixed(rate, "a C-rate", line)));
      main.append(value("            ", "Stop_Curr", fixed(rate * capacity, "a current", line)));
    } else if (voltage.untilMilliampere() != null) {
      double milliampere = Math.abs(voltage.untilMilliampere());
      main.append(value("            ", "Stop_Curr", fixed(milliampere, "a current", line)));
    }
    if (before instanceof PlainStep.Current current
        && current.volts() != null
        && current.volts() == voltage.volts()) {
      main.append(current(current, capacity, line));
    }
    return main.toString();
  }

  private String fixed(double value, String what, PlainProtocol.Line line) {
    return Ambiguities.fixed(value, DIGITS, what, line, problems);
  }

  private void open(int number, int type) {
    steps.append(
        "      <Step%d Step_ID=\"%d\" Step_Type=\"%d\">\n".formatted(number, number, type));
  }

  private void main(String content) {
    steps
        .append("        <Limit>\n          <Main>\n")
        .append(content)
        .append("          </Main>\n        </Limit>\n");
  }

  private static @Nullable Double scaledUp(@Nullable Double value, double factor) {
    return value == null ? null : Double.valueOf(value * factor);
  }

  private static String scaled(String indent, String name, @Nullable Double value, double factor) {
    return value == null ? "" : value(indent, name, value * factor);
  }

  private static String value(String indent, String name, double value) {
    return text(indent, name, PythonText.fixed(value, DIGITS));
  }

  private static String value(String indent, String name, String value) {
    return text(indent, name, value);
  }

  private static String text(String indent, String name, String value) {
    return indent + "<" + name + " Value=\"" + value + "\"/>\n";
  }
}
