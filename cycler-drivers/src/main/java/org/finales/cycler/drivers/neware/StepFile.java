package org.finales.cycler.drivers.neware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.finales.cycler.spi.ControlMode;

/**
 * A step file as the simulated instrument understands it: what it holds, until when, and the
 * protections. Times are in ms, voltages in 0.1 mV, currents in mA in the file; here all are in s,
 * V and A.
 *
 * @param steps the steps in their order
 * @param minVoltage lowest voltage before the instrument protects the cell, in V
 * @param maxVoltage highest voltage before that, in V
 * @param maxCurrent largest current of either direction before that, in A
 * @param recordSeconds time between recorded points, in s
 */
record StepFile(
    List<Step> steps,
    double minVoltage,
    double maxVoltage,
    double maxCurrent,
    double recordSeconds) {

  /**
   * A step.
   *
   * @param kind what the step does
   * @param value what is held: A or V; the slope in V/s for a scan
   * @param limit current that a held voltage may take, in A; infinite if the file does not tell
   * @param seconds when it ends at the latest, in s; infinite if never
   * @param stopVoltage at which voltage it ends; NaN if at none
   * @param stopCurrent below which current it ends, in A; NaN if below none
   * @param from where a scan begins, in V
   * @param to where a scan ends, in V
   * @param target to which step a loop goes, from 1
   * @param passes how often a loop's steps are passed in all
   */
  record Step(
      Kind kind,
      double value,
      double limit,
      double seconds,
      double stopVoltage,
      double stopCurrent,
      double from,
      double to,
      int target,
      int passes) {}

  /** Kinds of steps by their numbers in the file. */
  enum Kind {
    CHARGE(1, "cc", ControlMode.CURRENT),
    DISCHARGE(2, "dc", ControlMode.CURRENT),
    HOLD(3, "cv", ControlMode.VOLTAGE),
    REST(4, "rest", ControlMode.REST),
    LOOP(5, "cycle", ControlMode.REST),
    END(6, "end", ControlMode.REST),
    HOLD_DISCHARGING(19, "cv", ControlMode.VOLTAGE),
    SCAN(25, "slope", ControlMode.VOLTAGE);

    final int number;
    final String word;
    final ControlMode mode;

    Kind(int number, String word, ControlMode mode) {
      this.number = number;
      this.word = word;
      this.mode = mode;
    }

    static Optional<Kind> of(String number) {
      for (Kind kind : values()) {
        if (Integer.toString(kind.number).equals(number)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  StepFile {
    steps = List.copyOf(steps);
  }

  /** Reads one; empty if the instrument would not take it. */
  static Optional<StepFile> of(String text) {
    try {
      XmlNode config = XmlNode.of(text).child("config").orElseThrow(NumberFormatException::new);
      XmlNode info = config.child("Step_Info").orElseThrow(NumberFormatException::new);
      List<Step> steps = new ArrayList<>();
      for (XmlNode node : info.children()) {
        Optional<Kind> kind = Kind.of(node.attribute("Step_Type"));
        if (kind.isEmpty()) {
          return Optional.empty();
        }
        steps.add(step(kind.get(), node, steps.size()));
      }
      XmlNode protect = config.at("Whole_Prt", "Protect", "Main").orElse(config);
      double highest = value(protect, 1000, "Curr", "Upper");
      double lowest = value(protect, 1000, "Curr", "Lower");
      double record =
          config.at("Whole_Prt", "Record", "Main").map(r -> value(r, 1000, "Time")).orElse(10.0);
      return Optional.of(
          new StepFile(
              steps,
              orElse(value(protect, 10_000, "Volt", "Lower"), Double.NEGATIVE_INFINITY),
              orElse(value(protect, 10_000, "Volt", "Upper"), Double.POSITIVE_INFINITY),
              Math.max(
                  orElse(Math.abs(highest), Double.POSITIVE_INFINITY),
                  orElse(Math.abs(lowest), Double.POSITIVE_INFINITY)),
              Math.max(0.1, orElse(record, 10))));
    } catch (XMLStreamException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Step step(Kind kind, XmlNode node, int before) {
    XmlNode main = node.at("Limit", "Main").orElse(node);
    double current = value(main, 1000, "Curr");
    XmlNode slope = node.at("Slope", "Slope1").orElse(node);
    int target = (int) orElse(value(node, 1, "Limit", "Other", "Start_Step"), 0);
    if (kind == Kind.LOOP && (target < 1 || target > before)) {
      throw new NumberFormatException("a loop goes back");
    }
    return new Step(
        kind,
        switch (kind) {
          case CHARGE -> needed(Math.abs(current));
          case DISCHARGE -> -needed(Math.abs(current));
          case HOLD, HOLD_DISCHARGING -> needed(value(main, 10_000, "Volt"));
          case SCAN -> needed(Double.parseDouble(slope.attribute("Value"))) / 1000;
          case REST, LOOP, END -> 0;
        },
        orElse(Math.abs(current), Double.POSITIVE_INFINITY),
        orElse(value(main, 1000, "Time"), Double.POSITIVE_INFINITY),
        value(main, 10_000, "Stop_Volt"),
        Math.abs(value(main, 1000, "Stop_Curr")),
        kind == Kind.SCAN ? Double.parseDouble(slope.attribute("StartValue")) / 10_000 : 0,
        kind == Kind.SCAN ? Double.parseDouble(slope.attribute("EndValue")) / 10_000 : 0,
        target,
        (int) orElse(value(node, 1, "Limit", "Other", "Cycle_Count"), 1));
  }

  private static double value(XmlNode node, double scale, String... path) {
    return node.at(path)
        .map(found -> found.attribute("Value"))
        .filter(text -> !text.isEmpty())
        .map(text -> Double.parseDouble(text) / scale)
        .orElse(Double.NaN);
  }

  private static double needed(double value) {
    if (!Double.isFinite(value)) {
      throw new NumberFormatException("a value is missing");
    }
    return value;
  }

  private static double orElse(double value, double otherwise) {
    return Double.isNaN(value) ? otherwise : value;
  }
}
