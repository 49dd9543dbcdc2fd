package org.finales.api.chemistry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;

/**
 * Solvents and the salt of the usual lithium-ion electrolytes, with identifiers and molar masses.
 *
 * <p>The InChIKeys are the hashes of the InChI of these structures and those that FINALES 2
 * laboratories exchange. Molar masses are the sums of the abridged standard atomic weights of IUPAC
 * (2021), Pure Appl. Chem. 94 (2022) 573.
 */
@SuppressWarnings("ImmutableEnumChecker") // a chemical is a record of texts
public enum BatteryChemicals {
  /** Ethylene carbonate. */
  EC("Ethylene carbonate", "C3H4O3", "C1COC(=O)O1", "KMTRUDSVKNLOMY-UHFFFAOYSA-N"),
  /** Ethyl methyl carbonate. */
  EMC("Ethyl methyl carbonate", "C4H8O3", "CCOC(=O)OC", "JBTWLSYIZRCDFO-UHFFFAOYSA-N"),
  /** Dimethyl carbonate. */
  DMC("Dimethyl carbonate", "C3H6O3", "COC(=O)OC", "IEJIGPNLZYLLBP-UHFFFAOYSA-N"),
  /** Diethyl carbonate. */
  DEC("Diethyl carbonate", "C5H10O3", "CCOC(=O)OCC", "OIFBSDVPJOWBCH-UHFFFAOYSA-N"),
  /** Propylene carbonate. */
  PC("Propylene carbonate", "C4H6O3", "CC1COC(=O)O1", "RUOJZAUFBMNUDX-UHFFFAOYSA-N"),
  /** Lithium hexafluorophosphate. */
  LIPF6(
      "Lithium hexafluorophosphate",
      "LiPF6",
      "[Li+].F[P-](F)(F)(F)(F)F",
      "AXPLOJNSKRXQPA-UHFFFAOYSA-N");

  private static final Unit GRAM_PER_MOLE = Unit.parse("g/mol");

  private final Chemical chemical;
  private final String formula;
  private final BigDecimal molarMass;

  BatteryChemicals(String name, String formula, String smiles, String inchiKey) {
    this.chemical = Chemical.of(smiles, inchiKey).withName(name);
    this.formula = formula;
    this.molarMass = MolarMass.of(formula);
  }

  /** Finds one of them. */
  public static Optional<BatteryChemicals> of(Chemical chemical) {
    return List.of(values()).stream()
        .filter(known -> known.chemical.isSameAs(chemical))
        .findFirst();
  }

  /** Returns the chemical with its name. */
  public Chemical chemical() {
    return chemical;
  }

  /** Returns the molecular formula, {@code C3H4O3}. */
  public String formula() {
    return formula;
  }

  /** Returns the molar mass in g/mol. */
  public Quantity molarMass() {
    return new Quantity(molarMass, GRAM_PER_MOLE);
  }
}
