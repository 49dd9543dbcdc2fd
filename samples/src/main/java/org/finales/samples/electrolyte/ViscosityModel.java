package org.finales.samples.electrolyte;

import java.util.Map;

/**
 * Dynamic viscosity of LiPF6 in carbonate mixtures, in mPa s.
 *
 * <p>Each solvent follows an Arrhenius law, ηᵢ(T) = ηᵢ exp(Eᵢ/R (1/T − 1/Tᵢ)); solvents mix by the
 * Arrhenius rule ln η = Σ xᵢ ln ηᵢ, which is that of Grunberg and Nissan, Nature 164 (1949) 799,
 * without interaction; the salt multiplies by 1 + (Bc + Dc²) exp(E/R (1/T − 1/298.15 K)), the terms
 * of Jones and Dole, J. Am. Chem. Soc. 51 (1929) 2950, that matter at these concentrations, with a
 * quadratic one for the crowded solution and a thermal activation of their own.
 *
 * <p>Viscosities of the pure solvents are those tabulated by K. Xu, Chem. Rev. 104 (2004) 4303,
 * table 1: EC 1.90 mPa s at 313.15 K, DMC 0.59 at 293.15 K, EMC 0.65 at 298.15 K. Activation
 * energies and the salt's coefficients are round numbers, chosen so that 1 mol/L about triples the
 * viscosity at room temperature as is commonly seen; they are fitted to no data set. Expect some 20
 * % near 298 K and 1 mol/L, and no more than the order of magnitude at 253 K and 3 mol/L.
 *
 * <p>Range: 253 to 333 K, 0 to 3 mol/L; freezing is not modelled.
 */
public final class ViscosityModel {
  private static final double GAS_CONSTANT = 8.314462618; // J/(mol K), CODATA 2018

  private static final double SALT_LINEAR = 1.1; // L/mol
  private static final double SALT_QUADRATIC = 0.75; // L²/mol²
  private static final double SALT_ACTIVATION_ENERGY = 7.0e3; // J/mol

  /** Viscosity in mPa s at a temperature in K, and the activation energy in J/mol. */
  private record Arrhenius(double viscosity, double temperature, double activationEnergy) {
    double logAt(double otherTemperature) {
      return Math.log(viscosity)
          + activationEnergy / GAS_CONSTANT * (1 / otherTemperature - 1 / temperature);
    }
  }

  private static final Map<Constituent, Arrhenius> SOLVENTS =
      Map.of(
          Constituent.EC, new Arrhenius(1.90, 313.15, 12.5e3),
          Constituent.EMC, new Arrhenius(0.65, 298.15, 9.0e3),
          Constituent.DMC, new Arrhenius(0.59, 293.15, 8.5e3));

  private ViscosityModel() {}

  /**
   * Returns the dynamic viscosity of an electrolyte in mPa s.
   *
   * @param temperature in K, 253 to 333
   * @throws ModelRangeException if the temperature is outside the range
   */
  public static double viscosity(Electrolyte electrolyte, double temperature) {
    ValidRange.TEMPERATURE.check(temperature);
    double log = 0;
    for (Map.Entry<Constituent, Double> part : electrolyte.solvent().moleFractions().entrySet()) {
      log += part.getValue() * law(part.getKey()).logAt(temperature);
    }
    double c = electrolyte.concentration();
    double activation =
        Math.exp(
            SALT_ACTIVATION_ENERGY
                / GAS_CONSTANT
                * (1 / temperature - 1 / DensityModel.REFERENCE_TEMPERATURE));
    return Math.exp(log) * (1 + (SALT_LINEAR * c + SALT_QUADRATIC * c * c) * activation);
  }

  private static Arrhenius law(Constituent solvent) {
    Arrhenius law = SOLVENTS.get(solvent);
    if (law == null) {
      throw new ModelRangeException("no viscosity is known for " + solvent);
    }
    return law;
  }
}
