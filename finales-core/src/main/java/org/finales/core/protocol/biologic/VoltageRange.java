package org.finales.core.protocol.biologic;

import java.util.ArrayList;
import java.util.List;
import org.finales.core.protocol.internal.PlainProtocol;
import org.finales.core.protocol.internal.PlainStep;
import org.finales.core.protocol.internal.Problems;

/**
 * The range of the potentiostat's voltage; the first that holds all voltages of a protocol. That of
 * unicycler, 0 to 5 V, is tried first; no instrument of the kind goes beyond 10 V.
 *
 * @param min in V
 * @param max in V
 */
record VoltageRange(double min, double max) {
  private static final List<VoltageRange> KNOWN =
      List.of(
          new VoltageRange(0, 5),
          new VoltageRange(-5, 5),
          new VoltageRange(0, 10),
          new VoltageRange(-10, 10));

  static VoltageRange of(PlainProtocol protocol, Problems problems) {
    List<VoltageRange> left = new ArrayList<>(KNOWN);
    for (PlainProtocol.Line line : protocol.lines()) {
      for (double volts : volts(line.step())) {
        if (left.size() > 1) {
          left.removeIf(range -> !range.holds(volts));
        }
        if (left.isEmpty() || !KNOWN.get(KNOWN.size() - 1).holds(volts)) {
          problems.add(line.place(), "EC-Lab's settings reach from -10 V to 10 V only");
          return KNOWN.get(0);
        }
      }
    }
    if (left.isEmpty()) {
      return KNOWN.get(KNOWN.size() - 1);
    }
    VoltageRange range = left.get(0);
    if (range != KNOWN.get(0)) {
      problems.warn(
          "the range of voltage is %s V to %s V, as some lie outside of 0 V to 5 V"
              .formatted(range.min, range.max));
    }
    return range;
  }

  private boolean holds(double volts) {
    return volts >= min && volts <= max;
  }

  private static double[] volts(PlainStep step) {
    if (step instanceof PlainStep.Current current && current.volts() != null) {
      return new double[] {current.volts()};
    } else if (step instanceof PlainStep.Voltage voltage) {
      return new double[] {voltage.volts()};
    } else if (step instanceof PlainStep.Scan scan) {
      return new double[] {scan.startVolts(), scan.endVolts()};
    }
    return new double[0];
  }
}
