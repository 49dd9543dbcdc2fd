package org.finales.samples.electrolyte;

import java.util.EnumMap;
import java.util.Map;

/**
 * The way between a recipe (solvents by mass, salt in mol/L) and mole fractions, in which
 * formulations travel.
 *
 * <p>With volumes that add up (see {@link DensityModel}) one litre of solution of concentration c
 * holds ρ(1000 − cV)/M mol of solvent, where ρ is the solvent's density at 298.15 K, M its mean
 * molar mass and V the salt's molar volume. With r mol of salt per mol of solvent this gives c =
 * 1000 rρ/(M + rρV): both ways are closed formulas and undo one another to rounding.
 */
public final class MoleFractions {
  /** How far the mole fractions given by others may add up to something other than 1. */
  public static final double SUM_TOLERANCE = 1e-3;

  private MoleFractions() {}

  /**
   * Returns the mole fraction of every constituent; they add up to 1 within rounding.
   *
   * @return in the order of {@link Constituent}; without the salt where its concentration is 0
   */
  public static Map<Constituent, Double> of(Electrolyte electrolyte) {
    SolventMixture solvent = electrolyte.solvent();
    double c = electrolyte.concentration();
    double solventAmount =
        DensityModel.ofSolvent(solvent, DensityModel.REFERENCE_TEMPERATURE)
            * (1000 - c * DensityModel.SALT_MOLAR_VOLUME)
            / solvent.molarMass();
    double total = solventAmount + c;
    Map<Constituent, Double> fractions = new EnumMap<>(Constituent.class);
    solvent
        .moleFractions()
        .forEach((constituent, x) -> fractions.put(constituent, x * solventAmount / total));
    if (c > 0) {
      fractions.put(Constituent.LIPF6, c / total);
    }
    return fractions;
  }

  /**
   * Returns the recipe that has the given mole fractions.
   *
   * @param fractions 0 or more, adding up to 1 within {@link #SUM_TOLERANCE}; the rest is scaled
   *     away, because people write rounded numbers
   * @throws IllegalArgumentException if a fraction is negative or not finite or the sum is not 1
   * @throws ModelRangeException if there is no solvent or the concentration is above 3 mol/L
   */
  public static Electrolyte toElectrolyte(Map<Constituent, Double> fractions) {
    double sum = 0;
    Map<Constituent, Double> masses = new EnumMap<>(Constituent.class);
    double solventAmount = 0;
    for (Map.Entry<Constituent, Double> part : fractions.entrySet()) {
      Constituent constituent = part.getKey();
      double x = part.getValue();
      if (!(x >= 0 && x <= 1)) {
        throw new IllegalArgumentException(
            "mole fraction of " + constituent + " is " + x + ", not within 0 to 1");
      }
      sum += x;
      if (constituent.isSolvent() && x > 0) {
        solventAmount += x;
        masses.put(constituent, x * constituent.molarMass());
      }
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException("mole fractions add up to " + sum + ", not to 1");
    }
    if (masses.isEmpty()) {
      throw new ModelRangeException("the formulation names no solvent");
    }
    SolventMixture solvent = SolventMixture.byMass(masses);
    double saltPerSolvent = fractions.getOrDefault(Constituent.LIPF6, 0.0) / solventAmount;
    double density = DensityModel.ofSolvent(solvent, DensityModel.REFERENCE_TEMPERATURE);
    double c =
        1000
            * saltPerSolvent
            * density
            / (solvent.molarMass() + saltPerSolvent * density * DensityModel.SALT_MOLAR_VOLUME);
    return new Electrolyte(solvent, snapToLimit(c));
  }

  /** Keeps the upper limit itself from being refused for the last bit of a double. */
  private static double snapToLimit(double concentration) {
    double max = ValidRange.CONCENTRATION.max();
    return concentration > max && concentration < max + 1e-9 ? max : concentration;
  }
}
