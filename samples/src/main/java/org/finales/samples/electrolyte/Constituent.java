package org.finales.samples.electrolyte;

/**
 * The substances that the electrolyte models know.
 *
 * <p>Molar masses are in g/mol. SMILES and InChIKeys are written as published FINALES 2 requests
 * write them, so that a formulation can be matched by either.
 */
public enum Constituent {
  /** Ethylene carbonate, a cyclic carbonate of high permittivity. */
  EC("ethylene carbonate", "C1COC(=O)O1", "KMTRUDSVKNLOMY-UHFFFAOYSA-N", 88.06),
  /** Ethyl methyl carbonate, a linear carbonate of low viscosity. */
  EMC("ethyl methyl carbonate", "CCOC(=O)OC", "JBTWLSYIZRCDFO-UHFFFAOYSA-N", 104.10),
  /** Dimethyl carbonate, the smallest linear carbonate. */
  DMC("dimethyl carbonate", "COC(=O)OC", "IEJIGPNLZYLLBP-UHFFFAOYSA-N", 90.08),
  /** Lithium hexafluorophosphate, the conducting salt. */
  LIPF6(
      "lithium hexafluorophosphate",
      "[Li+].F[P-](F)(F)(F)(F)F",
      "AXPLOJNSKRXQPA-UHFFFAOYSA-N",
      151.905);

  private final String substance;
  private final String smiles;
  private final String inchiKey;
  private final double molarMass;

  Constituent(String substance, String smiles, String inchiKey, double molarMass) {
    this.substance = substance;
    this.smiles = smiles;
    this.inchiKey = inchiKey;
    this.molarMass = molarMass;
  }

  /** Returns the English name of the substance. */
  public String substance() {
    return substance;
  }

  /** Returns the SMILES. */
  public String smiles() {
    return smiles;
  }

  /** Returns the standard InChIKey. */
  public String inchiKey() {
    return inchiKey;
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
