package org.finales.samples.electrolyte;

/**
 * A solution of LiPF6 in a solvent mixture, as a laboratory writes its recipe.
 *
 * <p>A concentration by volume changes with temperature while the composition does not. Here it is
 * always that of the solution at {@link DensityModel#REFERENCE_TEMPERATURE}, at which solutions are
 * prepared; the electrolyte stays the same when it is measured cold or warm.
 *
 * @param solvent the solvents without the salt
 * @param concentration LiPF6 in mol per litre of solution at 298.15 K, 0 to 3
 */
public record Electrolyte(SolventMixture solvent, double concentration) {
  /** Checks the concentration; throws {@link ModelRangeException} outside 0 to 3 mol/L. */
  public Electrolyte {
    ValidRange.CONCENTRATION.check(concentration);
  }
}
