package org.finales.core.linkeddata.broker;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.json.JsonException;
import org.finales.api.measurement.ConductivityMeasurement;
import org.finales.api.measurement.DensityMeasurement;
import org.finales.api.measurement.Measurement;
import org.finales.api.measurement.ScalarMeasurement;
import org.finales.api.measurement.SpectrumMeasurement;
import org.finales.api.measurement.ViscosityKind;
import org.finales.api.measurement.ViscosityMeasurement;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes what a run found of a sample. Each quantity stands there once, in the unit that the
 * vocabulary suggests, so that all results can be compared; repeated measurements by their mean.
 */
final class MeasurementWriter {
  private static final Node.Iri MEASURED = Terms.term("MeasuredProperty");
  private static final Node.Iri MODELLED = Terms.term("ModelledProperty");
  private static final Node.Iri CONVENTIONAL = Terms.term("ConventionalProperty");
  private static final Node.Iri HAS_PROPERTY = Terms.term("hasProperty");
  private static final Node.Iri HAS_OUTPUT = Terms.term("hasOutput");
  private static final Node.Iri PARAMETER = Terms.term("hasMeasurementParameter");
  private static final Node.Iri UNCERTAINTY = Terms.term("hasMetrologicalUncertainty");
  private static final Node.Iri SAMPLE_COUNT = Terms.own("numberOfRepeats");
  private static final Node.Iri RATING = Terms.own("rating");
  private static final Node.Iri SUCCESS = Terms.own("success");
  private static final Unit KELVIN = Unit.parse("K");
  private static final Unit CELSIUS = Unit.parse("degC");
  private static final Set<String> COMPUTED = Set.of("molecular_dynamics", "simulation");
  private static final Map<String, String> TECHNIQUES =
      Map.of(
          "two_electrode", "Conductometry",
          "vibrating_tube_densimetry", "finales:Densitometry",
          "rolling_ball_viscometry", "Viscometry",
          "infrared_spectroscopy", "FourierTransformInfraredSpectroscopy",
          "molecular_dynamics", "finales:Simulation",
          "simulation", "finales:Simulation");

  private MeasurementWriter() {}

  /** Returns the class of a method, that of any technique if it has none of its own. */
  static Node.Iri technique(String method) {
    return Terms.term(TECHNIQUES.getOrDefault(method, "CharacterisationTechnique"));
  }

  /**
   * Adds what was found.
   *
   * @param result name of the result
   * @param sample what was measured
   * @param run the run of the method
   */
  static void write(
      Statements out,
      Node.Iri result,
      Node.Iri sample,
      Node.Iri run,
      String method,
      JsonNode parameters,
      JsonNode data) {
    Node.Iri nature = COMPUTED.contains(method) ? MODELLED : MEASURED;
    for (String name : List.of("conductivity", "density", "viscosity", "spectrum")) {
      Measurement measurement = measurement(name, data.path(name));
      if (measurement == null) {
        continue;
      }
      Node.Iri quantity = BrokerNames.part(result, name);
      out.add(run, HAS_OUTPUT, quantity);
      if (measurement instanceof ScalarMeasurement scalar && !scalar.values().isEmpty()) {
        out.add(sample, HAS_PROPERTY, quantity);
        scalar(out, quantity, nature, scalar);
      } else if (measurement instanceof SpectrumMeasurement spectrum) {
        SpectrumWriter.write(out, quantity, spectrum);
      }
      temperature(out, quantity, measurement.temperatureKelvin(), parameters);
      out.add(
          quantity,
          SUCCESS,
          Standard.literal(Boolean.toString(measurement.meta().success()), Standard.BOOLEAN));
      out.add(
          quantity,
          RATING,
          Standard.literal(Integer.toString(measurement.meta().rating()), Standard.INTEGER));
    }
  }

  private static @Nullable Measurement measurement(String name, JsonNode data) {
    if (!data.isObject()) {
      return null;
    }
    try {
      return switch (name) {
        case "conductivity" -> ConductivityMeasurement.read(data);
        case "density" -> DensityMeasurement.read(data);
        case "viscosity" -> ViscosityMeasurement.read(data);
        default -> SpectrumMeasurement.read(data);
      };
    } catch (JsonException e) {
      // a capability of the laboratory's own may mean something else by the name
      return null;
    }
  }

  private static void scalar(
      Statements out, Node.Iri node, Node.Iri nature, ScalarMeasurement measurement) {
    Unit usual = Unit.parse(unit(measurement));
    List<BigDecimal> values = measurement.values();
    BigDecimal value = values.get(0);
    if (values.size() > 1) {
      BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      value = sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
    }
    Quantity quantity = in(usual, new Quantity(value, measurement.unit()));
    QuantityNodes.describe(out, node, label(measurement), nature, quantity);
    if (values.size() > 1) {
      out.add(
          node, SAMPLE_COUNT, Standard.literal(Integer.toString(values.size()), Standard.INTEGER));
    } else if (measurement.uncertainty() != null) {
      Quantity uncertainty =
          in(quantity.unit(), new Quantity(measurement.uncertainty().get(0), measurement.unit()));
      out.add(
          node,
          UNCERTAINTY,
          Standard.literal(uncertainty.value().toPlainString(), Standard.DECIMAL));
    }
  }

  /** Converts where that is exact; else the quantity stays as it was given. */
  private static Quantity in(Unit unit, Quantity quantity) {
    return Unit.convert(quantity.value(), quantity.unit(), unit)
        .map(value -> new Quantity(value, unit))
        .orElse(quantity);
  }

  private static void temperature(
      Statements out, Node.Iri node, @Nullable BigDecimal kelvin, JsonNode parameters) {
    JsonNode asked = parameters.path("temperature");
    BigDecimal known = kelvin == null && asked.isNumber() ? asked.decimalValue() : kelvin;
    if (known == null || known.signum() <= 0) {
      return;
    }
    Node.Blank temperature = out.blank();
    out.add(node, PARAMETER, temperature);
    QuantityNodes.describe(
        out,
        temperature,
        "CelsiusTemperature",
        CONVENTIONAL,
        in(CELSIUS, new Quantity(known, KELVIN)));
  }

  private static String label(ScalarMeasurement measurement) {
    if (measurement instanceof ViscosityMeasurement viscosity) {
      return viscosity.kind() == ViscosityKind.DYNAMIC ? "DynamicViscosity" : "KinematicViscosity";
    }
    return measurement instanceof DensityMeasurement ? "Density" : "ElectrolyticConductivity";
  }

  private static String unit(ScalarMeasurement measurement) {
    if (measurement instanceof ViscosityMeasurement viscosity) {
      return viscosity.kind() == ViscosityKind.DYNAMIC ? "mPa.s" : "mm2/s";
    }
    return measurement instanceof DensityMeasurement ? "g/cm3" : "mS/cm";
  }
}
