package org.finales.samples.electrolyte;

import java.util.Map;

/**
 * Mass density of LiPF6 in carbonate mixtures, in g/cm³: volumes add up.
 *
 * <p>The solvents mix ideally, 1/ρ = Σ wᵢ/ρᵢ, each with a density linear in temperature, ρᵢ(T) =
 * ρᵢ(298.15 K) + bᵢ(T − 298.15 K), and the salt adds a constant molar volume V. At 298.15 K the
 * density is therefore linear in the concentration, ρ + c(M − Vρ).
 *
 * <p>Densities at 298.15 K are those tabulated by K. Xu, Chem. Rev. 104 (2004) 4303, table 1: EMC
 * 1.006, DMC 1.063 and EC 1.321 g/cm³. The last is the value of the melt near 313 K (EC melts at
 * 309.5 K) and is carried to 298.15 K along the slope, as EC in a mixture is liquid there. The
 * slopes and the salt's molar volume are round numbers of the size that densimetry of carbonates
 * and of their LiPF6 solutions gives; they are fitted to no data set. Expect the absolute values to
 * be within some 2 % and differences between electrolytes to be better.
 *
 * <p>Range: 253 to 333 K, 0 to 3 mol/L; freezing is not modelled.
 */
public final class DensityModel {
  /** The temperature, in K, at which concentrations are counted. */
  public static final double REFERENCE_TEMPERATURE = 298.15;

  /** Volume that a mole of LiPF6 adds to a solution, in cm³/mol. */
  public static final double SALT_MOLAR_VOLUME = 55.0;

  /** Density at the reference temperature in g/cm³ and its slope in g/(cm³ K). */
  private record Line(double density, double slope) {
    double at(double temperature) {
      return density + slope * (temperature - REFERENCE_TEMPERATURE);
    }
  }

  private static final double EC_SLOPE = -1.1e-3;

  private static final Map<Constituent, Line> SOLVENTS =
      Map.of(
          Constituent.EC, new Line(1.321 + EC_SLOPE * (REFERENCE_TEMPERATURE - 313.15), EC_SLOPE),
          Constituent.EMC, new Line(1.006, -1.2e-3),
          Constituent.DMC, new Line(1.063, -1.3e-3));

  private DensityModel() {}

  /**
   * Returns the density of an electrolyte in g/cm³.
   *
   * @param temperature in K, 253 to 333
   * @throws ModelRangeException if the temperature is outside the range
   */
  public static double density(Electrolyte electrolyte, double temperature) {
    ValidRange.TEMPERATURE.check(temperature);
    double c = electrolyte.concentration();
    SolventMixture solvent = electrolyte.solvent();
    // One litre as prepared; its mass stays, its volume follows the temperature.
    double saltVolume = c * SALT_MOLAR_VOLUME;
    double solventMass = ofSolvent(solvent, REFERENCE_TEMPERATURE) * (1000 - saltVolume);
    double volume = solventMass / ofSolvent(solvent, temperature) + saltVolume;
    return (solventMass + c * Constituent.LIPF6.molarMass()) / volume;
  }

  /** Returns the density of the solvents without salt in g/cm³; the caller minds the range. */
  static double ofSolvent(SolventMixture solvent, double temperature) {
    double specificVolume = 0;
    for (Map.Entry<Constituent, Double> part : solvent.massFractions().entrySet()) {
      specificVolume += part.getValue() / line(part.getKey()).at(temperature);
    }
    return 1 / specificVolume;
  }

  private static Line line(Constituent solvent) {
    Line line = SOLVENTS.get(solvent);
    if (line == null) {
      throw new ModelRangeException("no density is known for " + solvent);
    }
    return line;
  }
}
