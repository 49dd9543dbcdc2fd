package org.finales.samples.instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.Limitations;
import org.finales.api.json.FinalesJson;
import org.finales.samples.electrolyte.ConductivityModel;
import org.finales.samples.electrolyte.Constituent;
import org.finales.samples.electrolyte.Electrolyte;
import org.finales.samples.electrolyte.MoleFractions;
import org.finales.samples.electrolyte.SolventMixture;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the benches say that they can do: the range of the models, as limitations.
 *
 * <p>Limitations name a range for each chemical alone. Of the two mixtures whose conductivity is
 * known they describe the box around a line; what lies in the box and off the line is refused when
 * it is tried.
 */
final class Limits {
  private static final double MIN_TEMPERATURE = 253;
  private static final double MAX_TEMPERATURE = 333;
  private static final double MIN_CONCENTRATION = 0.1;
  private static final double MAX_CONCENTRATION = 3;

  /** Mole fractions are widened to this many digits. */
  private static final int DIGITS = 4;

  private Limits() {}

  /** The mixtures for which conductivities are known. */
  static Limitations ofConductivity() {
    ArrayNode systems = FinalesJson.mapper().createArrayNode();
    for (SolventMixture mixture : ConductivityModel.mixtures()) {
      Map<Constituent, Double> dilute =
          MoleFractions.of(new Electrolyte(mixture, MIN_CONCENTRATION));
      Map<Constituent, Double> concentrated =
          MoleFractions.of(new Electrolyte(mixture, MAX_CONCENTRATION));
      ArrayNode system = systems.addArray();
      dilute.forEach(
          (constituent, fraction) -> {
            double other = concentrated.getOrDefault(constituent, 0.0);
            add(system, constituent, Math.min(fraction, other), Math.max(fraction, other));
          });
    }
    return within(systems);
  }

  /** Any mixture of what the models know. */
  static Limitations ofOthers() {
    ArrayNode systems = FinalesJson.mapper().createArrayNode();
    ArrayNode system = systems.addArray();
    for (Constituent constituent : Constituent.values()) {
      add(system, constituent, 0, constituent.isSolvent() ? 1 : 0.3);
    }
    return within(systems);
  }

  private static Limitations within(ArrayNode systems) {
    return Limitations.builder()
        .limit("formulation", systems)
        .range("temperature", MIN_TEMPERATURE, MAX_TEMPERATURE, "kelvin")
        .build();
  }

  private static void add(ArrayNode system, Constituent constituent, double min, double max) {
    ObjectNode component = system.addObject();
    component.set("chemical", identity(constituent));
    component
        .putArray("fraction")
        .addObject()
        .put("min", BigDecimal.valueOf(min).setScale(DIGITS, RoundingMode.FLOOR))
        .put("max", BigDecimal.valueOf(max).setScale(DIGITS, RoundingMode.CEILING));
    component.putArray("fraction_type").add("molPerMol");
  }

  private static ObjectNode identity(Constituent constituent) {
    ObjectNode chemical = (ObjectNode) FinalesJson.tree(constituent.chemical());
    return chemical.retain(List.of("SMILES", "InChIKey"));
  }
}
