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
  CONDUCTIVE_ADDITIVE
}
