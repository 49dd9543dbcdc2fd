package org.finales.samples.electrolyte;

/** A closed range of a model's input, with the words for refusing what lies outside it. */
record ValidRange(String quantity, double min, double max, String unit) {
  /** Temperatures of the measurements behind the conductivity model; the others follow it. */
  static final ValidRange TEMPERATURE = new ValidRange("temperature", 253.0, 333.0, "K");

  /** Concentrations of solutions, the pure solvent included. */
  static final ValidRange CONCENTRATION = new ValidRange("LiPF6 concentration", 0.0, 3.0, "mol/L");

  void check(double value) {
    // Written so that NaN is refused as well.
    if (!(value >= min && value <= max)) {
      throw new ModelRangeException(
          quantity
              + " "
              + value
              + " "
              + unit
              + " lies outside the model's range of "
              + min
              + " to "
              + max
              + " "
              + unit);
    }
  }
}
