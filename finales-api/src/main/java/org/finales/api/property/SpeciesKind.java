package org.finales.api.property;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What a species is. */
public enum SpeciesKind {
  /** A negative ion. */
  @JsonProperty("anion")
  @Concept("Anion")
  ANION,

  /** A positive ion. */
  @JsonProperty("cation")
  @Concept("Cation")
  CATION,

  /** An ion. */
  @JsonProperty("ion")
  @Concept("Ion")
  ION,

  /** A solvent. */
  @JsonProperty("solvent")
  @Concept("Solvent")
  SOLVENT,

  /** A solute. */
  @JsonProperty("solute")
  @Concept("Solute")
  SOLUTE
}
