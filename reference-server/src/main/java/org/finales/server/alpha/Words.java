package org.finales.server.alpha;

import java.util.List;

/** The words of the first FINALES. */
final class Words {
  /** How a figure of merit is obtained: the engine's method. */
  static final List<String> ORIGINS = List.of("experiment", "simulation", "test");

  /** A measurement of several figures of merit at once. */
  static final String VECTORIAL = "vectorial";

  /** Figures of merit: the engine's quantities. */
  static final List<String> FOMS =
      List.of(
          "density", "viscosity", "conductivity", "aniondiffusion", "cationdiffusion", VECTORIAL);

  static final List<String> RATIO_METHODS = List.of("molar", "molal", "other");

  static final List<String> AMOUNT_UNITS = List.of("mol", "Mol", "at.-%", "mol.-%");

  private Words() {}
}
