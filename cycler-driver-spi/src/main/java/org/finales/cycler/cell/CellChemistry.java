package org.finales.cycler.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Kinds of cells that the model knows, each with its curve and with parameters of the usual
 * magnitude. Where the curves come from is written beside them; the other parameters are our own
 * estimates for a cell of laboratory size, not a product's.
 */
public enum CellChemistry {
  /** Lithium nickel manganese cobalt oxide against graphite; also named {@code li-ion}. */
  LI_ION_NMC("li-ion-nmc", OcvTables.NMC, 2.5, 4.2, 0.05, 0.9995, 2e-4),
  /** Lithium iron phosphate against graphite. */
  LI_ION_LFP("li-ion-lfp", OcvTables.LFP, 2.5, 3.65, 0.04, 0.9995, 1e-4),
  /** Lithium nickel cobalt aluminium oxide against graphite. */
  LI_ION_NCA("li-ion-nca", OcvTables.NCA, 2.5, 4.2, 0.06, 0.9995, 3e-4),
  /** Lithium manganese oxide against graphite. */
  LI_ION_LMO("li-ion-lmo", OcvTables.LMO, 3.0, 4.2, 0.05, 0.999, 5e-4),
  /** Lithium cobalt oxide against graphite. */
  LI_ION_LCO("li-ion-lco", OcvTables.LCO, 3.0, 4.2, 0.08, 0.9995, 4e-4),
  /** Lithium nickel manganese cobalt oxide against lithium titanate. */
  LI_ION_LTO("li-ion-lto", OcvTables.LTO, 1.8, 2.8, 0.03, 0.9999, 2e-5),
  /** Lead and lead dioxide in sulphuric acid. */
  LEAD_ACID("lead-acid", OcvTables.LEAD_ACID, 1.75, 2.45, 0.06, 0.95, 1e-3),
  /** Vanadium in both half cells, with its electrolyte in tanks. */
  VANADIUM_REDOX("vanadium-redox", OcvTables.VANADIUM_REDOX, 0.8, 1.65, 0.12, 0.97, 1e-5);

  private final String code;

  @SuppressWarnings("ImmutableEnumChecker") // a table does not change
  private final OcvTable ocv;

  private final double minVoltage;
  private final double maxVoltage;
  private final double ohmAmpereHours;
  private final double coulombicEfficiency;
  private final double fadePerCycle;

  CellChemistry(
      String code,
      double[] volts,
      double minVoltage,
      double maxVoltage,
      double ohmAmpereHours,
      double coulombicEfficiency,
      double fadePerCycle) {
    this.code = code;
    this.ocv = OcvTables.table(volts);
    this.minVoltage = minVoltage;
    this.maxVoltage = maxVoltage;
    this.ohmAmpereHours = ohmAmpereHours;
    this.coulombicEfficiency = coulombicEfficiency;
    this.fadePerCycle = fadePerCycle;
  }

  /** Returns its name in connection strings and on the command line, {@code li-ion-nmc}. */
  public String code() {
    return code;
  }

  /** Returns the open-circuit voltage of one cell. */
  public OcvTable ocv() {
    return ocv;
  }

  /** Returns the voltage at which one cell is usually taken as empty, in V. */
  public double minVoltage() {
    return minVoltage;
  }

  /** Returns the voltage up to which one cell is usually charged, in V. */
  public double maxVoltage() {
    return maxVoltage;
  }

  /**
   * Returns parameters of the usual magnitude for one cell of a capacity: resistances fall and the
   * heat capacity grows in proportion to it.
   *
   * @param capacityAh capacity in Ah, above zero
   * @throws IllegalArgumentException if the capacity is out of bounds
   */
  public CellParameters defaults(double capacityAh) {
    return CellParameters.builder(ocv, capacityAh)
        .chemistry(this)
        .resistance(ohmAmpereHours / capacityAh)
        .fastPair(0.4 * ohmAmpereHours / capacityAh, 15)
        .slowPair(0.6 * ohmAmpereHours / capacityAh, 400)
        .coulombicEfficiency(coulombicEfficiency)
        .fadePerCycle(fadePerCycle)
        .heatCapacity(18 * capacityAh)
        .thermalResistance(60 / capacityAh)
        .build();
  }

  /**
   * Finds a chemistry by its name; {@code li-ion} is {@link #LI_ION_NMC}.
   *
   * @throws IllegalArgumentException naming all that are known
   */
  public static CellChemistry of(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    if (wanted.equals("li-ion")) {
      return LI_ION_NMC;
    }
    for (CellChemistry chemistry : values()) {
      if (chemistry.code.equals(wanted)) {
        return chemistry;
      }
    }
    throw new IllegalArgumentException(
        "\"%s\" is no chemistry of cells; choose li-ion, %s"
            .formatted(
                name.length() > 40 ? name.substring(0, 40) + "…" : name,
                Arrays.stream(values())
                    .map(CellChemistry::code)
                    .collect(Collectors.joining(", "))));
  }
}
