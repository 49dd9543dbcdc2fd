package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.quantity.Quantity;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Reads a step as aurora-unicycler, BattINFO and the ontology's documentation write it: set points
 * and ends under one relation or two, told by their classes. Not thread-safe.
 */
final class ForeignStep {
  static final Node.Iri INPUT = Terms.term("hasInput");
  static final Node.Iri CHARGING = Terms.term("Charging");
  static final Node.Iri DISCHARGING = Terms.term("Discharging");

  /** Relations to what a step sets, and in some documents to where it ends. */
  private static final Set<Node.Iri> SET =
      Set.of(INPUT, Terms.term("hasControlParameter"), Terms.term("hasMeasurementParameter"));

  private static final Node.Iri RESTING_TIME = Terms.term("RestingTime");
  private static final Node.Iri TERMINATION = Terms.term("TerminationQuantity");
  private static final Node.Iri DURATION = Terms.term("Duration");

  /** What a step says by area, and what says the same where the area is known. */
  private static final Map<Node.Iri, Node.Iri> DENSITIES =
      Map.of(
          Terms.term("ElectricCurrentDensity"), Terms.term("ElectricCurrent"),
          Terms.term("LowerCurrentDensityLimit"), Terms.term("LowerCurrentLimit"),
          Terms.term("UpperCurrentDensityLimit"), Terms.term("UpperCurrentLimit"));

  private static final EnumType ENDS = new EnumType(EndKind.class);

  private final StatementReader reader;
  private final Node task;
  private final String path;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<EndCondition> ends = new ArrayList<>();

  /** A quantity of a step. */
  private record Parameter(Set<Node> types, Quantity quantity) {}

  ForeignStep(StatementReader reader, Node task, String path) {
    this.reader = reader;
    this.task = task;
    this.path = path;
  }

  Step read() {
    gather();
    Set<Node> types = reader.types(task);
    Step step = step(types);
    for (int place : reader.about(task)) {
      if (reader.get(place).predicate().equals(Standard.TYPE)) {
        reader.understand(place);
      }
    }
    return step;
  }

  private Step step(Set<Node> types) {
    Quantity current = quantity("ElectricCurrent", "ChargingCurrent", "DischargingCurrent");
    Quantity rate = quantity("CRate", "ChargingCRate", "DischargingCRate");
    Quantity voltage = quantity("Voltage", "ChargingVoltage", "DischargingVoltage");
    Quantity power = quantity("Power");
    if (is(types, "OpenCircuitHold", "Resting")) {
      return Rest.builder().ends(ends).build();
    }
    if (is(types, "LinearScanVoltammetry")) {
      return scan();
    }
    if (is(types, "ElectrochemicalImpedanceSpectroscopy")) {
      return impedance(voltage);
    }
    if (power != null) {
      return ConstantPower.builder(power).ends(ends).build();
    }
    if (voltage != null && (is(types, "VoltageHold") || (current == null && rate == null))) {
      return ConstantVoltage.builder(voltage).ends(ends).build();
    }
    if (current != null || rate != null) {
      return ConstantCurrent.builder().current(current).cRate(rate).ends(ends).build();
    }
    throw new LinkedDataException(
        "%s: a step of the classes %s has no current, voltage or power".formatted(path, types));
  }

  /** The limits tell where the scan goes; the sign of the rate in which direction. */
  private Step scan() {
    Quantity rate = quantity("PotentialScanRate");
    Quantity lower = end(EndKind.LOWER_VOLTAGE);
    Quantity upper = end(EndKind.UPPER_VOLTAGE);
    if (rate == null || lower == null || upper == null) {
      throw new LinkedDataException(path + ": a voltage scan needs two limits and a rate");
    }
    boolean down = rate.value().signum() < 0;
    return VoltageScan.builder(down ? lower : upper, new Quantity(rate.value().abs(), rate.unit()))
        .startVoltage(down ? upper : lower)
        .ends(ends)
        .build();
  }

  private Step impedance(@Nullable Quantity voltage) {
    Quantity lower = quantity("LowerFrequencyLimit");
    Quantity upper = quantity("UpperFrequencyLimit");
    if (lower == null || upper == null) {
      throw new LinkedDataException(path + ": an impedance needs two limits of frequency");
    }
    Quantity amplitude = quantity("AmplitudeOfAlternatingVoltage", "VoltageAmplitude");
    return Impedance.builder(upper, lower)
        .amplitudeVoltage(amplitude == null ? voltage : amplitude)
        .amplitudeCurrent(
            quantity("AmplitudeOfAlternatingCurrent", "CurrentAmplitude", "ElectricCurrent"))
        .ends(ends)
        .build();
  }

  private void gather() {
    for (int place : reader.about(task)) {
      Statement statement = reader.get(place);
      boolean ending = statement.predicate().equals(WorkflowSlot.ENDS);
      Node node = statement.object();
      if (!ending && !(SET.contains(statement.predicate()) && hasNumber(node))) {
        continue; // what goes through the step, as the cell and its data
      }
      Set<Node> types = reader.types(node);
      if (isDensity(types)) {
        continue; // the current beside it says it
      }
      Quantity quantity = (Quantity) QuantityType.INSTANCE.read(reader, node, path);
      reader.understand(place);
      for (int about : reader.about(node)) {
        Node.Iri relation = reader.get(about).predicate();
        if (relation.equals(Standard.TYPE) || relation.equals(QuantityNodes.LABEL)) {
          reader.understand(about);
        }
      }
      boolean limit = ending || types.contains(TERMINATION) || types.contains(DURATION);
      EndKind kind = types.contains(RESTING_TIME) ? EndKind.DURATION : (EndKind) ENDS.find(types);
      if (kind != null && (limit || isLimit(kind))) {
        ends.add(EndCondition.of(kind, quantity));
      } else {
        parameters.add(new Parameter(types, quantity));
      }
    }
  }

  /**
   * Tells whether a parameter is a current density beside the current that it comes to.
   *
   * @throws LinkedDataException if it is one without
   */
  private boolean isDensity(Set<Node> types) {
    for (Map.Entry<Node.Iri, Node.Iri> density : DENSITIES.entrySet()) {
      if (types.contains(density.getKey())) {
        if (has(density.getValue())) {
          return true;
        }
        throw new LinkedDataException(
            path
                + ": a step sets or ends at a current density, which is a current only where the"
                + " area of the electrode is known; say the current");
      }
    }
    return false;
  }

  private boolean has(Node.Iri parameter) {
    return reader.about(task).stream()
        .map(reader::get)
        .filter(s -> SET.contains(s.predicate()) || s.predicate().equals(WorkflowSlot.ENDS))
        .anyMatch(s -> reader.types(s.object()).contains(parameter));
  }

  private boolean hasNumber(Node node) {
    return reader.about(node).stream()
        .anyMatch(place -> reader.get(place).predicate().equals(QuantityNodes.PART));
  }

  /** Tells whether the class alone says that the step ends there. */
  private static boolean isLimit(EndKind kind) {
    return switch (kind) {
      case UPPER_VOLTAGE, LOWER_VOLTAGE, UPPER_CURRENT, LOWER_CURRENT -> true;
      case UPPER_C_RATE, LOWER_C_RATE -> true;
      default -> false;
    };
  }

  /** Takes the limit away from the ends, as it tells where a scan goes. */
  private @Nullable Quantity end(EndKind kind) {
    for (EndCondition end : ends) {
      if (end.kind() == kind) {
        ends.remove(end);
        return end.quantity();
      }
    }
    return null;
  }

  private @Nullable Quantity quantity(String... labels) {
    for (Parameter parameter : parameters) {
      if (is(parameter.types(), labels)) {
        return parameter.quantity();
      }
    }
    return null;
  }

  private static boolean is(Set<Node> types, String... labels) {
    for (String label : labels) {
      boolean known = org.finales.api.battinfo.Vocabulary.battinfo().byLabel(label).isPresent();
      if (known && types.contains(Terms.term(label))) {
        return true;
      }
    }
    return false;
  }
}
