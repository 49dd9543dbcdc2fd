package org.finales.api.chemistry;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What a constituent of an electrolyte is there for. */
public enum ConstituentRole {
  /** It dissolves the others. */
  @JsonProperty("solvent")
  @Concept("Solvent")
  SOLVENT,

  /** It brings the ions. */
  @JsonProperty("salt")
  @Concept("Solute")
  SALT,

  /** It is there for something else, in small amounts. */
  @JsonProperty("additive")
  @Concept("ElectrolyteAdditive")
  ADDITIVE
}
