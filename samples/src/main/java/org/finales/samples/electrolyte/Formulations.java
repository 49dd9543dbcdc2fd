package org.finales.samples.electrolyte;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import org.finales.api.chemistry.Formulation;
import org.finales.api.chemistry.FormulationComponent;
import org.finales.api.chemistry.FractionType;

/** The way between a recipe and the formulation in which requests and results name it. */
public final class Formulations {
  /** Digits after the point; the recipe comes back to within 1e-9 all the same. */
  private static final int SCALE = 12;

  private Formulations() {}

  /** Returns the electrolyte as a formulation in mole fractions, rounded to 12 decimals. */
  public static Formulation of(Electrolyte electrolyte) {
    Formulation.Builder builder = Formulation.builder(FractionType.MOL_PER_MOL);
    MoleFractions.of(electrolyte)
        .forEach(
            (constituent, x) ->
                builder.add(
                    constituent.chemical(),
                    BigDecimal.valueOf(x).setScale(SCALE, RoundingMode.HALF_EVEN)));
    return builder.build();
  }

  /**
   * Returns the electrolyte that a formulation describes.
   *
   * @param formulation in shares of amount or of mass; shares that are a little off the whole are
   *     scaled
   * @throws ModelRangeException if it holds a chemical that the models do not know, is given in
   *     shares of volume or atoms, has no solvent, or more than 3 mol/L of salt
   */
  public static Electrolyte toElectrolyte(Formulation formulation) {
    Map<Constituent, Double> amounts = new EnumMap<>(Constituent.class);
    double sum = 0;
    for (FormulationComponent component : formulation.components()) {
      double fraction = component.fraction().doubleValue();
      if (fraction > 0) {
        Constituent constituent = known(component);
        double amount = amount(constituent, fraction, component.fractionType());
        amounts.put(constituent, amount);
        sum += amount;
      }
    }
    for (Map.Entry<Constituent, Double> part : amounts.entrySet()) {
      part.setValue(part.getValue() / sum);
    }
    return MoleFractions.toElectrolyte(amounts);
  }

  private static Constituent known(FormulationComponent component) {
    return Constituent.of(component.chemical())
        .orElseThrow(
            () ->
                new ModelRangeException(
                    "the models do not know "
                        + component.chemical().label()
                        + "; they know EC, EMC, DMC and LiPF6"));
  }

  /** Returns the amount of substance that a share stands for, in any unit. */
  private static double amount(Constituent constituent, double fraction, FractionType type) {
    return switch (type.basis()) {
      case AMOUNT -> fraction;
      case MASS -> fraction / constituent.molarMass();
      case VOLUME, ATOMS ->
          throw new ModelRangeException(
              "shares of type "
                  + type.text()
                  + " are not understood; give molPerMol or massPerMass");
    };
  }
}
