package org.finales.api.battinfo;

/** How the value of a quantity came about. */
public enum Nature {
  /** It was agreed on: specified, nominal, rated, a recipe, a set point. */
  @Concept("ConventionalProperty")
  CONVENTIONAL,

  /** It was measured. */
  @Concept("MeasuredProperty")
  MEASURED,

  /** It was computed by a model or fitted. */
  @Concept("ModelledProperty")
  MODELLED
}
