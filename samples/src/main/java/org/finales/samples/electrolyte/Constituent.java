package org.finales.samples.electrolyte;

import java.util.Optional;
import org.finales.api.chemistry.BatteryChemicals;
import org.finales.api.chemistry.Chemical;
import org.finales.api.quantity.Unit;

/** The substances that the electrolyte models know. */
public enum Constituent {
  /** Ethylene carbonate, a cyclic carbonate of high permittivity. */
  EC(BatteryChemicals.EC),
  /** Ethyl methyl carbonate, a linear carbonate of low viscosity. */
  EMC(BatteryChemicals.EMC),
  /** Dimethyl carbonate, the smallest linear carbonate. */
  DMC(BatteryChemicals.DMC),
  /** Lithium hexafluorophosphate, the conducting salt. */
  LIPF6(BatteryChemicals.LIPF6);

  private final BatteryChemicals substance;
  private final double molarMass;

  Constituent(BatteryChemicals substance) {
    this.substance = substance;
    this.molarMass = substance.molarMass().doubleValue(Unit.parse("g/mol"));
  }

  /** Finds the constituent that is the given chemical, by its InChIKey or SMILES. */
  public static Optional<Constituent> of(Chemical chemical) {
    for (Constituent constituent : values()) {
      if (constituent.chemical().isSameAs(chemical)) {
        return Optional.of(constituent);
      }
    }
    return Optional.empty();
  }

  /** Returns its name and identifiers. */
  public Chemical chemical() {
    return substance.chemical();
  }

  /** Returns the molar mass in g/mol. */
  public double molarMass() {
    return molarMass;
  }

  /** Returns whether this is a solvent, which is everything but the salt. */
  public boolean isSolvent() {
    return this != LIPF6;
  }
}
