package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What a material is there for. */
public enum MaterialRole {
  /** It stores the charge. */
  @JsonProperty("activeMaterial")
  @Concept("ActiveMaterial")
  ACTIVE_MATERIAL,

  /** It holds the others together. */
  @JsonProperty("binder")
  @Concept("Binder")
  BINDER,

  /** It conducts. */
  @JsonProperty("conductiveAdditive")
  @Concept("ConductiveAdditive")
  CONDUCTIVE_ADDITIVE,

  /** It brings the ions of an electrolyte. */
  @JsonProperty("electrolyteSalt")
  @Concept("Solute")
  ELECTROLYTE_SALT,

  /** It dissolves the others of an electrolyte. */
  @JsonProperty("electrolyteSolvent")
  @Concept("Solvent")
  ELECTROLYTE_SOLVENT,

  /** It is something else in an electrolyte. */
  @JsonProperty("electrolyteAdditive")
  @Concept("ElectrolyteAdditive")
  ELECTROLYTE_ADDITIVE
}
