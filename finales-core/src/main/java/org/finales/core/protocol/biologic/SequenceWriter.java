package org.finales.core.protocol.biologic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.finales.core.protocol.internal.Ambiguities;
import org.finales.core.protocol.internal.PlainProtocol;
import org.finales.core.protocol.internal.PlainStep;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.PythonText;
import org.jspecify.annotations.Nullable;

/** Writes one step as a sequence. Not thread-safe; one for each step. */
final class SequenceWriter {
  private static final int WIDTH = 20;
  private static final int DIGITS = 3;

  /** The ranges of current by their largest, in mA. */
  private static final Map<Double, String> RANGES = ranges();

  private final PlainProtocol protocol;
  private final PlainProtocol.Line line;
  private final int place;
  private final VoltageRange range;
  private final Problems problems;
  private final Sequence sequence = new Sequence();
  private int limits;
  private int records;

  SequenceWriter(PlainProtocol protocol, int place, VoltageRange range, Problems problems) {
    this.protocol = protocol;
    this.place = place;
    this.line = protocol.lines().get(place);
    this.range = range;
    this.problems = problems;
  }

  private static Map<Double, String> ranges() {
    Map<Double, String> ranges = new LinkedHashMap<>();
    ranges.put(0.01, "10 µA");
    ranges.put(0.1, "100 µA");
    ranges.put(1.0, "1 mA");
    ranges.put(10.0, "10 mA");
    ranges.put(100.0, "100 mA");
    ranges.put(1000.0, "1 A");
    return ranges;
  }

  Sequence write() {
    sequence
        .set("Ns", String.valueOf(place))
        .set("lim1_seq", String.valueOf(place + 1))
        .set("lim2_seq", String.valueOf(place + 1))
        .set("E range min (V)", PythonText.fixed(range.min(), DIGITS))
        .set("E range max (V)", PythonText.fixed(range.max(), DIGITS));
    PlainStep step = line.step();
    if (step instanceof PlainStep.Open open) {
      sequence.set("ctrl_type", "Rest");
      limit("Time", ">", open.seconds(), "s");
      record(true, false);
    } else if (step instanceof PlainStep.Current current) {
      current(current);
      record(true, false);
    } else if (step instanceof PlainStep.Voltage voltage) {
      voltage(voltage);
      record(false, true);
    } else if (step instanceof PlainStep.Spectrum spectrum) {
      spectrum(spectrum);
    } else if (step instanceof PlainStep.Scan scan) {
      scan(scan);
      record(true, true);
    } else if (step instanceof PlainStep.Repeat repeat) {
      sequence
          .set("ctrl_type", "Loop")
          .set("ctrl_seq", String.valueOf(repeat.target()))
          .set("ctrl_repeat", String.valueOf(repeat.times() - 1));
    } else {
      problems.add(
          line.place(), "a constant power cannot be said in a Modulo Bat as it is known here");
    }
    for (String row : Sequence.ROWS) {
      if (sequence.get(row).length() >= WIDTH) {
        problems.add(line.place(), "a number does not fit in the columns of the file");
      }
    }
    return sequence;
  }

  private void current(PlainStep.Current current) {
    Double computed = current.milliampere(protocol.capacity());
    double milliampere = computed == null ? 0 : computed;
    sequence.set("ctrl_type", "CC").set("ctrl1_val_vs", "<None>");
    currentValue(milliampere);
    String name = rangeOf(Math.abs(milliampere));
    if (name == null) {
      problems.add(
          line.place(),
          "%s mA is beyond the ranges of current, which end at 1 A"
              .formatted(PythonText.repr(milliampere)));
    } else {
      sequence.set("I Range", name);
    }
    if (current.seconds() != null) {
      limit("Time", ">", current.seconds(), "s");
    }
    if (current.volts() != null) {
      limit("Ewe", milliampere > 0 ? ">" : "<", current.volts(), "V");
    }
  }

  private void currentValue(double milliampere) {
    boolean small = Math.abs(milliampere) < 1;
    sequence
        .set("ctrl1_val", fixed(small ? milliampere * 1e3 : milliampere, "a current"))
        .set("ctrl1_val_unit", small ? "uA" : "mA");
  }

  private static @Nullable String rangeOf(double milliampere) {
    for (Map.Entry<Double, String> known : RANGES.entrySet()) {
      if (milliampere <= known.getKey()) {
        return known.getValue();
      }
    }
    return null;
  }

  private void voltage(PlainStep.Voltage voltage) {
    sequence
        .set("ctrl_type", "CV")
        .set("ctrl1_val", fixed(voltage.volts(), "a voltage"))
        .set("ctrl1_val_unit", "V")
        .set("ctrl1_val_vs", "Ref");
    if (voltage.seconds() != null) {
      limit("Time", ">", voltage.seconds(), "s");
    }
    Double until = voltage.untilMilliampere(protocol.capacity());
    if (until != null) {
      limit("|I|", "<", Math.abs(until), "mA");
      if (until < 0) {
        problems.warn(line.place(), "that it discharges is not said; its limit has no sign");
      }
    }
    PlainStep before = place == 0 ? null : protocol.lines().get(place - 1).step();
    if (before instanceof PlainStep.Current current
        && current.volts() != null
        && current.volts() == voltage.volts()) {
      Double milliampere = current.milliampere(protocol.capacity());
      String name = milliampere == null ? null : rangeOf(Math.abs(milliampere));
      if (name != null) {
        sequence.set("I Range", name);
      }
    }
  }

  private void spectrum(PlainStep.Spectrum spectrum) {
    if (spectrum.volts() != null) {
      double volts = spectrum.volts();
      sequence.set("ctrl_type", "PEIS");
      if (volts >= 1) {
        amplitude(volts, "V");
      } else if (volts >= 0.001) {
        amplitude(volts * 1e3, "mV");
      } else {
        amplitude(volts * 1e6, "uV");
      }
    } else if (spectrum.milliampere() != null) {
      double milliampere = spectrum.milliampere();
      sequence.set("ctrl_type", "GEIS");
      if (milliampere >= 1) {
        amplitude(milliampere, "mA");
      } else {
        amplitude(milliampere * 1000, "uA");
      }
      // an amplitude swings to both sides within the range
      String name = rangeOf(Math.abs(milliampere) * 2);
      if (name == null) {
        problems.add(line.place(), "the amplitude is beyond the ranges of current");
      } else {
        sequence.set("I Range", name);
      }
    }
    frequency(2, spectrum.startHertz());
    frequency(3, spectrum.endHertz());
    sequence
        .set("ctrl_Nd", String.valueOf(spectrum.pointsPerDecade()))
        .set("ctrl_Na", String.valueOf(spectrum.measurementsPerPoint()))
        .set("ctrl_corr", Boolean.TRUE.equals(spectrum.driftCorrection()) ? "1" : "0");
  }

  private void amplitude(double value, String unit) {
    sequence.set("ctrl1_val", fixed(value, "an amplitude")).set("ctrl1_val_unit", unit);
  }

  private void frequency(int control, double hertz) {
    String row = "ctrl" + control + "_val";
    if (hertz >= 1e3) {
      sequence.set(row, fixed(hertz / 1e3, "a frequency")).set(row + "_unit", "kHz");
    } else if (hertz >= 1) {
      sequence.set(row, fixed(hertz, "a frequency")).set(row + "_unit", "Hz");
    } else {
      sequence.set(row, fixed(hertz * 1e3, "a frequency")).set(row + "_unit", "mHz");
    }
  }

  private void scan(PlainStep.Scan scan) {
    sequence
        .set("ctrl_type", "VS")
        .set("ctrl1_val", PythonText.repr(scan.millivoltsPerSecond()))
        .set("ctrl1_val_unit", "mV/s")
        .set("ctrl2_val", PythonText.repr(scan.startVolts()))
        .set("ctrl2_val_unit", "V")
        .set("ctrl2_val_vs", "Ref")
        .set("ctrl3_val", PythonText.repr(scan.endVolts()))
        .set("ctrl3_val_unit", "V")
        .set("ctrl3_val_vs", "Ref");
  }

  private void limit(String type, String comparison, double value, String unit) {
    limits++;
    String row = "lim" + limits;
    sequence
        .set("lim_nb", String.valueOf(limits))
        .set(row + "_type", type)
        .set(row + "_comp", comparison)
        .set(row + "_value", fixed(value, "an end by " + type))
        .set(row + "_value_unit", unit);
  }

  private void record(boolean volts, boolean milliampere) {
    PlainProtocol.Record recording = line.recording();
    record("Time", recording.seconds(), "s");
    if (volts) {
      record("Ewe", recording.volts(), "V");
    }
    if (milliampere) {
      record("I", recording.milliampere(), "mA");
    }
    sequence.set("rec_nb", String.valueOf(records));
  }

  private void record(String type, @Nullable Double value, String unit) {
    if (value == null) {
      return;
    }
    records++;
    String row = "rec" + records;
    sequence
        .set(row + "_type", type)
        .set(row + "_value", fixed(value, "recording by " + type))
        .set(row + "_value_unit", unit);
  }

  private String fixed(double value, String what) {
    return Ambiguities.fixed(value, DIGITS, what, line, problems);
  }
}
