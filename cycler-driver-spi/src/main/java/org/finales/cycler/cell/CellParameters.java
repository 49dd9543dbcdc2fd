package org.finales.cycler.cell;

import org.jspecify.annotations.Nullable;

/**
 * What a cell, or several alike in series and parallel, is made of; immutable. All values are those
 * of one cell; {@link CellModel} tells its equations.
 *
 * @param chemistry chemistry that the values were taken from; null for a cell of one's own
 * @param ocv open-circuit voltage
 * @param capacityAh charge between empty and full when new, in Ah; above zero
 * @param resistance series resistance, in ohm; above zero
 * @param fastResistance resistance of the first pair, in ohm; zero for none
 * @param fastSeconds time constant of the first pair, in s; above zero
 * @param slowResistance resistance of the second pair, in ohm; zero for none
 * @param slowSeconds time constant of the second pair, in s; above zero
 * @param coulombicEfficiency part of the charge that is kept when charging; above 0, at most 1
 * @param fadePerCycle part of the new capacity that is lost for each full cycle; 0 to 1
 * @param heatCapacity heat capacity, in J/K; above zero
 * @param thermalResistance resistance to the ambient, in K/W; above zero
 * @param ambientCelsius temperature of the ambient and of the cell at first, in °C; -273 to 1000
 * @param stateOfCharge state of charge at first; -1 to 2, where 0 is empty and 1 is full
 * @param series how many groups are in series; 1 to 10,000
 * @param parallel how many cells are parallel in each; 1 to 10,000
 */
public record CellParameters(
    @Nullable CellChemistry chemistry,
    OcvTable ocv,
    double capacityAh,
    double resistance,
    double fastResistance,
    double fastSeconds,
    double slowResistance,
    double slowSeconds,
    double coulombicEfficiency,
    double fadePerCycle,
    double heatCapacity,
    double thermalResistance,
    double ambientCelsius,
    double stateOfCharge,
    int series,
    int parallel) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException naming the one that is out of bounds
   */
  public CellParameters {
    CellChecks.positive("capacity", capacityAh, "Ah");
    CellChecks.positive("resistance", resistance, "Ohm");
    CellChecks.notNegative("resistance of the first pair", fastResistance, "Ohm");
    CellChecks.positive("time constant of the first pair", fastSeconds, "s");
    CellChecks.notNegative("resistance of the second pair", slowResistance, "Ohm");
    CellChecks.positive("time constant of the second pair", slowSeconds, "s");
    CellChecks.between("coulombic efficiency", coulombicEfficiency, 1e-6, 1, "");
    CellChecks.between("fade per cycle", fadePerCycle, 0, 1, "");
    CellChecks.positive("heat capacity", heatCapacity, "J/K");
    CellChecks.positive("thermal resistance", thermalResistance, "K/W");
    CellChecks.between("ambient temperature", ambientCelsius, -273, 1000, " °C");
    CellChecks.between("state of charge", stateOfCharge, -1, 2, "");
    CellChecks.between("number of cells in series", series, 1, 10_000, "");
    CellChecks.between("number of cells in parallel", parallel, 1, 10_000, "");
  }

  /** Starts a cell that only has a series resistance of 10 mOhm and otherwise no losses. */
  public static Builder builder(OcvTable ocv, double capacityAh) {
    return new Builder(ocv, capacityAh);
  }

  /**
   * Reads a chemistry and settings, {@code li-ion-nmc?capacity=2.5Ah&soc=50%&series=4}.
   *
   * <p>The settings, all but the first optional, each a number with a unit: {@code capacity}, 1 Ah
   * if missing; {@code resistance}, {@code resistance1}, {@code resistance2}; {@code time1}, {@code
   * time2}, time constants of the pairs; {@code soc}; {@code efficiency}; {@code fade}, per cycle;
   * {@code heat-capacity}; {@code thermal-resistance}; {@code ambient}; {@code series}; {@code
   * parallel}.
   *
   * @throws IllegalArgumentException naming the setting and what it should be
   */
  public static CellParameters parse(String text) {
    return CellSettings.parse(text);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(ocv, capacityAh);
    copy.chemistry = chemistry;
    copy.resistance = resistance;
    copy.fastResistance = fastResistance;
    copy.fastSeconds = fastSeconds;
    copy.slowResistance = slowResistance;
    copy.slowSeconds = slowSeconds;
    copy.coulombicEfficiency = coulombicEfficiency;
    copy.fadePerCycle = fadePerCycle;
    copy.heatCapacity = heatCapacity;
    copy.thermalResistance = thermalResistance;
    copy.ambientCelsius = ambientCelsius;
    copy.stateOfCharge = stateOfCharge;
    copy.series = series;
    copy.parallel = parallel;
    return copy;
  }

  /** Returns the capacity of all cells together, in Ah. */
  public double packCapacityAh() {
    return capacityAh * parallel;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final OcvTable ocv;
    private final double capacityAh;
    private @Nullable CellChemistry chemistry;
    private double resistance = 0.01;
    private double fastResistance;
    private double fastSeconds = 10;
    private double slowResistance;
    private double slowSeconds = 100;
    private double coulombicEfficiency = 1;
    private double fadePerCycle;
    private double heatCapacity = 45;
    private double thermalResistance = 24;
    private double ambientCelsius = 25;
    private double stateOfCharge = 0.5;
    private int series = 1;
    private int parallel = 1;

    private Builder(OcvTable ocv, double capacityAh) {
      this.ocv = ocv;
      this.capacityAh = capacityAh;
    }

    Builder chemistry(CellChemistry newChemistry) {
      chemistry = newChemistry;
      return this;
    }

    /** Sets the series resistance, in ohm. */
    public Builder resistance(double ohm) {
      resistance = ohm;
      return this;
    }

    /** Sets resistance in ohm and time constant in s of the first pair. */
    public Builder fastPair(double ohm, double seconds) {
      fastResistance = ohm;
      fastSeconds = seconds;
      return this;
    }

    /** Sets resistance in ohm and time constant in s of the second pair. */
    public Builder slowPair(double ohm, double seconds) {
      slowResistance = ohm;
      slowSeconds = seconds;
      return this;
    }

    /** Sets which part of the charge is kept when charging. */
    public Builder coulombicEfficiency(double fraction) {
      coulombicEfficiency = fraction;
      return this;
    }

    /** Sets which part of the new capacity is lost for each full cycle. */
    public Builder fadePerCycle(double fraction) {
      fadePerCycle = fraction;
      return this;
    }

    /** Sets the heat capacity, in J/K. */
    public Builder heatCapacity(double joulePerKelvin) {
      heatCapacity = joulePerKelvin;
      return this;
    }

    /** Sets the thermal resistance to the ambient, in K/W. */
    public Builder thermalResistance(double kelvinPerWatt) {
      thermalResistance = kelvinPerWatt;
      return this;
    }

    /** Sets the temperature of the ambient, and of the cell at first, in °C. */
    public Builder ambientCelsius(double celsius) {
      ambientCelsius = celsius;
      return this;
    }

    /** Sets the state of charge at first: 0 is empty, 1 is full. */
    public Builder stateOfCharge(double fraction) {
      stateOfCharge = fraction;
      return this;
    }

    /** Sets how many cells there are: groups in series, and cells parallel in each. */
    public Builder cells(int inSeries, int inParallel) {
      series = inSeries;
      parallel = inParallel;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException naming the number that is out of bounds
     */
    public CellParameters build() {
      return new CellParameters(
          chemistry,
          ocv,
          capacityAh,
          resistance,
          fastResistance,
          fastSeconds,
          slowResistance,
          slowSeconds,
          coulombicEfficiency,
          fadePerCycle,
          heatCapacity,
          thermalResistance,
          ambientCelsius,
          stateOfCharge,
          series,
          parallel);
    }
  }
}
